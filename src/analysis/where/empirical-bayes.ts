/**
 * Global empirical-Bayes rates (Marshall 1991): each rate is drawn towards the rate of the whole area, the
 * more so the less it rests on,
 *
 * θᵢ = m + (xᵢ/eᵢ − m) A / (A + m/eᵢ),  m = Σx / Σe,  A = Σ eᵢ (xᵢ/eᵢ − m)² / Σe − m / ē, at least 0.
 *
 * Where the rates vary no more than chance does (A = 0) all are m.
 * @param cases counts, one per cell
 * @param exposure what the counts are out of, one per cell and above 0: area, months, all crimes of the hex
 */
export function smoothRates(cases: ArrayLike<number>, exposure: ArrayLike<number>): Float64Array {
  const everyCell = Uint32Array.from(cases, (_, i) => i);
  const prior = estimatePrior(cases, exposure, everyCell);
  return Float64Array.from(cases, (x, i) => shrink(x, exposure[i] as number, prior));
}

/**
 * Spatial empirical-Bayes rates (Marshall 1991): as `smoothRates`, with m and A estimated for each cell from
 * itself and its neighbours alone.
 * @param neighbourStart as in `HexGrid`, with `neighbours`
 */
export function smoothRatesLocally(
  cases: ArrayLike<number>,
  exposure: ArrayLike<number>,
  neighbourStart: Uint32Array,
  neighbours: Uint32Array,
): Float64Array {
  return Float64Array.from(cases, (x, i) => {
    const around = neighbours.subarray(neighbourStart[i], neighbourStart[i + 1]);
    return shrink(x, exposure[i] as number, estimatePrior(cases, exposure, [i, ...around]));
  });
}

interface Prior {
  readonly mean: number;
  readonly variance: number;
}

function estimatePrior(
  cases: ArrayLike<number>,
  exposure: ArrayLike<number>,
  cells: ArrayLike<number>,
): Prior {
  let allCases = 0;
  let allExposure = 0;
  for (let k = 0; k < cells.length; k++) {
    allCases += cases[cells[k] as number] as number;
    allExposure += exposure[cells[k] as number] as number;
  }
  const mean = allCases / allExposure;
  let squares = 0;
  for (let k = 0; k < cells.length; k++) {
    const e = exposure[cells[k] as number] as number;
    squares += e * ((cases[cells[k] as number] as number) / e - mean) ** 2;
  }
  const chance = mean / (allExposure / cells.length);
  return { mean, variance: Math.max(0, squares / allExposure - chance) };
}

function shrink(cases: number, exposure: number, { mean, variance }: Prior): number {
  if (variance === 0) return mean;
  return mean + ((cases / exposure - mean) * variance) / (variance + mean / exposure);
}
