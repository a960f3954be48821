import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { planTransitions } from "../../src/deploy/plan-transitions.ts";
import type { Post } from "../../src/model/deployment.ts";
import type { PhaseName } from "../../src/model/event-spec.ts";
import type { FixedPost } from "../../src/model/fixed-post.ts";
import type { Period } from "../../src/model/period.ts";
import { standingUnits } from "../../src/model/standing-units.ts";
import { type UnitEvening, unitEvenings } from "../../src/model/unit-evenings.ts";
import { at, demandAt, placingTask, postAt, somewhere, unitGroup } from "../deploy/small-cases.ts";

const PHASES = ["arrival", "event", "dispersal"] as const satisfies readonly PhaseName[];
const FLEET = [
  { ...unitGroup("serial", 300), count: 4 },
  { ...unitGroup("vehicle", 600), count: 2 },
];

/** Evenings of posts in three phases, with the transitions that they come from. */
function eveningsOf(posts: readonly Post[], fixedPosts: readonly FixedPost[] = []) {
  const task = placingTask(demandAt([{ at: at(0, 0), weight: 1 }]), FLEET, posts);
  const { weight } = task.demand;
  const transitions = planTransitions({
    ...task,
    fixedPosts,
    movement: { detour: 1.25, turnaroundMinutes: 10 },
    periods: PHASES.map((period) => ({ period, weight })),
  });
  return {
    transitions,
    evenings: unitEvenings({ fleet: FLEET, phases: PHASES, posts, fixedPosts }, transitions),
  };
}

function placesIn(evenings: readonly UnitEvening[], group: string, period: Period): string[] {
  return evenings
    .filter(({ unit }) => unit === group)
    .flatMap(({ stays }) => stays.filter(({ periods }) => periods.includes(period)))
    .flatMap((stay) => (stay.at ? [stay.at.join()] : []))
    .sort();
}

const somePosts: fc.Arbitrary<Post[]> = fc.array(
  fc
    .record({
      place: fc.oneof(somewhere, fc.constantFrom(at(0, 0), at(400, 0))),
      unit: fc.constantFrom("serial", "vehicle"),
      phases: fc.oneof(fc.constant(null), fc.subarray([...PHASES], { minLength: 1 })),
    })
    .map(({ place, unit, phases }) => postAt(place, { unit, phases })),
  { maxLength: 9 },
);

const someFixedPosts: fc.Arbitrary<FixedPost[]> = fc.array(
  fc
    .record({ place: somewhere, phase: fc.constantFrom(...PHASES), officers: fc.integer({ min: 1, max: 9 }) })
    .map(({ place, phase, officers }) => ({
      id: `gate ${place.join()}`,
      name: "Gate",
      kind: "gate" as const,
      at: place,
      needs: [{ phase, unit: "serial", officers }],
    })),
  { maxLength: 2 },
);

describe("a unit's evening", () => {
  it("puts exactly those units at each place in each phase that the posts ask for", () => {
    fc.assert(
      fc.property(somePosts, someFixedPosts, (posts, fixedPosts) => {
        const { evenings } = eveningsOf(posts, fixedPosts);
        for (const { id } of FLEET) {
          for (const period of PHASES) {
            const asked = standingUnits(posts, fixedPosts, FLEET, period)
              .filter(({ unit }) => unit === id)
              .flatMap(({ at: place, units }) => Array.from({ length: units }, () => place.join()))
              .sort();
            expect(placesIn(evenings, id, period)).toEqual(asked);
          }
        }
      }),
    );
  });

  it("takes in every phase once and in order, for every unit there is", () => {
    fc.assert(
      fc.property(somePosts, (posts) => {
        const { evenings } = eveningsOf(posts);
        for (const { stays } of evenings) expect(stays.flatMap(({ periods }) => periods)).toEqual(PHASES);
        for (const { id, count } of FLEET) {
          const numbers = evenings.filter(({ unit }) => unit === id).map(({ number }) => number);
          expect(numbers.length).toBeGreaterThanOrEqual(count);
          expect(numbers).toEqual(numbers.map((_, i) => i + 1));
        }
      }),
    );
  });

  it("has all the minutes on the way that the transitions have", () => {
    fc.assert(
      fc.property(somePosts, someFixedPosts, (posts, fixedPosts) => {
        const { evenings, transitions } = eveningsOf(posts, fixedPosts);
        const minutes = evenings.flatMap(({ stays }) => stays).reduce((sum, stay) => sum + stay.minutes, 0);
        expect(minutes).toBeCloseTo(
          transitions.reduce((sum, transition) => sum + transition.minutes, 0),
          6,
        );
      }),
    );
  });

  it("is one stay where the unit keeps its post, and starts anew where it moves", () => {
    const { evenings } = eveningsOf([
      postAt(at(0, 0), { id: "a" }),
      postAt(at(500, 0), { id: "b", phases: ["arrival"] }),
      postAt(at(900, 0), { id: "c", phases: ["event", "dispersal"] }),
      postAt(at(0, 600), { id: "d" }),
      postAt(at(0, -600), { id: "e" }),
    ]);
    const [serials, vehicles] = FLEET.map(({ id }) => evenings.filter(({ unit }) => unit === id));
    expect(serials?.map(({ stays }) => stays.map(({ periods }) => periods.length))).toEqual([
      [3],
      [1, 2],
      [3],
      [3],
    ]);
    expect(serials?.[1]?.stays[1]?.minutes).toBeCloseTo((400 * 1.25) / 80, 2);
    expect(vehicles?.map(({ stays }) => stays)).toEqual([
      [{ at: null, periods: PHASES, minutes: 0 }],
      [{ at: null, periods: PHASES, minutes: 0 }],
    ]);
  });
});
