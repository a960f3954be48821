import { MINUTES_PER_DAY, wallMinutes } from "./wall-clock.ts";

/** Days from 1970-01-01 to an ISO date `2026-06-22`; `undefined` where the text is no date of the calendar. */
export function parseIsoDay(text: string): number | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const day = dayNumber(Number(match[1]), Number(match[2]), Number(match[3]));
  return formatIsoDay(day) === text ? day : undefined;
}

/** `2026-06-22` for days since 1970-01-01. */
export function formatIsoDay(day: number): string {
  return new Date(day * MINUTES_PER_DAY * 60_000).toISOString().slice(0, 10);
}

/** Days from 1970-01-01 to a date; `month` and `day` count from 1 and may run over, as in `Date.UTC`. */
export function dayNumber(year: number, month: number, day: number): number {
  return wallMinutes(year, month, day) / MINUTES_PER_DAY;
}
