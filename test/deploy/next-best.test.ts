import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessPlacing } from "../../src/deploy/assess-placing.ts";
import { areasOf } from "../../src/deploy/build-phased-problem.ts";
import { findNextBest } from "../../src/deploy/next-best.ts";
import { compareShares } from "../../src/deploy/phases/phased-task.ts";
import type { Assessment, Post } from "../../src/model/deployment.ts";
import { isSamePlace } from "../../src/model/geodesy.ts";
import { GOALS } from "../../src/model/objective.ts";
import { isOnDuty } from "../../src/model/period.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import { markInAreas, type PlanArea } from "../../src/model/plan-area.ts";
import { runSteps } from "../../src/model/steps.ts";
import type { LngLat } from "../../src/model/units.ts";
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

const fleet = [{ ...unitGroup("serial", 300), count: 5 }];
const square = (east: number, north: number, half: number): readonly LngLat[] => [
  at(east - half, north - half),
  at(east + half, north - half),
  at(east + half, north + half),
  at(east - half, north + half),
];
const area = (kind: PlanArea["kind"], ring: readonly LngLat[]): PlanArea => ({
  ...{ id: kind, name: kind, kind, ring },
  phases: ["arrival", "event", "dispersal", "night"],
});

/** Two phases, three posts, one of them in one phase alone, a fixed post, and any goal. */
const anyTask = fc
  .record({
    places: fc.array(somePlace, { minLength: 2, maxLength: 20 }),
    posts: fc.tuple(somewhere, somewhere, somewhere),
    fixed: somewhere,
    goal: fc.constantFrom(...GOALS),
    isByPhase: fc.boolean(),
    isAlone: fc.boolean(),
    areas: fc.constantFrom(
      [],
      [area("no-go", square(400, 400, 500))],
      [area("must-cover", square(-300, 0, 400))],
    ),
  })
  .map(({ places, posts, fixed, goal, isByPhase, isAlone, areas }): PlacingTask => {
    const demand = demandAt([...places, { at: WEMBLEY, weight: 3 }]);
    const all = posts.map((place, i) =>
      postAt(place, { id: `post-${i}`, pinned: false, phases: isByPhase && i === 1 ? ["arrival"] : null }),
    );
    const task = placingTask(demand, fleet, isAlone ? all.slice(1, 2) : all);
    return {
      ...{ ...task, areas, objective: { ...task.objective, goal } },
      fixedPosts: isAlone
        ? []
        : [
            {
              ...{ id: "gate", name: "Gate", kind: "gate" as const, at: fixed },
              needs: [{ unit: "serial", phase: "arrival" as const, officers: 2 }],
            },
          ],
      periods: isByPhase
        ? [
            { period: "arrival", weight: demand.weight },
            { period: "dispersal", weight: demand.weight.map((w, i) => (i % 3) + w) },
          ]
        : task.periods,
    };
  });

const moved = (task: PlacingTask, id: string, place: LngLat): PlacingTask => ({
  ...task,
  posts: task.posts.map((post) => (post.id === id ? { ...post, at: place } : post)),
});

/** The goal's own figure of a whole assessment over some stretches: the greater the better. */
function worthOf({ goal }: PlacingTask["objective"], { periods }: Assessment, staffed: readonly number[]) {
  const sum = (read: (stretch: Assessment["periods"][number]) => number) =>
    staffed.reduce((all, i) => all + read(periods[i] as Assessment["periods"][number]), 0);
  const total = sum(({ totalDemand }) => totalDemand);
  if (goal === "distance")
    return -sum(({ goals, totalDemand }) => (goals.meanDistanceM ?? 0) * totalDemand) / total;
  return sum((each) => (goal === "backup" ? each.goals.expectedDemand : each.coveredDemand)) / total;
}

function sharesOf({ periods }: Assessment): Float64Array {
  const shares = periods.flatMap(({ goals }) =>
    goals.perSector.flatMap(({ totalDemand, coveredDemand }) =>
      totalDemand > 0 ? [coveredDemand / totalDemand] : [],
    ),
  );
  return Float64Array.from(shares).sort();
}

const MARGIN = 1e-6;

