import type { MonthIndex, WallMinutes } from "./units.ts";

/** Minutes in a day. */
export const MINUTES_PER_DAY = 1440;

/** How fine the time stamps of a table are; nothing finer is ever computed or shown. */
export type TimePrecision = "minute" | "hour" | "day" | "month" | "none";

const FINENESS: Record<TimePrecision, number> = { none: 0, month: 1, day: 2, hour: 3, minute: 4 };

/** Whether stamps of precision `has` can answer a question that needs `needs`. */
export function isAtLeast(has: TimePrecision, needs: TimePrecision): boolean {
  return FINENESS[has] >= FINENESS[needs];
}

/** The coarser of two precisions. */
export function coarser(a: TimePrecision, b: TimePrecision): TimePrecision {
  return FINENESS[a] <= FINENESS[b] ? a : b;
}

/**
 * Wall-clock minutes of a calendar date and time.
 * @param month 1–12
 */
export function wallMinutes(year: number, month: number, day = 1, hour = 0, minute = 0): WallMinutes {
  return Date.UTC(year, month - 1, day, hour, minute) / 60_000;
}

/** The month that a wall-clock time falls in. */
export function monthOf(time: WallMinutes): MonthIndex {
  const date = new Date(time * 60_000);
  return (date.getUTCFullYear() - 1970) * 12 + date.getUTCMonth();
}

/** The hour of day, 0–23. */
export function hourOf(time: WallMinutes): number {
  return Math.floor((((time % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY) / 60);
}

/** Hours in a week. */
export const HOURS_PER_WEEK = 168;

/** Days since 1970-01-01. */
export function dayOf(time: WallMinutes): number {
  return Math.floor(time / MINUTES_PER_DAY);
}

/** The weekday of a day counted from 1970-01-01 (a Thursday): Monday 0 to Sunday 6. */
export function weekdayOfDay(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The hour of the week, 0–167, from Monday 00:00 on. */
export function hourOfWeek(time: WallMinutes): number {
  return weekdayOfDay(dayOf(time)) * 24 + hourOf(time);
}

/** `2026-04` for a month index. */
export function formatMonth(month: MonthIndex): string {
  const year = Math.floor(month / 12);
  return `${String(1970 + year).padStart(4, "0")}-${String(month - 12 * year + 1).padStart(2, "0")}`;
}

/** The month index of `2026-04`, or `undefined` where the text is not a month. */
export function parseMonth(text: string): MonthIndex | undefined {
  const match = /^(\d{4})-(\d{2})$/.exec(text);
  if (!match) return undefined;
  const month = Number(match[2]);
  return month >= 1 && month <= 12 ? (Number(match[1]) - 1970) * 12 + month - 1 : undefined;
}

const MONTH_NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Weekdays in the order of a week here, Monday first. */
export const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"] as const;

/** `Apr 2026` for a month index. */
export function nameMonth(month: MonthIndex): string {
  const year = Math.floor(month / 12);
  return `${MONTH_NAMES[month - 12 * year]} ${1970 + year}`;
}

/** Minutes after midnight of `18:30`, or `undefined` where the text is not a time of day. */
export function parseTimeOfDay(text: string): number | undefined {
  const match = /^([01]?\d|2[0-3]):([0-5]\d)$/.exec(text.trim());
  return match ? Number(match[1]) * 60 + Number(match[2]) : undefined;
}

/** `18:30` for minutes after midnight; values past one day wrap round. */
export function formatTimeOfDay(minutes: number): string {
  const m = ((Math.round(minutes) % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY;
  return `${String(Math.floor(m / 60)).padStart(2, "0")}:${String(m % 60).padStart(2, "0")}`;
}

/** `Mon 22 Jun 2026` for an ISO date `2026-06-22`; the text itself where it is not one. */
export function nameDate(isoDate: string): string {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(isoDate);
  const date = match ? new Date(`${isoDate}T00:00:00Z`) : undefined;
  if (!date || Number.isNaN(date.getTime()) || date.getUTCDate() !== Number(match?.[3])) return isoDate;
  return `${WEEKDAYS[(date.getUTCDay() + 6) % 7]} ${date.getUTCDate()} ${MONTH_NAMES[date.getUTCMonth()]} ${date.getUTCFullYear()}`;
}

/** `22:00–23:59` for the hours 22 and 23. */
export function nameHours(first: number, last: number): string {
  return `${String(first).padStart(2, "0")}:00–${String(last).padStart(2, "0")}:59`;
}

/** `22:00–22:59`. */
export function nameHour(hour: number): string {
  return nameHours(hour, hour);
}
