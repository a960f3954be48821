import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { Locked } from "../../model/locked.ts";
import {
  dayOf,
  HOURS_PER_WEEK,
  hourOfWeek,
  isAtLeast,
  monthOf,
  weekdayOfDay,
} from "../../model/wall-clock.ts";
import type { WeekHours } from "../../model/when-report.ts";

/** This share of rows at exactly an hour is fifteen times that of clocks read to the minute. */
const SUSPICIOUS_ON_THE_HOUR = 0.25;
const SUSPICIOUS_AT_MIDNIGHT = 0.01;

/**
 * Counts rows by hour of the week, by hour of the day and by weekday, hours only where the data has them. A caution says where the
 * clock seems not to have been read: at least one row in a hundred at exactly 00:00 and more of them than at exactly 23:00
 * and 01:00 together; and at least one row in four at exactly an hour, where minutes are given.
 *
 * Locked where the data has no days, or no row has a time.
 */
export function countWeekHours(table: CrimeTable, rows: Uint32Array): WeekHours | Locked {
  const { timeOf, timePrecision } = table;
  if (!isAtLeast(timePrecision, "day")) {
    return {
      locked: "Weekdays and hours need to know the day of each incident, and these data do not have it.",
    };
  }
  const byHourOfWeek = new Uint32Array(HOURS_PER_WEEK);
  const byWeekday = new Uint32Array(7);
  const exactly = new Uint32Array(24);
  let timed = 0;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const row of rows) {
    const time = timeOf[row] as number;
    if (time === NO_TIME) continue;
    timed++;
    first = Math.min(first, time);
    last = Math.max(last, time);
    const hour = hourOfWeek(time);
    const weekday = weekdayOfDay(dayOf(time));
    byHourOfWeek[hour] = (byHourOfWeek[hour] as number) + 1;
    byWeekday[weekday] = (byWeekday[weekday] as number) + 1;
    if (time % 60 === 0) exactly[hour % 24] = (exactly[hour % 24] as number) + 1;
  }
  if (timed === 0) return { locked: "No row has a time." };
  const hasHours = isAtLeast(timePrecision, "hour");
  const hasMinutes = isAtLeast(timePrecision, "minute");
  const atMidnight = hasHours ? (exactly[0] as number) / timed : null;
  const onTheHour = hasMinutes ? exactly.reduce((sum, count) => sum + count, 0) / timed : null;
  return {
    byHourOfWeek: hasHours ? byHourOfWeek : null,
    byHour: hasHours ? addUpDays(byHourOfWeek) : null,
    byWeekday,
    atMidnight,
    onTheHour,
    note: {
      method: "Counts by hour of the week",
      source: "Plain counting",
      version: 1,
      span: { first: monthOf(first), last: monthOf(last) },
      n: { rows: timed, withoutTime: rows.length - timed, days: dayOf(last) - dayOf(first) + 1 },
      parameters: {},
      cautions: [
        ...(atMidnight !== null &&
        atMidnight >= SUSPICIOUS_AT_MIDNIGHT &&
        (exactly[0] as number) > (exactly[23] as number) + (exactly[1] as number)
          ? [
              `${asPercent(atMidnight)} of the rows are at exactly 00:00, more than at exactly 23:00 and 01:00 together: midnight often stands for an unknown time.`,
            ]
          : []),
        ...(onTheHour !== null && onTheHour >= SUSPICIOUS_ON_THE_HOUR
          ? [
              `${asPercent(onTheHour)} of the rows are at exactly an hour, where one in sixty would be: times are rounded or guessed.`,
            ]
          : []),
      ],
    },
  };
}

function addUpDays(byHourOfWeek: Uint32Array): Uint32Array {
  const byHour = new Uint32Array(24);
  byHourOfWeek.forEach((count, hour) => {
    byHour[hour % 24] = (byHour[hour % 24] as number) + count;
  });
  return byHour;
}

function asPercent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
