import type { MonthFindings } from "../model/quality-report.ts";
import { isAtLeast, type TimePrecision } from "../model/wall-clock.ts";

/** A month with less than this share of the middle month's rows is partial. */
const PARTIAL_SHARE = 0.5;

/** Fewer rows in the middle month than this say nothing about the others. */
const ROWS_THAT_CONVINCE = 20;

/** Days that may pass without a row before the data is taken to begin late or end early. */
const DAYS_OF_GRACE = 3;

/** Rows by month of a table, and the days between the ends of the first and last month and their nearest rows. */
export interface MonthSpan {
  readonly first: number;
  /** Rows of each month from the first on. */
  readonly counts: readonly number[];
  readonly daysBeforeFirstRow: number;
  readonly daysAfterLastRow: number;
}

/** Months without rows, and those that hold too few or that the data only begins or ends in. */
export function findMonthGaps(span: MonthSpan, precision: TimePrecision): MonthFindings {
  const { first, counts } = span;
  const filled = counts.filter((count) => count > 0).sort((a, b) => a - b);
  const middle = filled[Math.floor((filled.length - 1) / 2)] ?? 0;
  const cutAtFirst = isAtLeast(precision, "day") && span.daysBeforeFirstRow > DAYS_OF_GRACE;
  const cutAtLast = isAtLeast(precision, "day") && span.daysAfterLastRow > DAYS_OF_GRACE;
  const isPartial = (count: number, i: number) =>
    count > 0 &&
    ((middle >= ROWS_THAT_CONVINCE && count < middle * PARTIAL_SHARE) ||
      (cutAtFirst && i === 0) ||
      (cutAtLast && i === counts.length - 1));
  const monthsWhere = (holds: (count: number, i: number) => boolean) =>
    counts.flatMap((count, i) => (holds(count, i) ? [first + i] : []));
  return {
    first,
    last: first + counts.length - 1,
    missing: monthsWhere((count) => count === 0),
    partial: monthsWhere(isPartial),
  };
}
