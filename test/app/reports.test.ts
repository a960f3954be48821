import { readFileSync } from "node:fs";
import { describe, expect, it, vi } from "vitest";
import { selectSharedHexView, selectShownHexView } from "../../src/app/hex-view.ts";
import { loadShipped } from "../../src/app/load-shipped.ts";
import { selectCalendar, selectHalt, selectReport } from "../../src/app/report-keys.ts";
import { selectSurface } from "../../src/app/selectors.ts";
import { selectMeasure } from "../../src/app/shown-measure.ts";
import { isLocked } from "../../src/model/locked.ts";
import { demonstrationFile, makeApp } from "./make-app.ts";

const PATIENCE = { timeout: 40_000 };
const EVENTS = readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8");

async function openDemonstration() {
  const app = makeApp();
  await loadShipped(app.context, { "wembley-stadium": EVENTS });
  await app.actions.openFiles([demonstrationFile()]);
  await vi.waitFor(() => expect(selectSurface(app.store.getState())).not.toBeNull(), PATIENCE);
  return app;
}

describe("a report of the bench", () => {
  it("is worked out while its page is open, and not before", async () => {
    const { store, actions } = await openDemonstration();
    expect(store.getState().reports.where).toBeNull();
    actions.openBench("where");
    await vi.waitFor(() => expect(selectReport(store.getState(), "where")).not.toBeNull(), PATIENCE);
    const state = store.getState();
    expect(selectReport(state, "where")?.rowsCounted).toBe(selectSurface(state)?.rowsCounted);
    expect(state.reports.when).toBeNull();
  });

  it("is gone from the moment a filter changes until it is worked out anew", async () => {
    const { store, actions } = await openDemonstration();
    actions.openBench("when");
    await vi.waitFor(() => expect(selectReport(store.getState(), "when")).not.toBeNull(), PATIENCE);
    const all = selectReport(store.getState(), "when")?.rows ?? 0;
    actions.setQuery({ categories: ["Robbery"] });
    expect(selectReport(store.getState(), "when")).toBeNull();
    await vi.waitFor(() => expect(selectReport(store.getState(), "when")).not.toBeNull(), PATIENCE);
    expect(selectReport(store.getState(), "when")?.rows).toBeLessThan(all / 10);
  });

  it("that is called off stays away until it is asked for again", async () => {
    const { store, actions } = await openDemonstration();
    actions.openBench("where");
    actions.callOffReport("where");
    actions.select(null);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(selectReport(store.getState(), "where")).toBeNull();
    actions.askForReport("where");
    await vi.waitFor(() => expect(selectReport(store.getState(), "where")).not.toBeNull(), PATIENCE);
  });
});

describe("what to expect", () => {
  it("rests on the predictor that the back-test says to use, and on past events", async () => {
    const { store, actions } = await openDemonstration();
    actions.openBench("expect");
    await vi.waitFor(() => expect(selectReport(store.getState(), "expect")).not.toBeNull(), PATIENCE);
    const expectation = selectReport(store.getState(), "expect");
    expect(expectation?.backTest).toMatchObject({ state: "tested", verdict: { use: "prior-count" } });
    expect(expectation?.report.phases.map(({ phase }) => phase)).toEqual([
      "arrival",
      "event",
      "dispersal",
      "night",
    ]);
    const without = expectation?.report.phases[0]?.total.expected ?? 0;
    actions.setCalendar({ events: [] });
    await vi.waitFor(() => expect(selectReport(store.getState(), "expect")).not.toBeNull(), PATIENCE);
    expect(selectReport(store.getState(), "expect")?.report.phases[0]?.total.expected).toBeLessThan(without);
  });
});

describe("the calendar of events", () => {
  it("is the one that ships until a person adds to it", async () => {
    const { store, actions } = await openDemonstration();
    const shipped = selectCalendar(store.getState()).events.length;
    expect(shipped).toBe(117);
    const reading = await actions.addEvents("2026-06-20 19:00 Concert\nsoon Something");
    expect(reading?.refused).toHaveLength(1);
    expect(selectCalendar(store.getState()).events).toHaveLength(shipped + 1);
    actions.setCalendar(null);
    expect(selectCalendar(store.getState()).events).toHaveLength(shipped);
  });

  it("belongs to its venue", async () => {
    const { store, actions } = await openDemonstration();
    await actions.addEvents("2026-06-20 19:00 Concert");
    actions.choosePoint([-0.1, 51.5]);
    expect(selectCalendar(store.getState()).events).toHaveLength(0);
  });

  it("changes what is said of events", async () => {
    const { store, actions } = await openDemonstration();
    actions.openBench("events");
    await vi.waitFor(() => expect(selectReport(store.getState(), "events")).not.toBeNull(), PATIENCE);
    const effect = selectReport(store.getState(), "events")?.effect;
    expect(effect && !isLocked(effect) && effect.events).toBeGreaterThan(50);
    actions.setCalendar({ events: [] });
    await vi.waitFor(() => {
      const without = selectReport(store.getState(), "events")?.effect;
      expect(without && isLocked(without)).toBe(true);
    }, PATIENCE);
  });
});

describe("a report that fails", () => {
  it("says so, and is left alone until it is asked for again or its inputs change", async () => {
    const { store, actions } = await openDemonstration();
    actions.chooseForAnalysis({ blend: 2 });
    actions.openBench("where");
    await vi.waitFor(() => expect(selectHalt(store.getState(), "where")).toBe("failed"), PATIENCE);
    expect(store.getState().problem).not.toBeNull();
    expect(store.getState().work.where).toBeNull();
    actions.askForReport("where");
    expect(selectHalt(store.getState(), "where")).toBeNull();
    await vi.waitFor(() => expect(selectHalt(store.getState(), "where")).toBe("failed"), PATIENCE);
    actions.chooseForAnalysis({ blend: 0.5 });
    expect(selectHalt(store.getState(), "where")).toBeNull();
    await vi.waitFor(() => expect(selectReport(store.getState(), "where")).not.toBeNull(), PATIENCE);
  });
});

describe("the hexes by another measure", () => {
  it("show once it is worked out, in the Explore step alone, and never an older one as if it were new", async () => {
    const { store, actions } = await openDemonstration();
    actions.goTo("explore");
    actions.showMeasure("harm");
    expect(selectShownHexView(store.getState())?.measure).toBeNull();
    await vi.waitFor(
      () => expect(selectShownHexView(store.getState())?.measure?.title).toBe("Harm per hex"),
      PATIENCE,
    );
    const view = selectShownHexView(store.getState());
    const where = selectReport(store.getState(), "where");
    const most = where?.hexes.harm.indexOf(Math.max(...(where?.hexes.harm ?? []))) ?? -1;
    expect(view?.classOf[most]).toBe(Math.max(...(view?.classOf ?? [])));
    expect(view?.describe(most)).toMatch(/^[\d,]+ days of imprisonment$/);
    expect(selectSharedHexView(store.getState())?.measure).toBeNull();
    actions.setQuery({ categories: ["Robbery"] });
    expect(selectShownHexView(store.getState())?.measure ?? null).toBeNull();
    actions.goTo("plan");
    expect(selectShownHexView(store.getState())?.measure ?? null).toBeNull();
  });

  it("fall back to the count where it cannot be had, and say why", async () => {
    const { store, actions } = await openDemonstration();
    actions.goTo("explore");
    actions.showMeasure("effect");
    actions.setCalendar({ events: [] });
    await vi.waitFor(() => expect(selectMeasure(store.getState())).toHaveProperty("locked"), PATIENCE);
    expect(selectShownHexView(store.getState())?.measure).toBeNull();
  });
});
