import type { SeededRandom } from "../../src/model/seeded-random.ts";

/** A number from the gamma distribution with mean 1 and this variance (Marsaglia & Tsang 2000; variance up to 1); 1 for a variance of 0. */
export function drawGamma(random: SeededRandom, variance: number): number {
  if (variance === 0) return 1;
  const shape = 1 / variance;
  const d = shape - 1 / 3;
  for (;;) {
    const x = random.normal();
    const v = (1 + x / Math.sqrt(9 * d)) ** 3;
    if (v > 0 && Math.log(1 - random.next()) < x * x * 0.5 + d - d * v + d * Math.log(v))
      return (d * v) / shape;
  }
}
