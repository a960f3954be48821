import { dayNumber, formatIsoDay } from "./calendar-day.ts";
import { weekdayOfDay } from "./wall-clock.ts";

/** Whose public holidays count. `none` is for places whose holidays are not known here. */
export const HOLIDAY_REGIONS = [
  "england-and-wales",
  "scotland",
  "northern-ireland",
  "united-states",
  "none",
] as const;
/** Whose public holidays count. */
export type HolidayRegion = (typeof HOLIDAY_REGIONS)[number];

/** A public holiday. Where it falls on a weekend both that day and its substitute are listed. */
export interface Holiday {
  /** ISO date. */
  readonly date: string;
  readonly name: string;
  /** True for the working day given in place of a holiday that falls on a weekend. */
  readonly substitute: boolean;
}

interface NamedDay {
  readonly day: number;
  readonly name: string;
}

const MONDAY = 0;
const THURSDAY = 3;
const SATURDAY = 5;
const SUNDAY = 6;

/**
 * The public holidays of a year in order of date, by today's rules; one-off days and moved days of the United Kingdom
 * from 1995 to 2026 are listed. The rules hold from 1978 on (bank holidays of the United Kingdom, Banking and Financial
 * Dealings Act 1971 and proclamations; Northern Ireland and Scotland with their own days) and from 1986 on (federal holidays
 * of the United States, 5 U.S.C. 6103, without Inauguration Day; Juneteenth from 2021).
 */
