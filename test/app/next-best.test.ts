import { describe, expect, it } from "vitest";
import { describeNextBest } from "../../src/app/next-best.ts";
import { destination } from "../../src/model/geodesy.ts";
import type { NextBest, PlaceWorth } from "../../src/model/next-best.ts";
import { examplePlan } from "../plan/example-plan.ts";

const plan = examplePlan();
const from = plan.posts[1]?.at ?? [0, 0];
const figure = (value: number | null, worstShare: number | null = null): PlaceWorth => ({
  ...{ figure: value, worstShare },
});
const found = (change: Partial<NextBest> = {}): NextBest => ({
  ...{ post: "post-2", at: destination(from, 45, 152), goal: "cover", late: 0, candidates: 133 },
  ...{ now: figure(0.5), there: figure(0.482), without: figure(0.46) },
  ...change,
});

describe("the best other place in words", () => {
  it("says how far it is, which way, what it changes, and of how many places it is the best", () => {
    expect(describeNextBest(plan, found())).toEqual([
      expect.stringMatching(
        /^150 m north-east \(\d+ m north of Wembley Stadium\): cover falls by 1\.8 points\.$/,
      ),
      "With no unit here or there cover falls by 4.0 points.",
      "The best of 133 other places where this unit may stand, all other units where they are.",
    ]);
  });

  it("calls a place of the list by its name", () => {
    const named = { ...plan, sites: [{ name: "Gate A", at: found().at }] };
    expect(describeNextBest(named, found())?.[0]).toMatch(/^150 m north-east \(Gate A, \d+ m/);
  });

  it.each([
    [
      { goal: "backup", there: figure(0.51) } as const,
      "what is expected to meet a free unit rises by 1.0 points.",
    ],
    [{ there: figure(0.5003) }, "cover stays the same, to 0.1 points."],
    [
      { goal: "distance", now: figure(402.4), there: figure(410) } as const,
      "the mean way to the nearest unit is 8 m longer.",
    ],
    [
      { goal: "fairness", now: figure(0.5, 0.2), there: figure(0.5, 0.1) } as const,
      "cover stays the same, to 0.1 points, and that of the worst covered sector is 10.0% in place of 20.0%.",
    ],
  ])("says the change by the goal: %o", (change, words) => {
    expect(describeNextBest(plan, found(change))?.[0]).toContain(`): ${words}`);
  });

  it("names the phases in which the post is staffed, who would be late, and a post that stands alone", () => {
    const phased = { ...plan, phases: ["arrival", "event", "dispersal"] as const };
    const sentences = describeNextBest(phased, found({ late: 1, without: figure(null), candidates: 1 }));
    expect(sentences?.[0]).toContain("by 1.8 points over the arrival, event and dispersal phases.");
    expect(sentences?.slice(1)).toEqual([
      "With no unit here or there nobody stands anywhere.",
      "1 unit more would be late for the next phase.",
      "It is the only other place where this unit may stand.",
    ]);
  });
});
