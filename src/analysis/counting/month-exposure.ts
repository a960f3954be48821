import type { Query } from "../../model/query.ts";
import type { MonthIndex } from "../../model/units.ts";
import { MINUTES_PER_DAY } from "../../model/wall-clock.ts";
import type { MonthSeries } from "../../model/when-report.ts";
import { startOfMonth } from "./row-filter.ts";

/** How many days a month has. */
export function daysOfMonth(month: MonthIndex): number {
  return (startOfMonth(month + 1) - startOfMonth(month)) / MINUTES_PER_DAY;
}

/** The month of the year, January 0 to December 11. */
export function monthOfYear(month: MonthIndex): number {
  return ((month % 12) + 12) % 12;
}

/** The months of a series that a figure may use, with what was counted in each and over how many days. */
export interface UsableMonths {
  readonly months: readonly MonthIndex[];
  readonly counts: Uint32Array;
  readonly days: Uint32Array;
  /** How many rows these months hold. */
  readonly rows: number;
}

/**
 * Leaves months out of a series, such as a last one that is still filling up.
 * @param leaveOut months in any order; those outside the series change nothing
 */
export function keepUsableMonths(series: MonthSeries, leaveOut: readonly MonthIndex[]): UsableMonths {
  const left = new Set(leaveOut);
  const months = Array.from(series.counts, (_, i) => series.firstMonth + i).filter(
    (month) => !left.has(month),
  );
  const counts = Uint32Array.from(months, (month) => series.counts[month - series.firstMonth] as number);
  return {
    months,
    counts,
    days: Uint32Array.from(months, daysOfMonth),
    rows: counts.reduce((sum, count) => sum + count, 0),
  };
}

/** The part of a series that lies within a period; null where none does. */
export function keepWithin(series: MonthSeries | null, period: Query["period"]): MonthSeries | null {
  if (series === null || period === null) return series;
  const from = Math.max(0, period.from - series.firstMonth);
  const counts = series.counts.slice(from, Math.max(from, period.to + 1 - series.firstMonth));
  return counts.length === 0 ? null : { firstMonth: series.firstMonth + from, counts };
}

/** First and last of the months, for a method note; null where there are none. */
export function spanOf(
  months: readonly MonthIndex[],
): { readonly first: MonthIndex; readonly last: MonthIndex } | null {
  const first = months[0];
  const last = months.at(-1);
  return first === undefined || last === undefined ? null : { first, last };
}
