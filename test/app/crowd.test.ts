import { describe, expect, it, vi } from "vitest";
import { selectCrowd } from "../../src/app/crowd-actions.ts";
import { selectOrder } from "../../src/app/order.ts";
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

  it("is kept in the plan, stays at its venue, and is forgotten on request", () => {
    const { store, actions } = makeApp();
    const crowd = { ...selectCrowd(store.getState()), attendance: 1234 };
    actions.keepCrowd(crowd);
    expect(store.getState().history.present.crowd).toEqual(crowd);
    actions.choosePoint([-1, 53]);
    expect(selectCrowd(store.getState()).attendance).toBe(10_000);
    actions.undo();
    expect(selectCrowd(store.getState())).toEqual(crowd);
    actions.keepCrowd(null);
    expect(selectCrowd(store.getState()).attendance).toBe(90_000);
  });

  it("is one undo step, however much is typed in a row", () => {
    const { store, actions } = makeApp();
    const crowd = selectCrowd(store.getState());
    for (const attendance of [7, 70, 700]) actions.keepCrowd({ ...crowd, attendance });
    actions.undo();
    expect(store.getState().history.present.crowd).toBeNull();
  });

  it("is told in the order once it is worked out, and not while it is another", async () => {
    const { store, actions } = makeApp();
    expect(selectOrder(store.getState()).crowd).toEqual([]);
    actions.keepCrowd({ ...selectCrowd(store.getState()), attendance: 60_000 });
    expect(selectOrder(store.getState()).crowd).toEqual([]);
    await vi.waitFor(() => expect(selectOrder(store.getState()).crowd[0]).toContain("The last of 60,000"));
    actions.setEventTimes({ end: store.getState().history.present.event.end + 30 });
    expect(selectOrder(store.getState()).crowd).toEqual([]);
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
