import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it } from "vitest";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import type { Engine } from "../../src/engine/engine-calls.ts";
import { describeFailure, serveEngine, settleOutcome } from "../../src/engine/service.ts";
import type { Placement } from "../../src/model/deployment.ts";
import { makeCalendar } from "../../src/model/event-calendar.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import { ProblemError } from "../../src/model/problem.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import type { StudyArea } from "../../src/model/study-area.ts";
import { createPlan } from "../../src/plan/create-plan.ts";
import { makeUnitGroup } from "../../src/plan/unit-presets.ts";

const WEMBLEY: StudyArea = { center: [-0.2796, 51.556], radiusM: 1500, resolution: 9 };
const SCOPE = { area: WEMBLEY, query: EVERYTHING };
const PLAN = createPlan(demonstrationEvent);
const PLACING = {
  ...{ ...PLAN, ...SCOPE, fleet: [{ ...makeUnitGroup("serial", []), count: 5 }] },
  expect: {
    harm: { weights: {}, weightsName: "none", blend: 0.5 },
    events: {
      ...{ venue: WEMBLEY.center, calendar: makeCalendar([]), holidays: "none" as const },
      ...{ leaveOut: [], ordinarilyPresent: null },
    },
    predictor: "prior-count" as const,
  },
};

function demonstrationFile() {
  const bytes = readFileSync(new URL("../../data/demonstration.parquet", import.meta.url));
  return { name: "demonstration.parquet", blob: new Blob([Uint8Array.from(bytes)]) };
}

describe("an engine without data", () => {
  it("says that nothing is open", async () => {
    const engine = createEngine(suggestExactly);
    await expect(engine.describe(SCOPE)).rejects.toThrow(/No crime data is open/);
  });
});

