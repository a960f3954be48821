import { describe, expect, it, vi } from "vitest";
import { selectBeatWords } from "../../src/app/beat-words.ts";
import { selectCoverageWords } from "../../src/app/coverage-words.ts";
import { selectOrderBeats } from "../../src/app/order-beats.ts";
import { selectPlan } from "../../src/app/selectors.ts";
import { areBeatsPending, selectMapBeats, selectShownBeats } from "../../src/app/shown-beats.ts";
import { demonstrationFile, makeApp } from "./make-app.ts";

const PATIENCE = { timeout: 30_000 };

/** The demonstration plan with six serials that patrol three hexes each. */
async function patrolling() {
  const app = makeApp();
  app.actions.setUnitGroup("serial", { count: 6, beatHexes: 3 });
  await app.actions.openFiles([demonstrationFile()]);
  await app.actions.suggest();
  const state = () => app.store.getState();
  await vi.waitFor(() => expect(selectShownBeats(state())).not.toBeNull(), PATIENCE);
  return { ...app, state };
}

describe("beats on the page", () => {
  it("are laid by themselves where units patrol, and said beside the cover", async () => {
    const { state } = await patrolling();
    const words = selectBeatWords(state());
    expect(words.lines.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(words.sentence).toBe("of recorded crime is in the beats of 6 units.");
    expect(selectCoverageWords(state()).share).not.toBeCloseTo(words.share ?? 0, 6);
    expect(selectMapBeats(state()).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it("go at once when a post moves, and come back for where it stands then", async () => {
    const { state, actions } = await patrolling();
    const [post] = selectPlan(state()).posts;
    actions.movePost(post?.id ?? "", [-0.2796, 51.556]);
    expect(areBeatsPending(state())).toBe(true);
    expect(selectBeatWords(state())).toMatchObject({ share: null, lines: [] });
    expect(selectMapBeats(state())).toEqual([]);
    expect(selectOrderBeats(state())[0]?.words).toBe("The beats are being worked out.");
    await vi.waitFor(() => expect(areBeatsPending(state())).toBe(false), PATIENCE);
    expect(selectBeatWords(state()).lines).toHaveLength(6);
  });

  it("are proven on request, and the plan is left as it is", async () => {
    const { state, actions } = await patrolling();
    const before = selectPlan(state());
    const quick = selectBeatWords(state()).share ?? 0;
    await actions.proveBeats();
    expect(selectBeatWords(state())).toMatchObject({ isProven: true });
    expect(selectBeatWords(state()).share).toBeGreaterThanOrEqual(quick);
    expect(selectBeatWords(state()).proof.at(-1)).toBe("These beats are optimal.");
    expect(selectPlan(state())).toBe(before);
    expect(state().provingBeats).toBeNull();
  });

  it("are not taken over from a proof of what has been changed meanwhile", async () => {
    const { state, actions } = await patrolling();
    const proof = actions.proveBeats();
    actions.setUnitGroup("serial", { beatHexes: 2 });
    expect(state().provingBeats).toBeNull();
    await proof;
    await vi.waitFor(() => expect(areBeatsPending(state())).toBe(false), PATIENCE);
    for (const { hexes } of selectBeatWords(state()).lines) expect(hexes).toBeLessThanOrEqual(2);
    expect(selectShownBeats(state())?.plan).toMatchObject({ proof: { method: "growth-exchange" } });
  });

  it("are as even as is asked for, and evenness is undone like any edit", async () => {
    const { state, actions } = await patrolling();
    const uneven = selectBeatWords(state()).share ?? 0;
    actions.setBeatRules({ mostRatio: 2 });
    await vi.waitFor(() => expect(areBeatsPending(state())).toBe(false), PATIENCE);
    const loads = selectBeatWords(state()).lines.map(({ workload }) => workload);
    expect(Math.max(...loads)).toBeLessThanOrEqual(2 * Math.min(...loads));
    expect(selectBeatWords(state()).share).toBeLessThanOrEqual(uneven);
    actions.undo();
    expect(selectPlan(state()).beats.mostRatio).toBeNull();
  });

  it("say why there are none", async () => {
    const { state, actions } = await patrolling();
    actions.setUnitGroup("serial", { beatHexes: null });
    expect(selectBeatWords(state()).sentence).toMatch(/^No unit patrols a beat\./);
    expect(selectOrderBeats(state())).toEqual([]);
    const app = makeApp();
    app.actions.setUnitGroup("serial", { beatHexes: 3 });
    expect(selectBeatWords(app.store.getState()).sentence).toMatch(/has a post here yet/);
  });
});
