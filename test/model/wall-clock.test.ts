import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  coarser,
  formatMonth,
  formatTimeOfDay,
  hourOf,
  isAtLeast,
  monthOf,
  nameDate,
  nameMonth,
  parseMonth,
  parseTimeOfDay,
  type TimePrecision,
  wallMinutes,
} from "../../src/model/wall-clock.ts";

const PRECISIONS: readonly TimePrecision[] = ["none", "month", "day", "hour", "minute"];

describe("time precision", () => {
  test("is at least as fine as itself and everything coarser, never finer", () => {
    for (const [i, has] of PRECISIONS.entries()) {
      expect(PRECISIONS.map((needs) => isAtLeast(has, needs))).toEqual(PRECISIONS.map((_, j) => j <= i));
    }
  });

  test("of two tables together is the coarser, whichever comes first", () => {
    expect(coarser("minute", "month")).toBe("month");
    expect(coarser("month", "minute")).toBe("month");
    expect(coarser("none", "day")).toBe("none");
  });
});

describe("wallMinutes", () => {
  test("counts minutes from the start of 1970, before it below zero", () => {
    expect(wallMinutes(1970, 1)).toBe(0);
    expect(wallMinutes(1970, 1, 2, 1, 30)).toBe(1440 + 90);
    expect(wallMinutes(1969, 12, 31, 23, 59)).toBe(-1);
  });
});

describe("monthOf and hourOf", () => {
  test("give back the month and hour that a time was made from", () => {
    const parts = fc.record({
      year: fc.integer({ min: 1900, max: 2100 }),
      month: fc.integer({ min: 1, max: 12 }),
      day: fc.integer({ min: 1, max: 28 }),
      hour: fc.integer({ min: 0, max: 23 }),
      minute: fc.integer({ min: 0, max: 59 }),
    });
    fc.assert(
      fc.property(parts, ({ year, month, day, hour, minute }) => {
        const time = wallMinutes(year, month, day, hour, minute);
        expect(monthOf(time)).toBe((year - 1970) * 12 + month - 1);
        expect(hourOf(time)).toBe(hour);
      }),
    );
  });

  test("know no summer time: every day has each hour once", () => {
    const clocksGoForward = Array.from({ length: 24 }, (_, hour) => hourOf(wallMinutes(2026, 3, 29, hour)));
    expect(clocksGoForward).toEqual(Array.from({ length: 24 }, (_, hour) => hour));
  });
});

describe("formatMonth and parseMonth", () => {
  test("are each other's opposite, before 1970 too", () => {
    fc.assert(
      fc.property(fc.integer({ min: -1970 * 12, max: 8000 * 12 }), (month) => {
        expect(parseMonth(formatMonth(month))).toBe(month);
      }),
    );
  });

  test("write and read 2026-04", () => {
    expect(formatMonth(56 * 12 + 3)).toBe("2026-04");
    expect(parseMonth("2026-04")).toBe(56 * 12 + 3);
    expect(formatMonth(-1)).toBe("1969-12");
  });

  test("anything but a month is undefined", () => {
    for (const text of ["2026-13", "2026-00", "2026-4", "2026-04-01", "April 2026", ""]) {
      expect(parseMonth(text)).toBeUndefined();
    }
  });
});

describe("nameMonth", () => {
  test("names a month in three letters and its year", () => {
    expect(nameMonth(56 * 12 + 3)).toBe("Apr 2026");
    expect(nameMonth(-1)).toBe("Dec 1969");
  });
});

describe("parseTimeOfDay and formatTimeOfDay", () => {
  test("are each other's opposite within a day", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1439 }), (minutes) => {
        expect(parseTimeOfDay(formatTimeOfDay(minutes))).toBe(minutes);
      }),
    );
  });

  test("read an hour of one digit, and spaces around", () => {
    expect(parseTimeOfDay(" 8:30 ")).toBe(510);
  });

  test("anything but a time of day is undefined", () => {
    for (const text of ["24:00", "18:60", "18.30", "1830", "6pm", "18:5", ""]) {
      expect(parseTimeOfDay(text)).toBeUndefined();
    }
  });

  test("times past midnight wrap round", () => {
    expect(formatTimeOfDay(25 * 60 + 15)).toBe("01:15");
    expect(formatTimeOfDay(-30)).toBe("23:30");
  });
});

describe("nameDate", () => {
  test("names an ISO date with its weekday", () => {
    expect(nameDate("2026-06-22")).toBe("Mon 22 Jun 2026");
    expect(nameDate("2024-02-29")).toBe("Thu 29 Feb 2024");
  });

  test("gives back what is not a date, and dates that no calendar has", () => {
    for (const text of ["2026-02-30", "2026-02-29", "2026-13-01", "22/06/2026", "soon", ""]) {
      expect(nameDate(text)).toBe(text);
    }
  });
});
