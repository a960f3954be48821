import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { countMonthEvents } from "../../../src/model/calendar-counts.ts";
import { makeCalendar } from "../../../src/model/event-calendar.ts";
import { sumByWeekday } from "../../../src/model/weekday-counts.ts";
import {
  chooseHoursOfDay,
  chooseWeekdays,
  daysOf,
  hoursOf,
} from "../../../src/ui/bench/when-page/day-hours.ts";
import { sayBusiestHours } from "../../../src/ui/bench/when-page/hour-words.ts";
import { lastAgainstBefore, sameMonthsLastYear } from "../../../src/ui/bench/when-page/period-presets.ts";

describe("choosing hours of the day and weekdays", () => {
  const someHours = fc.option(fc.uniqueArray(fc.nat(23), { minLength: 1, maxLength: 23 }));
  const someDays = fc.option(fc.uniqueArray(fc.nat(6), { minLength: 1, maxLength: 6 }));

  it("keeps the days while hours are chosen, and the hours while days are", () => {
    fc.assert(
      fc.property(someHours, someDays, (hours, days) => {
        const both = chooseWeekdays(chooseHoursOfDay(null, hours && new Set(hours)), days && new Set(days));
        expect(hoursOf(both)).toEqual(hours && new Set(hours.sort((a, b) => a - b)));
        expect(daysOf(both)).toEqual(days && new Set(days.sort((a, b) => a - b)));
      }),
    );
  });

  it("of none is no filter", () => {
    expect(chooseHoursOfDay([3, 27], null)).toEqual(Array.from({ length: 48 }, (_, hour) => hour));
    expect(chooseWeekdays(null, null)).toBeNull();
  });
});

describe("words of the hours", () => {
  it("name the fullest hour and how much the fullest fifth holds", () => {
    const byWeekHour = new Uint32Array(168).fill(1);
    byWeekHour[5 * 24 + 22] = 33;
    expect(sayBusiestHours(byWeekHour)).toBe(
      "Most is recorded on Saturday from 22:00 to 23:00; the fullest fifth of the week’s hours holds 33.0%.",
    );
    expect([...sumByWeekday(byWeekHour)]).toEqual([24, 24, 24, 24, 24, 56, 24]);
    expect(sayBusiestHours(new Uint32Array(168))).toBe("Nothing was recorded in these hours.");
  });
});

describe("events and periods by month", () => {
  it("counts the events of each month of the data", () => {
    const event = { name: "Final", kind: "football", start: null, end: null, attendance: null };
    const calendar = makeCalendar(
      ["2025-12-31", "2026-01-01", "2026-01-31", "2027-01-01"].map((date) => ({ ...event, date })),
    );
    expect([...countMonthEvents(calendar, 12 * 55 + 11, 3)]).toEqual([1, 2, 0]);
  });

  it("offers comparisons that the data is long enough for", () => {
    const months = { first: 12 * 50, last: 12 * 52 + 3 };
    expect(lastAgainstBefore(months, 12)).toEqual({
      before: { from: 12 * 50 + 4, to: 12 * 51 + 3 },
      after: { from: 12 * 51 + 4, to: 12 * 52 + 3 },
    });
    expect(lastAgainstBefore(months, 15)).toBeNull();
    expect(sameMonthsLastYear(months)).toEqual({
      before: { from: 12 * 51, to: 12 * 51 + 3 },
      after: { from: 12 * 52, to: 12 * 52 + 3 },
    });
    expect(sameMonthsLastYear({ first: 12 * 51 + 1, last: 12 * 52 + 3 })).toBeNull();
  });
});
