import { twoSidedP } from "./normal-p.ts";

/** What the test of Mann and Kendall finds in a series. */
export interface TrendTest {
  /** Rises less falls among all pairs of values, each pair in order of time. */
  readonly s: number;
  /** The variance of S without a trend, ties allowed for. */
  readonly variance: number;
  /** S as a standard normal deviate, with continuity correction; 0 where all values are equal. */
  readonly z: number;
  /** Two-sided p-value of z. */
  readonly p: number;
  /** Kendall's τ-a: S as a share of the number of pairs, from −1 to 1; 0 where there are none. */
  readonly tau: number;
  /** How many values there were, missing ones not counted. */
  readonly n: number;
}

/**
 * Whether a series tends to rise or fall, whatever the shape (Mann 1945; Kendall 1975): S = Σ_{i<j} sgn(xⱼ − xᵢ),
 * Var S = (n(n−1)(2n+5) − Σ t(t−1)(2t+5)) / 18 over groups of t equal values, z = (S − sgn S) / √Var S. The normal
 * approximation is held good from about ten values on (Gilbert 1987, 16.4).
 * @param values in order of time; not a number where missing
 */
export function testTrend(values: ArrayLike<number>): TrendTest {
  return testSeasonalTrend(values, 1);
}

/**
 * The same for a series with a season: values are compared only with those of the same place in the period, and S,
 * its variance and the pairs are added up over the places (Hirsch, Slack & Smith 1982).
 * @param values in order of time, none skipped; not a number where missing
 * @param period values to a season's round, 12 for months
 */
export function testSeasonalTrend(values: ArrayLike<number>, period: number): TrendTest {
  let s = 0;
  let variance = 0;
  let pairs = 0;
  let n = 0;
  for (let season = 0; season < period; season++) {
    const own: number[] = [];
    for (let i = season; i < values.length; i += period) {
      const value = values[i] as number;
      if (!Number.isNaN(value)) own.push(value);
    }
    s += sumOfSigns(own);
    variance += varianceOfSigns(own);
    pairs += (own.length * (own.length - 1)) / 2;
    n += own.length;
  }
  const z = variance === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  return { s, variance, z, p: twoSidedP(z), tau: pairs === 0 ? 0 : s / pairs, n };
}

function sumOfSigns(values: readonly number[]): number {
  let sum = 0;
  for (let j = 1; j < values.length; j++) {
    for (let i = 0; i < j; i++) sum += Math.sign((values[j] as number) - (values[i] as number));
  }
  return sum;
}

function varianceOfSigns(values: readonly number[]): number {
  const equal = new Map<number, number>();
  for (const value of values) equal.set(value, (equal.get(value) ?? 0) + 1);
  let ties = 0;
  for (const t of equal.values()) ties += t * (t - 1) * (2 * t + 5);
  const n = values.length;
  return (n * (n - 1) * (2 * n + 5) - ties) / 18;
}
