import fc from "fast-check";
import { expect, test } from "vitest";
import type { UnreducedCover } from "../../../src/deploy/cover/cover-problem.ts";
import { coveredWeight, listCovers, reduceCoverProblem } from "../../../src/deploy/cover/cover-problem.ts";
import {
  dropIdleUnits,
  improvePlacing,
  placeByGreedyExchange,
} from "../../../src/deploy/cover/greedy-exchange.ts";
import { anyCover, bestByTryingAll } from "../small-cases.ts";

function weightWith(cover: UnreducedCover, counts: readonly number[]): number {
  const groups = cover.groups.map((group, g) => ({ ...group, count: counts[g] ?? 0 }));
  const problem = reduceCoverProblem({ ...cover, groups });
  return coveredWeight(problem, placeByGreedyExchange(problem));
}

test("finds a placing that greedy alone misses", () => {
  // Greedy takes the middle (4) and then one side (6 in all); the two sides together cover 7.
  const problem = reduceCoverProblem({
    weight: Float64Array.of(1.5, 2, 2, 1.5),
    siteCount: 3,
    groups: [
      {
        count: 2,
        ...listCovers(
          3,
          (site) =>
            [
              [1, 2],
              [0, 1],
              [2, 3],
            ][site] ?? [],
        ),
      },
    ],
  });
  const chosen = placeByGreedyExchange(problem);
  expect(chosen[0]?.toSorted()).toEqual([1, 2]);
  expect(coveredWeight(problem, chosen)).toBe(7);
});

test("covered demand never falls when a unit of either group is added", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      for (let a = 0; a <= 4; a++) {
        for (let b = 0; b <= 3; b++) {
          const weight = weightWith(cover, [a, b]);
          expect(weightWith(cover, [a + 1, b])).toBeGreaterThanOrEqual(weight);
          expect(weightWith(cover, [a, b + 1])).toBeGreaterThanOrEqual(weight);
        }
      }
    }),
    { numRuns: 150 },
  );
});

test("with fleets too large for the table, covered demand never falls when a unit of the last group is added", () => {
  const points = 400;
  const sites = 80;
  const cover: UnreducedCover = {
    weight: Float64Array.from({ length: points }, (_, i) => 1 + ((i * 37) % 11)),
    siteCount: sites,
    groups: [5, 11].map((stride) => ({
      count: 0,
      ...listCovers(sites, (site) => [(site * stride) % points, (site * stride + 37) % points]),
    })),
  };
  const weights = [54, 55, 56, 57].map((b) => weightWith(cover, [55, b]));
  expect(weights).toEqual(weights.toSorted((x, y) => x - y));
  expect(weights[3]).toBeGreaterThan(weights[0] ?? 0);
});

test("never covers more than the best of all choices, nor uses more units than there are", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      const chosen = placeByGreedyExchange(problem);
      expect(coveredWeight(problem, chosen)).toBeLessThanOrEqual(bestByTryingAll(cover));
      chosen.forEach((sites, g) => {
        expect(new Set(sites).size).toBe(sites.length);
        expect(sites.length).toBeLessThanOrEqual(cover.groups[g]?.count ?? 0);
      });
    }),
  );
});

test("no single addition or exchange covers more than the answer", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      const chosen = placeByGreedyExchange(problem);
      const weight = coveredWeight(problem, chosen);
      chosen.forEach((sites, g) => {
        for (let site = 0; site < problem.siteCount; site++) {
          const spare = sites.length < (problem.groups[g]?.count ?? 0);
          const moves = [...(spare ? [[...sites, site]] : []), ...sites.map((_, k) => sites.with(k, site))];
          for (const move of moves) {
            expect(coveredWeight(problem, chosen.with(g, move))).toBeLessThanOrEqual(weight);
          }
        }
      });
    }),
  );
});

test("every unit of the answer covers something that no other does", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      const chosen = placeByGreedyExchange(problem);
      const weight = coveredWeight(problem, chosen);
      chosen.forEach((sites, g) => {
        for (const site of sites) {
          const without = chosen.with(
            g,
            sites.filter((other) => other !== site),
          );
          expect(coveredWeight(problem, without)).toBeLessThan(weight);
        }
      });
    }),
  );
});

test("leaving idle units out loses nothing", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      const everywhere = problem.groups.map(() => Array.from({ length: problem.siteCount }, (_, s) => s));
      const kept = dropIdleUnits(problem, everywhere);
      expect(coveredWeight(problem, kept)).toBe(coveredWeight(problem, everywhere));
    }),
  );
});

test("improving a placing never covers less", () => {
  fc.assert(
    fc.property(anyCover, fc.nat({ max: 6 }), (cover, site) => {
      const problem = reduceCoverProblem(cover);
      const start = problem.groups.map(({ count }) => (count > 0 ? [site % problem.siteCount] : []));
      expect(coveredWeight(problem, improvePlacing(problem, start))).toBeGreaterThanOrEqual(
        coveredWeight(problem, start),
      );
    }),
  );
});
