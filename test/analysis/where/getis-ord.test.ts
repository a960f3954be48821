import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { getisOrdStar } from "../../../src/analysis/where/getis-ord.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";

const REFERENCE = "../shared/reference/statistics/gi_star_esda_6pt.json";

/** Neighbour lists of points no further apart than a threshold, oneself not included. */
function linkWithin(points: readonly (readonly number[])[], threshold: number) {
  const start = [0];
  const neighbours: number[] = [];
  for (const [i, [x = 0, y = 0]] of points.entries()) {
    for (const [j, [u = 0, v = 0]] of points.entries()) {
      if (i !== j && Math.hypot(x - u, y - v) <= threshold) neighbours.push(j);
    }
    start.push(neighbours.length);
  }
  return { start: Uint32Array.from(start), neighbours: Uint32Array.from(neighbours) };
}

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) {
  expect(actual.length).toBe(expected.length);
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((actual[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
    expect(difference, `cell ${i}: ${actual[i]} for ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe("getisOrdStar against published values", () => {
  /** Six points and their values: Getis & Ord's example in the tests of esda (pysal/esda, test_getisord.py, 11450be3). */
  const points = [
    [10, 10],
    [20, 10],
    [40, 10],
    [15, 20],
    [30, 20],
    [30, 30],
  ];
  const values = [2, 3, 3.2, 5, 8, 7];

  test("gives esda's binary Gi* of the first point, and by the same formula the others", () => {
    const { start, neighbours } = linkWithin(points, 15);
    const z = getisOrdStar(values, start, neighbours);
    expectClose(z.subarray(0, 1), [-1.39727626], 1e-7);
    expectClose(z, [-1.39727626, -0.28917762, 0.65064964, -0.28917762, 1.23452088, 2.02424331], 1e-7);
  });

  describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
    test("agrees with the binary star vector to 1e-7", () => {
      const reference = JSON.parse(readFileSync(REFERENCE, "utf8"));
      const { start, neighbours } = linkWithin(reference.points, reference.threshold);
      const z = getisOrdStar(reference.y, start, neighbours);
      expectClose(z, reference.recomputed_full_vectors["B*"], 1e-7);
      expectClose(z.subarray(0, 1), [reference.expected_esda.Zs0_star_binary], 1e-7);
    });
  });
});

describe("getisOrdStar", () => {
  const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 700, resolution: 9 });
  const star = (values: ArrayLike<number>) => getisOrdStar(values, grid.neighbourStart, grid.neighbours);
  const counts = fc.array(fc.oneof(fc.constant(0), fc.nat(2000)), {
    minLength: grid.cellCount,
    maxLength: grid.cellCount,
  });

  test("does not change when all values are multiplied by a positive number", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, factor) => {
        expectClose(star(values.map((value) => value * factor)), star(values), 1e-9);
      }),
    );
  });

  test("does not change when a constant is added to all values", () => {
    fc.assert(
      fc.property(counts, fc.nat(100_000), (values, constant) => {
        expectClose(star(values.map((value) => value + constant)), star(values), 1e-9);
      }),
    );
  });

  test("does not depend on the order of the cells", () => {
    const anyOrder = fc.shuffledSubarray(
      grid.cells.map((_, i) => i),
      { minLength: grid.cellCount },
    );
    fc.assert(
      fc.property(counts, anyOrder, (values, order) => {
        const placeOf = new Map(order.map((cell, place) => [cell, place]));
        const start = [0];
        const neighbours: number[] = [];
        for (const cell of order) {
          for (let k = grid.neighbourStart[cell] ?? 0; k < (grid.neighbourStart[cell + 1] ?? 0); k++) {
            neighbours.push(placeOf.get(grid.neighbours[k] ?? -1) ?? -1);
          }
          start.push(neighbours.length);
        }
        const shuffled = getisOrdStar(
          order.map((cell) => values[cell] ?? 0),
          Uint32Array.from(start),
          Uint32Array.from(neighbours),
        );
        const z = star(values);
        expectClose(
          shuffled,
          order.map((cell) => z[cell] ?? Number.NaN),
          1e-9,
        );
      }),
    );
  });

  test("changes sign where highs become lows", () => {
    fc.assert(
      fc.property(counts, (values) => {
        expectClose(
          star(values.map((value) => -value)),
          star(values).map((z) => -z),
          1e-9,
        );
      }),
    );
  });

  test("is 0 everywhere where all values are equal", () => {
    fc.assert(
      fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), (value) => {
        expect([...star(new Array(grid.cellCount).fill(value))]).toEqual(new Array(grid.cellCount).fill(0));
      }),
    );
  });

  test("is 0 where a cell's neighbourhood is everything", () => {
    const everyoneTouches = linkWithin([[0], [1], [2]], 5);
    expect([...getisOrdStar([1, 5, 9], everyoneTouches.start, everyoneTouches.neighbours)]).toEqual([
      0, 0, 0,
    ]);
  });

  test("is 0 for a single cell, and nothing for none", () => {
    expect([...getisOrdStar([7], Uint32Array.of(0, 0), new Uint32Array(0))]).toEqual([0]);
    expect([...getisOrdStar([], Uint32Array.of(0), new Uint32Array(0))]).toEqual([]);
  });

  test("is highest in the middle of a lone cluster", () => {
    const values = new Array<number>(grid.cellCount).fill(0);
    values[0] = 50;
    for (let k = grid.neighbourStart[0] ?? 0; k < (grid.neighbourStart[1] ?? 0); k++) {
      values[grid.neighbours[k] ?? 0] = 40;
    }
    const z = star(values);
    expect(z.indexOf(Math.max(...z))).toBe(0);
  });
});
