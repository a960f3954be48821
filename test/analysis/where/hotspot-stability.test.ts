import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeHexes } from "../../../src/analysis/counting/hex-surface.ts";
import { cellOfLocations } from "../../../src/analysis/counting/locate-rows.ts";
import { findHotCells } from "../../../src/analysis/where/hot-cells.ts";
import { resampleHotspots, shiftHotspots } from "../../../src/analysis/where/hotspot-stability.ts";
import { destination } from "../../../src/model/geodesy.ts";
import { cellAt, layHexGrid } from "../../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../../src/model/query.ts";
import { runSteps } from "../../../src/model/steps.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { anyQuery, makeTable, rowsAround, WEMBLEY } from "../make-table.ts";

const grid = layHexGrid(WEMBLEY);
const at = (i: number): LngLat => [grid.lng[i] ?? 0, grid.lat[i] ?? 0];
const share = (values: Iterable<number>) => {
  for (const each of values) {
    expect(each).toBeGreaterThanOrEqual(0);
    expect(each).toBeLessThanOrEqual(1);
  }
};

describe("findHotCells", () => {
  test("calls hot what the map calls hot", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const table = makeTable(rows);
        const { count, significance } = describeHexes(table, grid, cellOfLocations(table, grid), query);
        expect([...findHotCells(count, grid)]).toEqual([...significance].map((sign) => (sign > 0 ? 1 : 0)));
      }),
      { numRuns: 40 },
    );
  });
});

describe("resampleHotspots", () => {
  test("gives shares, the same for the same seed", () => {
    fc.assert(
      fc.property(
        fc.array(fc.nat(20), { minLength: grid.cellCount, maxLength: grid.cellCount }),
        fc.nat(),
        (counts, seed) => {
          const count = Uint32Array.from(counts);
          const hot = runSteps(resampleHotspots(count, grid, 20, seed));
          share(hot);
          expect(runSteps(resampleHotspots(count, grid, 20, seed))).toEqual(hot);
        },
      ),
      { numRuns: 20 },
    );
  });

  test("is sure of a place that holds nearly everything, and of the quiet far from it", () => {
    const count = new Uint32Array(grid.cellCount).fill(1);
    count[0] = 900;
    const hot = runSteps(resampleHotspots(count, grid, 99, 1));
    expect(hot[0]).toBe(1);
    expect(hot[grid.cellCount - 1]).toBe(0);
  });

  test("is unsure of a place that a handful of rows make", () => {
    const count = new Uint32Array(grid.cellCount);
    for (let i = 0; i < grid.cellCount; i += 12) count[i] = 1;
    count[0] = 2;
    const hot = runSteps(resampleHotspots(count, grid, 199, 1));
    expect(hot[0]).toBeGreaterThan(0);
    expect(hot[0]).toBeLessThan(0.8);
  });

  test("without rows or resamples nothing is hot", () => {
    expect(new Set(runSteps(resampleHotspots(new Uint32Array(grid.cellCount), grid, 9, 1)))).toEqual(
      new Set([0]),
    );
    expect(new Set(runSteps(resampleHotspots(new Uint32Array(grid.cellCount).fill(2), grid, 0, 1)))).toEqual(
      new Set([0]),
    );
  });
});

describe("shiftHotspots", () => {
  const scatter = Array.from({ length: 60 }, (_, k) => ({
    at: destination(WEMBLEY.center, k * 137.5, 150 + 22 * k),
  }));
  const crowd = (place: LngLat, spreadM: number, rows: number) =>
    Array.from({ length: rows }, (_, k) => ({ at: destination(place, k * 137.5, (spreadM * k) / rows) }));

  test("gives shares of six shifts, whatever the rows and the query", () => {
    fc.assert(
      fc.property(rowsAround(WEMBLEY), anyQuery, (rows, query) => {
        const stability = runSteps(shiftHotspots(makeTable(rows), grid, query));
        expect(stability.shifts).toBe(6);
        share(stability.share);
      }),
      { numRuns: 25 },
    );
  });

  test("keeps a hotspot that is wider than a hex", () => {
    const table = makeTable([...scatter, ...crowd(at(0), 300, 400)]);
    expect(runSteps(shiftHotspots(table, grid, EVERYTHING)).share[0]).toBe(1);
  });

  test("moves each crowd by its own: what is far from it is never hot", () => {
    const table = makeTable([...scatter, ...crowd(at(0), 300, 400)]);
    const stability = runSteps(shiftHotspots(table, grid, EVERYTHING));
    const far = grid.cells
      .map((_, i) => i)
      .filter((i) => Math.abs((grid.lat[i] ?? 0) - (grid.lat[0] ?? 0)) > 0.01);
    expect(far.length).toBeGreaterThan(10);
    for (const i of far) expect(stability.share[i]).toBe(0);
  });

  test("takes in rows from outside the area that the shift brings in", () => {
    const northmost = grid.lat.indexOf(Math.max(...grid.lat));
    const justOutside = destination(at(northmost), 0, 220);
    expect(cellAt(grid, ...justOutside)).toBe(-1);
    const crowded = makeTable([...scatter, ...crowd(justOutside, 10, 500)]);
    expect(runSteps(shiftHotspots(makeTable(scatter), grid, EVERYTHING)).share[northmost]).toBe(0);
    expect(runSteps(shiftHotspots(crowded, grid, EVERYTHING)).share[northmost]).toBeGreaterThan(0);
  });

  test("looks at the rows that the query counts, and no others", () => {
    const table = makeTable([
      ...scatter,
      ...crowd(at(0), 300, 400).map((row) => ({ ...row, category: "Robbery" })),
    ]);
    const query = { ...EVERYTHING, categories: ["Other crime"] };
    expect(runSteps(shiftHotspots(table, grid, EVERYTHING)).share[0]).toBe(1);
    expect(runSteps(shiftHotspots(table, grid, query))).toEqual(
      runSteps(shiftHotspots(makeTable(scatter), grid, EVERYTHING)),
    );
  });
});
