import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { formatIsoDay, parseIsoDay } from "../../src/model/calendar-day.ts";
import { easterSunday, HOLIDAY_REGIONS, holidaysOf } from "../../src/model/holidays.ts";
import { weekdayOfDay } from "../../src/model/wall-clock.ts";

/** The days off: holidays on working days, and substitutes for the others, as gov.uk and opm.gov list them. */
const daysOff = (region: (typeof HOLIDAY_REGIONS)[number], year: number) =>
  holidaysOf(region, year)
    .map(({ date }) => date)
    .filter((date) => weekdayOfDay(parseIsoDay(date) as number) < 5)
    .map((date) => date.slice(5));

describe("Easter Sunday", () => {
  test.each([
    [1818, "1818-03-22"],
    [1943, "1943-04-25"],
    [1961, "1961-04-02"],
    [2000, "2000-04-23"],
    [2008, "2008-03-23"],
    [2019, "2019-04-21"],
    [2024, "2024-03-31"],
    [2025, "2025-04-20"],
    [2026, "2026-04-05"],
    [2038, "2038-04-25"],
  ])("of %i is %s", (year, date) => {
    expect(formatIsoDay(easterSunday(year))).toBe(date);
  });

  test("is a Sunday from 22 March to 25 April", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1583, max: 4000 }), (year) => {
        const day = easterSunday(year);
        expect(weekdayOfDay(day)).toBe(6);
        expect(formatIsoDay(day).slice(5) >= "03-22" && formatIsoDay(day).slice(5) <= "04-25").toBe(true);
      }),
    );
  });
});

describe("bank holidays as gov.uk lists them", () => {
  test.each([
    [2011, "01-03 04-22 04-25 04-29 05-02 05-30 08-29 12-26 12-27"],
    [2012, "01-02 04-06 04-09 05-07 06-04 06-05 08-27 12-25 12-26"],
    [2019, "01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26"],
    [2020, "01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28"],
    [2021, "01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28"],
    [2022, "01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27"],
    [2023, "01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26"],
    [2024, "01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26"],
    [2026, "01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28"],
  ])("England and Wales %i", (year, dates) => {
    expect(daysOff("england-and-wales", year)).toEqual(dates.split(" "));
  });

  test.each([
    [2021, "01-01 01-04 04-02 05-03 05-31 08-02 11-30 12-27 12-28"],
    [2022, "01-03 01-04 04-15 05-02 06-02 06-03 08-01 09-19 11-30 12-26 12-27"],
    [2024, "01-01 01-02 03-29 05-06 05-27 08-05 12-02 12-25 12-26"],
    [2026, "01-01 01-02 04-03 05-04 05-25 06-15 08-03 11-30 12-25 12-28"],
  ])("Scotland %i", (year, dates) => {
    expect(daysOff("scotland", year)).toEqual(dates.split(" "));
  });

  test.each([
    [2024, "01-01 03-18 03-29 04-01 05-06 05-27 07-12 08-26 12-25 12-26"],
    [2025, "01-01 03-17 04-18 04-21 05-05 05-26 07-14 08-25 12-25 12-26"],
  ])("Northern Ireland %i", (year, dates) => {
    expect(daysOff("northern-ireland", year)).toEqual(dates.split(" "));
  });
});

describe("federal holidays as the Office of Personnel Management lists them", () => {
  test.each([
    [2015, "01-01 01-19 02-16 05-25 07-03 09-07 10-12 11-11 11-26 12-25"],
    [2021, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"],
    [2022, "01-17 02-21 05-30 06-20 07-04 09-05 10-10 11-11 11-24 12-26"],
    [2023, "01-02 01-16 02-20 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"],
  ])("%i", (year, dates) => {
    expect(daysOff("united-states", year)).toEqual(dates.split(" "));
  });
});

describe("holidays", () => {
  test("are within their year, in order, and each weekend holiday of a fixed date has its substitute", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...HOLIDAY_REGIONS),
        fc.integer({ min: 1990, max: 2060 }),
        (region, year) => {
          const holidays = holidaysOf(region, year);
          const dates = holidays.map(({ date }) => date);
          expect(dates).toEqual([...dates].sort());
          for (const { date, substitute } of holidays) {
            expect(date.startsWith(String(year))).toBe(true);
            if (substitute) expect(weekdayOfDay(parseIsoDay(date) as number)).toBeLessThan(5);
          }
        },
      ),
    );
  });

  test("are none where none are known", () => {
    expect(holidaysOf("none", 2026)).toEqual([]);
  });
});
