import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { selectSharedHexView, selectShownHexView } from "../../src/app/hex-view.ts";
import { loadShipped } from "../../src/app/load-shipped.ts";
import { MEASURE_IDS } from "../../src/app/map-measures.ts";
import { selectHalt, selectReport } from "../../src/app/report-keys.ts";
import { selectSurface } from "../../src/app/selectors.ts";
import { selectMeasure, selectMeasureOffers } from "../../src/app/shown-measure.ts";
import { demonstrationFile, makeApp } from "./make-app.ts";

const PATIENCE = { timeout: 40_000 };
const EVENTS = readFileSync(new URL("../../data/wembley-events.json", import.meta.url), "utf8");

describe("the measures of the demonstration", () => {
  const app = makeApp();
  const { store, actions, context } = app;

  beforeAll(async () => {
    await loadShipped(context, { "wembley-stadium": EVENTS });
    await actions.openFiles([demonstrationFile()]);
    await vi.waitFor(() => expect(selectSurface(store.getState())).not.toBeNull(), PATIENCE);
    actions.goTo("explore");
  }, PATIENCE.timeout);

  it("are all offered before anything is worked out", () => {
    const offers = selectMeasureOffers(store.getState());
    expect(offers.map(({ id }) => id)).toEqual(MEASURE_IDS);
    expect(offers.every(({ locked }) => locked === null)).toBe(true);
  });

  it("that were called off stay away until they are asked for", async () => {
    actions.showMeasure("cluster");
    actions.callOffReport("where");
    expect(selectHalt(store.getState(), "where")).toBe("called-off");
    expect(selectShownHexView(store.getState())?.measure).toBeNull();
    actions.askForReport("where");
    expect(selectHalt(store.getState(), "where")).toBeNull();
    await vi.waitFor(() => expect(selectShownHexView(store.getState())?.measure).not.toBeNull(), PATIENCE);
  });

  it.each(MEASURE_IDS)("have a class, a label and words for each hex: %s", async (id) => {
    actions.showMeasure(id);
    await vi.waitFor(() => expect(selectMeasure(store.getState())).not.toBeNull(), PATIENCE);
    const view = selectShownHexView(store.getState());
    const measure = view?.measure;
    expect(view?.cells).toEqual(selectSurface(store.getState())?.cells);
    expect(measure?.classOf).toHaveLength(view?.cells.length ?? 0);
    expect(Math.max(...(measure?.classOf ?? []))).toBeLessThan(measure?.labels.length ?? 0);
    if (measure?.ticks) expect(measure.ticks).toHaveLength(measure.labels.length);
    expect(new Set(measure?.labels).size).toBe(measure?.labels.length);
    view?.cells.forEach((_, cell) => {
      expect(view.describe(cell)).toMatch(/^\S/);
      expect(view.describe(cell)).not.toMatch(/NaN|undefined|Infinity/);
    });
  });

  it("change nothing of what is shared", () => {
    const shared = selectSharedHexView(store.getState());
    actions.showMeasure(null);
    expect(selectSharedHexView(store.getState())).toBe(shared);
    actions.showMeasure("harm");
    expect(selectSharedHexView(store.getState())).toBe(shared);
    expect(shared?.measure).toBeNull();
  });

  it("say harm in the unit and by the name of its index", () => {
    expect(selectShownHexView(store.getState())?.measure).toMatchObject({
      title: "Harm per hex",
      unit: "days of imprisonment (Cambridge Crime Harm Index 2026)",
    });
  });

  it("that cannot be had are offered with the reason, and fall back to the count", async () => {
    actions.setQuery({ categories: ["Anti-social behaviour"] });
    await vi.waitFor(() => expect(selectReport(store.getState(), "where")).not.toBeNull(), PATIENCE);
    await vi.waitFor(() => expect(selectSurface(store.getState())).not.toBeNull(), PATIENCE);
    const offer = selectMeasureOffers(store.getState()).find(({ id }) => id === "harm");
    expect(offer?.locked).toBe("Nothing here has a weight of harm.");
    expect(selectMeasure(store.getState())).toEqual({ locked: offer?.locked });
    expect(selectShownHexView(store.getState())?.measure).toBeNull();
  });
});
