/**
 * The local statistic Gi* as a standard normal deviate, one per cell, with binary weights and the
 * cell itself among its neighbours (Getis & Ord 1992; standardised as in Ord & Getis 1995):
 *
 * Gi* = (Σⱼ wᵢⱼ xⱼ − Wᵢ* x̄) / (s √((n S₁ᵢ* − Wᵢ*²) / (n − 1))),  wᵢⱼ ∈ {0, 1},  Wᵢ* = S₁ᵢ* = Σⱼ wᵢⱼ,
 *
 * where x̄ and s are the mean and the (population) standard deviation of all n values, zeros included.
 * Where it is undefined it is 0: fewer than two cells, all values equal, or a cell whose
 * neighbourhood is everything. Values are brought to [0, 1] first, so the unit does not matter.
 *
 * @param values one finite value per cell
 * @param neighbourStart cell `i` has the neighbours `neighbours[neighbourStart[i] … neighbourStart[i + 1])`,
 *   each once and itself not among them, as in `HexGrid`
 */
export function getisOrdStar(
  values: ArrayLike<number>,
  neighbourStart: Uint32Array,
  neighbours: Uint32Array,
): Float64Array {
  const n = values.length;
  const z = new Float64Array(n);
  const deviation = deviationsFromMean(values);
  const s = Math.sqrt(deviation.reduce((sum, d) => sum + d * d, 0) / n);
  if (n < 2 || s === 0) return z;
  for (let i = 0; i < n; i++) {
    const start = neighbourStart[i] as number;
    const end = neighbourStart[i + 1] as number;
    const W = end - start + 1;
    if (W >= n) continue;
    let local = deviation[i] as number;
    for (let k = start; k < end; k++) local += deviation[neighbours[k] as number] as number;
    z[i] = local / (s * Math.sqrt((n * W - W * W) / (n - 1)));
  }
  return z;
}

/** Each value less the mean, in units of the range; all 0 where the values are equal. */
function deviationsFromMean(values: ArrayLike<number>): Float64Array {
  let lowest = Number.POSITIVE_INFINITY;
  let highest = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    lowest = Math.min(lowest, values[i] as number);
    highest = Math.max(highest, values[i] as number);
  }
  if (lowest >= highest) return new Float64Array(values.length);
  const unit = Float64Array.from(values, (value) => (value - lowest) / (highest - lowest));
  const mean = unit.reduce((sum, value) => sum + value, 0) / unit.length;
  return unit.map((value) => value - mean);
}
