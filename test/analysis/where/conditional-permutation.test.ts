import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type PermutationP,
  permuteConditionally,
} from "../../../src/analysis/where/conditional-permutation.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { runSteps } from "../../../src/model/steps.ts";
import {
  anyLinkedValues,
  choose,
  type Links,
  linkLists,
  linkPointsWithin,
  neighboursOf,
} from "../link-neighbours.ts";

const REFERENCE = "../shared/reference/statistics/gi_star_esda_6pt.json";
const PERMUTATIONS = 9999;

const permute = (values: readonly number[], links: Links, permutations = PERMUTATIONS, seed = 1) =>
  runSteps(permuteConditionally(values, links.start, links.neighbours, permutations, seed));
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

/** The p-values that endless draws would come to: every choice of neighbours' values, equally likely. */
function lookAtEveryDraw(values: readonly number[], links: Links): { high: number; low: number }[] {
  return values.map((_, i) => {
    const own = neighboursOf(links, i);
    const observed = sum(own.map((j) => values[j] ?? 0));
    const sums = choose(
      values.filter((_, j) => j !== i),
      own.length,
    ).map(sum);
    return {
      high: sums.filter((each) => each >= observed).length / sums.length,
      low: sums.filter((each) => each <= observed).length / sums.length,
    };
  });
}

/** Six standard deviations of a share seen in so many draws or 1000 times, and the one that is added. */
const tolerance = (p: number, permutations: number) =>
  6 * Math.sqrt(1 - p) * Math.max(Math.sqrt(p / permutations), p / Math.sqrt(1000)) +
  1 / (permutations + 1) +
  1e-12;

function expectNear(actual: PermutationP, expected: readonly { high: number; low: number }[]) {
  for (const [i, { high, low }] of expected.entries()) {
    expect(Math.abs((actual.high[i] ?? 9) - high)).toBeLessThanOrEqual(tolerance(high, PERMUTATIONS));
    expect(Math.abs((actual.low[i] ?? 9) - low)).toBeLessThanOrEqual(tolerance(low, PERMUTATIONS));
  }
}

describe("permuteConditionally", () => {
  test("comes to what every possible draw comes to, ties and isolated cells included", () => {
    fc.assert(
      fc.property(anyLinkedValues(7, fc.nat(4)), fc.nat(), ({ values, links }, seed) => {
        expectNear(permute(values, links, PERMUTATIONS, seed), lookAtEveryDraw(values, links));
      }),
      { numRuns: 60 },
    );
  });

  describe("on the six points of Getis & Ord, as in esda's tests", () => {
    const points = [
      [10, 10],
      [20, 10],
      [40, 10],
      [15, 20],
      [30, 20],
      [30, 30],
    ];
    const values = [2, 3, 3.2, 5, 8, 7];
    const links = linkPointsWithin(points, 15);

    /** esda folds the upper tail over, which leaves ties out of the lower one. */
    const foldAsEsda = (high: number) => Math.min(high, 1 - high + 2 / (PERMUTATIONS + 1));

    test("comes within 0.03 of esda's 0.102 for the first point (test_getisord.py, 999 draws)", () => {
      const { high } = permute(values, links);
      expect(Math.abs(foldAsEsda(high[0] ?? 9) - 0.102)).toBeLessThan(0.03);
    });

    test("counts the tie that esda leaves out: two of ten draws are as low as the one observed", () => {
      expect(lookAtEveryDraw(values, links)[0]).toEqual({ high: 0.9, low: 0.2 });
      expect(Math.abs((permute(values, links).low[0] ?? 9) - 0.2)).toBeLessThan(0.03);
    });

    describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
      test("comes within 0.03 of the recorded pseudo p-value", () => {
        const { y, points, threshold, expected_esda } = JSON.parse(readFileSync(REFERENCE, "utf8"));
        const { high } = permute(y, linkPointsWithin(points, threshold));
        expect(Math.abs(foldAsEsda(high[0] ?? 9) - expected_esda.p_sim0_seed10_999perm)).toBeLessThan(0.03);
      });
    });
  });

  const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1200, resolution: 9 });
  const links = { start: grid.neighbourStart, neighbours: grid.neighbours };
  const counts = fc.array(fc.nat(30), { minLength: grid.cellCount, maxLength: grid.cellCount });

  test("is the same for the same seed, and another draw for another", () => {
    const values = grid.cells.map((_, i) => (i * 37) % 23);
    expect(permute(values, links, 99, 7)).toEqual(permute(values, links, 99, 7));
    expect(permute(values, links, 99, 7)).not.toEqual(permute(values, links, 99, 8));
  });

  test("is never 0, and the two sides together are never below 1", () => {
    fc.assert(
      fc.property(counts, fc.nat(), (values, seed) => {
        const { high, low, twoSided } = permute(values, links, 99, seed);
        for (let i = 0; i < grid.cellCount; i++) {
          expect(Math.min(high[i] ?? 0, low[i] ?? 0)).toBeGreaterThanOrEqual(0.01);
          expect((high[i] ?? 0) + (low[i] ?? 0)).toBeGreaterThanOrEqual(1);
          expect(twoSided[i]).toBe(Math.min(1, 2 * Math.min(high[i] ?? 0, low[i] ?? 0)));
        }
      }),
      { numRuns: 50 },
    );
  });

  test("looks on where p is small: ten times the draws say ten times as precisely how small", () => {
    const values = grid.cells.map((_, i) => i * i);
    for (const cell of neighboursOf(links, 0)) values[cell] = 1e6;
    values[0] = 0;
    expect(permute(values, links, 999).high[0]).toBe(1 / 1000);
    expect(permute(values, links, 99_999).high[0]).toBeLessThan(1e-4);
  });

  test("does not depend on the unit of the values", () => {
    fc.assert(
      fc.property(counts, fc.double({ min: 1e-6, max: 1e6, noNaN: true }), (values, factor) => {
        const scaled = values.map((value) => value * factor);
        expect(permute(scaled, links, 199)).toEqual(permute(values, links, 199));
      }),
      { numRuns: 50 },
    );
  });

  test("under chance alone falls below 0.05 about one time in twenty", () => {
    const shuffled = fc.shuffledSubarray(
      grid.cells.map((_, i) => i * i),
      { minLength: grid.cellCount },
    );
    let below = 0;
    let looks = 0;
    for (const values of fc.sample(shuffled, { numRuns: 60, seed: 5 })) {
      const { high } = permute(values, links, 999);
      below += high.filter((p) => p <= 0.05).length;
      looks += high.length;
    }
    expect(Math.abs(below / looks - 0.05)).toBeLessThan(0.015);
  });

  test("is 1 where all values are equal, where a cell has no neighbours, and where it has all", () => {
    expect([...permute(new Array(grid.cellCount).fill(4), links, 99).twoSided]).toEqual(
      new Array(grid.cellCount).fill(1),
    );
    expect([...permute([1, 9], linkLists([[], []]), 99).twoSided]).toEqual([1, 1]);
    expect([
      ...permute(
        [1, 5, 9],
        linkLists([
          [1, 2],
          [0, 2],
          [0, 1],
        ]),
        99,
      ).twoSided,
    ]).toEqual([1, 1, 1]);
    expect([...permute([], linkLists([]), 99).twoSided]).toEqual([]);
  });
});
