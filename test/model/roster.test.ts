import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { officersIn } from "../../src/model/fleet.ts";
import { rosterOf } from "../../src/model/roster.ts";
import { arbitraryPlan } from "../plan/arbitrary-plan.ts";
import { examplePlan } from "../plan/example-plan.ts";

describe("the roster of a plan", () => {
  it("accounts for each unit and each officer once in every phase", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        for (const period of rosterOf(plan)) {
          for (const { group, atPosts, atFixedPosts, spare, reserve, offDuty, missing } of period.groups) {
            expect(atPosts + atFixedPosts + spare + reserve + offDuty).toBe(group.count + missing);
            expect(Math.min(spare, missing)).toBe(0);
          }
          const missing = period.groups.reduce(
            (sum, each) => sum + each.missing * each.group.officersPerUnit,
            0,
          );
          expect(period.officersPosted + period.officersUnposted + period.officersOffDuty).toBe(
            officersIn(plan.fleet) + missing,
          );
        }
      }),
      { numRuns: 200 },
    );
  });

  it("counts the example by hand: three of twelve serials posted, nine spare", () => {
    const [evening] = rosterOf(examplePlan());
    expect(evening).toMatchObject({ period: "evening", officersPosted: 21, officersUnposted: 63 });
    expect(evening?.groups[0]).toMatchObject({ atPosts: 3, spare: 9, reserve: 0, missing: 0 });
  });
});
