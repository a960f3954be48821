import { parseIsoDay } from "../../../model/calendar-day.ts";
import type { EventCalendar } from "../../../model/event-calendar.ts";
import { MINUTES_PER_DAY, monthOf } from "../../../model/wall-clock.ts";

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
