import { twoSidedP } from "../statistics/normal-p.ts";

/** Local Moran's I; all arrays run over the cells. */
export interface LocalMoran {
  readonly I: Float64Array;
  /** Expectation and variance where the values of all cells change places (Anselin 1995). */
  readonly expectation: Float64Array;
  readonly variance: Float64Array;
  /** Expectation and variance where the cell's own value stays and those of all others change places (Sokal, Oden & Thomson 1998). */
  readonly conditionalExpectation: Float64Array;
  readonly conditionalVariance: Float64Array;
  /** I less its conditional expectation, in conditional standard deviations; 0 where that is undefined. */
  readonly z: Float64Array;
  /** Two-sided p of z. */
  readonly p: Float64Array;
  /** Index into `QUADRANTS`: the cell first, then its neighbours; 0 where either is exactly average. */
  readonly quadrant: Uint8Array;
}

/**
 * Local Moran's I with row-standardised weights (Anselin 1995):
 *
 * Iᵢ = (zᵢ / m₂) Σⱼ wᵢⱼ zⱼ,  zᵢ = xᵢ − x̄,  m₂ = Σ zᵢ² / n,  wᵢⱼ = 1 / (number of neighbours of i).
 *
 * z and p rest on the conditional moments, which Sokal et al. (1998) and Bivand & Wong (2018) prefer:
 * E = −zᵢ² / ((n − 1) m₂), V = (zᵢ / m₂)² (n / (n − 2)) (w₍₂₎ − 1 / (n − 1)) (m₂ − zᵢ² / (n − 1)), w₍₂₎ = Σⱼ wᵢⱼ².
 * Everything is 0, and p 1, for fewer than three cells, values all equal, or a cell without neighbours; z is 0 too for a
 * cell of exactly average value or one whose neighbours are all there are.
 * @param values one finite value per cell
 * @param neighbourStart as in `HexGrid`, with `neighbours`
 */
export function localMoran(
  values: ArrayLike<number>,
  neighbourStart: Uint32Array,
  neighbours: Uint32Array,
): LocalMoran {
  const n = values.length;
  const moran = {
    I: new Float64Array(n),
    expectation: new Float64Array(n),
    variance: new Float64Array(n),
    conditionalExpectation: new Float64Array(n),
    conditionalVariance: new Float64Array(n),
    z: new Float64Array(n),
    p: new Float64Array(n).fill(1),
    quadrant: new Uint8Array(n),
  };
  const deviation = Float64Array.from(values);
  const mean = deviation.reduce((sum, value) => sum + value, 0) / n;
  const isEven = deviation.every((value) => value === deviation[0]);
  if (n < 3 || isEven) return moran;
  for (let i = 0; i < n; i++) deviation[i] = (deviation[i] as number) - mean;
  const m2 = deviation.reduce((sum, d) => sum + d ** 2, 0) / n;
  const b2 = deviation.reduce((sum, d) => sum + d ** 4, 0) / n / m2 ** 2;
  for (let i = 0; i < n; i++) {
    const start = neighbourStart[i] as number;
    const count = (neighbourStart[i + 1] as number) - start;
    if (count === 0) continue;
    let lag = 0;
    for (let k = start; k < start + count; k++) lag += deviation[neighbours[k] as number] as number;
    lag /= count;
    const own = deviation[i] as number;
    const I = (own / m2) * lag;
    const w2 = 1 / count;
    const expectation = -(own ** 2) / ((n - 1) * m2);
    const spread = Math.max(0, w2 - 1 / (n - 1)) * Math.max(0, m2 - own ** 2 / (n - 1));
    const variance = ((own / m2) ** 2 * n * spread) / (n - 2);
    moran.I[i] = I;
    moran.expectation[i] = -1 / (n - 1);
    moran.variance[i] = totalVariance(n, b2, w2);
    moran.conditionalExpectation[i] = expectation;
    moran.conditionalVariance[i] = variance;
    moran.quadrant[i] = quadrantOf(own, lag);
    if (variance > 0) {
      const z = (I - expectation) / Math.sqrt(variance);
      moran.z[i] = z;
      moran.p[i] = twoSidedP(z);
    }
  }
  return moran;
}

/** Anselin's (1995) variance under total randomisation for a row of weights that add to 1, w₍₂₎ being the sum of their squares. */
function totalVariance(n: number, b2: number, w2: number): number {
  return (w2 * (n - b2)) / (n - 1) + ((1 - w2) * (2 * b2 - n)) / ((n - 1) * (n - 2)) - 1 / (n - 1) ** 2;
}

function quadrantOf(own: number, lag: number): number {
  if (own === 0 || lag === 0) return 0;
  if (own > 0) return lag > 0 ? 1 : 4;
  return lag > 0 ? 2 : 3;
}
