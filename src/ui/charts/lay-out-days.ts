import { weekdayOfDay } from "../../model/wall-clock.ts";

/** A year, or half of one, as rows of weekdays by columns of weeks. */
export interface DayBlock {
  /** `2025`, or "" where the first half of the year has said it. */
  readonly label: string;
  /** First day of the block, days since 1970-01-01. */
  readonly firstDay: number;
  /** How many days it has. */
  readonly days: number;
  /** How many columns its weeks take. */
  readonly weeks: number;
  /** Those of its months that have a day of the data, and the column in which the first of each stands. */
  readonly months: readonly { readonly label: string; readonly week: number }[];
}

const MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Every year from that of the first day to that of the last as blocks, whole years or halves, the latest year first.
 * @param firstDay days since 1970-01-01
 * @param lastDay the last day that is in
 */
export function layOutDays(firstDay: number, lastDay: number, halves: boolean): DayBlock[] {
  const blocks: DayBlock[] = [];
  const length = halves ? 6 : 12;
  for (let year = yearOf(lastDay); year >= yearOf(firstDay); year--) {
    let label = String(year);
    for (let month = 0; month < 12; month += length) {
      const start = dayOfDate(year, month);
      const end = dayOfDate(year, month + length);
      if (end <= firstDay || start > lastDay) continue;
      blocks.push({
        label,
        firstDay: start,
        days: end - start,
        weeks: weekOfDay(start, end - 1) + 1,
        months: Array.from({ length }, (_, i) => month + i)
          .filter((each) => dayOfDate(year, each + 1) > firstDay && dayOfDate(year, each) <= lastDay)
          .map((each) => ({
            label: MONTH_NAMES[each] as string,
            week: weekOfDay(start, dayOfDate(year, each)),
          })),
      });
      label = "";
    }
  }
  return blocks;
}

/** The column of a day in the block that starts on `firstDay`: weeks run from Monday. */
export function weekOfDay(firstDay: number, day: number): number {
  return Math.floor((day - firstDay + weekdayOfDay(firstDay)) / 7);
}

/** `2025-06-21` for days since 1970-01-01. */
export function isoDateOfDay(day: number): string {
  return new Date(day * 86_400_000).toISOString().slice(0, 10);
}

function dayOfDate(year: number, month: number): number {
  return Date.UTC(year, month, 1) / 86_400_000;
}

function yearOf(day: number): number {
  return new Date(day * 86_400_000).getUTCFullYear();
}
