import fc from "fast-check";
import { expect, test } from "vitest";
import { coveredWeight, listCovers, reduceCoverProblem } from "../../../src/deploy/cover/cover-problem.ts";
import { anyCover, everyChoice, weighPlainly } from "../small-cases.ts";

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
