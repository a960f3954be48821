import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { costOf, costOfChange } from "../../src/model/cost.ts";
import { describeCost, formatCost } from "../../src/model/describe-cost.ts";
import type { UnitGroup } from "../../src/model/fleet.ts";
import { minutesOf } from "../../src/model/period.ts";
import { arbitraryPlan } from "../plan/arbitrary-plan.ts";
import { examplePlan } from "../plan/example-plan.ts";

/** The example with its twelve serials at 100 an hour, from 15:00 to 01:30. */
const priced = (change: Partial<UnitGroup> = {}) => {
  const plan = examplePlan();
  const fleet = plan.fleet.map((group, i) => (i === 0 ? { ...group, costPerHour: 100, ...change } : group));
  return { ...plan, fleet };
};
const close = (a: number, b: number) =>
  expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * Math.max(1, Math.abs(b)));

describe("what units on duty cost", () => {
  it("adds up alike over the stretches and over the groups", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const { periods, groups, total } = costOf(plan);
        close(
          periods.reduce((sum, { cost }) => sum + cost, 0),
          total ?? 0,
        );
        close(
          groups.reduce((sum, { cost }) => sum + (cost ?? 0), 0),
          total ?? 0,
        );
        expect(total === null).toBe(plan.fleet.every(({ costPerHour }) => costPerHour === null));
      }),
      { numRuns: 300 },
    );
  });

  it("changes by what a change of units is said to cost", () => {
    fc.assert(
      fc.property(arbitraryPlan, fc.nat(11), fc.integer({ min: -3, max: 3 }), (plan, pick, change) => {
        const group = plan.fleet[pick % Math.max(1, plan.fleet.length)];
        const difference = costOfChange(plan, group?.id ?? "", change);
        if (!group || difference === null) {
          expect(group?.costPerHour ?? null).toBeNull();
          return;
        }
        const more = (units: number) => Math.max(0, units + change);
        const onDuty = Object.fromEntries(
          Object.entries(group.onDuty).map(([phase, units]) => [phase, more(Math.min(units, group.count))]),
        );
        const changed = { ...group, count: more(group.count), onDuty };
        const after = { ...plan, fleet: plan.fleet.map((each) => (each === group ? changed : each)) };
        close((costOf(plan).total ?? 0) + difference, costOf(after).total ?? 0);
      }),
      { numRuns: 300 },
    );
  });

  it("is units times hours times cost per hour, those in reserve too", () => {
    expect(minutesOf(examplePlan().event, "evening")).toBe(630);
    expect(costOf(priced()).total).toBe(12 * 10.5 * 100);
    expect(costOf(priced({ reserve: 5 })).total).toBe(12 * 10.5 * 100);
    expect(costOf({ ...priced({ onDuty: { arrival: 2 } }), phases: ["arrival", "event"] }).periods).toEqual([
      { period: "arrival", hours: 3.5, cost: 2 * 3.5 * 100 },
      { period: "event", hours: 4, cost: 12 * 4 * 100 },
    ]);
  });
});

describe("the cost in words", () => {
  it("is nothing where nobody said what a unit costs", () => {
    expect(describeCost(examplePlan())).toEqual([]);
  });

  it("names no currency, and says for how long", () => {
    expect(describeCost(priced())).toEqual([
      "Units on duty cost 12,600 for the evening of 10.5 hours. The number is in the unit in which cost per hour was entered.",
    ]);
  });

  it("is split by phase, and says which groups and officers are not in it", () => {
    const plan = { ...priced({ officersBeside: 1 }), phases: ["arrival", "event"] as const };
    const vehicles = { ...(plan.fleet[1] as UnitGroup), name: "Vehicles", count: 2 };
    expect(describeCost({ ...plan, fleet: [plan.fleet[0] as UnitGroup, vehicles] })).toEqual([
      "Units on duty cost 9,000 for the planned phases of 7.5 hours: arrival 4,200, event 4,800. The number is in the unit in which cost per hour was entered.",
      "No cost per hour is entered for Vehicles: theirs is not in it.",
      "Officers beside the units are not in it.",
    ]);
  });

  it("is whole, with a minus that can be seen", () => {
    expect([1234.5, -0.4, -840].map(formatCost)).toEqual(["1,235", "0", "−840"]);
  });
});
