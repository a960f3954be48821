import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { prepareMultinomial } from "../../../src/analysis/statistics/multinomial.ts";
import { DEFAULT_SCAN, type ScanOptions, scanForClusters } from "../../../src/analysis/where/spatial-scan.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { runSteps } from "../../../src/model/steps.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { choose } from "../link-neighbours.ts";

const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1000, resolution: 9 });
const cells = grid.cells.map((_, i) => i);
const even = grid.cells.map(() => 1);
const at = (i: number): LngLat => [grid.lng[i] ?? 0, grid.lat[i] ?? 0];
const scan = (
  count: readonly number[],
  expected: readonly number[] = even,
  options: Partial<ScanOptions> = {},
) =>
  runSteps(
    scanForClusters(Uint32Array.from(count), expected, grid.lng, grid.lat, {
      ...DEFAULT_SCAN,
      replicates: 99,
      ...options,
    }),
  );
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);
const xlogx = (x: number, over: number) => (x === 0 ? 0 : x * Math.log(x / over));

/** Kulldorff's ratio of one set of cells, written out. */
function ratioOf(chosen: readonly number[], count: readonly number[], expected: readonly number[]): number {
  const C = sum(count);
  const c = sum(chosen.map((i) => count[i] ?? 0));
  const E = (C * sum(chosen.map((i) => expected[i] ?? 0))) / sum(expected);
  return c > E ? xlogx(c, E) + xlogx(C - c, C - E) : 0;
}

/** Every circle there is, cell by cell around each centre, each looked at by itself. */
function everyCircle(expected: readonly number[], maxShare: number): number[][] {
  return cells.flatMap((center) => {
    const nearest = cells.toSorted(
      (a, b) => distanceM(at(center), at(a)) - distanceM(at(center), at(b)) || a - b,
    );
    return cells
      .map((size) => nearest.slice(0, size + 1))
      .filter((circle) => sum(circle.map((i) => expected[i] ?? 0)) <= maxShare * sum(expected) + 1e-9);
  });
}

const anyCount = fc.array(fc.oneof(fc.constant(0), fc.nat(25)), {
  minLength: grid.cellCount,
  maxLength: grid.cellCount,
});
const anyExpected = fc.array(fc.integer({ min: 1, max: 40 }), {
  minLength: grid.cellCount,
  maxLength: grid.cellCount,
});

