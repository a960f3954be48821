import fc from "fast-check";
import { expect, test } from "vitest";
import {
  type ChosenSites,
  coveredWeight,
  listCovers,
  reduceCoverProblem,
} from "../../../src/deploy/cover/cover-problem.ts";
import { placeByGreedyExchange } from "../../../src/deploy/cover/greedy-exchange.ts";
import { findNearOptimalCovers } from "../../../src/deploy/cover/near-optimal-covers.ts";
import { anyCover, everyChoice } from "../small-cases.ts";

const nameOf = (chosen: readonly (readonly number[])[]) =>
  chosen.map((sites) => [...sites].sort((a, b) => a - b).join()).join("|");

test("placings are distinct, begin with the best, keep its unit counts, and none covers less than the share allows", () => {
  let several = 0;
  fc.assert(
    fc.property(anyCover, fc.constantFrom(0, 0.02, 0.2, 0.5), (cover, share) => {
      const problem = reduceCoverProblem(cover);
      const best = placeByGreedyExchange(problem);
      const { covers, leastCovered } = findNearOptimalCovers(problem, best, 6, share);
      expect(covers[0]?.chosen).toEqual(best);
      expect(leastCovered).toBeCloseTo(coveredWeight(problem, best) * (1 - share), 9);
      expect(covers.length).toBeLessThanOrEqual(6);
      expect(new Set(covers.map(({ chosen }) => nameOf(chosen))).size).toBe(covers.length);
      if (covers.length > 1) several++;
      for (const { chosen, covered } of covers) {
        expect(covered).toBe(coveredWeight(problem, chosen));
        expect(covered).toBeGreaterThanOrEqual(leastCovered - 1e-9);
        expect(chosen.map((sites) => sites.length)).toEqual(best.map((sites) => sites.length));
        for (const sites of chosen) expect(new Set(sites).size).toBe(sites.length);
      }
    }),
    { numRuns: 300 },
  );
  expect(several).toBeGreaterThan(50);
});

test("with one unit it finds every site within the share that covers anything", () => {
  fc.assert(
    fc.property(anyCover, fc.constantFrom(0.02, 0.3), (cover, share) => {
      const groups = cover.groups.slice(0, 1).map((group) => ({ ...group, count: 1 }));
      const problem = reduceCoverProblem({ ...cover, groups });
      const best = placeByGreedyExchange(problem);
      if (best[0]?.length !== 1) return;
      const { covers, leastCovered } = findNearOptimalCovers(problem, best, 100, share);
      const isUseful = (choice: ChosenSites) => coveredWeight(problem, choice) > problem.coveredBefore;
      const all = everyChoice(problem).filter(
        (choice) =>
          choice[0]?.length === 1 &&
          coveredWeight(problem, choice) >= leastCovered - 1e-9 &&
          (isUseful(choice) || nameOf(choice) === nameOf(best)),
      );
      expect(covers.map(({ chosen }) => nameOf(chosen)).sort()).toEqual(all.map(nameOf).sort());
    }),
    { numRuns: 200 },
  );
});

test("where every place has a twin, the second placing shares no site with the first", () => {
  const problem = reduceCoverProblem({
    weight: Float64Array.of(9, 7, 5, 3),
    siteCount: 8,
    groups: [{ count: 4, ...listCovers(8, (site) => [site % 4]) }],
  });
  const best = placeByGreedyExchange(problem);
  const { covers } = findNearOptimalCovers(problem, best, 2);
  expect(covers).toHaveLength(2);
  const first = new Set(covers[0]?.chosen[0]);
  expect(covers[1]?.chosen[0]?.filter((site) => first.has(site))).toEqual([]);
  expect(covers[1]?.covered).toBe(24);
});

test("without units, or with only one good placing, the list is that one", () => {
  const only = (count: number, weight: number[]) =>
    reduceCoverProblem({
      weight: Float64Array.from(weight),
      siteCount: 2,
      groups: [{ count, ...listCovers(2, (site) => [site]) }],
    });
  expect(findNearOptimalCovers(only(0, [4, 4]), [[]], 5).covers).toHaveLength(1);
  expect(findNearOptimalCovers(only(1, [100, 4]), [[0]], 5).covers).toHaveLength(1);
  expect(findNearOptimalCovers(only(1, [100, 99]), [[0]], 5).covers).toHaveLength(2);
});

test("senseless counts and shares are refused", () => {
  const problem = reduceCoverProblem({ weight: Float64Array.of(), siteCount: 0, groups: [] });
  expect(() => findNearOptimalCovers(problem, [], 0)).toThrow("0 placings");
  expect(() => findNearOptimalCovers(problem, [], 2, 1)).toThrow("A share of 1");
});
