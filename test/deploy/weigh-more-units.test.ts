import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { type WeighOptions, weighMoreUnits } from "../../src/deploy/weigh-more-units.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { rankNextUnits } from "../../src/model/next-unit.ts";
import { GOALS, type Goal } from "../../src/model/objective.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import { isBetter, type WhatIfPart } from "../../src/model/what-if.ts";
import { demandAt, placingTask, somePlace, unitGroup, WEMBLEY } from "./small-cases.ts";

const grid = layHexGrid({ center: WEMBLEY, radiusM: 900, resolution: 9 });
const fleet = (count: number) => [{ ...unitGroup("serial", 300), count }];
const QUICK: WeighOptions = { units: ["serial"], from: -3, to: 3, secondsPerPoint: 0 };
const EXACT: WeighOptions = { ...QUICK, from: -1, to: 1, secondsPerPoint: 20 };

const someDemand = fc
  .array(somePlace, { minLength: 3, maxLength: 25 })
  .map((places) => demandAt([...places, { at: WEMBLEY, weight: 2 }]));

function withGoal(task: PlacingTask, goal: Goal): PlacingTask {
  return { ...task, objective: { ...task.objective, goal } };
}

describe("more units and fewer", () => {
  it("never reach less with more, and never more than the best that is proven for so many", async () => {
    await fc.assert(
      fc.asyncProperty(someDemand, fc.integer({ min: 1, max: 4 }), async (demand, count) => {
        const total = demand.weight.reduce((sum, weight) => sum + weight, 0);
        const [curve] = await weighMoreUnits(placingTask(demand, fleet(count), []), grid, QUICK);
        const steps = curve?.steps ?? [];
        expect(steps.map(({ units }) => units)).toEqual(
          [-3, -2, -1, 0, 1, 2, 3].map((change) => count + change).filter((units) => units >= 0),
        );
        for (const [i, { reached, limit, units }] of steps.entries()) {
          expect(reached ?? 0).toBeGreaterThanOrEqual((steps[i - 1]?.reached ?? 0) - 1e-9);
          const best = await suggestExactly(placingTask(demand, fleet(units), []), grid, {
            timeLimitSeconds: 20,
          });
          const proven = (best.assessment.periods[0]?.coveredDemand ?? 0) / total;
          expect(reached ?? 0).toBeLessThanOrEqual(proven + 1e-9);
          expect(limit).toBeGreaterThanOrEqual(proven - 1e-9);
        }
      }),
      { numRuns: 15 },
    );
  });

  it("are proven by the exact solver for every goal, no worse than at once and within the limits given at once", async () => {
    await fc.assert(
      fc.asyncProperty(
        someDemand,
        fc.integer({ min: 1, max: 3 }),
        fc.constantFrom(...GOALS),
        async (demand, count, goal) => {
          const task = withGoal(placingTask(demand, fleet(count), []), goal);
          const [quick] = await weighMoreUnits(task, grid, { ...EXACT, secondsPerPoint: 0 });
          const [exact] = await weighMoreUnits(task, grid, EXACT);
          exact?.steps.forEach(({ change, reached, limit, proven }, i) => {
            const atOnce = quick?.steps[i];
            expect(proven).toBe(true);
            expect(change).toBe(atOnce?.change);
            const found = reached ?? Number.NaN;
            const tolerance = goal === "distance" ? 0.01 : 1e-5;
            const slack = goal === "distance" ? -tolerance : tolerance;
            expect(Math.abs(found - limit)).toBeLessThanOrEqual(tolerance);
            expect(isBetter(goal, atOnce?.reached ?? found, found + slack)).toBe(false);
            expect(isBetter(goal, found - slack, atOnce?.limit ?? found)).toBe(false);
          });
        },
      ),
      { numRuns: 16 },
    );
  }, 120_000);

  it("are said for fairness by the worst covered sector, as the plan of so many units has it", async () => {
    await fc.assert(
      fc.asyncProperty(someDemand, async (demand) => {
        const task = withGoal(placingTask(demand, fleet(3), []), "fairness");
        const [curve] = await weighMoreUnits(task, grid, EXACT);
        const fair = await suggestExactly(task, grid, { timeLimitSeconds: 20 });
        const shares = fair.assessment.periods[0]?.goals.perSector
          .filter(({ totalDemand }) => totalDemand > 0)
          .map(({ coveredDemand, totalDemand }) => coveredDemand / totalDemand);
        const now = curve?.steps.find(({ change }) => change === 0);
        expect(now?.reached).toBeCloseTo(Math.min(...(shares ?? [])), 5);
      }),
      { numRuns: 8 },
    );
  }, 60_000);

  it("are not drawn for units that are not there", async () => {
    const task = placingTask(demandAt([{ at: WEMBLEY, weight: 2 }]), fleet(2), []);
    expect(await weighMoreUnits(task, grid, { ...QUICK, units: ["dog"] })).toEqual([]);
  });

  it("are told of one by one, each with how far the work has come", async () => {
    const task = placingTask(demandAt([{ at: WEMBLEY, weight: 2 }]), fleet(2), []);
    const parts: WhatIfPart[] = [];
    const doing: string[] = [];
    await weighMoreUnits(task, grid, {
      ...QUICK,
      onPart: (part) => parts.push(part),
      onWork: (what) => doing.push(what),
    });
    expect(parts.map(({ step }) => step.units)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(doing[0]).toBe("1 of 6");
    expect(doing.at(-1)).toBe("6 of 6");
  });
});

describe("the next unit", () => {
  const two = [
    { ...unitGroup("serial", 300), count: 2, officersPerUnit: 7 },
    { ...unitGroup("vehicle", 700), officersPerUnit: 2 },
  ];
  const NEXT: WeighOptions = { units: ["serial", "vehicle"], from: 0, to: 1, secondsPerPoint: 0 };

  it("gains what the best placings with and without it differ by, also of a group that has no unit yet", async () => {
    await fc.assert(
      fc.asyncProperty(someDemand, fc.boolean(), async (demand, isExact) => {
        const total = demand.weight.reduce((sum, weight) => sum + weight, 0);
        const best = async (serials: number, vehicles: number) => {
          const counted = two.map((group, i) => ({ ...group, count: i === 0 ? serials : vehicles }));
          const placing = await suggestExactly(placingTask(demand, counted, []), grid, {
            timeLimitSeconds: 20,
          });
          return (placing.assessment.periods[0]?.coveredDemand ?? 0) / total;
        };
        const now = await best(2, 0);
        const gains = { serial: (await best(3, 0)) - now, vehicle: (await best(2, 1)) - now };
        const options = { ...NEXT, secondsPerPoint: isExact ? 20 : 0 };
        const ranked = rankNextUnits(await weighMoreUnits(placingTask(demand, two, []), grid, options));
        expect(ranked).toHaveLength(2);
        for (const { unit, gain, gainPerOfficer, officers, proven } of ranked ?? []) {
          const truth = gains[unit as keyof typeof gains];
          expect(truth).toBeGreaterThanOrEqual(gain.least - 1e-5);
          expect(truth).toBeLessThanOrEqual(gain.most + 1e-5);
          expect(gainPerOfficer.most).toBeCloseTo(gain.most / officers, 9);
          if (isExact) expect(proven).toBe(true);
        }
        const [first, second] = ranked ?? [];
        if (first?.rank === 1) {
          const [more, less] = [gains[first.unit as "serial"], gains[second?.unit as "serial"]];
          expect(more).toBeGreaterThan(less);
        }
      }),
      { numRuns: 12 },
    );
  }, 120_000);
});
