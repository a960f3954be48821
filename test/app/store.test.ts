import { describe, expect, it, vi } from "vitest";
import { selectHexView } from "../../src/app/hex-view.ts";
import { selectCoverageWords, selectOrder } from "../../src/app/order.ts";
import { selectDeployment, selectPlacingState, selectPlan, selectSurface } from "../../src/app/selectors.ts";
import { composeSharedPlan } from "../../src/app/shared-plan.ts";
import { unitsIn } from "../../src/model/fleet.ts";
import { decodePlanLink, encodePlanLink } from "../../src/plan/plan-link.ts";
import { demonstrationFile, makeApp, rowsAround } from "./make-app.ts";

const PATIENCE = { timeout: 30_000 };

async function openDemonstration() {
  const app = makeApp();
  await app.actions.openFiles([demonstrationFile()]);
  await vi.waitFor(() => expect(selectSurface(app.store.getState())).not.toBeNull(), PATIENCE);
  return app;
}

describe("opening data", () => {
  it("puts a proven plan on the map without an undo step", async () => {
    const { store } = await openDemonstration();
    const state = store.getState();
    expect(selectPlan(state).posts).toHaveLength(12);
    expect(selectDeployment(state)?.proof.status).toBe("optimal");
    expect(selectPlacingState(state)).toBe("suggested");
    expect(state.history.past).toHaveLength(0);
  });

  it("that cannot be read leaves everything on screen and says why", async () => {
    const { store, actions } = await openDemonstration();
    const before = store.getState();
    await actions.openFiles([{ name: "empty.csv", blob: new Blob([]) }]);
    const after = store.getState();
    expect(after.problem?.what).toContain("empty.csv");
    expect(after.data).toBe(before.data);
    expect(after.history).toBe(before.history);
    expect(selectSurface(after)).toBe(selectSurface(before));
  });

  it("that lies elsewhere points to the venues it covers", async () => {
    const { store, actions } = await openDemonstration();
    await actions.openFiles([rowsAround(51.4782, -3.1826, 200)]);
    const { elsewhere } = store.getState();
    expect(elsewhere?.rowsHere).toBe(0);
    expect(elsewhere?.places[0]).toMatchObject({ venueId: "principality-stadium", rows: 200 });
  });
});

describe("figures on screen", () => {
  it("are gone, not stale, from the moment an input changes until they are recomputed", async () => {
    const { store, actions } = await openDemonstration();
    actions.setQuery({ categories: ["Robbery"] });
    expect(selectSurface(store.getState())).toBeNull();
    expect(selectDeployment(store.getState())).toBeNull();
    await vi.waitFor(() => {
      const state = store.getState();
      expect(selectSurface(state)?.rowsCounted).toBeLessThan(selectSurface(state)?.rowsInArea ?? 0);
      expect(selectDeployment(state)?.proof.method).toBe("by-hand");
    }, PATIENCE);
    expect(selectPlacingState(store.getState())).toBe("inputs-changed");
  });

  it("lose their proof when a post is moved, and get it back by undo", async () => {
    const { store, actions } = await openDemonstration();
    const first = selectPlan(store.getState()).posts[0];
    actions.movePost(first?.id ?? "", [-0.27, 51.56]);
    expect(selectDeployment(store.getState())).toBeNull();
    await vi.waitFor(() => expect(selectDeployment(store.getState())).not.toBeNull(), PATIENCE);
    expect(selectDeployment(store.getState())?.proof.method).toBe("by-hand");
    expect(selectCoverageWords(store.getState()).proof.join(" ")).toMatch(/the best found covers/);
    actions.undo();
    await vi.waitFor(
      () => expect(selectDeployment(store.getState())?.proof.status).toBe("optimal"),
      PATIENCE,
    );
  });

  it("say which cost a removed post has", async () => {
    const { store, actions } = await openDemonstration();
    const before = selectDeployment(store.getState());
    actions.removePost(selectPlan(store.getState()).posts[0]?.id ?? "");
    await vi.waitFor(() => expect(selectDeployment(store.getState())).not.toBeNull(), PATIENCE);
    const lost =
      (before?.coverage.coveredDemand ?? 0) -
      (selectDeployment(store.getState())?.coverage.coveredDemand ?? 0);
    expect(lost).toBe(before?.coverage.perPost[0]?.onlyHere);
  });
});

describe("suggesting again", () => {
  it("keeps pinned posts and places the rest, as one undo step", async () => {
    const { store, actions } = await openDemonstration();
    const id = selectPlan(store.getState()).posts[3]?.id ?? "";
    actions.movePost(id, [-0.2701, 51.5607]);
    actions.setUnitGroup("foot", { count: 14 });
    const steps = store.getState().history.past.length;
    await actions.suggest();
    const state = store.getState();
    expect(state.history.past).toHaveLength(steps + 1);
    const plan = selectPlan(state);
    expect(plan.posts).toHaveLength(unitsIn(plan.fleet));
    expect(plan.posts.find((post) => post.id === id)).toMatchObject({ at: [-0.2701, 51.5607], pinned: true });
  });

  it("with no units says so and changes nothing", async () => {
    const { store, actions } = await openDemonstration();
    actions.setUnitGroup("foot", { count: 0 });
    const posts = selectPlan(store.getState()).posts;
    await actions.suggest();
    expect(store.getState().problem?.what).toBe("There are no units to place.");
    expect(selectPlan(store.getState()).posts).toBe(posts);
  });
});

describe("a shared plan", () => {
  it("shows a reader without data the same order, hexes and posts", async () => {
    const sender = await openDemonstration();
    const fragment = await encodePlanLink(composeSharedPlan(sender.store.getState(), true));
    const reading = await decodePlanLink(fragment);
    if (!reading.ok) throw new Error(reading.problem.what);
    const reader = makeApp();
    const evidence = reading.plan.evidence && { ...reading.plan.evidence, simulated: false };
    await reader.actions.adoptPlan({ ...reading.plan, evidence });
    const state = reader.store.getState();
    expect(state.data.kind).toBe("none");
    const [sent, read] = [selectOrder(sender.store.getState()), selectOrder(state)];
    expect(read.rows).toEqual(sent.rows);
    expect(selectHexView(state)?.masked).toBe(true);
    expect(selectHexView(state)?.significance).toEqual(
      selectHexView(sender.store.getState())?.significance.map((s) => Math.max(0, s)),
    );
  });

  it("without evidence carries no figure", async () => {
    const { store } = await openDemonstration();
    expect(composeSharedPlan(store.getState(), false).evidence).toBeNull();
  });
});
