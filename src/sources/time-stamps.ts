import { NO_TIME } from "../model/crime-table.ts";
import { MINUTES_PER_DAY } from "../model/wall-clock.ts";
import { daysSince1970, isDate } from "./calendar.ts";

/** How much of the calendar a stamp names. */
export type StampForm = "month" | "date" | "clock";

/** One stamp as read. A stamp such as `3/4/2020` is open: it has two meanings until its whole column is known. */
export interface Stamp {
  form: StampForm;
  open: boolean;
  /** Wall-clock minutes, month first where the stamp is open; `NO_TIME` where that is no date. */
  minutes: number;
  /** Wall-clock minutes of an open stamp, day first; `NO_TIME` where that is no date. */
  dayFirstMinutes: number;
  /** Minutes by which the stamp's clock is ahead of UTC; NaN where it does not say. */
  offset: number;
}

const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;

const ZERO = 48;
const COLON = 58;
const SPACE = 32;
const UPPER_T = 84;
const LOWER_CASE = 32;

/**
 * Reads `2026-04`, `2026-04-18`, `2026-04-18 21:05` (or `T`, seconds, fraction, zone), also with slashes, and
 * `4/18/2026` or `18/4/2026` (also `.` and `-`) with or without a clock, AM and PM included, into `stamp`.
 * The time is the wall clock as written; an offset or Z is told besides. Returns false where the bytes are no such stamp.
 */
export function readStamp(bytes: Uint8Array, start: number, end: number, stamp: Stamp): boolean {
  let from = start;
  let to = end;
  while (from < to && (bytes[from] as number) <= SPACE) from++;
  while (to > from && (bytes[to - 1] as number) <= SPACE) to--;
  stamp.offset = Number.NaN;
  const digits = digitRun(bytes, from, to);
  if (digits === 4) return readYearFirst(bytes, from, to, stamp);
  return (digits === 1 || digits === 2) && readYearLast(bytes, from, to, digits, stamp);
}

function readYearFirst(bytes: Uint8Array, from: number, to: number, stamp: Stamp): boolean {
  const separator = bytes[from + 4];
  const monthDigits = digitRun(bytes, from + 5, to);
  if (!isDateSeparator(separator) || monthDigits < 1 || monthDigits > 2) return false;
  const year = numberAt(bytes, from, from + 4);
  const month = numberAt(bytes, from + 5, from + 5 + monthDigits);
  let at = from + 5 + monthDigits;
  if (at >= to) {
    stamp.form = "month";
    stamp.open = false;
    stamp.minutes = minutesOf(year, month, 1, 0);
    return stamp.minutes !== NO_TIME;
  }
  const dayDigits = digitRun(bytes, at + 1, to);
  if (bytes[at] !== separator || dayDigits < 1 || dayDigits > 2) return false;
  const day = numberAt(bytes, at + 1, at + 1 + dayDigits);
  at += 1 + dayDigits;
  const clock = at < to ? readClock(bytes, at, to, stamp) : 0;
  if (clock < 0) return false;
  stamp.form = at < to ? "clock" : "date";
  stamp.open = false;
  stamp.minutes = minutesOf(year, month, day, clock);
  return stamp.minutes !== NO_TIME;
}

function readYearLast(bytes: Uint8Array, from: number, to: number, digits: number, stamp: Stamp): boolean {
  const separator = bytes[from + digits];
  const second = from + digits + 1;
  const secondDigits = digitRun(bytes, second, to);
  const yearAt = second + secondDigits + 1;
  if (!isDateSeparator(separator) || bytes[yearAt - 1] !== separator) return false;
  if (secondDigits < 1 || secondDigits > 2 || digitRun(bytes, yearAt, to) !== 4) return false;
  const a = numberAt(bytes, from, from + digits);
  const b = numberAt(bytes, second, second + secondDigits);
  const year = numberAt(bytes, yearAt, yearAt + 4);
  const at = yearAt + 4;
  const clock = at < to ? readClock(bytes, at, to, stamp) : 0;
  if (clock < 0) return false;
  stamp.form = at < to ? "clock" : "date";
  stamp.open = true;
  stamp.minutes = minutesOf(year, a, b, clock);
  stamp.dayFirstMinutes = minutesOf(year, b, a, clock);
  return stamp.minutes !== NO_TIME || stamp.dayFirstMinutes !== NO_TIME;
}

/** Minutes after midnight of ` 21:05`, `T21:05:30.5Z`, ` 9:05 PM`; −1 where the bytes are no clock time. */
function readClock(bytes: Uint8Array, from: number, to: number, stamp: Stamp): number {
  let at = from;
  if (((bytes[at] as number) & ~LOWER_CASE) === UPPER_T) at++;
  else while (at < to && bytes[at] === SPACE) at++;
  return at === from ? -1 : readTimeOfDay(bytes, at, to, stamp);
}

/** Minutes after midnight of `21:05`, `21:05:30.5Z`, `9:05 PM`; −1 where the bytes are no clock time. */
export function readTimeOfDay(
  bytes: Uint8Array,
  from: number,
  to: number,
  stamp: { offset: number },
): number {
  let at = from;
  const hourDigits = digitRun(bytes, at, to);
  if (hourDigits < 1 || hourDigits > 2) return -1;
  let hour = numberAt(bytes, at, at + hourDigits);
  at += hourDigits;
  if (bytes[at] !== COLON || digitRun(bytes, at + 1, to) !== 2) return -1;
  const minute = numberAt(bytes, at + 1, at + 3);
  at += 3;
  if (at < to) {
    const rest = REST_OF_CLOCK.exec(String.fromCharCode(...bytes.subarray(at, Math.min(to, at + 40))));
    if (!rest || Number(rest[1] ?? 0) > 60) return -1;
    const half = rest[2]?.toLowerCase();
    if (half && (hour < 1 || hour > 12)) return -1;
    if (half) hour = (hour % 12) + (half === "p" ? 12 : 0);
    if (rest[3]) stamp.offset = offsetOf(rest[3]);
  }
  return hour <= 23 && minute <= 59 ? hour * 60 + minute : -1;
}

const REST_OF_CLOCK =
  /^(?::(\d{2})(?:[.,]\d+)?)?(?:\s*([ap])\.?m\.?)?(?:\s*(z|utc|gmt|[+-]\d{2}(?::?\d{2})?))?$/i;

function offsetOf(zone: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(zone) ?? [];
  return hours === undefined ? 0 : (sign === "-" ? -1 : 1) * (60 * Number(hours) + Number(minutes));
}

function minutesOf(year: number, month: number, day: number, clock: number): number {
  if (year < EARLIEST_YEAR || year > LATEST_YEAR || !isDate(year, month, day)) return NO_TIME;
  return daysSince1970(year, month, day) * MINUTES_PER_DAY + clock;
}

/** How many digits stand from `from` on. */
export function digitRun(bytes: Uint8Array, from: number, to: number): number {
  let at = from;
  while (at < to && (bytes[at] as number) >= ZERO && (bytes[at] as number) <= ZERO + 9) at++;
  return at - from;
}

/** The number that the digits `bytes[from … to)` write. */
export function numberAt(bytes: Uint8Array, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i++) value = value * 10 + (bytes[i] as number) - ZERO;
  return value;
}

function isDateSeparator(byte: number | undefined): boolean {
  return byte === 45 || byte === 46 || byte === 47;
}
