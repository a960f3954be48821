import fc from "fast-check";
import { expect, test } from "vitest";
import type { CandidateSites } from "../../src/deploy/candidate-sites.ts";
import * as suggesting from "../../src/deploy/suggest-posts.ts";
import type { DemandPoints } from "../../src/model/demand.ts";
import type { Placement, Post } from "../../src/model/deployment.ts";
import type { Fleet, UnitGroup } from "../../src/model/fleet.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { ProblemError } from "../../src/model/problem.ts";
import {
  at,
  demandAt,
  placingTask,
  postAt,
  sitesAt,
  somePlace,
  somewhere,
  unitGroup,
  WEMBLEY,
} from "./small-cases.ts";

const grid = layHexGrid({ center: WEMBLEY, radiusM: 1500, resolution: 9 });
const exactly = { timeLimitSeconds: 20 };

const foot = (count: number): UnitGroup => ({ ...unitGroup("serial", 300), count });
const vehicle = (count: number): UnitGroup => ({ ...unitGroup("vehicle", 700), count });

/** The evening of a placing, as one stretch. */
function eveningOf({ posts, assessment, periods, candidateSites }: Placement) {
  const [coverage] = assessment.periods;
  const [period] = periods;
  if (!coverage || !period) throw new Error("Expected one stretch.");
  return { posts, coverage, proof: period.proof, candidateSites };
}

async function suggestHeuristically(
  demand: DemandPoints,
  sites: CandidateSites,
  fleet: Fleet,
  posts: readonly Post[],
) {
  return eveningOf(await suggesting.suggestHeuristically(placingTask(demand, fleet, posts), sites));
}

async function suggestExactly(
  demand: DemandPoints,
  sites: CandidateSites,
  fleet: Fleet,
  posts: readonly Post[],
  options: typeof exactly,
) {
  return eveningOf(await suggesting.suggestExactly(placingTask(demand, fleet, posts), sites, options));
}

const someDemand = fc
  .array(somePlace, { minLength: 1, maxLength: 60 })
  .map((places) => demandAt([...places, { at: at(100, 100), weight: 1 }]));
const someFleet = fc
  .tuple(fc.nat({ max: 4 }), fc.nat({ max: 2 }))
  .map(([onFoot, driving]): Fleet => [foot(onFoot), vehicle(driving)]);
const someFixed = fc
  .array(fc.tuple(somewhere, fc.constantFrom("serial", "vehicle")), { maxLength: 3 })
  .map((list) => list.map(([place, unit], i): Post => postAt(place, { id: `mine-${i}`, unit })));

test("pinned posts come first, unmoved, and take a unit of their group each", async () => {
  await fc.assert(
    fc.asyncProperty(someDemand, someFleet, someFixed, async (demand, fleet, fixed) => {
      const { posts } = await suggestHeuristically(demand, grid, fleet, fixed);
      expect(posts.slice(0, fixed.length)).toEqual(fixed);
      for (const { id, count } of fleet) {
        const pinned = fixed.filter(({ unit }) => unit === id).length;
        const all = posts.filter(({ unit }) => unit === id).length;
        expect(all).toBeLessThanOrEqual(Math.max(count, pinned));
      }
    }),
  );
});

test("suggested posts stand on candidate sites with their group's radius, most reach first", async () => {
  await fc.assert(
    fc.asyncProperty(someDemand, someFleet, someFixed, async (demand, fleet, fixed) => {
      const { posts, coverage } = await suggestHeuristically(demand, grid, fleet, fixed);
      posts.slice(fixed.length).forEach((post, k) => {
        expect(grid.lng).toContain(post.at[0]);
        expect(post.coverRadiusM).toBe(post.unit === "serial" ? 300 : 700);
        expect(post).toMatchObject({ pinned: false, chosenBy: "suggestion" });
        const next = coverage.perPost[fixed.length + k + 1];
        if (next) expect(coverage.perPost[fixed.length + k]?.reaches).toBeGreaterThanOrEqual(next.reaches);
      });
    }),
  );
});

test("the bound is never under what is covered, nor over all demand; optimal means they meet", async () => {
  await fc.assert(
    fc.asyncProperty(someDemand, someFleet, someFixed, async (demand, fleet, fixed) => {
      const { coverage, proof } = await suggestHeuristically(demand, grid, fleet, fixed);
      expect(proof.bound).toBeGreaterThanOrEqual(coverage.coveredDemand);
      expect(proof.bound).toBeLessThanOrEqual(coverage.totalDemand);
      expect(proof.status).toBe(proof.bound === coverage.coveredDemand ? "optimal" : "feasible");
    }),
  );
});