export function holidaysOf(region: HolidayRegion, year: number): readonly Holiday[] {
  if (region === "none") return [];
  const holidays =
    region === "united-states"
      ? [...federalHolidays(year), ...federalHolidays(year + 1)]
      : withSubstitutes(bankHolidays(region, year));
  const prefix = String(year).padStart(4, "0");
  return holidays
    .filter(({ date }) => date.startsWith(prefix))
    .sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Easter Sunday of the Gregorian calendar, days since 1970-01-01 (the anonymous computus; Meeus 1991, chapter 8). */
export function easterSunday(year: number): number {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const month = Math.floor((h + l - 7 * m + 114) / 31);
  return dayNumber(year, month, ((h + l - 7 * m + 114) % 31) + 1);
}

/** Days that were proclaimed once, and in which of the United Kingdom's regions where not in all. */
const ONE_OFF: readonly {
  readonly at: readonly [number, number, number];
  readonly name: string;
  readonly only?: HolidayRegion;
}[] = [
  { at: [1999, 12, 31], name: "Millennium Eve" },
  { at: [2002, 6, 3], name: "Golden Jubilee" },
  { at: [2011, 4, 29], name: "Royal wedding" },
  { at: [2012, 6, 5], name: "Diamond Jubilee" },
  { at: [2022, 6, 3], name: "Platinum Jubilee" },
  { at: [2022, 9, 19], name: "State funeral of Queen Elizabeth II" },
  { at: [2023, 5, 8], name: "Coronation of King Charles III" },
  { at: [2026, 6, 15], name: "World Cup bank holiday", only: "scotland" },
];

const MOVED_EARLY_MAY: Readonly<Record<number, readonly [number, number]>> = { 1995: [5, 8], 2020: [5, 8] };
const MOVED_SPRING: Readonly<Record<number, readonly [number, number]>> = {
  2002: [6, 4],
  2012: [6, 4],
  2022: [6, 2],
};

function bankHolidays(region: Exclude<HolidayRegion, "none" | "united-states">, year: number): NamedDay[] {
  const easter = easterSunday(year);
  const moved = (to: readonly [number, number] | undefined) => to && dayNumber(year, to[0], to[1]);
  const days: NamedDay[] = [
    { day: dayNumber(year, 1, 1), name: "New Year's Day" },
    { day: easter - 2, name: "Good Friday" },
    {
      day: moved(MOVED_EARLY_MAY[year]) ?? weekdayOfMonth(year, 5, MONDAY, 1),
      name: "Early May bank holiday",
    },
    { day: moved(MOVED_SPRING[year]) ?? lastWeekday(year, 5, MONDAY), name: "Spring bank holiday" },
    { day: dayNumber(year, 12, 25), name: "Christmas Day" },
    { day: dayNumber(year, 12, 26), name: "Boxing Day" },
  ];
  if (region === "scotland") {
    days.push(
      { day: dayNumber(year, 1, 2), name: "2nd January" },
      { day: weekdayOfMonth(year, 8, MONDAY, 1), name: "Summer bank holiday" },
    );
    if (year >= 2007) days.push({ day: dayNumber(year, 11, 30), name: "St Andrew's Day" });
  } else {
    days.push(
      { day: easter + 1, name: "Easter Monday" },
      { day: lastWeekday(year, 8, MONDAY), name: "Summer bank holiday" },
    );
  }
  if (region === "northern-ireland") {
    days.push(
      { day: dayNumber(year, 3, 17), name: "St Patrick's Day" },
      { day: dayNumber(year, 7, 12), name: "Battle of the Boyne" },
    );
  }
  for (const { at, name, only } of ONE_OFF) {
    if (at[0] === year && (only ?? region) === region) days.push({ day: dayNumber(...at), name });
  }
  return days.sort((a, b) => a.day - b.day);
}

/** Each holiday on a weekend is also given the next working day that is no holiday itself. */
function withSubstitutes(days: readonly NamedDay[]): Holiday[] {
  const taken = new Set(days.map(({ day }) => day));
  const holidays = days.map(({ day, name }) => ({ date: formatIsoDay(day), name, substitute: false }));
  for (const { day, name } of days) {
    if (weekdayOfDay(day) < SATURDAY) continue;
    let instead = day + 1;
    while (taken.has(instead) || weekdayOfDay(instead) >= SATURDAY) instead++;
    taken.add(instead);
    holidays.push({ date: formatIsoDay(instead), name, substitute: true });
  }
  return holidays;
}

function federalHolidays(year: number): Holiday[] {
  const fixed: NamedDay[] = [
    { day: dayNumber(year, 1, 1), name: "New Year's Day" },
    { day: dayNumber(year, 7, 4), name: "Independence Day" },
    { day: dayNumber(year, 11, 11), name: "Veterans Day" },
    { day: dayNumber(year, 12, 25), name: "Christmas Day" },
  ];
  if (year >= 2021) fixed.push({ day: dayNumber(year, 6, 19), name: "Juneteenth" });
  const floating: NamedDay[] = [
    { day: weekdayOfMonth(year, 1, MONDAY, 3), name: "Birthday of Martin Luther King, Jr." },
    { day: weekdayOfMonth(year, 2, MONDAY, 3), name: "Washington's Birthday" },
    { day: lastWeekday(year, 5, MONDAY), name: "Memorial Day" },
    { day: weekdayOfMonth(year, 9, MONDAY, 1), name: "Labor Day" },
    { day: weekdayOfMonth(year, 10, MONDAY, 2), name: "Columbus Day" },
    { day: weekdayOfMonth(year, 11, THURSDAY, 4), name: "Thanksgiving Day" },
  ];
  const observed = fixed.flatMap(({ day, name }) => {
    const weekday = weekdayOfDay(day);
    if (weekday < SATURDAY) return [];
    return [{ date: formatIsoDay(weekday === SUNDAY ? day + 1 : day - 1), name, substitute: true }];
  });
  const held = [...fixed, ...floating].map(({ day, name }) => ({
    date: formatIsoDay(day),
    name,
    substitute: false,
  }));
  return [...held, ...observed];
}

/** The nth of a weekday (Monday 0) in a month. */
function weekdayOfMonth(year: number, month: number, weekday: number, nth: number): number {
  const first = dayNumber(year, month, 1);
  return first + ((weekday - weekdayOfDay(first) + 7) % 7) + 7 * (nth - 1);
}

function lastWeekday(year: number, month: number, weekday: number): number {
  return weekdayOfMonth(year, month + 1, weekday, 1) - 7;
}
