import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectRows } from "../../../src/analysis/counting/counted-rows.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { comparePoissonRates } from "../../../src/analysis/statistics/poisson-rate-ratio.ts";
import { comparePeriods } from "../../../src/analysis/when/period-change.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { cellAt, layHexGrid } from "../../../src/model/hex-grid.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { monthOf, wallMinutes } from "../../../src/model/wall-clock.ts";
import type { PeriodChange } from "../../../src/model/when-report.ts";
import { anyQuery, FIRST_MONTH, makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const covered = { from: FIRST_MONTH, to: FIRST_MONTH + 23 };
const firstYear = { from: FIRST_MONTH, to: FIRST_MONTH + 11 };
const secondYear = { from: FIRST_MONTH + 12, to: FIRST_MONTH + 23 };
const years = { before: firstYear, after: secondYear, covered, leaveOut: [] };

function open(result: PeriodChange | Locked): PeriodChange {
  if ("locked" in result) throw new Error(result.locked);
  return result;
}

/** Compares all rows, or those that a query lets through. */
function compare(
  rows: readonly Row[],
  pair: Parameters<typeof comparePeriods>[4] = years,
  query = EVERYTHING,
) {
  const table = makeTable(rows, "day");
  const cellOf = cellOfLocations(table, grid);
  return comparePeriods(table, grid, cellOf, selectRows(table, cellOf, query), pair);
}

/** So many rows at one place on the days of a month. */
function rowsIn(month: number, count: number, at = WEMBLEY.center, category = "Robbery"): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    at,
    category,
    time: wallMinutes(2025, 1 + month - FIRST_MONTH, 1 + (i % 28)),
  }));
}

