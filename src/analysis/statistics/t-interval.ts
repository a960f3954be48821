import type { Estimate } from "../../model/back-test-report.ts";
import { studentQuantile } from "./student-t.ts";

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
  const reach = studentQuantile(0.95, n - 1) * Math.sqrt(variance / n);
  return { mean, low: mean - reach, high: mean + reach, folds: n };
}
