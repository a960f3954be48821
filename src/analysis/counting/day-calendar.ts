import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { Locked } from "../../model/locked.ts";
import { dayOf, isAtLeast, MINUTES_PER_DAY, monthOf } from "../../model/wall-clock.ts";
import type { DayCalendar } from "../../model/when-report.ts";
import { startOfMonth } from "./row-filter.ts";

/** A first of the month this many times as full as an average day is suspicious. */
const SUSPICIOUSLY_FULL = 2;

/**
 * Counts rows per day, from the first day with a row to the last. A caution says where the first days of months hold more
 * than twice as many rows as other days do: dates known to the month only are often written so.
 *
 * Locked where the data has no days, or no row has a time.
 */
export function countDays(table: CrimeTable, rows: Uint32Array): DayCalendar | Locked {
  if (!isAtLeast(table.timePrecision, "day")) {
    return { locked: "A calendar needs to know the day of each incident, and these data do not have it." };
  }
  const days = Int32Array.from(rows, (row) => table.timeOf[row] as number)
    .filter((time) => time !== NO_TIME)
    .map(dayOf);
  if (days.length === 0) return { locked: "No row has a time." };
  const firstDay = days.reduce((least, day) => Math.min(least, day));
  const lastDay = days.reduce((most, day) => Math.max(most, day));
  const counts = new Uint32Array(lastDay - firstDay + 1);
  for (const day of days) counts[day - firstDay] = (counts[day - firstDay] as number) + 1;
  const first = monthOf(firstDay * MINUTES_PER_DAY);
  const last = monthOf(lastDay * MINUTES_PER_DAY);
  return {
    firstDay,
    counts,
    note: {
      method: "Counts by day",
      source: "Plain counting",
      version: 1,
      span: { first, last },
      n: { rows: days.length, withoutTime: rows.length - days.length, days: counts.length },
      parameters: { suspiciouslyFull: SUSPICIOUSLY_FULL },
      cautions: warnOfFirsts(firstDay, counts, first, last),
    },
  };
}

function warnOfFirsts(firstDay: number, counts: Uint32Array, first: number, last: number): string[] {
  let firsts = 0;
  let onFirsts = 0;
  for (let month = first; month <= last; month++) {
    const count = counts[startOfMonth(month) / MINUTES_PER_DAY - firstDay];
    if (count === undefined) continue;
    firsts++;
    onFirsts += count;
  }
  const others = counts.reduce((sum, count) => sum + count, 0) - onFirsts;
  const otherDays = counts.length - firsts;
  if (firsts < 2 || onFirsts * otherDays <= SUSPICIOUSLY_FULL * others * firsts) return [];
  return [
    `The first days of months hold ${onFirsts} rows, more than ${SUSPICIOUSLY_FULL} times what other days do: the day may stand for a month.`,
  ];
}