describe("comparePeriods", () => {
  test("counts what asking each row by itself counts, overall, by category and by hex", () => {
    const range = fc.tuple(fc.nat(5), fc.nat(3));
    fc.assert(
      fc.property(
        rowsAround(WEMBLEY),
        anyQuery,
        range,
        range,
        fc.nat(13),
        (rows, query, one, other, left) => {
          const before = { from: FIRST_MONTH + one[0], to: FIRST_MONTH + one[0] + one[1] };
          const after = { from: before.to + 1 + other[0], to: before.to + 1 + other[0] + other[1] };
          const leaveOut = [FIRST_MONTH + left];
          const found = compare(rows, { before, after, covered, leaveOut }, query);
          const counts = rows.filter(({ at, time, category = "" }) => {
            const month = time === undefined ? -1 : monthOf(time);
            const inQuery =
              (query.categories === null || query.categories.includes(category)) &&
              (query.period === null || (month >= query.period.from && month <= query.period.to));
            return inQuery && month !== leaveOut[0] && cellAt(grid, at[0], at[1]) >= 0;
          });
          const within = ({ from, to }: typeof before) =>
            counts.filter(({ time = 0 }) => monthOf(time) >= from && monthOf(time) <= to);
          if ("locked" in found) {
            const emptied = [before, after].some(({ from, to }) => from === to && from === leaveOut[0]);
            expect(emptied || within(before).length + within(after).length === 0).toBe(true);
            return;
          }
          expect(found.overall).toMatchObject({ before: within(before).length, after: within(after).length });
          for (const { name, before: earlier, after: later } of found.byCategory) {
            expect(earlier).toBe(within(before).filter(({ category }) => category === name).length);
            expect(later).toBe(within(after).filter(({ category }) => category === name).length);
          }
          const perHex = new Uint32Array(grid.cellCount);
          for (const { at } of within(after)) {
            const cell = cellAt(grid, at[0], at[1]);
            perHex[cell] = (perHex[cell] as number) + 1;
          }
          expect(found.byHex.after).toEqual(perHex);
        },
      ),
    );
  });

  test("takes the days of the months for exposure, so that February is not a drop", () => {
    const rows = [...rowsIn(FIRST_MONTH, 310), ...rowsIn(FIRST_MONTH + 1, 280)];
    const found = open(
      compare(rows, {
        before: { from: FIRST_MONTH, to: FIRST_MONTH },
        after: { from: FIRST_MONTH + 1, to: FIRST_MONTH + 1 },
        covered,
        leaveOut: [],
      }),
    );
    expect([found.beforeDays, found.afterDays]).toEqual([31, 28]);
    expect(found.overall.ratio).toBeCloseTo(1, 12);
    expect(found.overall).toMatchObject(
      comparePoissonRates({ count: 280, exposure: 28 }, { count: 310, exposure: 31 }),
    );
    expect(found.note.cautions.join()).toMatch("same months of the year");
  });

  test("leaves a partial month out of counts and days", () => {
    const rows = Array.from({ length: 24 }, (_, i) => rowsIn(FIRST_MONTH + i, i === 23 ? 3 : 28)).flat();
    const found = open(compare(rows, { ...years, leaveOut: [FIRST_MONTH + 23] }));
    expect(found.afterDays).toBe(365 - 31);
    expect(found.overall.after).toBe(11 * 28);
    expect(found.overall.ratio).toBeCloseTo((11 * 28) / 334 / ((12 * 28) / 365), 12);
  });

  test("calls the hex that has changed, and not the others", () => {
    const places = [0, 60, 120, 180, 240].map((bearing) => destination(WEMBLEY.center, bearing, 900));
    const rows = places.flatMap((at, place) =>
      Array.from({ length: 24 }, (_, i) =>
        rowsIn(FIRST_MONTH + i, place === 2 && i >= 12 ? 20 : 5, at),
      ).flat(),
    );
    const { byHex } = open(compare(rows));
    const changed = cellAt(grid, ...(places[2] as [number, number]));
    expect(byHex.significance[changed]).toBe(1);
    expect(byHex.significance.filter((side) => side !== 0).length).toBe(1);
    expect(byHex.ratio[changed]).toBeCloseTo(4, 9);
    const quiet = byHex.before.findIndex((count, hex) => count + (byHex.after[hex] as number) === 0);
    expect(byHex.ratio[quiet]).toBeNaN();
    expect(byHex.pAdjusted[quiet]).toBe(1);
  });

  test("says where months vary more than independent incidents would", () => {
    const uneven = Array.from({ length: 24 }, (_, i) =>
      rowsIn(FIRST_MONTH + i, i % 2 === 0 ? 20 : 80),
    ).flat();
    expect(open(compare(uneven)).note.cautions.join()).toMatch(/vary \d+\.\d times as much/);
    const even = Array.from({ length: 24 }, (_, i) => rowsIn(FIRST_MONTH + i, 50)).flat();
    expect(open(compare(even)).note.cautions).toEqual([]);
  });

  test("widens the overall interval by as much as months vary, about the same ratio", () => {
    const counts = Array.from({ length: 24 }, (_, i) => (i % 2 === 0 ? 20 : 80) + (i < 12 ? 0 : 10));
    const { overall, byCategory, beforeDays, afterDays } = open(
      compare(counts.flatMap((count, i) => rowsIn(FIRST_MONTH + i, count))),
    );
    const total = (from: number) => counts.slice(from, from + 12).reduce((sum, count) => sum + count, 0);
    const chiSquared = counts.reduce((sum, count, i) => {
      const days = new Date(Date.UTC(2025, i + 1, 0)).getUTCDate();
      const mean = (total(i < 12 ? 0 : 12) * days) / (i < 12 ? beforeDays : afterDays);
      return sum + (count - mean) ** 2 / mean;
    }, 0);
    const ratio = total(12) / afterDays / (total(0) / beforeDays);
    const error = Math.sqrt((chiSquared / 22) * (1 / total(0) + 1 / total(12)));
    const tOf22Degrees = 2.0738730679;
    expect(overall.ratio).toBeCloseTo(ratio, 12);
    expect(overall.low).toBeCloseTo(ratio * Math.exp(-tOf22Degrees * error), 8);
    expect(overall.high).toBeCloseTo(ratio * Math.exp(tOf22Degrees * error), 8);
    const [only] = byCategory;
    expect(only?.low).toBeGreaterThan(overall.low);
    expect(only?.p).toBeLessThan(0.05);
    expect(overall.p).toBeGreaterThan(0.05);
  });

  test("is locked where the periods overlap, reach beyond the data, or hold nothing", () => {
    const rows = rowsIn(FIRST_MONTH + 5, 3);
    expect(compare(rows, { ...years, after: { from: FIRST_MONTH + 11, to: FIRST_MONTH + 20 } })).toEqual({
      locked: "The two periods share Dec 2025.",
    });
    expect(compare(rows, { ...years, covered: { ...covered, to: FIRST_MONTH + 20 } })).toEqual({
      locked: "The data covers Jan 2025 to Sep 2026, and the period Jan 2026 to Dec 2026 reaches beyond.",
    });
    expect(compare([{ at: WEMBLEY.center }])).toEqual({
      locked: "There is no row in either of the two periods.",
    });
    expect(compare(rows, { ...years, before: { from: 12, to: 3 } })).toHaveProperty("locked");
  });
});
