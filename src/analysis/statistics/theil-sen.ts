import { testSeasonalTrend } from "./mann-kendall.ts";
import { gammaQuantile } from "./special-functions.ts";

/** A straight line through a series by medians. */
export interface MedianLine {
  /** Change per step, or per period where one is given. */
  readonly slope: number;
  /** The line's height at the first place of the series: the median value less the slope up to the median place. */
  readonly intercept: number;
  /** Ends of the slope's interval; null where there are too few pairs for one of this confidence. */
  readonly low: number | null;
  readonly high: number | null;
  /** How many values there were, missing ones not counted. */
  readonly n: number;
}

/**
 * The median of the slopes between all pairs of values (Theil 1950; Sen 1968), with the intercept of Conover (1999).
 * The interval takes the slopes of rank (N − C)/2 and (N + C)/2 + 1 among the N in order of size, C = z √Var S of
 * Mann and Kendall, interpolated (Gilbert 1987, 16.5). With a period, only pairs a whole number of periods apart
 * count, and the slope is per period (Hirsch, Slack & Smith 1982).
 *
 * Null for a series without a pair to compare. Memory and work grow with the square of the length.
 * @param values in order of time, equally spaced; not a number where missing
 */
export function estimateSlope(
  values: ArrayLike<number>,
  { period = 1, confidence = 0.95 }: { readonly period?: number; readonly confidence?: number } = {},
): MedianLine | null {
  const slopes: number[] = [];
  const places: number[] = [];
  for (let j = 0; j < values.length; j++) {
    if (Number.isNaN(values[j])) continue;
    places.push(j);
    for (let i = j - period; i >= 0; i -= period) {
      const slope = (((values[j] as number) - (values[i] as number)) / (j - i)) * period;
      if (!Number.isNaN(slope)) slopes.push(slope);
    }
  }
  if (slopes.length === 0) return null;
  const ordered = Float64Array.from(slopes).sort();
  const slope = atRank(ordered, (ordered.length + 1) / 2) as number;
  const known = Float64Array.from(places, (place) => values[place] as number).sort();
  const middle = atRank(Float64Array.from(places), (places.length + 1) / 2) as number;
  const deviate = Math.sqrt(gammaQuantile(confidence, 0.5, 2));
  const spread = deviate * Math.sqrt(testSeasonalTrend(values, period).variance);
  return {
    slope,
    intercept: (atRank(known, (known.length + 1) / 2) as number) - (slope * middle) / period,
    low: atRank(ordered, (ordered.length - spread) / 2),
    high: atRank(ordered, (ordered.length + spread) / 2 + 1),
    n: places.length,
  };
}

/** The value of a rank from 1 on, between two ranks on the line between them; null outside the ranks there are. */
function atRank(ordered: Float64Array, rank: number): number | null {
  if (!(rank >= 1 && rank <= ordered.length)) return null;
  const below = Math.floor(rank);
  const low = ordered[below - 1] as number;
  return below === rank ? low : low + (rank - below) * ((ordered[below] as number) - low);
}
