/** One figure, what it must hold, and whether it does. */
export interface Check {
  readonly what: string;
  readonly found: string;
  readonly bound: string;
  readonly holds: boolean;
  /** Why the bound is known not to hold here; null where it must. */
  readonly limit: string | null;
}

/** How often an interval held the planted value, out of so many simulated data sets. */
export interface Coverage {
  readonly covered: number;
  readonly total: number;
}

/** How often something was claimed that is not there. */
export interface FalseAlarms {
  readonly falseAlarms: number;
  readonly total: number;
}

/** From so many seeds on a share is judged as it is; with fewer a bound counts as held where the share's Monte Carlo interval reaches it. */
export const ENOUGH_SEEDS = 500;

const Z = 1.959963984540054;

/** The 95 % Monte Carlo interval of a share (Wilson 1927). */
export function intervalOfShare(
  hits: number,
  total: number,
): { readonly low: number; readonly high: number } {
  const share = hits / total;
  const middle = share + (Z * Z) / (2 * total);
  const reach = Z * Math.sqrt((share * (1 - share)) / total + (Z / (2 * total)) ** 2);
  const scale = 1 + (Z * Z) / total;
  return { low: Math.max(0, (middle - reach) / scale), high: Math.min(1, (middle + reach) / scale) };
}

/** Coverage must be 92 to 98 %. */
export function judgeCoverage(what: string, { covered, total }: Coverage): Check {
  const { low, high } = rangeToJudge(covered, total);
  return {
    what,
    found: sayShare(covered, total),
    bound: "92.0% to 98.0% hold the planted value",
    holds: high >= 0.92 && low <= 0.98,
    limit: null,
  };
}

/** Claims of what is not there must be 5 % at most but for the noise of so many tries. */
export function judgeFalseAlarms(what: string, { falseAlarms, total }: FalseAlarms): Check {
  const most = 0.05 + Z * Math.sqrt((0.05 * 0.95) / total);
  return {
    what,
    found: sayShare(falseAlarms, total),
    bound: `at most 5%, with the noise of ${total} tries ${percent(most)}`,
    holds: falseAlarms / total <= most,
    limit: null,
  };
}

/** At least such a share must be found. */
export function judgeFound(what: string, found: number, total: number, least: number, more = ""): Check {
  return {
    what,
    found: `${sayShare(found, total)}${more}`,
    bound: `at least ${percent(least)}`,
    holds: rangeToJudge(found, total).high >= least,
    limit: null,
  };
}

/**
 * p-values of what is not there must not be small more often than their size says: the greatest excess of their distribution over
 * the even one stays below its one-sided 1 % point, √(ln 100 / 2n) (Smirnov 1939). p-values of counts lie above the even distribution, which is allowed.
 */
export function judgeEvenP(what: string, p: readonly number[]): Check {
  const { above, below } = departFromEven(p);
  const most = Math.sqrt(Math.log(100) / (2 * p.length));
  const upTo5 = p.filter((each) => each <= 0.05 + 1e-12).length;
  return {
    what,
    found: `p up to 0.05 in ${percent(upTo5 / p.length)}; distribution above the even one by ${above.toFixed(3)} at most, below by ${below.toFixed(3)}`,
    bound: `above by at most ${most.toFixed(3)}`,
    holds: above <= most,
    limit: null,
  };
}

/** A bound that the method is known not to hold, and why: it is said whether it does, and that it does not is no failure. */
export function admitLimit(check: Check, limit: string): Check {
  return { ...check, limit };
}

/** The greatest distances of the distribution of some p-values above and below that of even ones (Kolmogorov and Smirnov). */
export function departFromEven(p: readonly number[]): { readonly above: number; readonly below: number } {
  const sorted = Float64Array.from(p).sort();
  let above = 0;
  let below = 0;
  sorted.forEach((each, i) => {
    above = Math.max(above, (i + 1) / sorted.length - each);
    below = Math.max(below, each - i / sorted.length);
  });
  return { above, below };
}

/** `12 of 500, 2.4% (1.4% to 4.1%)`, with the Monte Carlo interval. */
export function sayShare(hits: number, total: number): string {
  const { low, high } = intervalOfShare(hits, total);
  return `${hits} of ${total}, ${percent(hits / total)} (${percent(low)} to ${percent(high)})`;
}

export function percent(share: number): string {
  return `${(100 * share).toFixed(1)}%`;
}

function rangeToJudge(hits: number, total: number): { readonly low: number; readonly high: number } {
  const share = hits / total;
  return total >= ENOUGH_SEEDS ? { low: share, high: share } : intervalOfShare(hits, total);
}
