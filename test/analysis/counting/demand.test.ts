import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { gatherDemand } from "../../../src/analysis/counting/demand.ts";
import { countHexes } from "../../../src/analysis/counting/hex-counts.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import type { CrimeTable } from "../../../src/model/crime-table.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { cellAt, layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING, type Query } from "../../../src/model/query.ts";
import { monthOf, wallMinutes } from "../../../src/model/wall-clock.ts";
import { anyQuery, makeTable, type Row, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const gather = (table: CrimeTable, query: Query = EVERYTHING) =>
  gatherDemand(table, cellOfLocations(table, grid), query);
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

describe("gatherDemand", () => {
  const near = WEMBLEY.center;
  const far = destination(near, 45, 400);
  const rows: Row[] = [
    { at: near, place: "Olympic Way", category: "Robbery", time: wallMinutes(2025, 6, 1) },
    { at: far, category: "Burglary", time: wallMinutes(2025, 6, 2) },
    { at: near, place: "Olympic Way", category: "Theft", time: wallMinutes(2025, 7, 1) },
    { at: near, place: "Olympic Way", category: "Robbery" },
    { at: destination(near, 45, 9000), category: "Robbery", time: wallMinutes(2025, 6, 1) },
  ];
  const table = makeTable(rows);

  test("puts one point at each recorded location, weighing its rows", () => {
    const demand = gather(table);
    expect([...demand.weight]).toEqual([3, 1]);
    expect(demand.place).toEqual(["Olympic Way", null]);
    expect(demand.lng[0]).toBeCloseTo(near[0], 7);
    expect(demand.lat[1]).toBeCloseTo(far[1], 7);
  });

  test("breaks each point down by category", () => {
    const demand = gather(table);
    const breakdown = [...demand.weight].map((_, point) => {
      const [from, to] = demand.breakdownStart.subarray(point, point + 2);
      return [...demand.breakdownCategory.subarray(from, to)].map((category, k) => [
        demand.categories[category],
        demand.breakdownRows[(from ?? 0) + k],
      ]);
    });
    expect(breakdown).toEqual([
      [
        ["Robbery", 2],
        ["Theft", 1],
      ],
      [["Burglary", 1]],
    ]);
  });

  test("leaves out points where no row counts under the query", () => {
    const june = monthOf(wallMinutes(2025, 6));
    const query = { categories: ["Robbery"], period: { from: june, to: june }, weekHours: null };
    expect([...gather(table, query).weight]).toEqual([1]);
  });

  test("is empty where nothing counts", () => {
    const demand = gather(table, { categories: ["Piracy"], period: null, weekHours: null });
    expect(demand.weight).toHaveLength(0);
    expect([...demand.breakdownStart]).toEqual([0]);
  });

  test("weighs in sum what the hexes count, and every point by its categories", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (someRows, query) => {
        const someTable = makeTable(someRows);
        const demand = gather(someTable, query);
        const counts = countHexes(someTable, cellOfLocations(someTable, grid), grid, query);
        expect(sum(demand.weight)).toBe(counts.rowsCounted);
        for (const [point, weight] of demand.weight.entries()) {
          const [from, to] = demand.breakdownStart.subarray(point, point + 2);
          expect(sum(demand.breakdownRows.subarray(from, to))).toBe(weight);
          const categories = [...demand.breakdownCategory.subarray(from, to)];
          expect(new Set(categories).size).toBe(categories.length);
          expect(categories.every((category) => demand.categories[category] !== undefined)).toBe(true);
        }
      }),
    );
  });

  test("weighs in each hex what the hex counts", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (someRows, query) => {
        const someTable = makeTable(someRows);
        const demand = gather(someTable, query);
        const perCell = new Uint32Array(grid.cellCount);
        for (const [point, weight] of demand.weight.entries()) {
          const cell = cellAt(grid, demand.lng[point] ?? 0, demand.lat[point] ?? 0);
          perCell[cell] = (perCell[cell] ?? 0) + weight;
        }
        expect(perCell).toEqual(countHexes(someTable, cellOfLocations(someTable, grid), grid, query).count);
      }),
    );
  });
});