describe("an engine with the demonstration data", () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = createEngine(suggestExactly);
    await engine.openFiles({ files: [demonstrationFile()] });
  });

  it("counts in the hexes exactly the rows of the area", async () => {
    const surface = await engine.describe(SCOPE);
    expect(surface.rowsInArea).toBeGreaterThan(1000);
    expect(surface.count.reduce((sum, count) => sum + count, 0)).toBe(surface.rowsInArea);
  });

  it("covers, by its own assessment, what its suggestion says it covers", async () => {
    const { posts, assessment } = await engine.suggest(PLACING);
    expect(await engine.assess({ ...PLACING, posts })).toEqual(assessment);
  });

  it("proves a placing at least as good as the one at once, within its bound", async () => {
    const quick = await engine.suggest(PLACING);
    const proven = await engine.prove({ ...PLACING, timeLimitSeconds: 60 });
    const covered = ({ assessment }: Placement) => assessment.periods[0]?.coveredDemand ?? Number.NaN;
    expect(proven.periods.map(({ period, proof }) => [period, proof.status])).toEqual([
      ["evening", "optimal"],
    ]);
    expect(covered(proven)).toBeGreaterThanOrEqual(covered(quick));
    expect(quick.periods[0]?.proof.bound).toBeGreaterThanOrEqual(covered(proven) - 1e-6);
  });

  it("plans phases one by one, each by what is expected in it, and says so of each", async () => {
    const request = { ...PLACING, phases: ["arrival", "dispersal"] as const };
    const { posts, periods, assessment } = await engine.suggest(request);
    expect(periods.map(({ period }) => period)).toEqual(["arrival", "dispersal"]);
    for (const phase of request.phases) {
      const onDuty = posts.filter((post) => post.phases?.includes(phase));
      expect(onDuty.length).toBeGreaterThan(0);
      expect(onDuty.length).toBeLessThanOrEqual(5);
    }
    const [arrival, dispersal] = assessment.periods;
    expect(arrival?.totalDemand).not.toBeCloseTo(dispersal?.totalDemand ?? 0, 3);
    const { report } = await engine.reportExpectation({
      ...SCOPE,
      ...{ event: PLAN.event, focusAreas: [], weighBy: "count", ...PLACING.expect },
    });
    const expected = report.phases.find(({ phase }) => phase === "arrival")?.demand ?? new Float64Array();
    expect(arrival?.totalDemand).toBeCloseTo(
      expected.reduce((sum, value) => sum + value, 0),
      9,
    );
    expect(await engine.assess({ ...request, posts })).toEqual(assessment);
  });

  it("staffs fixed posts before anything is suggested, and says what cannot be", async () => {
    const gate = {
      ...{ id: "gate", name: "Gate A", kind: "gate" as const, at: WEMBLEY.center },
      needs: [{ unit: "serial", phase: "arrival" as const, officers: 15 }],
    };
    const two = await engine.suggest({ ...PLACING, fixedPosts: [gate] });
    expect(two.posts).toHaveLength(2);
    expect(two.unmet).toEqual([]);
    expect(two.assessment.periods[0]?.perFixedPost[0]?.rows).toBeGreaterThan(0);
    const none = await engine.suggest({
      ...PLACING,
      fixedPosts: [gate, { ...gate, id: "gate-b", name: "Gate B" }],
    });
    expect(none.posts).toEqual([]);
    expect(none.unmet).toEqual(["Foot serials: pinned and fixed posts take 6, and 5 can be placed."]);
  });

  it("counts harm where that is what posts are placed for", async () => {
    const weights = { Robbery: 365, Burglary: 20 };
    const harm = { weights, weightsName: "an index", blend: 0.5 };
    const { assessment } = await engine.suggest({
      ...PLACING,
      objective: { ...PLACING.objective, weighBy: "harm" as const },
      expect: { ...PLACING.expect, harm },
    });
    const surface = await engine.describe(SCOPE);
    const rowsOf = (name: string) => surface.byCategory.find((each) => each.name === name)?.rows ?? 0;
    expect(assessment.periods[0]?.totalDemand).toBe(365 * rowsOf("Robbery") + 20 * rowsOf("Burglary"));
    expect(assessment.periods[0]?.rows).toBe(surface.rowsCounted);
  });

  it("keeps pinned posts where they are", async () => {
    const pinned = {
      id: "hand-1",
      at: [-0.29, 51.55] as const,
      unit: "serial",
      coverRadiusM: 300,
      phases: null,
      pinned: true,
      chosenBy: "officer" as const,
    };
    const deployment = await engine.suggest({ ...PLACING, posts: [pinned] });
    expect(deployment.posts).toHaveLength(5);
    expect(deployment.posts[0]).toEqual(pinned);
  });

  it("suggests posts in their listed rounding, so that a kept plan covers what was proven", async () => {
    const { posts } = await engine.suggest(PLACING);
    for (const { at } of posts) for (const degrees of at) expect(degrees).toBe(Number(degrees.toFixed(5)));
  });

  it("counts rows around a point as a person with a ruler would", async () => {
    const surface = await engine.describe({ area: { ...WEMBLEY, radiusM: 250 }, query: EVERYTHING });
    const [near] = await engine.countAround({ points: [WEMBLEY.center], radiusM: 250 });
    const [far] = await engine.countAround({ points: [[10, 10]], radiusM: 250 });
    expect(near).toBeGreaterThan(0);
    expect(far).toBe(0);
    expect(distanceM(WEMBLEY.center, [surface.lng[0] ?? 0, surface.lat[0] ?? 0])).toBeLessThan(250);
  });

  it("profiles a hex to the same count as the surface shows", async () => {
    const surface = await engine.describe(SCOPE);
    const busiest = surface.count.indexOf(Math.max(...surface.count));
    const profile = await engine.profile({ ...SCOPE, cell: surface.cells[busiest] ?? "" });
    expect(profile.count).toBe(surface.count[busiest]);
    expect(profile.byCategory.reduce((sum, row) => sum + row.rows, 0)).toBe(profile.count);
  });

  it("keeps the open table when the next files cannot be read", async () => {
    const before = await engine.describe(SCOPE);
    const broken = { name: "empty.csv", blob: new Blob([]) };
    await expect(engine.openFiles({ files: [broken] })).rejects.toBeInstanceOf(ProblemError);
    expect((await engine.describe(SCOPE)).rowsInArea).toBe(before.rowsInArea);
  });
});

describe("the service around an engine", () => {
  it("carries a problem to the other side whole", async () => {
    const service = serveEngine(createEngine(suggestExactly));
    const outcome = await service.call(1, "describe", SCOPE, null);
    expect(outcome).toMatchObject({ kind: "problem", report: { what: "No crime data is open." } });
    expect(() => settleOutcome(outcome)).toThrow(ProblemError);
  });

  it("answers a cancelled call with an AbortError", async () => {
    const service = serveEngine(createEngine(suggestExactly));
    const rows = "2026-01,Robbery,-0.28,51.556\n".repeat(400_000);
    const file = { name: "long.csv", blob: new Blob([`month,crime_type,longitude,latitude\n${rows}`]) };
    const call = service.call(7, "openFiles", { files: [file] }, null);
    setTimeout(() => service.cancel(7));
    const outcome = await call;
    expect(outcome.kind).toBe("cancelled");
    expect(() => settleOutcome(outcome)).toThrow(expect.objectContaining({ name: "AbortError" }));
  });

  it("turns an unforeseen fault into words", () => {
    const failure = describeFailure(new TypeError("x is not a function"));
    expect(failure).toEqual({ kind: "fault", message: "x is not a function" });
    expect(() => settleOutcome(failure)).toThrow(/Something in Muster failed: x is not a function/);
  });
});