describe("scanForClusters", () => {
  test("finds the circle with the greatest ratio of all, by looking at each", () => {
    fc.assert(
      fc.property(anyCount, anyExpected, fc.constantFrom(0.1, 0.3, 0.5), (count, expected, maxShare) => {
        const [first] = scan(count, expected, { maxShare, replicates: 0 });
        const greatest = Math.max(
          0,
          ...everyCircle(expected, maxShare).map((circle) => ratioOf(circle, count, expected)),
        );
        expect(first?.logLikelihoodRatio ?? 0).toBeCloseTo(greatest, 7);
        if (first) expect(ratioOf([...first.cells], count, expected)).toBeCloseTo(greatest, 7);
      }),
      { numRuns: 20 },
    );
  });

  test("describes a cluster by its own cells", () => {
    fc.assert(
      fc.property(anyCount, anyExpected, (count, expected) => {
        for (const cluster of scan(count, expected, { replicates: 19, alpha: 1 })) {
          const inside = [...cluster.cells];
          expect(cluster.count).toBe(sum(inside.map((i) => count[i] ?? 0)));
          const share = sum(inside.map((i) => expected[i] ?? 0)) / sum(expected);
          expect(cluster.expected).toBeCloseTo(share * sum(count), 7);
          expect(cluster.radiusM).toBeCloseTo(
            Math.max(...inside.map((i) => distanceM(at(cluster.center), at(i)))),
            2,
          );
          expect(cluster.cells[0]).toBe(cluster.center);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("gives clusters that share no cell, the most likely first, p never falling", () => {
    fc.assert(
      fc.property(anyCount, fc.nat(), (count, seed) => {
        const clusters = scan(count, even, { replicates: 19, alpha: 1, seed });
        const members = clusters.flatMap((cluster) => [...cluster.cells]);
        expect(new Set(members).size).toBe(members.length);
        for (const [k, cluster] of clusters.entries()) {
          const before = clusters[k - 1];
          if (!before) continue;
          expect(cluster.logLikelihoodRatio).toBeLessThanOrEqual(before.logLikelihoodRatio);
          expect(cluster.p).toBeGreaterThanOrEqual(before.p);
        }
      }),
      { numRuns: 20 },
    );
  });

  test("by hand: 8 of 10 incidents where 1 in 4 is expected have a ratio of 8 ln 3.2 + 2 ln(2/7.5)", () => {
    const places = [0, 1, 2, 3];
    const [first] = runSteps(
      scanForClusters(
        Uint32Array.of(8, 1, 1, 0),
        [1, 1, 1, 1],
        places.map((x) => x / 100),
        [0, 0, 0, 0],
        { ...DEFAULT_SCAN, replicates: 9 },
      ),
    );
    expect(first).toMatchObject({ center: 0, count: 8, expected: 2.5, radiusM: 0 });
    expect(first?.logLikelihoodRatio).toBeCloseTo(8 * Math.log(3.2) + 2 * Math.log(2 / 7.5), 12);
    expect(first?.relativeRisk).toBeCloseTo(8 / 2.5 / (2 / 7.5), 12);
  });

  test("p comes to the share of all ways to throw the incidents, on three places", () => {
    const places = [0, 1, 2];
    const count = [3, 1, 0];
    const observed = ratioOf([0], count, [1, 1, 1]);
    const waysTo = (thrown: readonly number[]) =>
      places.reduce(
        (ways, _, i) => ways * choose([...Array(sum(thrown.slice(i))).keys()], thrown[i] ?? 0).length,
        1,
      );
    let asLarge = 0;
    for (let a = 0; a <= 4; a++) {
      for (let b = 0; a + b <= 4; b++) {
        const thrown = [a, b, 4 - a - b];
        const greatest = Math.max(...places.map((i) => ratioOf([i], thrown, [1, 1, 1])));
        if (greatest >= observed - 1e-9) asLarge += waysTo(thrown);
      }
    }
    const [first] = runSteps(
      scanForClusters(
        Uint32Array.from(count),
        [1, 1, 1],
        places.map((x) => x / 100),
        [0, 0, 0],
        { ...DEFAULT_SCAN, replicates: 9999 },
      ),
    );
    expect(first?.logLikelihoodRatio).toBeCloseTo(observed, 10);
    expect(first?.p).toBeCloseTo(asLarge / 3 ** 4, 1);
    expect(Math.abs((first?.p ?? 9) - asLarge / 3 ** 4)).toBeLessThan(0.03);
  });

  test("finds two planted clusters and nothing else", () => {
    const near = (center: LngLat) => cells.filter((i) => distanceM(center, at(i)) < 400);
    const west = near([-0.289, 51.556]);
    const east = near([-0.27, 51.556]);
    const count = cells.map((i) => (west.includes(i) ? 40 : east.includes(i) ? 30 : 10));
    const clusters = scan(count);
    expect(clusters.map(({ cells }) => [...cells].toSorted((a, b) => a - b))).toEqual([west, east]);
    expect(clusters.map(({ p }) => p)).toEqual([0.01, 0.01]);
  });

  test("does not call a place a cluster for what was expected there", () => {
    const expected = cells.map((i) => (i < 7 ? 50 : 5));
    expect(scan(expected, expected)[0]?.p ?? 1).toBeGreaterThan(0.5);
  });

  test("grows no window past the radius asked for", () => {
    const count = cells.map((i) => (distanceM(at(0), at(i)) < 800 ? 30 : 1));
    expect(scan(count, even, { maxRadiusM: 500 })[0]?.radiusM).toBeLessThan(500);
    expect(scan(count, even)[0]?.radiusM).toBeGreaterThan(500);
  });

  test("p is spread evenly where there is nothing but chance", () => {
    const throwIncidents = prepareMultinomial(even, seedRandom(11));
    const count = new Uint32Array(grid.cellCount);
    const p = Array.from({ length: 300 }, (_, seed) => {
      throwIncidents(200, count);
      return scan([...count], even, { seed })[0]?.p ?? 1;
    });
    for (const level of [0.05, 0.25, 0.5, 0.75]) {
      const below = p.filter((each) => each <= level).length / p.length;
      expect(Math.abs(below - level)).toBeLessThan(4 * Math.sqrt((level * (1 - level)) / p.length));
    }
  });

  test("is the same for the same seed", () => {
    const count = cells.map((i) => (i * 31) % 7);
    expect(scan(count)).toEqual(scan(count));
  });

  test("is empty where there are no incidents, no cells, or as many everywhere", () => {
    expect(scan(cells.map(() => 0))).toEqual([]);
    expect(scan(cells.map(() => 4))).toEqual([]);
    expect(runSteps(scanForClusters(new Uint32Array(0), [], [], []))).toEqual([]);
  });

  test("refuses incidents where none can be, and a share that is none", () => {
    expect(() => scan(even, even.with(3, 0))).toThrow("Cell 3 has incidents and expects none.");
    expect(() => scan(even, even, { maxShare: 1 })).toThrow(RangeError);
  });
});
