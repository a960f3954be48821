import { describe, expect, it, vi } from "vitest";
import { selectCoverageWords } from "../../src/app/coverage-words.ts";
import { selectDeployment, selectPlacingState } from "../../src/app/deployments.ts";
import { selectHexView } from "../../src/app/hex-view.ts";
import { selectOrder } from "../../src/app/order.ts";
import { selectPlan, selectQuality, selectSurface } from "../../src/app/selectors.ts";
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

  it("have the quality report of their data and area beside them, and never that of others", async () => {
    const { store, actions } = await openDemonstration();
    const judged = () => selectQuality(store.getState());
    await vi.waitFor(() => expect(judged()).not.toBeNull(), PATIENCE);
    const before = judged();
    actions.setArea({ radiusM: 750 });
    expect(judged()).toBeNull();
    await vi.waitFor(() => expect(judged()).not.toBeNull(), PATIENCE);
    expect(judged()?.rows.outsideArea).toBeGreaterThan(before?.rows.outsideArea ?? Number.NaN);
    actions.setQuery({ categories: ["Robbery"] });
    expect(judged()).not.toBeNull();
    const opening = actions.openFiles([rowsAround(51.556, -0.2796, 7)]);
    await vi.waitFor(() => expect(judged()?.rows).toMatchObject({ read: 7, outsideArea: 0 }), PATIENCE);
    await opening;
  });

  it("of a selected hex are let go when the study area changes", async () => {
    const { store, actions } = await openDemonstration();
    const [cell] = selectSurface(store.getState())?.cells ?? [];
    actions.select({ kind: "cell", cell: cell ?? "" });
    actions.setArea({ resolution: 8 });
    await vi.waitFor(() => expect(selectSurface(store.getState())).not.toBeNull(), PATIENCE);
    expect(store.getState().selection).toBeNull();
    expect(store.getState().problem).toBeNull();
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

describe("a proof", () => {
  it("is gone when a post that it was proven around is unpinned", async () => {
    const { store, actions } = await openDemonstration();
    const id = selectPlan(store.getState()).posts[0]?.id ?? "";
    actions.movePost(id, [-0.2601, 51.5707]);
    await actions.suggest();
    expect(selectDeployment(store.getState())?.proof.status).toBe("optimal");
    actions.pinPost(id, false);
    await vi.waitFor(() => expect(selectDeployment(store.getState())).not.toBeNull(), PATIENCE);
    expect(selectDeployment(store.getState())?.proof.method).toBe("by-hand");
  });

  it("is never given to posts that reach further than the units do", async () => {
    const { store, actions } = await openDemonstration();
    const plan = selectPlan(store.getState());
    const posts = plan.posts.map((post) => ({ ...post, coverRadiusM: 800 }));
    await actions.adoptPlan({ ...plan, posts });
    await vi.waitFor(() => expect(selectDeployment(store.getState())).not.toBeNull(), PATIENCE);
    expect(selectDeployment(store.getState())?.proof.method).toBe("by-hand");
  });
});

describe("suggesting again", () => {
  it("because other data was opened is an undo step, so that no decision is lost", async () => {
    const { store, actions } = await openDemonstration();
    actions.removePost(selectPlan(store.getState()).posts[2]?.id ?? "");
    const decided = selectPlan(store.getState()).posts;
    await actions.openFiles([demonstrationFile()]);
    expect(selectPlan(store.getState()).posts).toHaveLength(12);
    actions.undo();
    expect(selectPlan(store.getState()).posts).toEqual(decided);
  });

  it("keeps pinned posts and places the rest, as one undo step", async () => {
    const { store, actions } = await openDemonstration();
    const id = selectPlan(store.getState()).posts[3]?.id ?? "";
    actions.movePost(id, [-0.2701, 51.5607]);
    actions.setUnitGroup("serial", { count: 14 });
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
    actions.setUnitGroup("serial", { count: 0 });
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
    const source = { simulated: false, attribution: "Somebody else's files" };
    await reader.actions.adoptPlan({ ...reading.plan, source });
    const state = reader.store.getState();
    expect(state.data.kind).toBe("none");
    const [sent, read] = [selectOrder(sender.store.getState()), selectOrder(state)];
    expect(read.rows).toEqual(sent.rows);
    expect(selectHexView(state)?.masked).toBe(true);
    expect(selectHexView(state)?.significance).toEqual(
      selectHexView(sender.store.getState())?.significance.map((s) => Math.max(0, s)),
    );
  });

  it("without evidence carries no figure, but still says that its data is simulated", async () => {
    const { store } = await openDemonstration();
    const shared = composeSharedPlan(store.getState(), false);
    expect(shared.evidence).toBeNull();
    expect(shared.source?.simulated).toBe(true);
  });

  it("says whose records its figures are of when it is opened over other data, however it was saved", async () => {
    const { store, actions } = await openDemonstration();
    const { source: open } = selectPlan(store.getState());
    const elsewhere = { simulated: false, attribution: "Somebody else's files" };
    for (const source of [null, elsewhere]) {
      await actions.adoptPlan({ ...selectPlan(store.getState()), source, evidence: null });
      expect(selectPlan(store.getState()).source).toEqual(open);
      expect(selectOrder(store.getState()).simulatedBadge).toBe("Simulated data");
      actions.undo();
      actions.redo();
      expect(selectOrder(store.getState()).simulatedBadge).toBe("Simulated data");
    }
  });

  it("opened over another is an undo step, with every post it came with", async () => {
    const { store, actions } = await openDemonstration();
    const before = selectPlan(store.getState());
    const shared = {
      ...composeSharedPlan(store.getState(), true),
      posts: before.posts.slice(0, 5),
      evidence: null,
    };
    await actions.adoptPlan(shared);
    expect(selectPlan(store.getState()).posts).toHaveLength(5);
    actions.undo();
    expect(selectPlan(store.getState()).posts).toEqual(before.posts);
  });
});

describe("charts limited to hexes", () => {
  it("count those hexes alone, while the map keeps them all", async () => {
    const { store, actions } = await openDemonstration();
    const before = selectSurface(store.getState());
    const cell = before?.cells[0] ?? "";
    actions.toggleHexFilter(cell);
    expect(selectSurface(store.getState())).toBeNull();
    await vi.waitFor(() => expect(selectSurface(store.getState())).not.toBeNull(), PATIENCE);
    const after = selectSurface(store.getState());
    expect(after?.count).toEqual(before?.count);
    expect(after?.rowsWithin).toBe(before?.count[0]);
    expect(after?.byCategory.reduce((rows, each) => rows + each.rows, 0)).toBe(before?.count[0]);
    actions.toggleHexFilter(cell);
    await vi.waitFor(
      () => expect(selectSurface(store.getState())?.rowsWithin).toBe(before?.rowsWithin),
      PATIENCE,
    );
  });

  it("follow the hex that is chosen on the map while the bench shows When", async () => {
    const { store, actions } = await openDemonstration();
    const before = selectSurface(store.getState());
    actions.openBench("when");
    actions.chooseHex(before?.cells[2] ?? null);
    await vi.waitFor(
      () => expect(selectSurface(store.getState())?.rowsWithin).toBe(before?.count[2]),
      PATIENCE,
    );
    actions.chooseHex(null);
    await vi.waitFor(
      () => expect(selectSurface(store.getState())?.rowsWithin).toBe(before?.rowsWithin),
      PATIENCE,
    );
    actions.closeBench();
    actions.chooseHex(before?.cells[2] ?? null);
    expect(store.getState().hexFilter).toBeNull();
  });

  it("are free again in another area, where those hexes are not", async () => {
    const { store, actions } = await openDemonstration();
    actions.toggleHexFilter(selectSurface(store.getState())?.cells[0] ?? "");
    actions.setArea({ radiusM: 1000 });
    await vi.waitFor(() => {
      const surface = selectSurface(store.getState());
      expect(surface?.rowsWithin).toBe(surface?.rowsCounted);
    }, PATIENCE);
  });
});
