import { afterEach, describe, expect, it, vi } from "vitest";
import { selectPlan, selectSurface } from "../../src/app/selectors.ts";
import { followForDisplay } from "../../src/app/shown-state.ts";
import type { AppState } from "../../src/app/state.ts";
import { demonstrationFile, makeApp } from "./make-app.ts";

const PATIENCE = { timeout: 30_000 };

afterEach(() => vi.useRealTimers());

async function openShown() {
  const app = makeApp();
  const shown = followForDisplay(app.store);
  await app.actions.openFiles([demonstrationFile()]);
  await vi.waitFor(() => expect(selectSurface(app.store.getState())).not.toBeNull(), PATIENCE);
  return { ...app, shown };
}

function categoriesOf(state: AppState) {
  return selectPlan(state).query.categories;
}

describe("what is drawn after a change of filter", () => {
  it("is as before in all its parts, until filter and figures change together", async () => {
    const { store, actions, shown } = await openShown();
    const before = shown.store.getState();
    const drawn: AppState[] = [];
    vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
    shown.store.subscribe((state) => drawn.push(state));
    actions.setQuery({ categories: ["Robbery"] });
    expect(categoriesOf(store.getState())).toEqual(["Robbery"]);
    expect(shown.store.getState().history).toBe(before.history);
    while (selectSurface(store.getState()) === null) await new Promise((resolve) => setImmediate(resolve));
    expect(shown.store.getState()).toBe(store.getState());
    for (const state of drawn) {
      expect(selectSurface(state)).not.toBeNull();
      if (state.history === before.history) expect(selectSurface(state)).toBe(selectSurface(before));
    }
    expect(categoriesOf(drawn.at(-1) as AppState)).toEqual(["Robbery"]);
  });

  it("is the new filter with its figures pending, where counting them takes longer than a moment", async () => {
    const { store, actions, shown } = await openShown();
    const before = shown.store.getState();
    vi.useFakeTimers();
    actions.setQuery({ categories: ["Robbery"] });
    vi.advanceTimersByTime(59);
    expect(shown.store.getState().history).toBe(before.history);
    vi.advanceTimersByTime(1);
    expect(shown.store.getState()).toBe(store.getState());
    expect(selectSurface(shown.store.getState())).toBeNull();
  });

  it("is shown at once when it is about to be acted upon", async () => {
    const { store, actions, shown } = await openShown();
    actions.setQuery({ categories: ["Robbery"] });
    shown.catchUp();
    expect(shown.store.getState()).toBe(store.getState());
    expect(categoriesOf(shown.store.getState())).toEqual(["Robbery"]);
  });

  it("is shown at once together with whatever else changes", async () => {
    const { store, actions, shown } = await openShown();
    actions.setQuery({ categories: ["Robbery"] });
    actions.openBench("when");
    expect(shown.store.getState()).toBe(store.getState());
    expect(selectSurface(shown.store.getState())).toBeNull();
  });

  it("does not wait for another study area", async () => {
    const { store, actions, shown } = await openShown();
    actions.setArea({ radiusM: 1000 });
    expect(shown.store.getState()).toBe(store.getState());
    expect(selectSurface(shown.store.getState())).toBeNull();
  });
});
