import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestExactly, suggestHeuristically } from "../../src/deploy/suggest-posts.ts";
import type { Placement } from "../../src/model/deployment.ts";
import type { PhaseName } from "../../src/model/event-spec.ts";
import { type Fleet, unitsToPlace } from "../../src/model/fleet.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { GOALS, type Goal } from "../../src/model/objective.ts";
import { isOnDuty } from "../../src/model/period.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import { isInRing, type PlanArea } from "../../src/model/plan-area.ts";
import {
  at,
  demandAt,
  placingTask,
  postAt,
  somePlace,
  somewhere,
  unitGroup,
  WEMBLEY,
} from "./small-cases.ts";

const grid = layHexGrid({ center: WEMBLEY, radiusM: 900, resolution: 9 });
const PHASES: readonly PhaseName[] = ["arrival", "dispersal"];
const FLEET: Fleet = [
  { ...unitGroup("serial", 300), count: 3, onDuty: { arrival: 2 }, reserve: 1 },
  { ...unitGroup("vehicle", 700), count: 1, speedKmh: 25 },
];

/** A task of two phases; the second has its demand in the opposite order. */
function twoPhases(task: PlacingTask): PlacingTask {
  const { weight } = task.demand;
  return {
    ...task,
    periods: [
      { period: "arrival", weight },
      { period: "dispersal", weight: weight.toReversed() },
    ],
  };
}

const someTask = fc
  .record({
    places: fc.array(somePlace, { minLength: 2, maxLength: 25 }),
    goal: fc.constantFrom(...GOALS),
    pinned: fc.option(
      fc.record({ at: somewhere, phases: fc.option(fc.subarray([...PHASES], { minLength: 1 })) }),
    ),
    turnaroundMinutes: fc.option(fc.integer({ min: 5, max: 40 })),
  })
  .map(({ places, goal, pinned, turnaroundMinutes }) => {
    const demand = demandAt([...places, { at: at(100, 100), weight: 3 }]);
    const posts = pinned ? [postAt(pinned.at, { phases: pinned.phases })] : [];
    const task = twoPhases(placingTask(demand, FLEET, posts));
    return {
      ...task,
      objective: { ...task.objective, goal },
      movement: { detour: 1.25, turnaroundMinutes },
    };
  });

/** Distances are weighed between patches of ground of 100 m, so the mean may be off by as much as half a diagonal each way. */
const PATCH_DIAGONAL_M = 142;

function standing({ posts }: Placement, phase: PhaseName, unit: string) {
  return posts.filter((post) => post.unit === unit && isOnDuty(post, phase));
}

