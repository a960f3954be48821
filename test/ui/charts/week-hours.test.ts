import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  describePlace,
  hoursOfBlock,
  hoursOfPlace,
  type MatrixPlace,
  moveInMatrix,
  nameWeekHour,
  nameWeekHours,
  outlineHours,
} from "../../../src/ui/charts/week-hours.ts";

const cell = fc.record({ day: fc.integer({ min: 0, max: 6 }), hour: fc.integer({ min: 0, max: 23 }) });
const selection = fc.uniqueArray(fc.integer({ min: 0, max: 167 }), { minLength: 1 });

describe("an hour of the week", () => {
  it("is named by its day, Monday first, and its minutes", () => {
    expect(nameWeekHour(0)).toBe("Mon 00:00–00:59");
    expect(nameWeekHour(5 * 24 + 22)).toBe("Sat 22:00–22:59");
    expect(nameWeekHour(167)).toBe("Sun 23:00–23:59");
  });

  it("says how many were recorded; a head says the sum of its cells", () => {
    const counts = new Uint32Array(168).fill(10);
    counts[5 * 24 + 22] = 145;
    expect(describePlace({ day: 5, hour: 22 }, counts)).toBe("Sat 22:00–22:59, 145 recorded");
    expect(describePlace({ day: 5, hour: -1 }, counts)).toBe("Sat, 375 recorded");
    expect(describePlace({ day: -1, hour: 22 }, counts)).toBe("Every day 22:00–22:59, 205 recorded");
  });
});

describe("a block of hours", () => {
  it("holds exactly the hours between its corners, whichever corners they are", () => {
    fc.assert(
      fc.property(cell, cell, (one, other) => {
        const inBlock = (weekHour: number) => {
          const [day, hour] = [Math.floor(weekHour / 24), weekHour % 24];
          return (day - one.day) * (day - other.day) <= 0 && (hour - one.hour) * (hour - other.hour) <= 0;
        };
        const expected = Array.from({ length: 168 }, (_, i) => i).filter(inBlock);
        expect(hoursOfBlock(one, other)).toEqual(expected);
      }),
    );
  });

  it("is a whole day or a whole hour for a head", () => {
    expect(hoursOfPlace({ day: 2, hour: -1 })).toEqual(Array.from({ length: 24 }, (_, i) => 48 + i));
    expect(hoursOfPlace({ day: -1, hour: 3 })).toEqual([3, 27, 51, 75, 99, 123, 147]);
    expect(hoursOfPlace({ day: 6, hour: 23 })).toEqual([167]);
  });
});

describe("a selection of hours in words", () => {
  it("names days and hours of a block, days alone where they are whole", () => {
    const block = hoursOfBlock({ day: 4, hour: 20 }, { day: 5, hour: 23 });
    expect(nameWeekHours(new Set(block))).toBe("Fri, Sat 20:00–23:59");
    expect(nameWeekHours(new Set(hoursOfPlace({ day: 5, hour: -1 })))).toBe("Sat");
    expect(nameWeekHours(new Set(hoursOfPlace({ day: -1, hour: 22 })))).toBe("every day 22:00–22:59");
  });

  it("counts hours where they are no block", () => {
    expect(nameWeekHours(new Set([0, 25]))).toBe("2 hours of the week");
    expect(nameWeekHours(new Set([0, 2]))).toBe("2 hours of the week");
  });
});

describe("moving in the matrix with the keyboard", () => {
  const keys = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown", "Home", "End"];

  it("never leaves it or enters the corner between the heads", () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...keys), { maxLength: 60 }), (pressed) => {
        let at: MatrixPlace = { day: 0, hour: 0 };
        for (const key of pressed) at = moveInMatrix(key, at) ?? at;
        expect(at.day).toBeLessThanOrEqual(6);
        expect(at.hour).toBeLessThanOrEqual(23);
        expect(Math.min(at.day, at.hour)).toBeGreaterThanOrEqual(-1);
        expect(at.day + at.hour).toBeGreaterThan(-2);
      }),
    );
  });

  it("reaches the heads from the first row and column", () => {
    expect(moveInMatrix("ArrowLeft", { day: 3, hour: 0 })).toEqual({ day: 3, hour: -1 });
    expect(moveInMatrix("ArrowUp", { day: 0, hour: 9 })).toEqual({ day: -1, hour: 9 });
    expect(moveInMatrix("ArrowUp", { day: 0, hour: -1 })).toEqual({ day: 0, hour: -1 });
  });

  it("goes to the first and last cell with Control", () => {
    expect(moveInMatrix("End", { day: 3, hour: 9 }, true)).toEqual({ day: 6, hour: 23 });
    expect(moveInMatrix("Home", { day: 3, hour: 9 }, true)).toEqual({ day: 0, hour: 0 });
    expect(moveInMatrix("a", { day: 3, hour: 9 })).toBeNull();
  });
});

describe("the outline of a selection", () => {
  it("has four sides around one cell and goes around a block without crossing it", () => {
    expect(outlineHours(new Set([30]))).toHaveLength(4);
    const block = hoursOfBlock({ day: 1, hour: 2 }, { day: 3, hour: 7 });
    expect(outlineHours(new Set(block))).toHaveLength(2 * (3 + 6));
  });

  it("is closed: an even number of sides meets at every corner", () => {
    fc.assert(
      fc.property(selection, (hours) => {
        const ends = new Map<string, number>();
        for (const [x1, y1, x2, y2] of outlineHours(new Set(hours))) {
          for (const corner of [`${x1} ${y1}`, `${x2} ${y2}`]) ends.set(corner, (ends.get(corner) ?? 0) + 1);
        }
        expect([...ends.values()].filter((count) => count % 2 === 1)).toEqual([]);
      }),
    );
  });
});
