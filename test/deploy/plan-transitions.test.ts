import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planTransitions } from "../../src/deploy/plan-transitions.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import { at, demandAt, placingTask, postAt, somewhere, unitGroup } from "./small-cases.ts";

const SERIALS = { ...unitGroup("serial", 300), count: 4 };

function taskOf(
  before: readonly (readonly [number, number])[],
  after: readonly (readonly [number, number])[],
) {
  const posts = [
    ...before.map(([x, y], i) => postAt(at(x, y), { id: `b-${i}`, phases: ["arrival"] })),
    ...after.map(([x, y], i) => postAt(at(x, y), { id: `a-${i}`, phases: ["dispersal"] })),
  ];
  const task = placingTask(demandAt([{ at: at(0, 0), weight: 1 }]), [SERIALS], posts);
  return inTwoPhases(task);
}

function inTwoPhases(task: PlacingTask): PlacingTask {
  const { weight } = task.demand;
  return {
    ...task,
    movement: { detour: 1.25, turnaroundMinutes: 10 },
    periods: [
      { period: "arrival", weight },
      { period: "dispersal", weight },
    ],
  };
}

describe("how units get from one phase to the next", () => {
  it("is by the ways that take the fewest minutes in all", () => {
    const [transition] = planTransitions(
      taskOf(
        [
          [0, 0],
          [1000, 0],
          [2000, 0],
          [3000, 0],
        ],
        [
          [100, 0],
          [1100, 0],
          [2100, 0],
          [3100, 0],
        ],
      ),
    );
    expect(transition?.moves).toHaveLength(4);
    for (const { minutes } of transition?.moves ?? []) expect(minutes).toBeCloseTo((100 * 1.25) / 80, 2);
    expect(transition?.late).toBe(0);
  });

  it("says who would be late, and who comes from or goes to the reserve", () => {
    const [late] = planTransitions(
      taskOf(
        [
          [0, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
        [
          [900, 0],
          [0, 0],
          [0, 0],
          [0, 0],
        ],
      ),
    );
    expect(late?.moves.map(({ units }) => units)).toEqual([1]);
    expect(late?.late).toBe(1);
    const [relief] = planTransitions(taskOf([[0, 0]], [[900, 0]]));
    expect(relief?.moves.map(({ from, to }) => [from === null, to === null])).toEqual([
      [false, true],
      [true, false],
    ]);
    expect(relief?.minutes).toBe(0);
  });

  it("makes nobody late where all can be in time, though that takes more minutes in all", () => {
    const two = { ...SERIALS, count: 2 };
    const posts = [
      postAt(at(0, 0), { id: "b-0", phases: ["arrival"] }),
      postAt(at(500, 0), { id: "b-1", phases: ["arrival"] }),
      postAt(at(500, 0), { id: "a-0", phases: ["dispersal"] }),
      postAt(at(900, 300), { id: "a-1", phases: ["dispersal"] }),
    ];
    const task = inTwoPhases(placingTask(demandAt([{ at: at(0, 0), weight: 1 }]), [two], posts));
    const [direct] = planTransitions({ ...task, movement: { detour: 1.25, turnaroundMinutes: null } });
    expect(direct?.moves).toHaveLength(1);
    const [inTime] = planTransitions(task);
    expect(inTime?.late).toBe(0);
    expect(inTime?.moves).toHaveLength(2);
    expect(inTime?.minutes).toBeGreaterThan(direct?.minutes ?? 0);
  });

  it("takes no more minutes than any other pairing of the same posts", () => {
    fc.assert(
      fc.property(
        fc.array(somewhere, { minLength: 4, maxLength: 4 }),
        fc.array(somewhere, { minLength: 4, maxLength: 4 }),
        (before, after) => {
          const posts = [
            ...before.map((place, i) => postAt(place, { id: `b-${i}`, phases: ["arrival"] })),
            ...after.map((place, i) => postAt(place, { id: `a-${i}`, phases: ["dispersal"] })),
          ];
          const phased = inTwoPhases(placingTask(demandAt([{ at: at(0, 0), weight: 1 }]), [SERIALS], posts));
          const task = { ...phased, movement: { detour: 1.25, turnaroundMinutes: null } };
          const least = Math.min(
            ...permutations(after).map((order) =>
              order.reduce((sum, place, i) => {
                const from = before[i] ?? place;
                return sum + (distanceM(from, place) * 1.25) / 80;
              }, 0),
            ),
          );
          expect(planTransitions(task)[0]?.minutes).toBeCloseTo(least, 6);
        },
      ),
      { numRuns: 50 },
    );
  });
});

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length < 2) return [[...items]];
  return items.flatMap((item, i) => permutations(items.toSpliced(i, 1)).map((rest) => [item, ...rest]));
}
