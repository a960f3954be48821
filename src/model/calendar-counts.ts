import { parseIsoDay } from "./calendar-day.ts";
import type { EventCalendar } from "./event-calendar.ts";
import { MINUTES_PER_DAY, monthOf } from "./wall-clock.ts";

/** How many events each month has, from `firstMonth` on. */
export function countMonthEvents({ events }: EventCalendar, firstMonth: number, months: number): Uint32Array {
  const counts = new Uint32Array(months);
  for (const { date } of events) {
    const day = parseIsoDay(date);
    const at = day === undefined ? -1 : monthOf(day * MINUTES_PER_DAY) - firstMonth;
    if (at >= 0 && at < months) counts[at] = (counts[at] as number) + 1;
  }
  return counts;
}

/** The days with an event, counted from 1970-01-01. */
export function eventDaysOf({ events }: EventCalendar): ReadonlySet<number> {
  return new Set(events.flatMap(({ date }) => parseIsoDay(date) ?? []));
}

/** The names of the events of each day that has any, by the day counted from 1970-01-01. */
export function nameDayEvents({ events }: EventCalendar): ReadonlyMap<number, readonly string[]> {
  const names = new Map<number, string[]>();
  for (const { date, name } of events) {
    const day = parseIsoDay(date);
    if (day !== undefined) names.set(day, [...(names.get(day) ?? []), name]);
  }
  return names;
}
