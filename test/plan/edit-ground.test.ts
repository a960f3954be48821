import { describe, expect, it } from "vitest";
import type { FixedPost } from "../../src/model/fixed-post.ts";
import { ProblemError } from "../../src/model/problem.ts";
import { removeFixedPost, saveFixedPost, setSites } from "../../src/plan/edit-ground.ts";
import { examplePlan } from "./example-plan.ts";

const GATE: FixedPost = {
  id: "gate-a",
  name: "Gate A",
  kind: "gate",
  at: [-0.279612345, 51.556],
  needs: [{ unit: "serial", phase: "arrival", officers: 7 }],
};

describe("fixed posts", () => {
  it("are kept with their place as plans keep places, and replaced under their id", () => {
    const plan = saveFixedPost(examplePlan(), GATE);
    expect(plan.fixedPosts).toEqual([{ ...GATE, at: [-0.27961, 51.556] }]);
    expect(saveFixedPost(plan, { ...GATE, name: " Gate B " }).fixedPosts.map(({ name }) => name)).toEqual([
      "Gate B",
    ]);
    expect(removeFixedPost(plan, GATE.id).fixedPosts).toEqual([]);
  });

  it("ask once for the units of a group in a phase, and for none that the fleet does not have", () => {
    const needs = [
      { unit: "serial", phase: "arrival" as const, officers: 7 },
      { unit: "serial", phase: "arrival" as const, officers: 14 },
      { unit: "serial", phase: "night" as const, officers: 0 },
      { unit: "dog", phase: "arrival" as const, officers: 1 },
    ];
    expect(saveFixedPost(examplePlan(), { ...GATE, needs }).fixedPosts[0]?.needs).toEqual([
      { unit: "serial", phase: "arrival", officers: 14 },
    ]);
  });

  it("are refused without a name, off the Earth, and at the sixty-first", () => {
    expect(() => saveFixedPost(examplePlan(), { ...GATE, name: " " })).toThrow(ProblemError);
    expect(() => saveFixedPost(examplePlan(), { ...GATE, at: [200, 0] })).toThrow("not a place on Earth");
    const full = Array.from({ length: 60 }).reduce<ReturnType<typeof examplePlan>>(
      (plan, _, i) => saveFixedPost(plan, { ...GATE, id: `gate-${i}` }),
      examplePlan(),
    );
    expect(() => saveFixedPost(full, GATE)).toThrow("A plan can hold 60 fixed posts");
  });
});

describe("the places of a list", () => {
  it("are kept as plans keep places, and given up again", () => {
    const plan = setSites(examplePlan(), [{ name: " Gate A ", at: [-0.279612345, 51.556] }]);
    expect(plan.sites).toEqual([{ name: "Gate A", at: [-0.27961, 51.556] }]);
    expect(setSites(plan, null).sites).toBeNull();
  });

  it.each([
    ["an empty list", []],
    ["too long a list", Array.from({ length: 1001 }, (_, i) => ({ name: "A", at: [i / 1e4, 51] as const }))],
    ["a place without a name", [{ name: "  ", at: [0, 51] as const }]],
    ["a place that is not on Earth", [{ name: "A", at: [0, 91] as const }]],
  ])("are refused for %s", (_, sites) => {
    expect(() => setSites(examplePlan(), sites)).toThrow(ProblemError);
  });
});
