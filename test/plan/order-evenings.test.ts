import { describe, expect, it } from "vitest";
import { planTransitions } from "../../src/deploy/plan-transitions.ts";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { composeOrder } from "../../src/plan/operational-order.ts";
import { at, demandAt, placingTask, postAt } from "../deploy/small-cases.ts";
import { examplePlan } from "./example-plan.ts";

/** A serial that stands at one place on arrival and goes a kilometre for the event, and another that stays. */
const PLAN: PlanDocument = {
  ...examplePlan(0),
  phases: ["arrival", "event"],
  movement: { detour: 1.25, turnaroundMinutes: 10 },
  posts: [
    postAt(at(0, 0), { id: "1", phases: ["arrival"] }),
    postAt(at(1000, 0), { id: "2", phases: ["event"] }),
    postAt(at(0, 500), { id: "3" }),
  ],
};

function transitionsOf({ phases, movement, fixedPosts, fleet, posts }: PlanDocument) {
  const task = placingTask(demandAt([{ at: at(0, 0), weight: 1 }]), fleet, posts);
  const { weight } = task.demand;
  return planTransitions({
    ...task,
    ...{ fixedPosts, movement, periods: phases.map((period) => ({ period, weight })) },
  });
}

function cellsOf(plan: PlanDocument) {
  const { evenings } = composeOrder(plan, null, "known", null, transitionsOf(plan));
  return evenings?.groups.flatMap(({ units }) => units.map(({ stays }) => stays.map(({ words }) => words)));
}

describe("units' evenings in the order", () => {
  it("are a line for each unit: its posts, the minutes on the way, and who would come late", () => {
    const all = { ...PLAN, fleet: PLAN.fleet.map((group) => ({ ...group, count: 2 })) };
    expect(cellsOf(all)).toEqual([
      ["Post 1", expect.stringMatching(/^Post 2, \d+ min on the way, late$/)],
      ["Post 3 throughout"],
    ]);
  });

  it("stretch a stay over the phases it takes in, so that the columns add up", () => {
    const { evenings } = composeOrder(PLAN, null, "known", null, transitionsOf(PLAN));
    expect(evenings?.phases).toHaveLength(2);
    for (const { units } of evenings?.groups ?? []) {
      for (const { stays } of units) expect(stays.reduce((sum, { span }) => sum + span, 0)).toBe(2);
    }
    expect(evenings?.unposted).toMatch(/more units have no post/);
  });

  it("are left out where the ways are not known, as for a reader without the data", () => {
    expect(composeOrder(PLAN, null, "unknown").evenings).toBeNull();
  });

  it("are left out where the evening is planned as one", () => {
    expect(composeOrder({ ...PLAN, phases: [] }, null, "known", null, []).evenings).toBeNull();
  });
});
