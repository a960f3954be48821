import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessPlacing } from "../../src/deploy/assess-placing.ts";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { type VaryOptions, varyPlacing } from "../../src/deploy/vary-placing.ts";
import type { FixedPost } from "../../src/model/fixed-post.ts";
import { unitsToPlace } from "../../src/model/fleet.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { isOnDuty } from "../../src/model/period.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import { isInRing, type PlanArea } from "../../src/model/plan-area.ts";
import type { NoVariation, VariedPlans } from "../../src/model/varied-plans.ts";
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

const grid = layHexGrid({ center: WEMBLEY, radiusM: 1200, resolution: 9 });
const OPTIONS: VaryOptions = { occasions: 6, seed: 1, timeLimitSeconds: 20 };
const FLEET = [
  { ...unitGroup("serial", 300), count: 3 },
  { ...unitGroup("vehicle", 600), count: 1, speedKmh: 25 },
];

const someTask = fc
  .record({
    places: fc.array(somePlace, { minLength: 4, maxLength: 40 }),
    pinned: fc.option(somewhere),
    isByPhase: fc.boolean(),
  })
  .map(({ places, pinned, isByPhase }) => {
    const demand = demandAt([...places, { at: at(100, 100), weight: 3 }]);
    const task = placingTask(demand, FLEET, pinned ? [postAt(pinned)] : []);
    return isByPhase ? byPhase(task) : task;
  });

/** Two phases; the second has its demand in the opposite order. */
function byPhase(task: PlacingTask): PlacingTask {
  const { weight } = task.demand;
  return {
    ...task,
    periods: [
      { period: "arrival", weight },
      { period: "dispersal", weight: weight.toReversed() },
    ],
  };
}

async function vary(task: PlacingTask, options: Partial<VaryOptions> = {}): Promise<VariedPlans> {
  const answer = await varyPlacing(task, grid, { ...OPTIONS, ...options });
  if (answer.kind !== "varied") throw new Error(answer.why);
  return answer;
}

async function refuse(task: PlacingTask): Promise<NoVariation> {
  const answer = await varyPlacing(task, grid, OPTIONS);
  if (answer.kind === "varied") throw new Error("The plan was varied.");
  return answer;
}

/** Two hundred places, alike in weight, so that many placings cover nearly the same. */
const evenDemand = demandAt(
  Array.from({ length: 200 }, (_, i) => ({
    at: at(130 * ((i % 16) - 8), 150 * (Math.floor(i / 16) - 6)),
    weight: 5,
  })),
);

const square = (kind: PlanArea["kind"], size: number): PlanArea => ({
  ...{ id: kind, name: "The square", kind, phases: ["arrival", "event", "dispersal", "night"] },
  ring: [at(-size, -size), at(size, -size), at(size, size), at(-size, size)],
});