test("the exact answer covers at least the quick one, meets its bound, and keeps under the quick one's bound", async () => {
  await fc.assert(
    fc.asyncProperty(someDemand, someFleet, someFixed, async (demand, fleet, fixed) => {
      const quick = await suggestHeuristically(demand, grid, fleet, fixed);
      const exact = await suggestExactly(demand, grid, fleet, fixed, exactly);
      expect(exact.coverage.coveredDemand).toBeGreaterThanOrEqual(quick.coverage.coveredDemand);
      expect(exact.coverage.coveredDemand).toBeLessThanOrEqual(quick.proof.bound);
      expect(exact.proof.bound).toBe(exact.coverage.coveredDemand);
      expect(exact.proof.status).toBe("optimal");
      expect(exact.posts.slice(0, fixed.length)).toEqual(fixed);
    }),
    { numRuns: 60 },
  );
});

test("covered demand never falls when a unit is added", async () => {
  await fc.assert(
    fc.asyncProperty(
      someDemand,
      someFixed,
      fc.nat({ max: 4 }),
      fc.nat({ max: 2 }),
      async (demand, fixed, a, b) => {
        const covered = async (onFoot: number, driving: number) =>
          (await suggestHeuristically(demand, grid, [foot(onFoot), vehicle(driving)], fixed)).coverage
            .coveredDemand;
        const before = await covered(a, b);
        expect(await covered(a + 1, b)).toBeGreaterThanOrEqual(before);
        expect(await covered(a, b + 1)).toBeGreaterThanOrEqual(before);
      },
    ),
  );
});

test("a deployment says from how many places it could choose", async () => {
  const demand = demandAt([{ at: at(0, 0), weight: 1 }]);
  expect((await suggestHeuristically(demand, grid, [foot(1)], [])).candidateSites).toBe(grid.cellCount);
});

test("a unit that would add nothing gets no post", async () => {
  const demand = demandAt([{ at: at(0, 0), weight: 5 }]);
  expect((await suggestHeuristically(demand, grid, [foot(4), vehicle(2)], [])).posts).toHaveLength(1);
  expect((await suggestExactly(demand, grid, [foot(4), vehicle(2)], [], exactly)).posts).toHaveLength(1);
});

test("a new post is not suggested where a pinned one already covers", async () => {
  const demand = demandAt([
    { at: at(0, 0), weight: 50 },
    { at: at(1000, 0), weight: 2 },
  ]);
  const pinned = postAt(at(0, 50));
  const { posts, coverage } = await suggestHeuristically(demand, grid, [foot(2)], [pinned]);
  expect(coverage.coveredDemand).toBe(52);
  expect(distanceM(posts[1]?.at ?? WEMBLEY, at(1000, 0))).toBeLessThanOrEqual(300);
});

test("ids come from the hex, and stay unique where a pinned post was moved off its hex", async () => {
  const demand = demandAt([{ at: at(0, 0), weight: 5 }]);
  const [first] = (await suggestHeuristically(demand, grid, [foot(1)], [])).posts;
  expect(first?.id).toMatch(/^p-serial-89[0-9a-f]{13}$/);
  const moved = postAt(at(1200, 0), { id: first?.id ?? "" });
  const { posts } = await suggestHeuristically(demand, grid, [foot(2)], [moved]);
  expect(posts.map((post) => post.id)).toEqual([first?.id, `${first?.id}-2`]);
});

test("sites without names are numbered", async () => {
  const demand = demandAt([{ at: at(0, 0), weight: 5 }]);
  const sites = sitesAt([at(900, 0), at(0, 0)]);
  expect((await suggestHeuristically(demand, sites, [vehicle(1)], [])).posts[0]?.id).toBe("p-vehicle-1");
});

test("without units only the pinned posts remain, and nothing better is open", async () => {
  const demand = demandAt([{ at: at(0, 0), weight: 5 }]);
  const pinned = [postAt(at(0, 0)), postAt(at(0, 10), { id: "second" })];
  for (const fleet of [[], [foot(0)], [foot(1)]]) {
    const deployment = await suggestHeuristically(demand, grid, fleet, pinned);
    expect(deployment.posts).toEqual(pinned);
    expect(deployment.proof).toMatchObject({ status: "optimal", bound: 5 });
    const { seconds: _, ...proof } = (await suggestExactly(demand, grid, fleet, pinned, exactly)).proof;
    expect(deployment.proof).toMatchObject(proof);
  }
});

test("demand without a single crime is refused in plain words", async () => {
  const nothing = demandAt([{ at: at(0, 0), weight: 0 }]);
  await expect(suggestHeuristically(nothing, grid, [foot(1)], [])).rejects.toThrow(ProblemError);
  await expect(suggestExactly(demandAt([]), grid, [foot(1)], [], exactly)).rejects.toThrow(
    "No recorded crime is left in the area under these filters.",
  );
});
