import { describe, expect, it } from "vitest";
import type { SourceArea } from "../../src/model/abstraction.ts";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { areaAround, makeSource, rosterTypesOf, sourceProblem } from "../../src/model/source-area.ts";
import { addUnitGroup, removeUnitGroup, setPhases, setUnitGroup } from "../../src/plan/edit-fleet.ts";
import { removeSource, saveSource } from "../../src/plan/edit-sources.ts";
import { readPlanText, writePlanFile } from "../../src/plan/plan-file.ts";
import { examplePlan, WEMBLEY } from "./example-plan.ts";

const plan = examplePlan();
const station: SourceArea = {
  ...{ id: "source-1", name: "Harrow station", kind: "station" },
  ground: { type: "point", at: [-0.3346123456, 51.5797], radiusM: 1000 },
  units: [{ unitType: "serial", normally: 6, taken: { arrival: 2, event: 0 } }],
};

describe("a place that units are taken from", () => {
  it("is added, put in place of the one with its id, and taken away", () => {
    const added = saveSource(plan, station);
    expect(added.takenFrom).toHaveLength(1);
    expect(added.takenFrom[0]?.ground).toMatchObject({ at: [-0.33461, 51.5797] });
    expect(added.takenFrom[0]?.units).toEqual([{ unitType: "serial", normally: 6, taken: { arrival: 2 } }]);
    const renamed = saveSource(added, { ...station, name: " Harrow " });
    expect(renamed.takenFrom.map(({ name }) => name)).toEqual(["Harrow"]);
    expect(removeSource(renamed, "source-1").takenFrom).toEqual([]);
    expect(removeSource(plan, "source-1")).toBe(plan);
  });

  it("leaves out units that the fleet does not have, and brings numbers into range", () => {
    const units = [
      { unitType: "horse", normally: 2, taken: {} },
      { unitType: "serial", normally: 900.4, taken: { night: -3 } },
    ];
    const [saved] = saveSource(plan, { ...station, units }).takenFrom;
    expect(saved?.units).toEqual([{ unitType: "serial", normally: 500, taken: {} }]);
  });

  it("goes with the plan into a file and back, and loses its units with their group", () => {
    const staffed = addUnitGroup(plan, "dog");
    const units = [...station.units, { unitType: "dog", normally: 1, taken: { night: 1 } }];
    const saved = saveSource(staffed, { ...station, units });
    const reading = readPlanText(writePlanFile(saved), "plan.json");
    expect(reading.ok && reading.plan.takenFrom).toEqual(saved.takenFrom);
    expect(removeUnitGroup(saved, "dog").takenFrom[0]?.units.map(({ unitType }) => unitType)).toEqual([
      "serial",
    ]);
  });

  it("keeps the evidence that a plan came with: it speaks of posts, not of sources", () => {
    const evidence = { ...plan, evidence: {} as never };
    expect(saveSource(evidence, station).evidence).toBe(evidence.evidence);
  });

  it("is refused without a name, beyond the Earth, too wide, and beyond forty, in words", () => {
    expect(() => saveSource(plan, { ...station, name: " " })).toThrow(/has no name/);
    const wide = { type: "point" as const, at: WEMBLEY, radiusM: 9000 };
    expect(sourceProblem({ ...station, ground: wide })).toBe(
      "The radius is 9000 m and must be 10 to 2000 m.",
    );
    const ring = [0, 120, 240].map((bearing) => destination(WEMBLEY, bearing, 8000));
    expect(sourceProblem({ ...station, ground: { type: "polygon", ring } })).toMatch(
      /^The area reaches .* km/,
    );
    expect(sourceProblem({ ...station, ground: { ...wide, at: [200, 51], radiusM: 500 } })).toMatch(
      /not on the Earth/,
    );
    const ids = Array.from({ length: 40 }, (_, i) => `s${i}`);
    const full = ids.reduce((so, id) => saveSource(so, { ...station, id }), plan);
    expect(() => saveSource(full, station)).toThrow(/can hold 40 places/);
  });

  it("is made with an id and a name of its own", () => {
    const first = makeSource("station", station.ground, []);
    const second = makeSource("station", station.ground, [first]);
    expect([first.id, first.name, second.id, second.name]).toEqual([
      ...["source-1", "Station 1"],
      ...["source-2", "Station 2"],
    ]);
  });
});

describe("the grid around a source", () => {
  it("holds all of its ground, wherever the event is, each hex in its own resolution", () => {
    const far = destination(WEMBLEY, 45, 30_000);
    const ring = [0, 90, 200].map((bearing) => destination(far, bearing, 700));
    const area = areaAround({ type: "polygon", ring }, 9);
    for (const corner of ring) expect(distanceM(area.center, corner)).toBeLessThan(area.radiusM);
    const { cells } = layHexGrid({ center: far, radiusM: 300, resolution: 10 });
    const grid = layHexGrid(areaAround({ type: "hexes", cells }, 9));
    expect(cells.every((cell) => grid.indexOf.has(cell))).toBe(true);
  });

  it("never reaches further than the widest study area and its rim, whatever a file says", () => {
    const ring = [0, 90, 180].map((bearing) => destination(WEMBLEY, bearing, 400_000));
    expect(areaAround({ type: "polygon", ring }, 9).radiusM).toBeLessThan(6000);
  });
});

describe("the roster that sources are balanced against", () => {
  it("has the units on duty in each phase, those of the evening where it is planned as one", () => {
    const group = { count: 8, reserve: 2, onDuty: { night: 3 } };
    const [type] = rosterTypesOf(setUnitGroup(plan, "serial", group));
    expect(type?.units).toEqual({ arrival: 8, event: 8, dispersal: 8 });
    const [late] = rosterTypesOf(setPhases(setUnitGroup(plan, "serial", group), ["night"]));
    expect(late?.units).toEqual({ night: 3 });
  });
});