describe("a varied plan", () => {
  it("covers on every occasion what is said of its plan, and at least 98% of the best, which no placing exceeds", async () => {
    await fc.assert(
      fc.asyncProperty(someTask, async (task) => {
        const { stretches, schedule } = await vary(task);
        const best = await suggestExactly(task, grid, { timeLimitSeconds: 20 });
        expect(schedule).toHaveLength(6);
        for (const { plans, posts } of schedule) {
          const { periods } = assessPlacing({ ...task, posts });
          stretches.forEach(({ plans: known, bestCovered, bound, isProven }, i) => {
            const covered = periods[i]?.coveredDemand ?? Number.NaN;
            expect(covered).toBeCloseTo(known[plans[i] as number]?.covered ?? Number.NaN, 9);
            expect(covered).toBeGreaterThanOrEqual(0.98 * bestCovered - 1e-9);
            expect(covered).toBeLessThanOrEqual(bound + 1e-9);
            expect(isProven).toBe(true);
            expect(bestCovered).toBeCloseTo(best.assessment.periods[i]?.coveredDemand ?? Number.NaN, 6);
          });
        }
      }),
      { numRuns: 20 },
    );
  }, 60_000);

  it("keeps pinned posts on every occasion and places no more units than are on duty", async () => {
    await fc.assert(
      fc.asyncProperty(someTask, async (task) => {
        const { schedule, stretches } = await vary(task);
        for (const { posts } of schedule) {
          expect(posts.slice(0, task.posts.length)).toEqual(task.posts);
          for (const { period } of task.periods) {
            for (const group of FLEET) {
              const there = posts.filter((post) => post.unit === group.id && isOnDuty(post, period));
              expect(there.length).toBeLessThanOrEqual(unitsToPlace(group, period));
            }
          }
        }
        for (const { places } of stretches) {
          const pinned = places.filter(({ stands }) => stands === "pinned");
          expect(pinned).toHaveLength(task.posts.length);
          for (const place of pinned) {
            expect(place.drawn).toBe(1);
            expect(place.expected).toBeCloseTo(1, 9);
          }
        }
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("counts from its own occasions how often a place is staffed and how many two occasions share", async () => {
    await fc.assert(
      fc.asyncProperty(someTask, fc.integer({ min: 2, max: 9 }), async (task, occasions) => {
        const { schedule, stretches } = await vary(task, { occasions });
        stretches.forEach(({ period, places, sharedDrawn, placesPerOccasion, plans }, i) => {
          const placesOf = schedule.map(
            ({ posts }) =>
              new Set(posts.filter((post) => isOnDuty(post, period)).map((post) => post.at.join())),
          );
          let shared = 0;
          for (let a = 0; a < occasions; a++) {
            for (let b = a + 1; b < occasions; b++) {
              shared += [...(placesOf[a] ?? [])].filter((place) => placesOf[b]?.has(place)).length;
            }
          }
          expect(sharedDrawn).toBeCloseTo(shared / ((occasions * (occasions - 1)) / 2), 9);
          const staffed = placesOf.reduce((sum, set) => sum + set.size, 0) / occasions;
          expect(placesPerOccasion).toBeCloseTo(staffed, 9);
          expect(places.reduce((sum, { drawn }) => sum + drawn, 0)).toBeCloseTo(staffed, 9);
          for (const [k, { times }] of plans.entries()) {
            expect(times).toBe(schedule.filter((occasion) => occasion.plans[i] === k).length);
          }
        });
      }),
      { numRuns: 15 },
    );
  }, 60_000);

  it("is the same for the same number, and another for another", async () => {
    const task = placingTask(evenDemand, FLEET, []);
    expect(await vary(task, { seed: 7 })).toEqual(await vary(task, { seed: 7 }));
    const drawn = await Promise.all(
      [1, 2, 3].map(async (seed) =>
        (await vary(task, { seed, occasions: 12 })).schedule.map(({ plans }) => plans.join()),
      ),
    );
    expect(new Set(drawn.map(String)).size).toBe(3);
  });

  it("keeps fixed posts in every plan and all drawn places out of no-go areas", async () => {
    const area = square("no-go", 350);
    const fixed: FixedPost = {
      ...{ id: "gate", kind: "gate", name: "Gate", at: WEMBLEY },
      needs: [{ phase: "event", unit: "serial", officers: 2 }],
    };
    const task = { ...placingTask(evenDemand, FLEET, []), areas: [area], fixedPosts: [fixed] };
    const { stretches, schedule } = await vary(task);
    const [stretch] = stretches;
    expect(stretch?.places.filter(({ stands }) => stands === "fixed")).toMatchObject([
      { at: WEMBLEY, drawn: 1 },
    ]);
    for (const { posts } of schedule) {
      expect(posts).toHaveLength(3);
      for (const post of posts) expect(isInRing(area.ring, post.at)).toBe(false);
    }
    expect(stretch?.plans.length).toBeGreaterThan(1);
  });
});

describe("a plan that is not varied says why", () => {
  const demand = demandAt([
    { at: at(800, 0), weight: 5 },
    { at: at(-800, 0), weight: 5 },
    { at: at(0, 700), weight: 4 },
  ]);
  const task = placingTask(demand, FLEET, []);

  it.each(["backup", "distance", "fairness"] as const)("for %s", async (goal) => {
    const { why, remedy } = await refuse({ ...task, objective: { ...task.objective, goal } });
    expect(why).toContain("only where the goal is to reach the most");
    expect(remedy).toContain("Reach the most");
  });

  it("with an area that must be covered", async () => {
    const { why } = await refuse({ ...task, areas: [square("must-cover", 300)] });
    expect(why).toContain("The square must be covered");
  });

  it("where every unit has a pinned post", async () => {
    const posts = [postAt(WEMBLEY)];
    const lone = { ...placingTask(demand, [{ ...unitGroup("serial", 300), count: 1 }], posts) };
    expect((await refuse(lone)).why).toContain("No unit is free");
  });

  it("where nothing was recorded", async () => {
    const { why } = await refuse(placingTask(demandAt([{ at: WEMBLEY, weight: 0 }]), FLEET, []));
    expect(why).toContain("No recorded crime is left");
  });

  it("where a turnaround binds, and varies it where none can come late", async () => {
    const fleet = FLEET.slice(0, 1);
    const phased = {
      ...byPhase(placingTask(demand, fleet, [])),
      movement: { detour: 1.25, turnaroundMinutes: 5 },
    };
    expect((await refuse(phased)).why).toContain("turnaround of 5 minutes");
    const { schedule } = await vary({ ...phased, movement: { detour: 1.25, turnaroundMinutes: 60 } });
    const farthest = Math.max(
      ...schedule.flatMap(({ posts }) => posts.flatMap((a) => posts.map((b) => distanceM(a.at, b.at)))),
    );
    expect((farthest * 1.25) / 80).toBeLessThanOrEqual(60);
  });
});
