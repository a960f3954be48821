import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { type HarmWeighing, measureHarm } from "../../../src/analysis/where/harm-surface.ts";
import type { CrimeTable } from "../../../src/model/crime-table.ts";
import { cellAreasKm2, cellAt, layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING, type Query } from "../../../src/model/query.ts";
import { wallMinutes } from "../../../src/model/wall-clock.ts";
import { anyQuery, CATEGORIES, makeTable, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const weighing: HarmWeighing = {
  weights: { Burglary: 20, Robbery: 365, "Theft from the person": null, Violence: 0.5 },
  blend: 0.5,
};
const measure = (table: CrimeTable, how = weighing, query: Query = EVERYTHING) =>
  measureHarm(table, grid, cellOfLocations(table, grid), query, how);
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

describe("measureHarm", () => {
  test("adds up the weights row by row, and counts apart the rows that have none", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), (rows) => {
        const surface = measure(makeTable(rows));
        const harm = new Array<number>(grid.cellCount).fill(0);
        const unweighted = new Array<number>(grid.cellCount).fill(0);
        for (const { at, category } of rows) {
          const cell = cellAt(grid, ...at);
          if (cell < 0) continue;
          const weight = weighing.weights[category ?? ""] ?? null;
          if (weight === null) unweighted[cell] = (unweighted[cell] ?? 0) + 1;
          else harm[cell] = (harm[cell] ?? 0) + weight;
        }
        expect([...surface.harm]).toEqual(harm);
        expect([...surface.unweighted]).toEqual(unweighted);
        expect(surface.rowsUnweighted).toBe(sum(unweighted));
      }),
    );
  });

  test("with every weight 1, harm is the count and the blend its share", () => {
    const ones = { weights: Object.fromEntries(CATEGORIES.map((name) => [name, 1])), blend: 0.3 };
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const { harm, count, blend, rowsCounted } = measure(makeTable(rows), ones, query);
        expect([...harm]).toEqual([...count]);
        if (rowsCounted === 0) expect(blend).toBeNull();
        else
          for (const [i, each] of (blend ?? []).entries())
            expect(each).toBeCloseTo((count[i] ?? 0) / rowsCounted, 12);
      }),
    );
  });

  test("blends to a sum of 1, from the count alone to the harm alone", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), fc.double({ min: 0, max: 1, noNaN: true }), (rows, blend) => {
        const table = makeTable(rows);
        const surface = measure(table, { ...weighing, blend });
        fc.pre(surface.blend !== null);
        expect(sum(surface.blend)).toBeCloseTo(1, 9);
        const harmAlone = measure(table, { ...weighing, blend: 1 }).blend ?? [];
        const all = sum(surface.harm);
        for (const [i, each] of [...harmAlone].entries())
          expect(each).toBeCloseTo((surface.harm[i] ?? 0) / all, 12);
      }),
    );
  });

  const at = WEMBLEY.center;
  const home = cellAt(grid, ...at);

  test("gives rates per km² and month, over the months that the area has rows in", () => {
    const table = makeTable([
      { at, category: "Robbery", time: wallMinutes(2025, 1) },
      { at, category: "Robbery", time: wallMinutes(2025, 1) },
      { at, category: "Burglary", time: wallMinutes(2025, 4) },
    ]);
    const robberies = measure(table, weighing, { ...EVERYTHING, categories: ["Robbery"] });
    expect(robberies.months).toBe(4);
    const area = cellAreasKm2(grid)[home] ?? 0;
    expect(robberies.ratePerKm2Month?.[home]).toBeCloseTo(2 / 4 / area, 9);
  });

  test("leaves rows without a time out of the rates, and says how many", () => {
    const { rowsWithoutTime, ratePerKm2Month, count } = measure(
      makeTable([{ at, time: wallMinutes(2025, 1) }, { at }]),
    );
    expect(rowsWithoutTime).toBe(1);
    expect(count[home]).toBe(2);
    expect(ratePerKm2Month?.[home]).toBeCloseTo(1 / (cellAreasKm2(grid)[home] ?? 0), 9);
  });

  test("gives no rate where the data has no months", () => {
    expect(measure(makeTable([{ at }], "none"))).toMatchObject({ months: null, ratePerKm2Month: null });
    expect(measure(makeTable([{ at }], "month"))).toMatchObject({ months: null, ratePerKm2Month: null });
  });

  test("names the categories that have no weight, most rows first", () => {
    const table = makeTable([
      { at, category: "Theft from the person" },
      { at, category: "toString" },
      { at, category: "toString" },
      { at, category: "Robbery" },
    ]);
    expect(measure(table).unweightedCategories).toEqual([
      { name: "toString", rows: 2 },
      { name: "Theft from the person", rows: 1 },
    ]);
  });

  test("has no blend where there is no harm to take a share of", () => {
    expect(measure(makeTable([{ at, category: "Theft from the person" }])).blend).toBeNull();
  });

  test("refuses a weight below 0 and a blend beyond 1", () => {
    const table = makeTable([{ at, category: "Robbery" }]);
    expect(() => measure(table, { weights: { Robbery: -1 }, blend: 0 })).toThrow('for "Robbery", got -1');
    expect(() => measure(table, { weights: {}, blend: 1.5 })).toThrow(RangeError);
  });
});