describe("the best other place for a post", () => {
  it("is as good as the best of every place tried in a whole assessment, and its figures are that one's", () => {
    fc.assert(
      fc.property(anyTask, fc.array(somewhere, { minLength: 1, maxLength: 9 }), (task, places) => {
        const post = task.posts.find(({ id }) => id === "post-1") as Post;
        const staffed = task.periods.flatMap(({ period }, i) => (isOnDuty(post, period) ? [i] : []));
        const periods = staffed.map((i) => task.periods[i] as PlacingTask["periods"][number]);
        const sites = sitesAt(places);
        const isFree = (place: LngLat) =>
          !isSamePlace(place, post.at) &&
          periods.every(
            ({ period }) => markInAreas(areasOf(task, "no-go", period), sitesAt([place]))[0] === 0,
          );
        const unreached = (tried: PlacingTask) =>
          periods.map(({ period, weight }) => {
            const inside = markInAreas(areasOf(task, "must-cover", period), task.demand);
            return [...inside.keys()].filter((point) => {
              if (inside[point] === 0 || weight[point] === 0) return false;
              const alone = weight.map((_, i) => (i === point ? 1 : 0));
              return (
                assessPlacing({ ...tried, periods: [{ period, weight: alone }] }).periods[0]
                  ?.coveredDemand === 0
              );
            });
          });
        const before = unreached(task);
        const allowed = places.filter(
          (place) =>
            isFree(place) &&
            unreached(moved(task, post.id, place)).every((points, i) =>
              points.every((point) => before[i]?.includes(point)),
            ),
        );
        const found = runSteps(findNextBest(task, sites, post));
        if (found === null) {
          expect(allowed).toEqual([]);
          return;
        }
        expect(found.candidates).toBe(allowed.length);
        expect(allowed).toContainEqual(found.at);
        const reached = assessPlacing(moved(task, post.id, found.at));
        const worth = worthOf(task.objective, reached, staffed);
        for (const place of allowed) {
          const other = assessPlacing(moved(task, post.id, place));
          const fairer =
            task.objective.goal === "fairness" ? compareShares(sharesOf(reached), sharesOf(other)) : 0;
          expect(fairer).toBeGreaterThanOrEqual(0);
          if (fairer === 0)
            expect(worth).toBeGreaterThanOrEqual(
              worthOf(task.objective, other, staffed) - MARGIN * Math.max(1, Math.abs(worth)),
            );
        }
        expect(Math.abs(found.there.figure as number)).toBeCloseTo(Math.abs(worth), 4);
        const now = worthOf(task.objective, assessPlacing(task), staffed);
        expect(Math.abs(found.now.figure as number)).toBeCloseTo(Math.abs(now), 4);
        const without = { ...task, posts: task.posts.filter(({ id }) => id !== post.id) };
        if (found.without.figure !== null)
          expect(Math.abs(found.without.figure)).toBeCloseTo(
            Math.abs(worthOf(task.objective, assessPlacing(without), staffed)),
            4,
          );
      }),
      { numRuns: 300 },
    );
  });

  it("of places as good is the nearest", () => {
    const task = placingTask(demandAt([{ at: at(0, 0), weight: 3 }]), fleet, [postAt(at(50, 0))]);
    const found = runSteps(findNextBest(task, sitesAt([at(-200, 0), at(100, 0)]), task.posts[0] as Post));
    expect(found?.at).toEqual(at(100, 0));
    expect(found?.now).toEqual(found?.there);
    expect(found?.without.figure).toBe(0);
  });

  it("says how many units the move makes late, and forbids nothing by it", () => {
    const posts = [
      postAt(at(0, 0), { id: "early", phases: ["arrival"] }),
      postAt(at(100, 0), { id: "late", phases: ["dispersal"] }),
    ];
    const demand = demandAt([
      { at: at(0, 0), weight: 1 },
      { at: at(1400, 0), weight: 9 },
    ]);
    const task: PlacingTask = {
      ...placingTask(demand, [{ ...unitGroup("serial", 300), count: 1 }], posts),
      movement: { detour: 1.25, turnaroundMinutes: 10 },
      periods: [
        { period: "arrival", weight: demand.weight },
        { period: "dispersal", weight: demand.weight },
      ],
    };
    const found = runSteps(findNextBest(task, sitesAt([at(1400, 0)]), posts[1] as Post));
    expect(found).toMatchObject({ at: at(1400, 0), late: 1 });
  });

  it("is none where the only candidate is where the post stands", () => {
    const post = postAt(at(0, 0));
    const task = placingTask(demandAt([{ at: at(0, 0), weight: 3 }]), fleet, [post]);
    expect(runSteps(findNextBest(task, sitesAt([at(0, 0)]), post))).toBeNull();
  });
});
