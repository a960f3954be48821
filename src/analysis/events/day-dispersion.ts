import { regularisedGammaP } from "../statistics/special-functions.ts";
import type { MatchedCounts } from "./matched-counts.ts";

/** How counts of like days vary. */
export interface DayDispersion {
  /** Variance ÷ mean, 1 if Poisson. */
  readonly ratio: number;
  readonly degreesOfFreedom: number;
  /** Variance of the factor that a day's mean is multiplied by, 0 if Poisson. */
  readonly dayVariance: number;
  /** Larger than chance would have it of Poisson counts: p < 0.05, and by a fifth at least. */
  readonly isLarge: boolean;
}

const FEWEST_DEGREES = 10;
const LARGE = 1.2;

/**
 * The index of dispersion of the comparison days around the mean of their own set (Fisher 1950, Biometrics 6, 17–24): χ² = ΣᵢΣⱼ (yᵢⱼ − ȳᵢ)² / ȳᵢ
 * over sets with a count, divided by Σᵢ (cᵢ − 1). Given each set's sum its expectation is 1 for Poisson counts, however small.
 * The variance of the day's factor is estimated by moments: Σᵢ [Σⱼ (yᵢⱼ − ȳᵢ)² − (cᵢ − 1) ȳᵢ] / Σᵢ (cᵢ − 1) (ȳᵢ² − ȳᵢ / cᵢ), at least 0.
 * Null with fewer than ten degrees of freedom.
 */
export function disperseDays(counts: MatchedCounts): DayDispersion | null {
  let chiSquared = 0;
  let degreesOfFreedom = 0;
  let beyondPoisson = 0;
  let squaredMeans = 0;
  for (const [, ...comparison] of counts) {
    const total = comparison.reduce((sum, count) => sum + count, 0);
    if (comparison.length < 2 || total === 0) continue;
    const mean = total / comparison.length;
    const degrees = comparison.length - 1;
    const squares = comparison.reduce((sum, count) => sum + (count - mean) ** 2, 0);
    chiSquared += squares / mean;
    beyondPoisson += squares - degrees * mean;
    squaredMeans += degrees * (mean * mean - mean / comparison.length);
    degreesOfFreedom += degrees;
  }
  if (degreesOfFreedom < FEWEST_DEGREES) return null;
  const ratio = chiSquared / degreesOfFreedom;
  const p = 1 - regularisedGammaP(degreesOfFreedom / 2, chiSquared / 2);
  const dayVariance = squaredMeans > 0 ? Math.max(0, beyondPoisson / squaredMeans) : 0;
  return { ratio, degreesOfFreedom, dayVariance, isLarge: p < 0.05 && ratio >= LARGE };
}
