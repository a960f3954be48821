import fc from "fast-check";
import { expect, test } from "vitest";
import {
  buildCoverProblem,
  coveredWeight,
  listCovers,
  reduceCoverProblem,
} from "../../../src/deploy/cover/cover-problem.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import {
  anyCover,
  at,
  demandAt,
  everyChoice,
  postAt,
  sitesAt,
  somePlace,
  somewhere,
  weighPlainly,
} from "../small-cases.ts";

const oneGroup = (siteCount: number, lists: readonly (readonly number[])[]) => [
  { count: 1, ...listCovers(siteCount, (site) => lists[site] ?? []) },
];

test("merges demand that exactly the same sites reach", () => {
  const problem = reduceCoverProblem({
    weight: Float64Array.of(1, 2, 4, 8),
    siteCount: 2,
    groups: oneGroup(2, [
      [0, 1, 2],
      [2, 3],
    ]),
  });
  expect([...problem.weight].sort()).toEqual([3, 4, 8]);
});

test("keeps apart demand that differs only in the kind of unit that reaches it", () => {
  const problem = reduceCoverProblem({
    weight: Float64Array.of(1, 2),
    siteCount: 1,
    groups: [...oneGroup(1, [[0]]), ...oneGroup(1, [[0, 1]])],
  });
  expect(problem.demandCount).toBe(2);
});

test("sets demand that fixed posts cover aside, and counts it as covered", () => {
  const problem = reduceCoverProblem({
    weight: Float64Array.of(5, 2),
    siteCount: 1,
    groups: oneGroup(1, [[0, 1]]),
    alreadyCovered: Uint8Array.of(1, 0),
  });
  expect(problem.coveredBefore).toBe(5);
  expect(coveredWeight(problem, [[]])).toBe(5);
  expect(coveredWeight(problem, [[0]])).toBe(7);
});

test("drops demand no site can reach, and still counts it in the total", () => {
  const problem = reduceCoverProblem({
    weight: Float64Array.of(3, 40),
    siteCount: 1,
    groups: oneGroup(1, [[0]]),
  });
  expect(problem.demandCount).toBe(1);
  expect(problem.totalWeight).toBe(43);
});

test("refuses a negative weight", () => {
  const cover = { weight: Float64Array.of(1, -2), siteCount: 1, groups: oneGroup(1, [[0, 1]]) };
  expect(() => reduceCoverProblem(cover)).toThrow("Demand point 1 weighs -2");
});

test("reduction changes what no choice of sites covers", () => {
  fc.assert(
    fc.property(anyCover, (cover) => {
      const problem = reduceCoverProblem(cover);
      for (const choice of everyChoice(cover)) {
        expect(coveredWeight(problem, choice)).toBe(weighPlainly(cover, choice));
      }
    }),
    { numRuns: 100 },
  );
});

test("a unit on a site covers the demand within its radius, great-circle, and fixed posts theirs", () => {
  fc.assert(
    fc.property(
      fc.array(somePlace, { minLength: 1, maxLength: 30 }),
      somewhere,
      somewhere,
      (places, site, fixed) => {
        const groups = [
          { count: 1, coverRadiusM: 300 },
          { count: 1, coverRadiusM: 900 },
        ];
        const problem = buildCoverProblem(demandAt(places), sitesAt([site]), groups, [
          postAt(fixed, { coverRadiusM: 500 }),
        ]);
        const weigh = (radiusM: number) =>
          places
            .filter((p) => distanceM(site, p.at) <= radiusM || distanceM(fixed, p.at) <= 500)
            .reduce((sum, p) => sum + p.weight, 0);
        expect(coveredWeight(problem, [[0], []])).toBe(weigh(300));
        expect(coveredWeight(problem, [[], [0]])).toBe(weigh(900));
      },
    ),
  );
});

test("a group without units makes no demand reachable", () => {
  const problem = buildCoverProblem(
    demandAt([{ at: at(0, 0), weight: 1 }]),
    sitesAt([at(0, 0)]),
    [{ count: 0, coverRadiusM: 300 }],
    [],
  );
  expect(problem.demandCount).toBe(0);
});