describe("placing over phases", () => {
  it("keeps pinned posts as they are, and gives posts to no more units than are on duty", async () => {
    await fc.assert(
      fc.asyncProperty(someTask, async (task) => {
        const placement = await suggestHeuristically(task, grid);
        expect(placement.posts.slice(0, task.posts.length)).toEqual(task.posts);
        for (const phase of PHASES) {
          for (const group of FLEET) {
            const pinned = task.posts.filter((post) => post.unit === group.id && isOnDuty(post, phase));
            expect(standing(placement, phase, group.id).length).toBeLessThanOrEqual(
              Math.max(unitsToPlace(group, phase), pinned.length),
            );
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it("covers in each phase what its figures say, within what is proven", async () => {
    await fc.assert(
      fc.asyncProperty(someTask, async (task) => {
        for (const placement of [
          await suggestHeuristically(task, grid),
          await suggestExactly(task, grid, { timeLimitSeconds: 20 }),
        ]) {
          placement.periods.forEach(({ proof }, i) => {
            const coverage = placement.assessment.periods[i];
            if (!coverage) throw new Error("Each stretch has its coverage.");
            expect(proof.bound).toBeGreaterThanOrEqual(coverage.coveredDemand - 1e-6);
            if (task.objective.goal === "backup") {
              expect(proof.goal?.value).toBeCloseTo(coverage.goals.expectedDemand, 6);
              expect(proof.goal?.bound).toBeGreaterThanOrEqual(coverage.goals.expectedDemand - 1e-6);
            }
          });
        }
      }),
      { numRuns: 25 },
    );
  });

  it.each(GOALS)("is by %s at least as good when it is proven as at once", async (goal: Goal) => {
    await fc.assert(
      fc.asyncProperty(someTask, async (task) => {
        const asked = { ...task, objective: { ...task.objective, goal } };
        const quick = await suggestHeuristically(asked, grid);
        const exact = await suggestExactly(asked, grid, { timeLimitSeconds: 20 });
        if (quick.unmet.length > 0 || exact.unmet.length > 0) return;
        const tolerance = goal === "distance" ? PATCH_DIAGONAL_M : 1e-6;
        expect(worthOf(exact, goal)).toBeGreaterThanOrEqual(worthOf(quick, goal) - tolerance);
      }),
      { numRuns: 10 },
    );
  });

  it("moves no unit farther than the turnaround allows", async () => {
    const far = demandAt([
      { at: at(-850, 0), weight: 9 },
      { at: at(-700, 100), weight: 5 },
      { at: at(700, 0), weight: 5 },
      { at: at(850, 0), weight: 9 },
    ]);
    const one = [{ ...unitGroup("serial", 300), count: 1 }];
    const task = twoPhases(placingTask(far, one, []));
    const byPhase = {
      ...task,
      periods: [
        { ...task.periods[0], weight: Float64Array.of(9, 5, 0, 0) },
        { ...task.periods[1], weight: Float64Array.of(0, 0, 5, 9) },
      ],
    } as PlacingTask;
    const walk = async (turnaroundMinutes: number | null) => {
      const { posts } = await suggestExactly(
        { ...byPhase, movement: { detour: 1, turnaroundMinutes } },
        grid,
        { timeLimitSeconds: 20 },
      );
      const [from, to] = PHASES.map((phase) => posts.find((post) => isOnDuty(post, phase))?.at);
      return from && to ? distanceM(from, to) / (4800 / 60) : 0;
    };
    expect(await walk(null)).toBeGreaterThan(12);
    expect(await walk(10)).toBeLessThanOrEqual(10);
  });
});

describe("areas that bind a plan", () => {
  const ring = [at(-200, -200), at(200, -200), at(200, 200), at(-200, 200)];
  const areaOf = (kind: PlanArea["kind"], phases: readonly PhaseName[] = PHASES): PlanArea => ({
    ...{ id: kind, name: "The square", kind, ring, phases },
  });

  it("take no suggested unit where none may stand, in the phases in which they hold", async () => {
    const demand = demandAt([
      { at: at(0, 0), weight: 50 },
      { at: at(700, 0), weight: 1 },
    ]);
    const task = twoPhases(placingTask(demand, [{ ...unitGroup("serial", 150), count: 1 }], []));
    const both = { ...task, periods: task.periods.map((each) => ({ ...each, weight: demand.weight })) };
    const { posts } = await suggestExactly({ ...both, areas: [areaOf("no-go", ["arrival"])] }, grid, LIMIT);
    for (const post of posts.filter((each) => isOnDuty(each, "arrival"))) {
      expect(isInRing(ring, post.at)).toBe(false);
    }
    const later = posts.filter((each) => isOnDuty(each, "dispersal"));
    expect(later.some((post) => isInRing(ring, post.at))).toBe(true);
  });

  it("are reached in all their parts where they must be, at the cost of cover", async () => {
    const demand = demandAt([
      { at: at(0, 0), weight: 1 },
      { at: at(800, 0), weight: 50 },
    ]);
    const task = placingTask(demand, [{ ...unitGroup("serial", 250), count: 1 }], []);
    const free = await suggestExactly(task, grid, LIMIT);
    const bound = await suggestExactly({ ...task, areas: [areaOf("must-cover")] }, grid, LIMIT);
    expect(free.assessment.periods[0]?.coveredDemand).toBe(50);
    expect(bound.assessment.periods[0]?.coveredDemand).toBe(1);
    expect(bound.unmet).toEqual([]);
  });

  it("that cannot be reached are said, and the units placed without them", async () => {
    const demand = demandAt([
      { at: at(-190, 0), weight: 1 },
      { at: at(190, 0), weight: 1 },
      { at: at(800, 0), weight: 50 },
    ]);
    const task = placingTask(demand, [{ ...unitGroup("serial", 100), count: 1 }], []);
    const { assessment, unmet } = await suggestExactly(
      { ...task, areas: [areaOf("must-cover")] },
      grid,
      LIMIT,
    );
    expect(unmet).toEqual(["The square cannot be reached in all its parts with the units there are."]);
    expect(assessment.periods).toHaveLength(1);
  });
});

const LIMIT = { timeLimitSeconds: 20 };

/** What a placing is worth by a goal; of fairness, the share of the worst covered sector that has demand. */
function worthOf({ assessment }: Placement, goal: Goal): number {
  const sum = (read: (coverage: Placement["assessment"]["periods"][number]) => number) =>
    assessment.periods.reduce((total, coverage) => total + read(coverage), 0);
  switch (goal) {
    case "cover":
      return sum(({ coveredDemand }) => coveredDemand);
    case "backup":
      return sum(({ goals }) => goals.expectedDemand);
    case "distance":
      return (
        -sum(({ goals, totalDemand }) => (goals.meanDistanceM ?? 0) * totalDemand) / sum((c) => c.totalDemand)
      );
    case "fairness":
      return Math.min(
        ...assessment.periods.flatMap(({ goals }) =>
          goals.perSector
            .filter(({ totalDemand }) => totalDemand > 0)
            .map(({ coveredDemand, totalDemand }) => coveredDemand / totalDemand),
        ),
      );
  }
}
