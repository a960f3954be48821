import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { selectRows } from "../../../src/analysis/counting/counted-rows.ts";
import { countHexes } from "../../../src/analysis/counting/hex-counts.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { dayOf, hourOfWeek, wallMinutes, weekdayOfDay } from "../../../src/model/wall-clock.ts";
import { anyQuery, makeTable, rowsAround, WEMBLEY } from "../make-table.ts";

describe("selectRows", () => {
  const grid = layHexGrid(WEMBLEY);

  test("gives the very rows that are counted, in the table's order", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const table = makeTable(rows);
        const cellOf = cellOfLocations(table, grid);
        const selected = selectRows(table, cellOf, query);
        const count = new Uint32Array(grid.cellCount);
        for (const row of selected) {
          const cell = cellOf[table.locationOf[row] as number] as number;
          count[cell] = (count[cell] as number) + 1;
        }
        expect(count).toEqual(countHexes(table, cellOf, grid, query).count);
        expect([...selected]).toEqual([...selected].sort((a, b) => a - b));
      }),
    );
  });
});

describe("days and weeks", () => {
  test("begin on a Monday, before 1970 too", () => {
    expect(hourOfWeek(wallMinutes(2026, 11, 23, 0, 0))).toBe(0);
    expect(hourOfWeek(wallMinutes(2026, 11, 29, 23, 59))).toBe(167);
    expect(hourOfWeek(wallMinutes(1969, 12, 31, 22, 0))).toBe(2 * 24 + 22);
    expect(weekdayOfDay(dayOf(wallMinutes(1969, 12, 29)))).toBe(0);
  });
});
