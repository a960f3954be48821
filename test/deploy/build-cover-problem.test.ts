import fc from "fast-check";
import { expect, test } from "vitest";
import { buildCoverProblem } from "../../src/deploy/build-cover-problem.ts";
import { coveredWeight } from "../../src/deploy/cover/cover-problem.ts";
import { openGround } from "../../src/deploy/ground.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { at, demandAt, somePlace, somewhere } from "./small-cases.ts";

test("a unit on a site covers the demand within its radius, great-circle, and fixed posts theirs", () => {
  fc.assert(
    fc.property(
      fc.array(somePlace, { minLength: 1, maxLength: 30 }),
      somewhere,
      somewhere,
      (places, site, fixed) => {
        const demand = demandAt(places);
        const groups = [
          { count: 1, at: [{ at: site, coverRadiusM: 300 }] },
          { count: 1, at: [{ at: site, coverRadiusM: 900 }] },
        ];
        const standing = [{ at: fixed, coverRadiusM: 500 }];
        const problem = buildCoverProblem(openGround(demand, null), demand.weight, groups, standing);
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
  const demand = demandAt([{ at: at(0, 0), weight: 1 }]);
  const groups = [{ count: 0, at: [{ at: at(0, 0), coverRadiusM: 300 }] }];
  expect(buildCoverProblem(openGround(demand, null), demand.weight, groups, []).demandCount).toBe(0);
});
