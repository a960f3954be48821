import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectRows } from "../../../src/analysis/counting/counted-rows.ts";
import { countHexes } from "../../../src/analysis/counting/hex-counts.ts";
import { accumulateHexMonths, addUpMonths, sumMonths } from "../../../src/analysis/counting/hex-months.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { keepWithin } from "../../../src/analysis/counting/month-exposure.ts";
import type { CrimeTable } from "../../../src/model/crime-table.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { monthOf, parseMonth, type TimePrecision, wallMinutes } from "../../../src/model/wall-clock.ts";
import { anyQuery, makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const count = (table: CrimeTable, query = EVERYTHING) =>
  accumulateHexMonths(table, cellOfLocations(table, grid), grid, query);
const at = WEMBLEY.center;

describe("accumulateHexMonths", () => {
  test("agrees with asking each counted row for its month", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const table = makeTable(rows, "month");
        const cellOf = cellOfLocations(table, grid);
        const months = count(table, query);
        const byHand = new Map<string, number>();
        for (const row of selectRows(table, cellOf, query)) {
          if (rows[row]?.time === undefined) continue;
          const key = `${monthOf(rows[row]?.time ?? 0)} ${cellOf[table.locationOf[row] ?? 0]}`;
          byHand.set(key, (byHand.get(key) ?? 0) + 1);
        }
        const found = new Map<string, number>();
        for (let month = 0; month < (months?.monthCount ?? 0); month++) {
          const ofMonth = months ? sumMonths(months, month, month + 1) : [];
          ofMonth.forEach((rowCount, cell) => {
            if (rowCount > 0) found.set(`${(months?.firstMonth ?? 0) + month} ${cell}`, rowCount);
          });
        }
        expect(new Map([...found].sort())).toEqual(new Map([...byHand].sort()));
      }),
    );
  });

  test("has the months of the surface within the period, so that a rare category keeps its empty months", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const table = makeTable(rows, "month");
        const surface = countHexes(table, cellOfLocations(table, grid), grid, query);
        const byMonth = keepWithin(surface.byMonth, query.period);
        const months = count(table, query);
        expect(months?.monthCount ?? 0).toBe(byMonth?.counts.length ?? 0);
        expect(months?.firstMonth).toBe(byMonth?.firstMonth);
      }),
    );
  });

  test("is null where the data has no months", () => {
    expect(count(makeTable([{ at }], "none"))).toBeNull();
    expect(count(makeTable([{ at }], "minute"))).toBeNull();
  });
});

describe("months that the data covers in part", () => {
  const daily = (from: number, days: number): Row[] =>
    Array.from({ length: days }, (_, day) => ({ at, time: from + day * 1440 }));
  const rows = daily(wallMinutes(2025, 1, 20), 120);
  const monthsOf = (each: readonly Row[], precision: TimePrecision) => {
    const months = count(makeTable(each, precision));
    return months && [months.firstMonth, months.monthCount, ...months.incomplete];
  };

  test("are left out at both ends, and named", () => {
    const [january = 0, may = 0] = [parseMonth("2025-01"), parseMonth("2025-05")];
    expect(monthsOf(rows, "day")).toEqual([january + 1, 3, january, may]);
  });

  test("cannot be told from month data", () => {
    expect(monthsOf(rows, "month")).toEqual([parseMonth("2025-01"), 5]);
  });

  test("are kept where rows are so few that the silence may be chance", () => {
    const sparse = rows.filter((_, i) => i % 30 === 0);
    expect(monthsOf(sparse, "day")).toEqual([parseMonth("2025-01"), 4]);
  });
});

test("sumMonths adds up the months asked for", () => {
  const months = addUpMonths(0, 2, Uint32Array.of(1, 2, 3, 4, 5, 6));
  expect([...sumMonths(months, 1, 3)]).toEqual([8, 10]);
  expect([...sumMonths(months, 0, 0)]).toEqual([0, 0]);
  expect([...sumMonths(months, 2, 3)]).toEqual([5, 6]);
});
