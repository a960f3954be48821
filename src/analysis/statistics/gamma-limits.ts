import { gammaQuantile } from "./special-functions.ts";

/** A figure with the limits of its 95 % interval. */
export interface Limits {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

const TAIL = 0.025;
/** Below this shape a gamma variable's 2.5 % quantile is under 10⁻¹⁶ of its mean. */
const SHAPE_OF_NOTHING = 0.1;

/**
 * The 95 % interval of a weighted sum of Poisson counts by gamma quantiles (Fay & Feuer 1997, with the mean weight of Tiwari, Clegg &
 * Zou 2006 for the one row more of the upper limit). For counts of weight 1 it is the exact Poisson interval of
 * Garwood (1936): for none recorded, 0 to 3.69.
 * @param value the sum, above or equal to 0
 * @param variance its variance: the sum of squared weights times counts
 * @param weight what one row more would add to the sum
 * @param squaredWeight what it would add to the variance
 */
export function gammaLimits(value: number, variance: number, weight: number, squaredWeight: number): Limits {
  const quantile = (tail: number, mean: number, spread: number) =>
    spread > 0 && mean > 0 ? gammaQuantile(tail, (mean * mean) / spread, spread / mean) : 0;
  const isNothing = variance === 0 || (value * value) / variance < SHAPE_OF_NOTHING;
  return {
    value,
    low: isNothing ? 0 : quantile(TAIL, value, variance),
    high: Math.max(value, quantile(1 - TAIL, value + weight, variance + squaredWeight)),
  };
}

/**
 * The product of independent figures with its interval by the method of variance estimates recovery on logarithms (Zou & Donner
 * 2008; for ratios and products Donner & Zou 2012):
 *
 * low = ∏ xₖ · exp(−√Σ ln²(xₖ / lowₖ)),  high = ∏ xₖ · exp(√Σ ln²(highₖ / xₖ)).
 *
 * With one uncertain factor it is that factor's interval. A factor of 0 gives 0, up to the product of the upper limits.
 */
export function multiplyLimits(...factors: readonly Limits[]): Limits {
  let value = 1;
  let greatest = 1;
  let below = 0;
  let above = 0;
  for (const factor of factors) {
    value *= factor.value;
    greatest *= factor.high;
    below += Math.log(factor.value / factor.low) ** 2;
    above += Math.log(factor.high / factor.value) ** 2;
  }
  if (value === 0) return { value: 0, low: 0, high: greatest };
  return { value, low: value * Math.exp(-Math.sqrt(below)), high: value * Math.exp(Math.sqrt(above)) };
}

/** The sum of independent figures with its interval, by the same method: the squares of the reaches add up (Zou & Donner 2008). */
export function addLimits(terms: readonly Limits[]): Limits {
  let value = 0;
  let below = 0;
  let above = 0;
  for (const term of terms) {
    value += term.value;
    below += (term.value - term.low) ** 2;
    above += (term.high - term.value) ** 2;
  }
  return { value, low: Math.max(0, value - Math.sqrt(below)), high: value + Math.sqrt(above) };
}
