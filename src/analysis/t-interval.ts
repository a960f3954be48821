import type { Estimate } from "../model/back-test-report.ts";
import { betaQuantile } from "./special-functions.ts";

/**
 * The value that Student's t exceeds with probability `upperTail`, by the incomplete beta function (Abramowitz &
 * Stegun 1964, 26.7.1): with x the 2·`upperTail` quantile of Beta(ν/2, ½), t = √(ν (1 − x) / x).
 * @param upperTail above 0 and at most ½
 */
export function studentQuantile(upperTail: number, degreesOfFreedom: number): number {
  const x = betaQuantile(2 * upperTail, degreesOfFreedom / 2, 0.5);
  return Math.sqrt((degreesOfFreedom * (1 - x)) / x);
}

/**
 * The mean of the values with Student's 95 % interval, mean ± t · s/√n; the limits are null for fewer than two values.
 * @throws RangeError for no value at all
 */
export function estimateMean(values: Float64Array): Estimate {
  const n = values.length;
  if (n === 0) throw new RangeError("Got no value to take the mean of.");
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, low: null, high: null, folds: n };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  const reach = studentQuantile(0.025, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - reach, high: mean + reach, folds: n };
}
