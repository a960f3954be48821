import { beforeAll, describe, expect, it } from "vitest";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import type { AbstractionRequest, Engine } from "../../src/engine/engine-calls.ts";
import type { SourceArea } from "../../src/model/abstraction.ts";
import { makeCalendar } from "../../src/model/event-calendar.ts";
import { shareInFocus } from "../../src/model/focus-area.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { areaAround } from "../../src/model/source-area.ts";
import { createPlan } from "../../src/plan/create-plan.ts";
import { setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { demonstrationFile, rowsAround } from "../app/make-app.ts";

const plan = setUnitGroup(createPlan(demonstrationEvent), "serial", { count: 6 });
const station: SourceArea = {
  ...{ id: "s1", name: "Brent station", kind: "station" },
  ground: { type: "point", at: [-0.27, 51.563], radiusM: 900 },
  units: [{ unitType: "serial", normally: 4, taken: { arrival: 2, dispersal: 4 } }],
};
const ask = (...takenFrom: readonly SourceArea[]): AbstractionRequest => ({
  ...plan,
  takenFrom,
  expect: {
    harm: { weights: {}, weightsName: "none", blend: 0.5 },
    events: {
      ...{ venue: plan.event.venue.at, calendar: makeCalendar([]), holidays: "none" },
      ...{ leaveOut: [], ordinarilyPresent: null },
    },
    predictor: null,
  },
});

describe("the ledger of the demonstration plan", () => {
  let engine: Engine;

  beforeAll(async () => {
    engine = createEngine(suggestExactly);
    await engine.openFiles({ files: [demonstrationFile()] });
  });

  it("says for the station and each phase of the evening what an ordinary one of its weekday expects there", async () => {
    const { lines, unit, hours } = await engine.abstraction(ask(station));
    expect({ unit, hours }).toEqual({ unit: "rows per evening", hours: null });
    expect(lines.map(({ phase, unitsLeft }) => [phase, unitsLeft])).toEqual([
      ["arrival", 2],
      ["event", 4],
      ["dispersal", 0],
    ]);
    const { report } = await engine.reportExpectation({
      ...ask(station),
      area: areaAround(station.ground, plan.area.resolution),
      ...{ focusAreas: [], weighBy: "count", harm: ask().expect.harm, events: ask().expect.events },
      predictor: "prior-count",
    });
    const grid = layHexGrid(report.area);
    const share = shareInFocus({ type: "point", at: [-0.27, 51.563], radiusM: 900 }, grid);
    lines.forEach(({ demand, phase }) => {
      const inHexes = report.phases.find((each) => each.phase === phase)?.demand ?? [];
      expect(demand).toBeCloseTo(
        share.reduce((sum, part, hex) => sum + part * (inHexes[hex] ?? 0), 0),
        9,
      );
      expect(demand).toBeGreaterThan(0);
    });
  });

  it("never says that fewer units leave less uncovered, nor less than the bound", async () => {
    const { lines } = await engine.abstraction(ask(station));
    for (const { demand, uncovered, unitsLeft } of lines) {
      expect(uncovered?.left).toBeGreaterThanOrEqual(uncovered?.normally ?? 0);
      expect(uncovered?.left).toBeGreaterThanOrEqual((uncovered?.leftAtLeast ?? 0) - 1e-9);
      if (unitsLeft === 0) expect(uncovered?.left).toBeCloseTo(demand, 9);
    }
  });

  it("leaves what is kept of the study area as it is, and answers the same again", async () => {
    const before = await engine.describe(plan);
    const first = await engine.abstraction(ask(station));
    expect(await engine.abstraction(ask(station))).toEqual(first);
    expect(await engine.describe(plan)).toEqual(before);
  });

  it("says that nothing is known of a source where the data has no row, beside one where it has", async () => {
    const far: SourceArea = {
      ...station,
      id: "s2",
      name: "Leeds station",
      ground: { type: "point", at: [-1.55, 53.8], radiusM: 900 },
    };
    const { lines } = await engine.abstraction(ask(far, station));
    const leeds = lines.filter(({ source }) => source === "s2");
    for (const { rows, uncovered, cautions } of leeds) {
      expect({ rows, uncovered }).toEqual({ rows: 0, uncovered: null });
      expect(cautions[0]).toBe(
        "The open data has no row in Leeds station that counts: demand there is not known.",
      );
    }
    expect(lines.find(({ source }) => source === "s1")?.rows).toBeGreaterThan(100);
  });

  it("weighs by harm or both as the plan does, crime types of the source's ground among them", async () => {
    const objective = { ...plan.objective, weighBy: "blend" as const };
    const { lines, weightName } = await engine.abstraction({ ...ask(station), objective });
    expect(weightName).toMatch(/^count and harm/);
    expect(lines[0]?.demand).toBeGreaterThan(0);
  });
});

describe("the ledger of data by the month", () => {
  it("invents no hour: demand is per month, the same in each phase, and said so", async () => {
    const engine = createEngine(suggestExactly);
    await engine.openFiles({ files: [rowsAround(51.563, -0.27, 300)] });
    const { lines, hours, unit } = await engine.abstraction(ask(station));
    expect(unit).toBe("rows per month");
    expect(hours?.locked).toMatch(/do not say the hour/);
    expect(new Set(lines.map(({ demand }) => demand)).size).toBe(1);
  });
});
