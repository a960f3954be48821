import { dayNumber, formatIsoDay } from "../model/calendar-day.ts";
import { isDate } from "./calendar.ts";

/** A date as written: settled, or open where `3/4/2026` may be 3 April or 4 March. */
export type WrittenDate =
  | { readonly iso: string }
  /** ISO dates by the two orders; null where that order gives no date. */
  | { readonly dayFirst: string | null; readonly monthFirst: string | null };

const MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");
const MONTH_WORD = "(jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\\.?";
const WEEKDAY = "(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\\.?,?\\s+)?";

const YEAR_FIRST = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?!\d)/;
const YEAR_LAST = new RegExp(`^${WEEKDAY}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})(?!\\d)`, "i");
const DAY_MONTH_WORD = new RegExp(
  `^${WEEKDAY}(\\d{1,2})(?:st|nd|rd|th)?(?:\\s+of)?[\\s-]+${MONTH_WORD},?[\\s-]+(\\d{4})(?!\\d)`,
  "i",
);
const MONTH_WORD_DAY = new RegExp(
  `^${WEEKDAY}${MONTH_WORD}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`,
  "i",
);

/**
 * Reads the date that a text begins with: `2026-06-22`, `22/06/2026` (also `.` and `-`), `Mon 22 June 2026`,
 * `June 22, 2026`. `length` is how many characters it takes. Null where the text begins with no such date.
 */
export function readDate(text: string): { readonly date: WrittenDate; readonly length: number } | null {
  const yearFirst = YEAR_FIRST.exec(text);
  if (yearFirst) return settled(yearFirst, yearFirst[1], yearFirst[3], yearFirst[4]);
  const yearLast = YEAR_LAST.exec(text);
  if (yearLast) {
    const [first, second, year] = [yearLast[1], yearLast[3], yearLast[4]].map(Number);
    const dayFirst = isoOf(year, second, first);
    const monthFirst = isoOf(year, first, second);
    if (dayFirst === null && monthFirst === null) return null;
    const date = dayFirst === monthFirst && dayFirst !== null ? { iso: dayFirst } : { dayFirst, monthFirst };
    return { date, length: yearLast[0].length };
  }
  const named = DAY_MONTH_WORD.exec(text);
  if (named) return settled(named, named[3], monthNumber(named[2]), named[1]);
  const american = MONTH_WORD_DAY.exec(text);
  return american && settled(american, american[3], monthNumber(american[1]), american[2]);
}

/**
 * Minutes after midnight of `19:45`, `19.45`, `7:45 pm`, `7pm`, `19:45:00`, `noon`; null where the text is no time of
 * day.
 */
export function readTimeOfDay(text: string): number | null {
  const clean = text.trim().toLowerCase();
  if (clean === "noon" || clean === "midday") return 720;
  const match = /^(\d{1,2})(?:[:.](\d{2})(?::\d{2})?)?\s*([ap])?\.?(?:m\.?)?$/.exec(clean);
  if (!match || (match[2] === undefined && match[3] === undefined)) return null;
  if (match[3] === undefined && clean.endsWith("m")) return null;
  const hour = Number(match[1]);
  const minute = Number(match[2] ?? 0);
  if (minute > 59 || hour > 23) return null;
  if (match[3] === undefined) return hour * 60 + minute;
  return hour < 1 || hour > 12 ? null : ((hour % 12) + (match[3] === "p" ? 12 : 0)) * 60 + minute;
}

/** Start and end of `19:45`, `19:45-21:45`, `7pm to 10pm`; null where the text is neither a time nor two. */
export function readTimes(text: string): { readonly start: number; readonly end: number | null } | null {
  const [first = "", second, ...more] = text.split(/\s*(?:[-–—]|\bto\b|\buntil\b)\s*/i);
  const start = readTimeOfDay(first);
  if (start === null || more.length > 0) return null;
  if (second === undefined) return { start, end: null };
  const end = readTimeOfDay(second);
  return end === null ? null : { start, end };
}

/** A whole number above 0 such as `81,000`, `81 000` or `81000`; null where the text is none. */
export function readAttendance(text: string): number | null {
  const clean = text.trim();
  if (!/^\d{1,3}([, .']\d{3})+$|^\d{1,7}$/.test(clean)) return null;
  const count = Number(clean.replace(/\D/g, ""));
  return count > 0 ? count : null;
}

/** An end that the clock shows at or before the start, or in the small hours without a start, is one of the next day. */
export function endAfter(start: number | null, end: number | null): number | null {
  if (end === null) return null;
  return end <= (start ?? LAST_SMALL_HOUR) ? end + 1440 : end;
}

/** An end alone before 06:00 belongs to the evening before. */
const LAST_SMALL_HOUR = 359;

type Digits = string | number | undefined;

function settled(match: RegExpExecArray, year: Digits, month: Digits, day: Digits) {
  const iso = isoOf(Number(year), Number(month), Number(day));
  return iso === null ? null : { date: { iso }, length: match[0].length };
}

function isoOf(year = 0, month = 0, day = 0): string | null {
  if (year < 1900 || year > 2199 || !isDate(year, month, day)) return null;
  return formatIsoDay(dayNumber(year, month, day));
}

function monthNumber(word: string | undefined): number {
  return MONTHS.indexOf((word ?? "").slice(0, 3).toLowerCase()) + 1;
}
