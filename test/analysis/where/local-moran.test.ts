import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type LocalMoran, localMoran } from "../../../src/analysis/where/local-moran.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { QUADRANTS } from "../../../src/model/where-report.ts";
import {
  anyLinkedValues,
  choose,
  type Links,
  linkLists,
  linkPublished,
  neighboursOf,
} from "../link-neighbours.ts";

const REFERENCE = "../shared/reference/statistics/local_moran_desmith10.json";
const moran = (values: readonly number[], { start, neighbours }: Links) =>
  localMoran(values, start, neighbours);
const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const variance = (values: readonly number[]) => mean(values.map((each) => (each - mean(values)) ** 2));

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((actual[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
    expect(difference, `cell ${i}: ${actual[i]} for ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe("localMoran against published values", () => {
  /** De Smith's ten cells, as in the tests of esda (pysal/esda, test_moran.py, 11450be3). */
  const values = [2.24, 3.1, 4.55, -5.15, -4.39, 0.46, 5.54, 9.02, -2.09, -3.06];
  const links = linkPublished({
    1: [2, 4],
    2: [1, 5],
    3: [4, 7],
    4: [1, 3, 5, 8],
    5: [2, 4, 6, 9],
    6: [5, 10],
    7: [3, 8],
    8: [4, 7, 9],
    9: [5, 8, 10],
    10: [6, 9],
  });

  test("gives esda's moments of the first, fourth and eighth cell", () => {
    const local = moran(values, links);
    const at = (moments: Float64Array) => [0, 3, 7].map((i) => moments[i] ?? Number.NaN);
    expectClose(at(local.variance), [0.394432, 0.148043, 0.230173], 1e-6);
    expectClose(at(local.conditionalExpectation), [-0.00838113, -0.21520869, -0.36138555], 1e-6);
    expectClose(at(local.conditionalVariance), [0.03636013, 0.26389674, 0.57696508], 1e-6);
  });

  describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
    test("agrees with esda's moments of all ten cells to 1e-6", () => {
      const { z, neighbours_1based, expected, recomputed } = JSON.parse(readFileSync(REFERENCE, "utf8"));
      const local = moran(z, linkPublished(neighbours_1based));
      expectClose(local.I, recomputed.I_m2_n, 1e-9);
      expectClose(local.expectation, expected.EI, 1e-6);
      expectClose(local.variance, expected.VI, 1e-6);
      expectClose(local.conditionalExpectation, expected.EIc, 1e-6);
      expectClose(local.conditionalVariance, expected.VIc, 1e-6);
    });
  });
});

describe("localMoran", () => {
  const someValues = anyLinkedValues(6, fc.integer({ min: -9, max: 9 }));

  test("has the conditional moments of every choice of neighbours' values", () => {
    fc.assert(
      fc.property(someValues, ({ values, links }) => {
        const local = moran(values, links);
        const m2 = variance(values);
        fc.pre(m2 > 0);
        for (const [i, value] of values.entries()) {
          const own = value - mean(values);
          const count = neighboursOf(links, i).length;
          if (count === 0) continue;
          const others = values.filter((_, j) => j !== i).map((each) => each - mean(values));
          const possible = choose(others, count).map((chosen) => (own / m2) * mean(chosen));
          expect(local.conditionalExpectation[i]).toBeCloseTo(mean(possible), 9);
          expect(local.conditionalVariance[i]).toBeCloseTo(variance(possible), 9);
        }
      }),
    );
  });

  test("has the total moments of every arrangement of the values", () => {
    fc.assert(
      fc.property(someValues, ({ values, links }) => {
        const local = moran(values, links);
        const m2 = variance(values);
        fc.pre(m2 > 0);
        const z = values.map((value) => value - mean(values));
        for (const i of values.keys()) {
          const count = neighboursOf(links, i).length;
          if (count === 0) continue;
          const possible = z.flatMap((own, at) =>
            choose(z.toSpliced(at, 1), count).map((chosen) => (own / m2) * mean(chosen)),
          );
          expect(local.expectation[i]).toBeCloseTo(mean(possible), 9);
          expect(local.variance[i]).toBeCloseTo(variance(possible), 9);
        }
      }),
      { numRuns: 50 },
    );
  });

  const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 900, resolution: 9 });
  const links = { start: grid.neighbourStart, neighbours: grid.neighbours };
  const counts = fc.array(fc.nat(60), { minLength: grid.cellCount, maxLength: grid.cellCount });
  const parts = ["I", "z", "p", "variance", "conditionalVariance"] as const satisfies (keyof LocalMoran)[];

  test("changes neither with the unit nor with the zero of the values", () => {
    fc.assert(
      fc.property(counts, fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (values, factor, constant) => {
        const local = moran(values, links);
        const moved = moran(
          values.map((value) => value * factor + constant),
          links,
        );
        for (const part of parts) expectClose(moved[part], local[part], 1e-7);
      }),
    );
  });

  test("names the quadrants by the cell first and its neighbours then", () => {
    const row = linkLists([[1], [0, 2], [1, 3], [2, 4], [3, 5], [4]]);
    const name = (quadrant: number) => QUADRANTS[quadrant];
    const named = (values: readonly number[]) => [...moran(values, row).quadrant].map(name);
    expect(named([9, 9, 9, 0, 0, 0])).toEqual([
      "high-high",
      "high-high",
      "neither",
      "neither",
      "low-low",
      "low-low",
    ]);
    expect(named([9, 0, 0, 0, 0, 0])).toEqual([
      "high-low",
      "low-high",
      "low-low",
      "low-low",
      "low-low",
      "low-low",
    ]);
  });

  test("is most significant in the middle of a lone cluster", () => {
    const values = new Array<number>(grid.cellCount).fill(0);
    for (const cell of [0, ...neighboursOf(links, 0)]) values[cell] = 30;
    const { p, quadrant } = moran(values, links);
    expect(p.indexOf(Math.min(...p))).toBe(0);
    expect(QUADRANTS[quadrant[0] ?? 0]).toBe("high-high");
  });

  test("has nothing to say of values all equal, of two cells, of a cell without neighbours or with all", () => {
    const even = moran(new Array(grid.cellCount).fill(0.1), links);
    expect(new Set(even.p)).toEqual(new Set([1]));
    expect(new Set([...even.z, ...even.I, ...even.quadrant])).toEqual(new Set([0]));
    expect([...moran([1, 2], linkLists([[1], [0]])).p]).toEqual([1, 1]);
    const { p, I, z } = moran([5, 1, 2, 9], linkLists([[], [2], [1], []]));
    expect([p[0], I[0], z[0]]).toEqual([1, 0, 0]);
    expect([
      ...moran(
        [1, 5, 9],
        linkLists([
          [1, 2],
          [0, 2],
          [0, 1],
        ]),
      ).p,
    ]).toEqual([1, 1, 1]);
    expect([...moran([], linkLists([])).p]).toEqual([]);
  });
});
