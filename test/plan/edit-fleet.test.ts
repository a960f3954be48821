import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PHASE_NAMES } from "../../src/model/event-spec.ts";
import { officersIn, unitsToPlace } from "../../src/model/fleet.ts";
import { isOnDuty, periodsOf } from "../../src/model/period.ts";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { ProblemError } from "../../src/model/problem.ts";
import {
  addSupportUnits,
  addUnitGroup,
  removeUnitGroup,
  setMovement,
  setObjective,
  setPhases,
  setUnitGroup,
} from "../../src/plan/edit-fleet.ts";
import { saveFixedPost } from "../../src/plan/edit-ground.ts";
import { addPost, replacePosts } from "../../src/plan/edit-posts.ts";
import { examplePlan } from "./example-plan.ts";

const CARDIFF = [-3.1826, 51.4782] as const;

describe("editing the fleet", () => {
  it("brings numbers into range", () => {
    const { fleet } = setUnitGroup(examplePlan(), "serial", {
      ...{ count: 999, officersPerUnit: 0, coverRadiusM: 1, speedKmh: 900, reserve: 70 },
    });
    expect(fleet[0]).toMatchObject({
      ...{ count: 60, officersPerUnit: 1, coverRadiusM: 50, speedKmh: 80, reserve: 60 },
    });
  });

  it("keeps only those phases in which fewer units are on duty than there are", () => {
    const { fleet } = setUnitGroup(examplePlan(), "serial", { onDuty: { arrival: 4, event: 12, night: 99 } });
    expect(fleet[0]?.onDuty).toEqual({ arrival: 4 });
  });

  it("gives posts of the group, and no others, the new cover radius", () => {
    const plan = setUnitGroup(addPost(examplePlan(1), CARDIFF, "vehicle", null), "serial", {
      coverRadiusM: 400,
    });
    expect(plan.posts.map((post) => post.coverRadiusM)).toEqual([400, 800]);
  });

  it("refuses to change units that are not there, and to add a thirteenth group", () => {
    expect(() => setUnitGroup(examplePlan(), "dog", { count: 1 })).toThrow(ProblemError);
    const full = Array.from({ length: 10 }).reduce<PlanDocument>(
      (plan) => addUnitGroup(plan, "dog"),
      examplePlan(),
    );
    expect(() => addUnitGroup(full, "dog")).toThrow("A plan can hold 12 groups");
  });

  it("adds a group under an id of its own, empty", () => {
    const { fleet } = addUnitGroup(addUnitGroup(examplePlan(), "pair"), "pair");
    expect(fleet.slice(2).map(({ id, count }) => [id, count])).toEqual([
      ["pair", 0],
      ["pair-2", 0],
    ]);
  });

  it("counts 22 officers for a police support unit: three serials of seven and an inspector", () => {
    const empty = { ...examplePlan(0), fleet: [] };
    const plan = addSupportUnits(empty, 3);
    expect(plan.fleet).toMatchObject([{ kind: "serial", count: 9, officersPerUnit: 7, officersBeside: 3 }]);
    expect(officersIn(plan.fleet)).toBe(66);
    expect(officersIn(addSupportUnits(plan, 1).fleet)).toBe(88);
  });

  it("takes a group away with its posts and with what fixed posts ask of it", () => {
    const gate = {
      ...{ id: "gate", name: "Gate A", kind: "gate" as const, at: CARDIFF },
      needs: [
        { unit: "serial", phase: "arrival" as const, officers: 7 },
        { unit: "vehicle", phase: "arrival" as const, officers: 2 },
      ],
    };
    const plan = removeUnitGroup(
      saveFixedPost(addPost(examplePlan(), CARDIFF, "vehicle", null), gate),
      "serial",
    );
    expect(plan.fleet.map(({ id }) => id)).toEqual(["vehicle"]);
    expect(plan.posts.map(({ unit }) => unit)).toEqual(["vehicle"]);
    expect(plan.fixedPosts[0]?.needs).toEqual([{ unit: "vehicle", phase: "arrival", officers: 2 }]);
  });
});

