import { describe, expect, it } from "vitest";
import { patrolAroundPost } from "../../../src/deploy/patrol/patrol-of-post.ts";
import type { EventSpec } from "../../../src/model/event-spec.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import type { NoCircuit, PatrolCircuit } from "../../../src/model/patrol-card.ts";
import type { Period } from "../../../src/model/period.ts";
import type { Steps } from "../../../src/model/steps.ts";
import { at, demandAt, placingTask, postAt, unitGroup, WEMBLEY } from "../small-cases.ts";

const EVENT: EventSpec = {
  ...{ name: "Concert", date: "2026-06-22", doors: 960, start: 1110, end: 1350 },
  venue: { id: null, name: "Venue", at: WEMBLEY, capacity: null },
};
const SERIALS = { ...unitGroup("serial", 400), count: 1 };

function finish<T>(steps: Steps<T>): T {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

function patrol(weights: readonly (readonly [number, number, number])[], period: Period, seed = 1) {
  const demand = demandAt(weights.map(([x, y, weight]) => ({ at: at(x, y), weight })));
  const post = postAt(at(0, 0), { coverRadiusM: 400 });
  const task = placingTask(demand, [SERIALS], [post]);
  const asked = { ...task, periods: [{ period, weight: demand.weight }] };
  return finish<PatrolCircuit | NoCircuit>(
    patrolAroundPost(asked, { post, group: SERIALS, period, event: EVENT, seed }),
  );
}

const AROUND = [
  [0, 250, 9],
  [250, 0, 7],
  [-250, 0, 5],
  [0, -250, 4],
  [900, 0, 99],
] as const;

describe("the patrol of a post", () => {
  it("stops at the hot hexes in the unit's reach, for the length of the phase, back within two hours", () => {
    const card = patrol(AROUND, "dispersal");
    if (card.kind !== "circuit") throw new Error(card.reason);
    expect([card.from, card.to]).toEqual([1350, 1530]);
    expect(card.stops.map(({ weight }) => weight).toSorted((a, b) => b - a)).toEqual([9, 7, 5, 4]);
    for (const { at: place } of card.stops) expect(distanceM(at(0, 0), place)).toBeLessThanOrEqual(400);
    for (const { arrival, departure } of card.visits) {
      expect(departure - arrival).toBeGreaterThanOrEqual(10);
      expect(departure - arrival).toBeLessThanOrEqual(16);
    }
    expect(card.longestGapMinutes).toBeLessThanOrEqual(120);
    expect(card.backAt).toBeLessThanOrEqual(card.to);
  });

  it("lasts from the first arrivals until the crowd has dispersed where the evening is planned as one", () => {
    const card = patrol(AROUND, "evening");
    expect(card.kind === "circuit" && [card.from, card.to]).toEqual([900, 1530]);
  });

  it("is the same from the same seed, and another from another", () => {
    const one = patrol(AROUND, "dispersal", 7);
    expect(patrol(AROUND, "dispersal", 7)).toEqual(one);
    const others = [1, 2, 3, 4, 5].map((seed) => JSON.stringify(patrol(AROUND, "dispersal", seed)));
    expect(new Set(others).size).toBeGreaterThan(1);
  });

  it("says that there is none where nothing was recorded in reach", () => {
    expect(patrol([[900, 0, 5]], "dispersal")).toMatchObject({ kind: "no-circuit", reason: "no-hot-hexes" });
  });
});
