import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { PLAN_VERSION } from "../../src/model/plan-document.ts";
import { ProblemError } from "../../src/model/problem.ts";
import { normalisePlan } from "../../src/plan/normalise-plan.ts";
import { planFileName, readPlanText, writePlanFile } from "../../src/plan/plan-file.ts";
import { arbitraryNormalPlan, arbitraryPlan } from "./arbitrary-plan.ts";
import { examplePlan } from "./example-plan.ts";

describe("a plan file", () => {
  it("gives the same plan when it is opened", () => {
    fc.assert(
      fc.property(arbitraryNormalPlan, (plan) => {
        expect(readPlanText(writePlanFile(plan), "plan.json")).toEqual({ ok: true, plan });
      }),
    );
  });

  it("is the same text for the same plan, whatever order its keys are in", () => {
    const plan = examplePlan();
    const reversed = Object.fromEntries(Object.entries(plan).reverse()) as unknown as typeof plan;
    expect(writePlanFile(reversed)).toBe(writePlanFile(plan));
  });

  it("says that it is one", () => {
    expect(JSON.parse(writePlanFile(examplePlan()))).toMatchObject({
      format: "muster-plan",
      version: PLAN_VERSION,
    });
  });

  it("is never written where it could not be opened again", () => {
    expect(() => writePlanFile(examplePlan(201))).toThrow(ProblemError);
  });

  it("opens with a byte order mark, as editors add one", () => {
    expect(readPlanText(`\uFEFF${writePlanFile(examplePlan())}`, "plan.json").ok).toBe(true);
  });

  it("opens without its marker, as one put together by hand", () => {
    expect(readPlanText(JSON.stringify(examplePlan()), "plan.json").ok).toBe(true);
  });

  it.each([
    ["an empty file", "", "damaged", "is empty"],
    ["a web page", "<!doctype html><title>Sign in</title>", "invalid", "web page"],
    ["a text that is no JSON", "Posts: 1 to 12", "invalid", "not JSON"],
    ["a file that breaks off", writePlanFile(examplePlan()).slice(0, 300), "damaged", "breaks off"],
    ["another program's file", '{"format":"waypoints","version":1}', "invalid", "another program"],
    ["JSON that is no plan", '{"type":"FeatureCollection"}', "invalid", "no plan version"],
  ])("says what is wrong with %s and names it", (_, text, kind, words) => {
    const reading = readPlanText(text, "order.json");
    expect(reading).toMatchObject({ ok: false, kind, problem: { where: { file: "order.json" } } });
    expect(!reading.ok && reading.problem.what).toMatch(new RegExp(`^“order.json” .*${words}`));
  });

  it("never throws, whatever the text", () => {
    const text = fc.oneof(fc.string({ unit: "binary" }), fc.json());
    fc.assert(
      fc.property(text, (anyText) => {
        expect(readPlanText(anyText, "any.json").ok).toBe(false);
      }),
    );
  });

  it("never throws for a plan file with a stretch of it overwritten", () => {
    const text = writePlanFile(examplePlan());
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(40), fc.string({ maxLength: 10 }), (from, length, junk) => {
        const reading = readPlanText(text.slice(0, from) + junk + text.slice(from + length), "any.json");
        if (reading.ok) expect(normalisePlan(reading.plan).posts.length).toBeLessThanOrEqual(200);
        else expect(reading.problem.remedy).not.toBe("");
      }),
      { numRuns: 500 },
    );
  });
});

describe("a normalised plan", () => {
  it("is within a metre of the plan and does not change when normalised again", () => {
    fc.assert(
      fc.property(arbitraryPlan, (plan) => {
        const normal = normalisePlan(plan);
        expect(normalisePlan(normal)).toEqual(normal);
        plan.posts.forEach((post, i) => {
          const at = normal.posts[i]?.at ?? [Number.NaN, Number.NaN];
          expect(Math.abs(at[0] - post.at[0])).toBeLessThanOrEqual(0.500001e-5);
          expect(Math.abs(at[1] - post.at[1])).toBeLessThanOrEqual(0.500001e-5);
        });
      }),
    );
  });
});

describe("the suggested file name", () => {
  const named = (name: string, venueName = "Wembley Stadium") => {
    const plan = examplePlan();
    const venue = { ...plan.event.venue, name: venueName };
    return planFileName({ ...plan, event: { ...plan.event, name, venue } });
  };

  it("is the date and the event", () => {
    expect(named("Summer concert, night 2")).toBe("2026-06-22-summer-concert-night-2.json");
  });

  it("drops accents and what file systems forbid, and keeps other scripts", () => {
    expect(named("Beyoncé: a/b\\c?")).toBe("2026-06-22-beyonce-a-b-c.json");
    expect(named("Концерт")).toBe("2026-06-22-концерт.json");
  });

  it("falls back on the venue, then on what it is", () => {
    expect(named("  ")).toBe("2026-06-22-wembley-stadium.json");
    expect(named("", "?")).toBe("2026-06-22-plan.json");
  });
});
