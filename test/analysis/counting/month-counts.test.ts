import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { lookUpMonths, monthOffset } from "../../../src/analysis/counting/month-counts.ts";
import { NO_TIME } from "../../../src/model/crime-table.ts";
import { monthOf, wallMinutes } from "../../../src/model/wall-clock.ts";

describe("lookUpMonths", () => {
  test("says the same as the calendar for every time of its column, before 1970 too", () => {
    const minutes = fc.integer({ min: wallMinutes(1850, 1), max: wallMinutes(2150, 12) });
    fc.assert(
      fc.property(fc.array(minutes, { minLength: 1 }), (times) => {
        const lookup = lookUpMonths(Int32Array.from([NO_TIME, ...times]));
        expect(times.map((time) => lookup && lookup.firstMonth + monthOffset(lookup, time))).toEqual(
          times.map(monthOf),
        );
      }),
    );
  });

  test("there is none where no row has a time", () => {
    expect(lookUpMonths(Int32Array.of(NO_TIME, NO_TIME))).toBeNull();
    expect(lookUpMonths(new Int32Array(0))).toBeNull();
  });
});
