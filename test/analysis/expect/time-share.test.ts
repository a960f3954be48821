import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { sharePhases } from "../../../src/analysis/expect/time-share.ts";
import { type Phase, phasesOf } from "../../../src/model/event-spec.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { dayOf, type TimePrecision, wallMinutes, weekdayOfDay } from "../../../src/model/wall-clock.ts";
import { makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const n = grid.cellCount;
const SATURDAY = 5;
const phases = phasesOf({ doors: 17 * 60, start: 19 * 60, end: 22 * 60 });
const shares = (
  rows: readonly Row[],
  windows: readonly Phase[] = phases,
  precision: TimePrecision = "minute",
) => {
  const table = makeTable(rows, precision);
  return sharePhases(table, cellOfLocations(table, grid), grid, EVERYTHING, windows, SATURDAY);
};
const centre = (cell: number) => [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0] as const;
const monday = wallMinutes(2026, 6, 15);
const evening = fc
  .tuple(fc.integer({ min: 10 * 60, max: 20 * 60 }), fc.nat(120), fc.integer({ min: 30, max: 300 }))
  .map(([doors, wait, length]) => phasesOf({ doors, start: doors + wait, end: doors + wait + length }));

/** Rows in the window on the weekday, asked one by one. */
function countByHand(rows: readonly Row[], { from, to }: Phase, weekday: number): number {
  return rows.filter(({ time }) => {
    if (time === undefined) return false;
    return [0, 1, 2].some((daysBack) => {
      const day = dayOf(time) - daysBack;
      const minutes = Math.floor(time / 60) * 60 - day * 1440;
      return weekdayOfDay(day) === weekday && minutes >= from && minutes < to;
    });
  }).length;
}

describe("the share of a week's rows in a phase", () => {
  test("counts the rows on that weekday, past midnight too, as one by one", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), (rows) => {
        const table = makeTable(rows);
        const cellOf = cellOfLocations(table, grid);
        const inside = rows.filter((_, row) => (cellOf[table.locationOf[row] ?? 0] ?? -1) >= 0);
        const found = shares(rows);
        if (found === null) return;
        phases.forEach((phase, p) => {
          expect(found.rows[p]).toBe(countByHand(inside, phase, SATURDAY));
        });
      }),
    );
  });

  test("takes an hour that the window cuts in part", () => {
    const rows = Array.from({ length: 8 }, () => ({
      at: centre(0),
      time: monday + SATURDAY * 1440 + 20 * 60,
    }));
    const half: Phase[] = [{ name: "event", from: 20 * 60 + 30, to: 21 * 60 }];
    expect(shares(rows, half)?.rows).toEqual([4]);
  });

  test("of all phases together is at most 1, in the area and in each hex", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), evening, (rows, windows) => {
        const found = shares(rows, windows);
        if (found === null) return;
        expect(found.area.reduce((sum, { value }) => sum + value, 0)).toBeLessThanOrEqual(1 + 1e-9);
        for (let i = 0; i < n; i++) {
          const sum = windows.reduce((total, _, p) => total + (found.hex[p * n + i] ?? 0), 0);
          expect(sum).toBeLessThanOrEqual(1 + 1e-9);
          expect(sum).toBeGreaterThan(0);
        }
      }),
      { numRuns: 50 },
    );
  });

  test("is that of the clock alone where weekdays differ no more than chance lets them", () => {
    const rows = Array.from({ length: 7 * 24 }, (_, hour) => ({
      at: centre(hour % 5),
      time: monday + hour * 60,
    }));
    phases.forEach(({ from, to }, p) => {
      expect(shares(rows)?.area[p]?.value).toBeCloseTo((to - from) / 60 / 168, 9);
    });
  });

  test("lies between the weekday's own and the mean weekday's, nearer its own the more weekdays differ", () => {
    const week = (onSaturday: number, onOthers: number) =>
      Array.from({ length: 7 }, (_, day) =>
        Array.from({ length: day === SATURDAY ? onSaturday : onOthers }, () => ({
          at: centre(0),
          time: monday + day * 1440 + 20 * 60,
        })),
      ).flat();
    const share = (rows: readonly Row[]) => shares(rows)?.area[1]?.value ?? Number.NaN;
    const strong = share(week(400, 50));
    expect(strong).toBeLessThan(400 / 700);
    expect(strong).toBeGreaterThan(0.95 * (400 / 700));
    const weak = share(week(20, 8));
    expect(weak).toBeLessThan(20 / 68);
    expect(weak).toBeGreaterThan(1 / 7);
  });

  test("has an interval that narrows as rows grow", () => {
    const random = seedRandom(2);
    const rows = (count: number) =>
      Array.from({ length: count }, () => ({
        at: centre(0),
        time: monday + Math.floor(random.next() * 168) * 60,
      }));
    const width = (count: number) => {
      const { value, low, high } = shares(rows(count))?.area[1] ?? { value: 1, low: 0, high: 99 };
      expect(low).toBeLessThan(value);
      return (high - low) / value;
    };
    expect(width(8000)).toBeLessThan(width(500));
  });
});

describe("the share of a hex", () => {
  test("is the area's where the hex has no row, and leans to its own the more rows it has", () => {
    const rows: Row[] = [];
    for (let cell = 0; cell < 30; cell++) {
      for (let k = 0; k < 60; k++) {
        const hour = cell % 2 === 0 ? 20 : 9;
        rows.push({ at: centre(cell), time: monday + (k % 7) * 1440 + hour * 60 });
      }
    }
    rows.push({ at: centre(31), time: monday + 20 * 60 });
    const found = shares(rows);
    const inEvent = (cell: number) => found?.hex[n + cell] ?? Number.NaN;
    const area = found?.area[1]?.value ?? Number.NaN;
    expect(inEvent(40)).toBeCloseTo(area, 12);
    expect(inEvent(0)).toBeGreaterThan(1.8 * area);
    expect(inEvent(1)).toBeLessThan(0.2 * area);
    expect(inEvent(31)).toBeGreaterThan(area);
    expect(inEvent(31)).toBeLessThan(inEvent(0));
  });

  test("is nearly the area's where hexes keep the same hours", () => {
    const random = seedRandom(9);
    const rows = Array.from({ length: 6000 }, () => ({
      at: centre(Math.floor(random.next() * 40)),
      time: monday + Math.floor(random.next() * 168) * 60,
    }));
    const found = shares(rows);
    expect(found?.areaWeightRows).toBeGreaterThan(500);
    for (let cell = 0; cell < 40; cell++) {
      expect((found?.hex[n + cell] ?? 0) / (found?.area[1]?.value ?? 1)).toBeCloseTo(1, 0);
    }
  });
});

describe("without hours there is no share", () => {
  const rows = [{ at: centre(0), time: monday }];
  test.each(["day", "month", "none"] as const)("in data of precision %s", (precision) => {
    expect(shares(rows, phases, precision)).toBeNull();
  });

  test("nor where no row has a time", () => {
    expect(shares([{ at: centre(0) }])).toBeNull();
    expect(shares(rows, phases, "hour")).not.toBeNull();
  });
});
