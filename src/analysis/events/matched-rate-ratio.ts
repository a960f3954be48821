import type { Interval } from "../../model/event-report.ts";
import { comparePoissonRates } from "../statistics/poisson-rate-ratio.ts";
import { type MatchedCounts, totalCounts } from "./matched-counts.ts";

/** What is counted in the sets that have the same number of comparison days. */
export interface Stratum {
  readonly comparisonDays: number;
  /** On event days and comparison days together. */
  readonly count: number;
  /** Σ n (n − 1) over its sets, n the count of a set. */
  readonly pairs: number;
}

/** A rate ratio of matched days. */
export interface MatchedRatio {
  /** Null where nothing was counted on comparison days. */
  readonly ratio: number | null;
  readonly interval: Interval;
  /** Two-sided p of a ratio of 1, were the counts Poisson. */
  readonly p: number;
}

/** Two-sided 5 % point of the normal distribution. */
const Z = 1.959963984540054;

/** Sums the counts of the sets by their number of comparison days. */
export function stratify(counts: MatchedCounts): Stratum[] {
  const byDays = new Map<number, { comparisonDays: number; count: number; pairs: number }>();
  for (const days of counts) {
    const comparisonDays = days.length - 1;
    const total = days.reduce((sum, count) => sum + count, 0);
    const stratum = byDays.get(comparisonDays) ?? { comparisonDays, count: 0, pairs: 0 };
    stratum.count += total;
    stratum.pairs += total * (total - 1);
    byDays.set(comparisonDays, stratum);
  }
  return [...byDays.values()]
    .filter(({ count }) => count > 0)
    .sort((a, b) => a.comparisonDays - b.comparisonDays);
}

/**
 * The rate on event days as a multiple of that on their comparison days, over all sets, whatever the ordinary rate of each set.
 *
 * Given the n counted in a set with c comparison days of the same hours, the event day's count is binomial with the share ρ / (ρ + c).
 * The estimate is the conditional maximum of likelihood, the ρ at which the expected sum over the sets equals the sum counted.
 * Where all sets have as many comparison days the sum is binomial, and interval and p are exact (`comparePoissonRates`). Where
 * they differ it is a sum of binomials, whose tails are within those of the binomial with their mean share (Hoeffding 1956, theorem
 * 4), so that the same interval, carried over by the mean share, covers at least as often as it says.
 */
export function compareMatchedCounts(counts: MatchedCounts): MatchedRatio {
  const { event, comparison } = totalCounts(counts);
  const strata = stratify(counts);
  if (strata.length === 0) return { ratio: null, interval: { low: 0, high: null }, p: 1 };
  const expected = meanShare(strata, 0);
  const odds = comparePoissonRates({ count: event, exposure: 1 }, { count: comparison, exposure: 1 });
  const { p } = comparePoissonRates(
    { count: event, exposure: expected },
    { count: comparison, exposure: 1 - expected },
  );
  return {
    ratio: comparison === 0 ? null : ratioOfShare(strata, event / (event + comparison)),
    interval: {
      low: ratioOfShare(strata, odds.low / (1 + odds.low)),
      high: odds.high === null ? null : ratioOfShare(strata, odds.high / (1 + odds.high)),
    },
    p,
  };
}

/**
 * A 95 % interval for the ratio where days share a factor of mean 1 and variance `dayVariance`, so that a count of mean μ has the
 * variance μ + dayVariance · μ² (as a negative binomial one): all ρ whose score Σ (xᵢ − nᵢ ρ / (ρ + cᵢ)) is within 1.96 of its
 * standard deviations. With mᵢ the ordinary mean of a day of set i its variance is
 * Σ [ρ cᵢ mᵢ (ρ + cᵢ) + dayVariance · ρ² cᵢ (cᵢ + 1) mᵢ²] / (ρ + cᵢ)², where nᵢ / (ρ + cᵢ) stands for mᵢ and nᵢ (nᵢ − 1) / (ρ + cᵢ)² for mᵢ²
 * (quasi-likelihood; McCullagh & Nelder 1989, chapter 9).
 */
export function intervalWithDayVariance(counts: MatchedCounts, dayVariance: number): Interval {
  const { event } = totalCounts(counts);
  const strata = stratify(counts);
  const score = (logRatio: number) => {
    const { mean, variance } = momentsAt(strata, logRatio, dayVariance);
    return (event - mean) / Math.sqrt(variance);
  };
  const total = strata.reduce((sum, { count }) => sum + count, 0);
  return {
    low: event === 0 ? 0 : Math.exp(crossing((logRatio) => score(logRatio) - Z)),
    high: event === total ? null : Math.exp(crossing((logRatio) => score(logRatio) + Z)),
  };
}

/** How many times the variance of Poisson counts the score has at the estimate of the ratio; 1 without a day variance. */
export function dispersionOfScore(counts: MatchedCounts, dayVariance: number): number {
  const { ratio } = compareMatchedCounts(counts);
  if (dayVariance === 0 || ratio === null || ratio === 0) return 1;
  const strata = stratify(counts);
  const logRatio = Math.log(ratio);
  return momentsAt(strata, logRatio, dayVariance).variance / momentsAt(strata, logRatio, 0).variance;
}

/** The share of the counted that falls on event days at a ratio, as a mean over what was counted. */
function meanShare(strata: readonly Stratum[], logRatio: number): number {
  const { mean } = momentsAt(strata, logRatio, 0);
  return mean / strata.reduce((sum, { count }) => sum + count, 0);
}

function momentsAt(strata: readonly Stratum[], logRatio: number, dayVariance: number) {
  let mean = 0;
  let variance = 0;
  for (const { comparisonDays, count, pairs } of strata) {
    const share = 1 / (1 + comparisonDays * Math.exp(-logRatio));
    const varied = (share * (1 - share)) ** 2 * (1 + 1 / comparisonDays);
    mean += count * share;
    variance += count * share * (1 - share) + dayVariance * pairs * varied;
  }
  return { mean, variance };
}

function ratioOfShare(strata: readonly Stratum[], share: number): number {
  const [only, ...more] = strata;
  if (share <= 0) return 0;
  if (only !== undefined && more.length === 0) return (only.comparisonDays * share) / (1 - share);
  return Math.exp(crossing((logRatio) => share - meanShare(strata, logRatio)));
}

/** Where a function that falls with the log of the ratio passes 0, by halving, to about twelve digits. */
function crossing(falling: (logRatio: number) => number): number {
  let low = -30;
  let high = 30;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    if (falling(middle) > 0) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}
