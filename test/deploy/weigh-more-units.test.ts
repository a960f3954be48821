import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { weighMoreUnits } from "../../src/deploy/weigh-more-units.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { demandAt, placingTask, somePlace, unitGroup, WEMBLEY } from "./small-cases.ts";

const grid = layHexGrid({ center: WEMBLEY, radiusM: 900, resolution: 9 });
const fleet = (count: number) => [{ ...unitGroup("serial", 300), count }];

describe("more units and fewer", () => {
  it("never reach less with more, and never more than the best that is proven for so many", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(somePlace, { minLength: 3, maxLength: 25 }),
        fc.integer({ min: 1, max: 4 }),
        async (places, count) => {
          const demand = demandAt([...places, { at: WEMBLEY, weight: 2 }]);
          const total = demand.weight.reduce((sum, weight) => sum + weight, 0);
          const curve = await weighMoreUnits(placingTask(demand, fleet(count), []), grid, "serial");
          const steps = curve?.steps ?? [];
          expect(steps.map(({ units }) => units)).toEqual(
            [-3, -2, -1, 0, 1, 2, 3].map((change) => count + change).filter((units) => units >= 0),
          );
          for (const [i, { share, boundShare, units }] of steps.entries()) {
            expect(share ?? 0).toBeGreaterThanOrEqual((steps[i - 1]?.share ?? 0) - 1e-9);
            const best = await suggestExactly(placingTask(demand, fleet(units), []), grid, {
              timeLimitSeconds: 20,
            });
            const proven = (best.assessment.periods[0]?.coveredDemand ?? 0) / total;
            expect(share ?? 0).toBeLessThanOrEqual(proven + 1e-9);
            expect(boundShare).toBeGreaterThanOrEqual(proven - 1e-9);
          }
        },
      ),
      { numRuns: 15 },
    );
  });

  it("are not drawn for units that are not there, nor where fairness comes first", async () => {
    const task = placingTask(demandAt([{ at: WEMBLEY, weight: 2 }]), fleet(2), []);
    expect(await weighMoreUnits(task, grid, "dog")).toBeNull();
    const fair = { ...task, objective: { ...task.objective, goal: "fairness" as const } };
    expect(await weighMoreUnits(fair, grid, "serial")).toBeNull();
  });
});
