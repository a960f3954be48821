import type { GlobalMoran } from "../../model/where-report.ts";
import { twoSidedP } from "../statistics/normal-p.ts";

/**
 * Moran's I with row-standardised weights, and its moments under normality (Cliff & Ord 1981):
 *
 * I = (n / S₀) Σᵢ Σⱼ wᵢⱼ zᵢ zⱼ / Σᵢ zᵢ²,  E = −1 / (n − 1),  V = (n² S₁ − n S₂ + 3 S₀²) / ((n² − 1) S₀²) − E².
 *
 * Null for fewer than three cells, values all equal, or no neighbours at all. Cells without neighbours count in n.
 * @param values one finite value per cell
 * @param neighbourStart as in `HexGrid`, with `neighbours`; neighbours both ways
 */
export function globalMoran(
  values: ArrayLike<number>,
  neighbourStart: Uint32Array,
  neighbours: Uint32Array,
): GlobalMoran | null {
  const n = values.length;
  const deviation = Float64Array.from(values);
  if (n < 3 || neighbours.length === 0 || deviation.every((value) => value === deviation[0])) return null;
  const mean = deviation.reduce((sum, value) => sum + value, 0) / n;
  for (let i = 0; i < n; i++) deviation[i] = (deviation[i] as number) - mean;
  const countOf = (i: number) => (neighbourStart[i + 1] as number) - (neighbourStart[i] as number);
  let products = 0;
  let S0 = 0;
  let S1 = 0;
  let S2 = 0;
  for (let i = 0; i < n; i++) {
    const weight = 1 / countOf(i);
    let column = 0;
    for (let k = neighbourStart[i] as number; k < (neighbourStart[i + 1] as number); k++) {
      const j = neighbours[k] as number;
      const back = 1 / countOf(j);
      products += weight * (deviation[i] as number) * (deviation[j] as number);
      S0 += weight;
      S1 += (weight + back) ** 2 / 2;
      column += back;
    }
    S2 += ((countOf(i) > 0 ? 1 : 0) + column) ** 2;
  }
  const I = ((n / S0) * products) / deviation.reduce((sum, d) => sum + d * d, 0);
  const expectation = -1 / (n - 1);
  const variance = (n * n * S1 - n * S2 + 3 * S0 * S0) / ((n * n - 1) * S0 * S0) - expectation ** 2;
  const z = (I - expectation) / Math.sqrt(variance);
  return { I, expectation, variance, z, p: twoSidedP(z) };
}
