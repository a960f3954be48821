import { betaQuantile, logBinomialChance, regularisedBeta } from "./special-functions.ts";

/** Events counted over an exposure: days, months, anything that both sides measure alike. */
export interface CountOverExposure {
  readonly count: number;
  readonly exposure: number;
}

/** One Poisson rate as a multiple of another. */
export interface RateRatio {
  /** First rate ÷ second; null where the second count is 0, as no finite number estimates it then. */
  readonly ratio: number | null;
  /** The lower end of the interval, 0 where the first count is 0. */
  readonly low: number;
  /** The upper end of the interval; null where nothing bounds it, because the second count is 0. */
  readonly high: number | null;
  /** Two-sided p-value of the two rates being the same. */
  readonly p: number;
}

/** R takes outcomes this much more likely than the one seen for as likely, against rounding. */
const AS_LIKELY = 1 + 1e-7;

/**
 * Compares two Poisson rates exactly: given the sum n of the counts, the first is binomial with the share
 * ρt₁ / (ρt₁ + t₂), whatever the common rate (Przyborowski & Wilenski 1940). The interval turns that of Clopper &
 * Pearson (1934) for the share into one for ρ; p adds up all outcomes that are no more likely than the one seen, were ρ
 * 1. Both as `poisson.test` of R does. Exact is cautious: the interval covers at least as often as it says, and with
 * small counts more often. The test and the interval can disagree at the very edge, as in R.
 *
 * @param confidence of the interval, between 0 and 1
 * @throws RangeError where a count is not a whole number from 0 on, an exposure is not positive or the confidence is not
 *   between 0 and 1
 */
export function comparePoissonRates(
  first: CountOverExposure,
  second: CountOverExposure,
  confidence = 0.95,
): RateRatio {
  requireCounted(first);
  requireCounted(second);
  if (!(confidence > 0 && confidence < 1)) {
    throw new RangeError(`The confidence must be between 0 and 1, got ${confidence}`);
  }
  const tail = (1 - confidence) / 2;
  const perExposure = second.exposure / first.exposure;
  const x = first.count;
  const y = second.count;
  const share = betaQuantile(tail, Math.max(x, 1), y + 1);
  const rest = betaQuantile(tail, Math.max(y, 1), x + 1);
  return {
    ratio: y === 0 ? null : (x / y) * perExposure,
    low: x === 0 ? 0 : (share / (1 - share)) * perExposure,
    high: y === 0 ? null : ((1 - rest) / rest) * perExposure,
    p: testShare(x, x + y, first.exposure / (first.exposure + second.exposure)),
  };
}

/** The exact two-sided binomial test of x out of n for a given share, as `binom.test` of R. */
function testShare(x: number, n: number, share: number): number {
  const mean = n * share;
  if (n === 0 || x === mean) return 1;
  if (x > mean) return testShare(n - x, n, 1 - share);
  const limit = logBinomialChance(x, n, share) + Math.log(AS_LIKELY);
  let low = Math.ceil(mean);
  let high = n + 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (logBinomialChance(middle, n, share) <= limit) high = middle;
    else low = middle + 1;
  }
  return Math.min(1, atMost(x, n, share) + (high > n ? 0 : atMost(n - high, n, 1 - share)));
}

/** P(X ≤ k) of a binomial count. */
function atMost(k: number, n: number, share: number): number {
  return k >= n ? 1 : regularisedBeta(1 - share, n - k, k + 1);
}

function requireCounted({ count, exposure }: CountOverExposure): void {
  if (!Number.isInteger(count) || count < 0) {
    throw new RangeError(`A count must be a whole number from 0 on, got ${count}`);
  }
  if (!(exposure > 0 && exposure < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`An exposure must be above 0 and finite, got ${exposure}`);
  }
}
