import { describe, expect, it, vi } from "vitest";
import { selectOrderSources } from "../../src/app/order-sources.ts";
import { selectPlan } from "../../src/app/selectors.ts";
import { isLedgerPending, selectLedger } from "../../src/app/shown-ledger.ts";
import type { SourceArea } from "../../src/model/abstraction.ts";
import type { LngLat } from "../../src/model/units.ts";
import { demonstrationFile, makeApp } from "./make-app.ts";

const PATIENCE = { timeout: 30_000 };
const STATION_AT: LngLat = [-0.27, 51.563];

function makeSources(app = makeApp()) {
  const state = () => app.store.getState();
  const first = () => selectPlan(state()).takenFrom[0] as SourceArea;
  return { ...app, state, first };
}

describe("a source of units", () => {
  it("is added where the map is clicked, in the Plan step, with its editor open", () => {
    const app = makeSources();
    app.actions.drawSource("point");
    app.actions.placePicked(STATION_AT);
    expect(app.first()).toEqual({
      ...{ id: "source-1", name: "Station 1", kind: "station", units: [] },
      ground: { type: "point", at: STATION_AT, radiusM: 1000 },
    });
    expect(app.state()).toMatchObject({
      picking: null,
      focusDraft: null,
      sourceEdited: "source-1",
      step: "plan",
    });
    expect(selectPlan(app.state()).focusAreas).toEqual([]);
  });

  it("is drawn corner by corner as an area", () => {
    const app = makeSources();
    app.actions.drawSource("polygon");
    const corners: LngLat[] = [
      [-0.28, 51.56],
      [-0.27, 51.56],
      [-0.275, 51.565],
    ];
    for (const at of corners) app.actions.placePicked(at);
    app.actions.finishDrawing();
    expect(app.first()).toMatchObject({
      name: "Area 1",
      kind: "area",
      ground: { type: "polygon", ring: corners },
    });
    expect(selectPlan(app.state()).areas).toEqual([]);
  });

  it("that cannot be one stays on the map, with the reason", () => {
    const app = makeSources();
    app.actions.drawSource("polygon");
    for (const at of [[-2, 50] as const, [2, 50] as const, [0, 53] as const]) app.actions.placePicked(at);
    app.actions.finishDrawing();
    expect(app.state().problem?.what).toMatch(/^The area reaches .* Draw it as several\.$/);
    expect(app.state().focusDraft?.points).toHaveLength(3);
  });

  it("is one undo step while somebody types into one field, and comes back when it was removed", () => {
    const app = makeSources();
    app.actions.addStation(STATION_AT);
    for (const name of ["H", "Ha", "Harrow"]) app.actions.saveSource({ ...app.first(), name });
    app.actions.undo();
    expect(app.first().name).toBe("Station 1");
    app.actions.removeSource("source-1");
    expect(app.state().announcement).toBe("Station 1 removed. Undo brings it back.");
    app.actions.undo();
    expect(app.first().name).toBe("Station 1");
  });

  it("keeps its radius where another cannot be, and the answer says why", () => {
    const app = makeSources();
    app.actions.addStation(STATION_AT);
    const ground = { type: "point" as const, at: STATION_AT, radiusM: 5 };
    expect(app.actions.saveSource({ ...app.first(), ground })).toBe(
      "The radius is 5 m and must be 10 to 2000 m.",
    );
    expect(app.first().ground).toMatchObject({ radiusM: 1000 });
  });
});

describe("what is left at the sources", () => {
  it("is kept true to what is typed, and is gone while it is worked out", async () => {
    const app = makeSources();
    await app.actions.openFiles([demonstrationFile()]);
    app.actions.addStation(STATION_AT);
    const state = app.state;
    await vi.waitFor(() => expect(selectLedger(state())).not.toBeNull(), PATIENCE);
    const units = [{ unitType: "serial", normally: 5, taken: { arrival: 3 } }];
    app.actions.saveSource({ ...app.first(), units });
    expect(selectLedger(state())).toBeNull();
    expect(selectOrderSources(state())?.words).toEqual(["What is left there is being worked out."]);
    await vi.waitFor(() => expect(isLedgerPending(state())).toBe(false), PATIENCE);
    expect(selectLedger(state())?.lines[0]).toMatchObject({ unitsNormally: 5, unitsTaken: 3, unitsLeft: 2 });
    app.actions.setUnitGroup("serial", { coverRadiusM: 700 });
    expect(isLedgerPending(state())).toBe(true);
  });

  it("is not known without data, and the order says so", () => {
    const app = makeSources();
    app.actions.addStation(STATION_AT);
    expect(isLedgerPending(app.state())).toBe(false);
    expect(selectOrderSources(app.state())?.words[0]).toBe(
      "Units are taken from Station 1. What is left there is not known without the crime data.",
    );
  });
});
