import type { HotSpotPattern } from "../../model/when-report.ts";

const MOST_STEPS_HOT = 0.9;
const ALPHA = 0.05;

/** Whether the z of the hex rise or fall over the steps, from `testTrend`. */
interface StepTrend {
  readonly tau: number;
  readonly p: number;
}

/**
 * Names the course of a hot spot from which steps were significantly hot, by the rules of Esri's "How Emerging Hot Spot
 * Analysis works" (ArcGIS Pro); "hot in most" means in at least nine steps of ten.
 *
 * - new: hot in the last step and in none before
 * - consecutive: hot in one run of at least two steps up to the last, never before it, not in most
 * - historical: hot in most, not in the last
 * - intensifying, diminishing: hot in most and in the last, z rising or falling (Mann–Kendall p < 0.05)
 * - persistent: the same without rise or fall
 * - oscillating: hot in the last, not in most, cold in some step before
 * - sporadic: hot in the last, not in most, on and off, never cold
 * - none: all else, among it hot before but not in the last step
 *
 * @param significant per step 1 where hot, −1 where cold, 0 where neither; for the course of a cold spot change the signs
 *   of it and of the trend
 */
export function nameHotSpotPattern(significant: ArrayLike<number>, { tau, p }: StepTrend): HotSpotPattern {
  const steps = significant.length;
  let hot = 0;
  let cold = 0;
  let run = 0;
  for (let t = 0; t < steps; t++) {
    const side = significant[t] as number;
    hot += side > 0 ? 1 : 0;
    cold += side < 0 ? 1 : 0;
    run = side > 0 ? run + 1 : 0;
  }
  const inMost = hot >= MOST_STEPS_HOT * steps;
  if (hot === 0 || (run === 0 && !inMost)) return "none";
  if (run === 0) return "historical";
  if (hot === 1) return "new";
  if (hot === run && !inMost) return "consecutive";
  if (inMost && p < ALPHA) return tau > 0 ? "intensifying" : "diminishing";
  if (inMost) return "persistent";
  return cold > 0 ? "oscillating" : "sporadic";
}
