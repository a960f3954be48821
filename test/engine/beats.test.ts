import { beforeAll, describe, expect, it } from "vitest";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import type { BeatsRequest, Engine } from "../../src/engine/engine-calls.ts";
import type { BeatPlan } from "../../src/model/beat.ts";
import type { BeatReport } from "../../src/model/beat-report.ts";
import { makeCalendar } from "../../src/model/event-calendar.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { isLocked } from "../../src/model/locked.ts";
import { createPlan } from "../../src/plan/create-plan.ts";
import { setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { demonstrationFile } from "../app/make-app.ts";

const start = createPlan(demonstrationEvent);
const plan = setUnitGroup(start, "serial", { count: 6, beatHexes: 4 });
const request: BeatsRequest = {
  ...plan,
  expect: {
    harm: { weights: {}, weightsName: "none", blend: 0.5 },
    events: {
      ...{ venue: plan.event.venue.at, calendar: makeCalendar([]), holidays: "none" },
      ...{ leaveOut: [], ordinarilyPresent: null },
    },
    predictor: "prior-count",
  },
};

function planOf(report: BeatReport | undefined): BeatPlan {
  if (!report || isLocked(report.plan)) throw new Error("There are no beats.");
  return report.plan;
}

describe("beats of the demonstration plan", () => {
  let engine: Engine;
  let asked: BeatsRequest;

  beforeAll(async () => {
    engine = createEngine(suggestExactly);
    await engine.openFiles({ files: [demonstrationFile()] });
    const { posts } = await engine.suggest(request);
    asked = { ...request, posts };
  });

  it("hold exactly the rows that are counted in their hexes, each hex in one beat", async () => {
    const [report] = await engine.beats(asked);
    const { beats, coveredDemand, totalDemand } = planOf(report);
    const { cells, count } = await engine.describe(plan);
    const counted = new Map(cells.map((cell, i) => [cell, count[i] ?? 0]));
    const loads = beats.map((beat) => beat.cells.reduce((sum, cell) => sum + (counted.get(cell) ?? 0), 0));
    expect(beats).toHaveLength(6);
    expect(beats.map(({ workload }) => workload)).toEqual(loads);
    expect(report?.contents.map(({ rows }) => rows)).toEqual(loads);
    expect(coveredDemand).toBe(loads.reduce((sum, load) => sum + load, 0));
    expect(totalDemand).toBe(report?.rows);
    expect(new Set(beats.flatMap((beat) => beat.cells)).size).toBe(24);
  });

  it("start at their posts and name the places in them that hold most", async () => {
    const [report] = await engine.beats(asked);
    const grid = layHexGrid(plan.area);
    planOf(report).beats.forEach(({ unit, cells }) => {
      const post = asked.posts.find(({ id }) => id === unit);
      const hex = grid.indexOf.get(cells[0] as string) as number;
      expect(post?.at[0]).toBeCloseTo(grid.lng[hex] as number, 4);
      expect(post?.at[1]).toBeCloseTo(grid.lat[hex] as number, 4);
    });
    const [first] = report?.contents ?? [];
    expect(first?.places.length).toBeGreaterThan(0);
    expect(first?.places.length).toBeLessThanOrEqual(4);
  });

  it("by phase are laid by what is expected in each, in the unit of what is expected", async () => {
    const phases = ["arrival", "dispersal"] as const;
    const posts = asked.posts.map((post) => ({ ...post, phases }));
    const [arrival, dispersal] = await engine.beats({ ...asked, posts, phases });
    expect([arrival?.period, dispersal?.period]).toEqual(phases);
    expect(arrival?.unit).toBe("rows per evening");
    const { periods } = await engine.assess({ ...asked, posts, phases });
    expect(planOf(arrival).totalDemand).toBeCloseTo(periods[0]?.totalDemand ?? 0, 6);
    expect(planOf(dispersal).totalDemand).toBeCloseTo(periods[1]?.totalDemand ?? 0, 6);
  });

  it("proven hold at least as much as the quick ones, within their bound", async () => {
    const [report] = await engine.beats(asked);
    const quick = planOf(report);
    const proven = planOf(await engine.proveBeats({ ...asked, period: "evening", timeLimitSeconds: 60 }));
    expect(proven.proof).toMatchObject({ status: "optimal", bound: proven.coveredDemand });
    expect(proven.coveredDemand).toBeGreaterThanOrEqual(quick.coveredDemand);
    expect(proven.coveredDemand).toBeLessThanOrEqual(quick.proof.bound);
  });

  it("are not proven where that was cancelled", async () => {
    const options = { signal: AbortSignal.abort() };
    await expect(
      engine.proveBeats({ ...asked, period: "evening", timeLimitSeconds: 60 }, options),
    ).rejects.toThrow(/abort/i);
  });

  it("are none, with the reason, where nothing counts", async () => {
    const [report] = await engine.beats({ ...asked, query: { ...plan.query, categories: [] } });
    expect(report).toMatchObject({
      contents: [],
      plan: { locked: expect.stringMatching(/No recorded crime counts/) },
    });
  });
});
