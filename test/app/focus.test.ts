import { describe, expect, it } from "vitest";
import { selectPlan } from "../../src/app/selectors.ts";
import { destination } from "../../src/model/geodesy.ts";
import type { LngLat } from "../../src/model/units.ts";
import { makeApp } from "./make-app.ts";

const WEMBLEY: LngLat = [-0.27961, 51.55602];
const [north, east] = [destination(WEMBLEY, 0, 300), destination(WEMBLEY, 90, 300)] as const;

describe("drawing a focus area", () => {
  it("takes one click for a circle, and opens its editor", () => {
    const { store, actions } = makeApp();
    actions.startDrawing("point");
    expect(store.getState().picking).toBe("focus-point");
    actions.placePicked(WEMBLEY);
    const { picking, focusDraft, focusEdited } = store.getState();
    const { focusAreas } = selectPlan(store.getState());
    expect(focusAreas).toMatchObject([
      { name: "Focus area 1", geometry: { type: "point", at: WEMBLEY, radiusM: 100 } },
    ]);
    expect([picking, focusDraft, focusEdited]).toEqual([null, null, focusAreas[0]?.id]);
  });

  it("takes several for a route, which is there only once it is finished", () => {
    const { store, actions } = makeApp();
    actions.startDrawing("line");
    const before = selectPlan(store.getState());
    for (const at of [WEMBLEY, north, east]) actions.placePicked(at);
    expect(selectPlan(store.getState())).toBe(before);
    actions.finishDrawing();
    expect(selectPlan(store.getState()).focusAreas).toMatchObject([
      { kind: "route", geometry: { type: "line", path: [WEMBLEY, north, east], halfWidthM: 25 } },
    ]);
  });

  it("takes the last point back, and no second click on the same point", () => {
    const { store, actions } = makeApp();
    actions.startDrawing("polygon");
    for (const at of [WEMBLEY, north, north, east]) actions.placePicked(at);
    expect(store.getState().focusDraft?.points).toEqual([WEMBLEY, north, east]);
    actions.takeBackPoint();
    expect(store.getState().focusDraft?.points).toEqual([WEMBLEY, north]);
  });

  it("says what is missing where the points are too few, and goes on", () => {
    const { store, actions } = makeApp();
    actions.startDrawing("polygon");
    for (const at of [WEMBLEY, north]) actions.placePicked(at);
    actions.finishDrawing();
    expect(store.getState().announcement).toBe("An area needs at least 3 points.");
    expect(store.getState().focusDraft?.points).toHaveLength(2);
  });

  it.each(["cancelDrawing", "closeBench"] as const)("leaves nothing after %s", (end) => {
    const { store, actions } = makeApp();
    actions.openBench("expect");
    actions.startDrawing("line");
    actions.placePicked(WEMBLEY);
    actions[end]();
    const { picking, focusDraft } = store.getState();
    expect([selectPlan(store.getState()).focusAreas, picking, focusDraft]).toEqual([[], null, null]);
  });

  it("gives way to picking something else", () => {
    const { store, actions } = makeApp();
    actions.startDrawing("line");
    actions.pick("venue");
    expect(store.getState().focusDraft).toBeNull();
    actions.goTo("plan");
    expect(store.getState().picking).toBe("venue");
  });
});

describe("the list of focus areas", () => {
  it("refuses an area that cannot be used, with the reason", () => {
    const { store, actions } = makeApp();
    actions.startDrawing("point");
    actions.placePicked(WEMBLEY);
    const [area] = selectPlan(store.getState()).focusAreas;
    expect(area && actions.saveFocusArea({ ...area, name: " " })).toMatch(/no name/);
    expect(area && actions.saveFocusArea({ ...area, name: "Olympic Way" })).toBeNull();
    expect(selectPlan(store.getState()).focusAreas.map(({ name }) => name)).toEqual(["Olympic Way"]);
  });

  it("takes what a GeoJSON file holds, and gives one up again", async () => {
    const { store, actions } = makeApp();
    const file = new Blob([JSON.stringify({ type: "Point", coordinates: WEMBLEY })]);
    expect(await actions.addFocusFile(file)).toMatchObject({ refused: [] });
    actions.removeFocusArea("focus-1");
    expect(selectPlan(store.getState()).focusAreas).toEqual([]);
    expect(store.getState().announcement).toBe("Feature 1 removed. Undo brings it back.");
  });
});
