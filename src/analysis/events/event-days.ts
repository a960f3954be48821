import { parseIsoDay } from "../../model/calendar-day.ts";
import { clockOf, type EventCalendar } from "../../model/event-calendar.ts";
import type { EffectPhase } from "../../model/event-report.ts";
import { phasesOf } from "../../model/event-spec.ts";
import { MINUTES_PER_DAY, type TimePrecision } from "../../model/wall-clock.ts";

const HOUR = 60;

/** A stretch of a day and the night after, `[from, to)` in minutes after its midnight. */
export interface DayWindow {
  readonly phase: EffectPhase;
  readonly from: number;
  readonly to: number;
}

/** A day with one event or more, taken as one from the first start to the last end. */
export interface EventDay {
  /** Days since 1970-01-01. */
  readonly day: number;
  readonly names: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly startAssumed: boolean;
  readonly endAssumed: boolean;
  readonly attendance: number | null;
}

/** The days of a calendar that have events, in order; several on a day become one. */
export function gatherEventDays(calendar: EventCalendar): EventDay[] {
  const byDay = new Map<number, EventDay>();
  for (const event of calendar.events) {
    const day = parseIsoDay(event.date);
    if (day === undefined) continue;
    const clock = clockOf(event);
    const known = byDay.get(day);
    if (known === undefined) {
      byDay.set(day, { day, names: [event.name], ...clock, attendance: event.attendance });
      continue;
    }
    const { attendance } = known;
    const first = clock.start < known.start ? clock : known;
    const last = clock.end > known.end ? clock : known;
    byDay.set(day, {
      day,
      names: [...known.names, event.name],
      ...{ start: first.start, startAssumed: first.startAssumed },
      ...{ end: last.end, endAssumed: last.endAssumed },
      attendance: attendance === null || event.attendance === null ? null : attendance + event.attendance,
    });
  }
  return [...byDay.values()].sort((a, b) => a.day - b.day);
}

/**
 * The windows that an event day is counted in: arrival (three hours to the start), event, dispersal (to three hours after the end) and
 * the night after (to 08:00, at least an hour), with starts and ends at the nearest full hour where the data has no minutes; the whole day where it has no hours.
 */
export function windowsOf(event: Pick<EventDay, "start" | "end">, precision: TimePrecision): DayWindow[] {
  if (precision !== "minute" && precision !== "hour") {
    return [{ phase: "day", from: 0, to: MINUTES_PER_DAY }];
  }
  const step = precision === "hour" ? HOUR : 1;
  const start = Math.round(event.start / step) * step;
  const end = Math.max(start + step, Math.round(event.end / step) * step);
  return phasesOf({ doors: start - 2 * HOUR, start, end }).map(({ name, from, to }) => ({
    phase: name,
    from,
    to,
  }));
}

/** When an event day is no ordinary one, minutes after its midnight: all its windows, and without hours its day and what lies around the event. */
export function busyTimes(
  event: Pick<EventDay, "start" | "end">,
  precision: TimePrecision,
): { readonly from: number; readonly to: number } {
  const windows = windowsOf(event, precision);
  const from = (windows[0] as DayWindow).from;
  const to = (windows.at(-1) as DayWindow).to;
  if (windows.length > 1) return { from, to };
  return { from: Math.min(from, event.start - 3 * HOUR), to: Math.max(to, event.end + 3 * HOUR) };
}