describe("units that may be given a post", () => {
  it("are those on duty in the phase but for the reserve, never more than there are", () => {
    fc.assert(
      fc.property(
        fc.nat(60),
        fc.nat(60),
        fc.record({ arrival: fc.nat(60), night: fc.nat(60) }, { requiredKeys: [] }),
        (count, reserve, onDuty) => {
          const [serials] = setUnitGroup(examplePlan(), "serial", { count, reserve, onDuty }).fleet;
          if (!serials) throw new Error("The example plan has serials.");
          const each = PHASE_NAMES.map((phase) => unitsToPlace(serials, phase));
          for (const units of each) {
            expect(units).toBeGreaterThanOrEqual(0);
            expect(units).toBeLessThanOrEqual(Math.max(0, count - serials.reserve));
          }
          expect(unitsToPlace(serials, "evening")).toBe(Math.min(...each));
        },
      ),
    );
  });
});

describe("planning by phases", () => {
  const suggested = (id: string, phases: ("arrival" | "dispersal")[] | null) => ({
    ...{ id, at: CARDIFF, unit: "serial", coverRadiusM: 300, phases },
    ...{ pinned: false, chosenBy: "suggestion" as const },
  });

  it("is the evening as one until somebody chooses phases, which come in order", () => {
    expect(periodsOf(examplePlan())).toEqual(["evening"]);
    expect(periodsOf(setPhases(examplePlan(), ["dispersal", "arrival", "dispersal"]))).toEqual([
      "arrival",
      "dispersal",
    ]);
  });

  it("has posts of the whole evening on duty in every phase, and others in theirs", () => {
    expect(isOnDuty({ phases: null }, "night")).toBe(true);
    expect(isOnDuty({ phases: ["arrival"] }, "arrival")).toBe(true);
    expect(isOnDuty({ phases: ["arrival"] }, "night")).toBe(false);
  });

  it("drops suggested posts of phases that are no longer planned, and keeps an officer's for the evening", () => {
    const plan = replacePosts(setPhases(examplePlan(0), ["arrival", "dispersal"]), [
      suggested("a", ["arrival"]),
      suggested("b", ["arrival", "dispersal"]),
      suggested("c", null),
    ]);
    const own = addPost(plan, CARDIFF, "serial", ["arrival"]);
    const later = setPhases(own, ["dispersal"]);
    expect(later.posts.map(({ id, phases }) => [id, phases])).toEqual([
      ["b", ["dispersal"]],
      ["c", null],
      ["post-1", null],
    ]);
    expect(setPhases(own, []).posts.map(({ id }) => id)).toEqual(["c", "post-1"]);
  });
});

describe("what placings are chosen for", () => {
  it("gives units that cover by minutes the radius that their pace and the detour make of it, and their posts too", () => {
    const plan = setUnitGroup(examplePlan(), "serial", { coverMinutes: 5 });
    // 5 minutes at 4.8 km/h are 400 m on the ground, 320 m by a straight line of which the way is 1.25 times as long.
    expect(plan.fleet[0]).toMatchObject({ coverMinutes: 5, coverRadiusM: 320 });
    expect(plan.posts.map(({ coverRadiusM }) => coverRadiusM)).toEqual([320, 320, 320]);
    const direct = setMovement(plan, { detour: 1 });
    expect(direct.fleet[0]?.coverRadiusM).toBe(400);
    expect(direct.posts.map(({ coverRadiusM }) => coverRadiusM)).toEqual([400, 400, 400]);
    expect(setUnitGroup(direct, "serial", { speedKmh: 2.4 }).fleet[0]?.coverRadiusM).toBe(200);
  });

  it("keeps the chance of being busy and the ways on the ground within their limits", () => {
    expect(setObjective(examplePlan(), { busyShare: 2 }).objective.busyShare).toBe(0.9);
    expect(setMovement(examplePlan(), { detour: 0, turnaroundMinutes: 999 }).movement).toEqual({
      detour: 1,
      turnaroundMinutes: 240,
    });
    expect(() => setObjective(examplePlan(), { busyShare: Number.NaN })).toThrow(ProblemError);
  });
});
