import { describe, expect, it } from "vitest";
import { selectCrowd } from "../../src/app/crowd-actions.ts";
import { crowdProblems } from "../../src/model/crowd-problems.ts";
import { lineOf, stationOf } from "../analysis/crowd-cases.ts";
import { makeApp } from "./make-app.ts";

describe("the crowd at the plan's venue", () => {
  it("begins with the venue's capacity, the same until something is kept", () => {
    const { store } = makeApp();
    const crowd = selectCrowd(store.getState());
    expect(crowd.attendance).toBe(90_000);
    expect(selectCrowd(store.getState())).toBe(crowd);
    expect(crowdProblems({ ...crowd, endsAt: 1350 })).toEqual([]);
  });

  it("is kept with the venue, and forgotten on request", () => {
    const { store, actions } = makeApp();
    const crowd = { ...selectCrowd(store.getState()), attendance: 1234 };
    actions.keepCrowd(crowd);
    expect(selectCrowd(store.getState())).toBe(crowd);
    actions.choosePoint([-1, 53]);
    expect(selectCrowd(store.getState()).attendance).toBe(10_000);
    actions.undo();
    expect(selectCrowd(store.getState())).toBe(crowd);
    actions.keepCrowd(null);
    expect(selectCrowd(store.getState()).attendance).toBe(90_000);
  });

  it("is let go when the plan's event ends", async () => {
    const { store, actions } = makeApp();
    const crowd = { ...selectCrowd(store.getState()), stations: [stationOf(lineOf(300))] };
    const clock = await actions.clockCrowd(crowd);
    expect(clock?.endsAt).toBe(store.getState().history.present.event.end);
    expect(clock?.stations[0]?.peak.people).toBeGreaterThan(10_000);
  });

  it("gives the answer to the last question only", async () => {
    const { store, actions } = makeApp();
    const crowd = selectCrowd(store.getState());
    const [first, second] = await Promise.all([
      actions.clockCrowd({ ...crowd, attendance: 100 }),
      actions.clockCrowd({ ...crowd, attendance: 200 }),
    ]);
    expect(first).toBeNull();
    expect(second?.attendance).toBe(200);
  });
});
