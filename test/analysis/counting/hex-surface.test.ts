import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { profileHex } from "../../../src/analysis/counting/hex-profile.ts";
import { describeHexes } from "../../../src/analysis/counting/hex-surface.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { cellAt, layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { parseMonth, wallMinutes } from "../../../src/model/wall-clock.ts";
import { anyQuery, makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const middle = cellAt(grid, ...WEMBLEY.center);
const describeRows = (rows: readonly Row[], query = EVERYTHING) => {
  const table = makeTable(rows);
  return describeHexes(table, grid, cellOfLocations(table, grid), query);
};
const centreOf = (cell: number): Row["at"] => [grid.lng[cell] ?? 0, grid.lat[cell] ?? 0];
const repeat = (cell: number, times: number): Row[] => new Array(times).fill({ at: centreOf(cell) });

describe("describeHexes", () => {
  test("says of every hex of the area how many rows, how unusual and which class", () => {
    const surface = describeRows(repeat(middle, 3));
    expect(surface.cells).toEqual(grid.cells);
    for (const column of [
      surface.count,
      surface.z,
      surface.pAdjusted,
      surface.significance,
      surface.classOf,
    ]) {
      expect(column).toHaveLength(grid.cellCount);
    }
    expect(surface.count[middle]).toBe(3);
    expect(surface.classEdges[surface.classOf[middle] ?? 0]).toBeGreaterThanOrEqual(3);
  });

  test("a cluster among empty hexes is a significant hotspot, and a hex far from it is not", () => {
    const surface = describeRows(repeat(middle, 40));
    const farthest = grid.cellCount - 1;
    expect(surface.significance[middle]).toBe(1);
    expect(surface.significance[farthest]).toBe(0);
  });

  test("a hole in high counts is a significant cold spot", () => {
    const touching = grid.neighbours.subarray(grid.neighbourStart[middle], grid.neighbourStart[middle + 1]);
    const hole = new Set([middle, ...touching]);
    const surface = describeRows(grid.cells.flatMap((_, cell) => (hole.has(cell) ? [] : repeat(cell, 9))));
    expect(surface.significance[middle]).toBe(-1);
  });

  test("nothing is significant where nothing is recorded, or the same everywhere", () => {
    const everywhere = grid.cells.flatMap((_, cell) => repeat(cell, 2));
    for (const rows of [[], everywhere]) {
      const surface = describeRows(rows);
      expect(new Set(surface.significance)).toEqual(new Set([0]));
      expect(new Set(surface.pAdjusted)).toEqual(new Set([1]));
    }
  });

  test("significance is the sign of z where the adjusted p is below 0.05, and 0 elsewhere", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const { z, pAdjusted, significance } = describeRows(rows, query);
        const expected = [...z].map((score, i) => ((pAdjusted[i] ?? 1) < 0.05 ? (score > 0 ? 1 : -1) : 0));
        expect([...significance]).toEqual(expected);
      }),
    );
  });

  test("its arrays can be given away without harm to the grid", () => {
    const surface = describeRows([]);
    structuredClone(surface.lng, { transfer: [surface.lng.buffer] });
    expect(surface.lng).toHaveLength(0);
    expect(grid.lng).toHaveLength(grid.cellCount);
  });
});

describe("profileHex", () => {
  const [neighbour = 0] = grid.neighbours.subarray(grid.neighbourStart[middle]);
  const at = centreOf(middle);
  const rows: Row[] = [
    { at, place: "Olympic Way", category: "Robbery", time: wallMinutes(2025, 6, 1) },
    { at, place: "Olympic Way", category: "Burglary", time: wallMinutes(2025, 7, 1) },
    { at, place: "Olympic Way", category: "Burglary" },
    { at, place: "Fulton Road", category: "Robbery", time: wallMinutes(2025, 7, 2) },
    { at, category: "Violence", time: wallMinutes(2025, 7, 3) },
    { at: centreOf(neighbour), place: "Engineers Way", category: "Theft", time: wallMinutes(2025, 9, 1) },
  ];
  const table = makeTable(rows);
  const cellOf = cellOfLocations(table, grid);

  test("counts one hex's rows by category and names its most frequent place", () => {
    const profile = profileHex(table, grid, cellOf, middle, EVERYTHING);
    expect(profile.cell).toBe(grid.cells[middle]);
    expect(profile.count).toBe(5);
    expect(profile.byCategory).toEqual([
      { name: "Burglary", rows: 2 },
      { name: "Robbery", rows: 2 },
      { name: "Violence", rows: 1 },
    ]);
    expect(profile.place).toBe("Olympic Way");
  });

  test("counts no row of the month after the period", () => {
    const june = parseMonth("2025-06") ?? 0;
    const query = { categories: null, period: { from: june, to: june }, weekHours: null };
    expect(profileHex(table, grid, cellOf, middle, query).byCategory).toEqual([{ name: "Robbery", rows: 1 }]);
  });

  test("keeps the name of a hex whatever the query counts in it", () => {
    const query = { categories: ["Violence"], period: null, weekHours: null };
    expect(profileHex(table, grid, cellOf, middle, query)).toMatchObject({ count: 1, place: "Olympic Way" });
  });

  test("shows the months of the whole area, so that hexes can be compared", () => {
    const { byMonth } = profileHex(table, grid, cellOf, middle, EVERYTHING);
    expect(byMonth?.firstMonth).toBe(parseMonth("2025-06"));
    expect([...(byMonth?.counts ?? [])]).toEqual([1, 3, 0, 0]);
  });

  test("has no place where no row of the hex names one", () => {
    const unnamed = makeTable([{ at }]);
    expect(profileHex(unnamed, grid, cellOfLocations(unnamed, grid), middle, EVERYTHING).place).toBeNull();
  });

  test("refuses a cell that the grid does not have", () => {
    expect(() => profileHex(table, grid, cellOf, grid.cellCount, EVERYTHING)).toThrow(RangeError);
  });

  test("agrees with the surface on count and months, hex by hex", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (someRows, query) => {
        const someTable = makeTable(someRows);
        const someCells = cellOfLocations(someTable, grid);
        const surface = describeHexes(someTable, grid, someCells, query);
        const profiles = grid.cells.map((_, cell) => profileHex(someTable, grid, someCells, cell, query));
        expect(profiles.map(({ count }) => count)).toEqual([...surface.count]);
        const months = surface.byMonth?.counts.map((_, month) =>
          profiles.reduce((sum, { byMonth }) => sum + (byMonth?.counts[month] ?? 0), 0),
        );
        expect(months).toEqual(surface.byMonth?.counts);
      }),
      { numRuns: 30 },
    );
  });
});
