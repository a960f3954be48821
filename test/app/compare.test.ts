import { describe, expect, it, vi } from "vitest";
import { selectComparedViews, selectComparison } from "../../src/app/kept-plan.ts";
import { selectPlan } from "../../src/app/selectors.ts";
import { writePlanFile } from "../../src/plan/plan-file.ts";
import { makeApp, rowsAround } from "./make-app.ts";

const PATIENCE = { timeout: 20_000 };
const WEMBLEY = [-0.2796, 51.556] as const;

/** The page with rows around Wembley, posts that are proven, and that plan kept. */
async function keepSuggestion() {
  const app = makeApp();
  const { actions, store } = app;
  actions.choosePoint(WEMBLEY);
  await actions.openFiles([rowsAround(51.556, -0.2796, 400)]);
  await vi.waitFor(() => expect(store.getState().solving).toBeNull(), PATIENCE);
  expect(selectPlan(store.getState()).posts.length).toBeGreaterThan(0);
  actions.keepPlan();
  return { ...app, comparison: () => selectComparison(store.getState()) };
}

function fileOf(name: string, text: string): File {
  return new File([text], name, { type: "application/json" });
}

describe("a plan that is kept to compare", () => {
  it("stays as it was while the plan on screen is edited, and is named by when it was kept", async () => {
    const { actions, store, comparison } = await keepSuggestion();
    const { posts } = selectPlan(store.getState());
    actions.removePost(posts[0]?.id ?? "");
    actions.openComparison();
    await vi.waitFor(() => expect(comparison()?.isPending).toBe(false), PATIENCE);
    expect(comparison()?.a.name).toMatch(/^Plan kept at \d\d:\d\d$/);
    expect(comparison()?.a.plan.posts).toBe(posts);
    expect(comparison()?.posts).toEqual([expect.stringMatching(/^Only in A: post 1 /)]);
    actions.nameKept("Before the briefing");
    expect(comparison()?.a.name).toBe("Before the briefing");
  });

  it("comes back with its proof, as a step that can be undone", async () => {
    const { actions, store, comparison } = await keepSuggestion();
    const kept = selectPlan(store.getState());
    actions.setUnitGroup("serial", { count: 2 });
    await actions.suggest();
    const later = selectPlan(store.getState());
    await actions.useKept();
    expect(selectPlan(store.getState()).posts).toEqual(kept.posts);
    expect(comparison()?.b.proofs.length).toBe(1);
    actions.undo();
    expect(selectPlan(store.getState()).posts).toEqual(later.posts);
  });

  it("changes places with the plan on screen", async () => {
    const { actions, store, comparison } = await keepSuggestion();
    const kept = selectPlan(store.getState());
    actions.setUnitGroup("serial", { count: 2 });
    const shown = selectPlan(store.getState());
    await actions.swapPlans();
    expect(comparison()?.a.plan).toBe(shown);
    expect(comparison()?.b.plan.fleet).toEqual(kept.fleet);
  });

  it("counts its own ground, in the colours of the plan on screen", async () => {
    const { actions, store } = await keepSuggestion();
    actions.setArea({ radiusM: 1000 });
    actions.openComparison();
    await vi.waitFor(() => expect(selectComparedViews(store.getState())).not.toBeNull(), PATIENCE);
    const [a, b] = selectComparedViews(store.getState()) ?? [];
    expect(a?.classEdges).toEqual(b?.classEdges);
    expect(a?.cells.length).toBeGreaterThan(b?.cells.length ?? 0);
    expect(Math.max(...(a?.classOf ?? []))).toBeLessThan(a?.classEdges.length ?? 0);
  });

  it("is dropped, and the plan on screen is as it was", async () => {
    const { actions, store, comparison } = await keepSuggestion();
    const shown = selectPlan(store.getState());
    actions.openComparison();
    actions.dropKept();
    expect(comparison()).toBeNull();
    expect(store.getState().comparing).toBe(false);
    expect(selectPlan(store.getState())).toBe(shown);
  });
});

describe("a plan file to compare with", () => {
  it("is set beside the plan on screen, which stays", async () => {
    const { actions, store, comparison } = await keepSuggestion();
    const shown = selectPlan(store.getState());
    await actions.comparePlanFile(fileOf("night-1.json", writePlanFile({ ...shown, posts: [] })));
    expect(comparison()?.a.name).toBe("night-1");
    expect(store.getState().comparing).toBe(true);
    expect(selectPlan(store.getState())).toBe(shown);
  });

  it("that is no plan changes nothing and says why", async () => {
    const { actions, store, comparison } = await keepSuggestion();
    const before = comparison();
    await actions.comparePlanFile(fileOf("notes.json", "{}"));
    expect(store.getState().problem?.what).toContain("notes.json");
    expect(comparison()).toBe(before);
  });
});
