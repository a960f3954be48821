import { beforeAll, describe, expect, it, vi } from "vitest";
import { selectCoverageWords } from "../../src/app/coverage-words.ts";
import { selectDeployment, selectPlacingState, selectShownSuggestion } from "../../src/app/deployments.ts";
import { selectOrder } from "../../src/app/order.ts";
import { suggestionKey } from "../../src/app/placing-keys.ts";
import { selectPlan, selectSurface } from "../../src/app/selectors.ts";
import { selectChosenFixedPost, selectShownFixedPosts } from "../../src/app/shown-fixed-posts.ts";
import { PHASE_NAMES } from "../../src/model/event-spec.ts";
import type { FixedPost } from "../../src/model/fixed-post.ts";
import type { LngLat } from "../../src/model/units.ts";
import { demonstrationFile, makeApp } from "./make-app.ts";

const PATIENCE = { timeout: 30_000 };
const GATE_AT: LngLat = [-0.27, 51.551];

function makeFixed(app = makeApp()) {
  const state = () => app.store.getState();
  const posts = () => selectPlan(state()).fixedPosts;
  const first = () => posts()[0] as FixedPost;
  return { ...app, state, posts, first };
}

/** Asks for as many officers of the first group of the fleet in every phase. */
function staff(app: ReturnType<typeof makeFixed>, officers: number): string | null {
  const unit = selectPlan(app.state()).fleet[0]?.id ?? "";
  const needs = PHASE_NAMES.map((phase) => ({ unit, phase, officers }));
  return app.actions.saveFixedPost({ ...app.first(), needs });
}

describe("a fixed post", () => {
  it("is added where the map is clicked, in the Plan step, with its editor open", () => {
    const app = makeFixed();
    app.actions.pick("fixed-post");
    app.actions.placePicked(GATE_AT);
    expect(app.posts()).toEqual([
      { id: "fixed-1", name: "Fixed post 1", kind: "other", at: GATE_AT, needs: [] },
    ]);
    expect(app.state()).toMatchObject({ picking: null, fixedPostEdited: "fixed-1", step: "plan" });
    expect(selectChosenFixedPost(app.state())).toBe("fixed-1");
  });

  it("is not added beyond what a plan can hold, and the page says why", () => {
    const app = makeFixed();
    for (let i = 0; i < 61; i++) app.actions.addFixedPost(GATE_AT);
    expect(app.posts()).toHaveLength(60);
    expect(app.state().problem?.what).toBe("A plan can hold 60 fixed posts.");
  });

  it("keeps its name where another cannot be, and the answer says why", () => {
    const app = makeFixed();
    app.actions.addFixedPost(GATE_AT);
    expect(app.actions.saveFixedPost({ ...app.first(), name: "  " })).toMatch(/has no name/);
    expect(app.first().name).toBe("Fixed post 1");
    expect(app.actions.saveFixedPost({ ...app.first(), name: "Gate A" })).toBeNull();
    expect(app.first().name).toBe("Gate A");
  });

  it("takes typing into one field back in one step, and another field in another", () => {
    const app = makeFixed();
    app.actions.addFixedPost(GATE_AT);
    for (const name of ["G", "Ga", "Gate A"]) app.actions.saveFixedPost({ ...app.first(), name });
    app.actions.saveFixedPost({ ...app.first(), kind: "gate" });
    app.actions.undo();
    expect(app.first()).toMatchObject({ name: "Gate A", kind: "other" });
    app.actions.undo();
    expect(app.first().name).toBe("Fixed post 1");
    app.actions.undo();
    expect(app.posts()).toEqual([]);
    expect(app.state().fixedPostEdited).toBeNull();
  });

  it("that goes, by removal or undo, is no longer selected", () => {
    const app = makeFixed();
    app.actions.addFixedPost(GATE_AT);
    app.actions.select({ kind: "fixed-post", id: "fixed-1" });
    app.actions.removeFixedPost("fixed-1");
    expect(app.state().selection).toBeNull();
    app.actions.undo();
    app.actions.select({ kind: "fixed-post", id: "fixed-1" });
    app.actions.undo();
    expect(app.posts()).toEqual([]);
    expect(app.state().selection).toBeNull();
  });

  it("is moved by a person, each move an undo step", () => {
    const app = makeFixed();
    app.actions.addFixedPost(GATE_AT);
    app.actions.moveFixedPost("fixed-1", [-0.271, 51.551]);
    app.actions.moveFixedPost("fixed-1", [-0.272, 51.551]);
    app.actions.undo();
    expect(app.first().at).toEqual([-0.271, 51.551]);
  });

  it("is said as it is staffed in the stretch on screen", () => {
    const app = makeFixed();
    app.actions.addFixedPost(GATE_AT);
    const unit = selectPlan(app.state()).fleet[0]?.id ?? "";
    const needs = [{ unit, phase: "arrival", officers: 10 }] as const;
    app.actions.saveFixedPost({ ...app.first(), kind: "gate", needs });
    expect(selectShownFixedPosts(app.state())[0]?.words).toBe("gate, 14 officers all evening");
    app.actions.setPhases(["arrival", "event"]);
    expect(selectShownFixedPosts(app.state())[0]).toMatchObject({
      letter: "G",
      words: "gate, 14 officers on arrival",
      coverRadiusM: 300,
    });
    app.actions.showPhase("event");
    expect(selectShownFixedPosts(app.state())[0]).toMatchObject({
      words: "gate, nobody during the event",
      coverRadiusM: 0,
    });
  });
});

describe("fixed posts from a file", () => {
  const file = (text: string) => new File([text], "posts.csv");
  const LIST = "name,latitude,longitude,type,minimum staff,phases\n";

  it("are added with kind, officers and phases in one undo step; what cannot be is refused with its reason", async () => {
    const app = makeFixed();
    const list = await app.actions.addFixedPostFile(
      file(
        `${LIST}Gate A,51.551,-0.27,gate,10,arrival\nWembley Park,51.5635,-0.2795,station,,\nBig,51.55,-0.28,,300,\nNowhere,,,,1,\n`,
      ),
    );
    const unit = selectPlan(app.state()).fleet[0];
    expect(app.posts()).toEqual([
      {
        ...{ id: "fixed-1", name: "Gate A", kind: "gate", at: GATE_AT },
        needs: [{ unit: unit?.id, phase: "arrival", officers: 10 }],
      },
      { id: "fixed-2", name: "Wembley Park", kind: "station", at: [-0.2795, 51.5635], needs: [] },
    ]);
    expect(list?.refused).toHaveLength(2);
    expect(list?.refused.join(" ")).toContain("“Big” asks for 300 officers");
    expect(list?.notes.join(" ")).toContain(`the officers are asked of ${unit?.name}.`);
    app.actions.undo();
    expect(app.posts()).toEqual([]);
  });

  it("are not added twice, nor beyond what a plan can hold", async () => {
    const app = makeFixed();
    const lines = Array.from({ length: 70 }, (_, i) => `Gate ${i},51.5${10 + i},-0.27,,,`);
    const list = await app.actions.addFixedPostFile(file(LIST + lines.join("\n")));
    expect(app.posts()).toHaveLength(60);
    expect(list?.refused).toHaveLength(10);
    const again = await app.actions.addFixedPostFile(file(`${LIST}${lines[0]}\n`));
    expect(again).toMatchObject({ posts: [], refused: ["“Gate 0” is there already."] });
  });

  it("that is none leaves the plan as it is and says why", async () => {
    const app = makeFixed();
    expect(await app.actions.addFixedPostFile(file("hello\nworld\n"))).toBeNull();
    expect(app.state().problem?.what).toContain("posts.csv");
    expect(app.posts()).toEqual([]);
  });
});

describe("fixed posts that take more than there is", () => {
  it("are warned of at once, without data and before any suggestion, on screen and in the order", () => {
    const app = makeFixed();
    app.actions.addFixedPost(GATE_AT);
    const group = selectPlan(app.state()).fleet[0];
    app.actions.setUnitGroup(group?.id ?? "", { count: 5 });
    expect(selectCoverageWords(app.state()).warnings).toEqual([]);
    staff(app, 6 * 7);
    const warning = `${group?.name}: pinned and fixed posts take 6, and 5 can be placed.`;
    expect(selectCoverageWords(app.state()).warnings).toEqual([warning]);
    expect(selectCoverageWords(app.state()).proof).not.toContain(warning);
    expect(selectOrder(app.state()).warnings).toEqual([warning]);
  });
});

describe("a suggestion around a fixed post", () => {
  const app = makeFixed();

  beforeAll(async () => {
    await app.actions.openFiles([demonstrationFile()]);
    await vi.waitFor(() => expect(selectSurface(app.state())).not.toBeNull(), PATIENCE);
    app.actions.addFixedPost(GATE_AT);
  });

  it("holds while a fixed post asks for nobody, whatever it is called", () => {
    expect(selectShownSuggestion(app.state())).not.toBeNull();
    const key = suggestionKey(app.state());
    app.actions.saveFixedPost({ ...app.first(), name: "Gate A", kind: "gate" });
    expect(suggestionKey(app.state())).toBe(key);
  });

  it("is stale once it is staffed; a new one leaves it where it is and places two units fewer", async () => {
    const units = selectPlan(app.state()).posts.length;
    staff(app, 14);
    expect(selectDeployment(app.state())).toBeNull();
    expect(selectPlacingState(app.state())).toBe("inputs-changed");
    await app.actions.suggest();
    await vi.waitFor(() => expect(selectPlacingState(app.state())).toBe("suggested"), PATIENCE);
    expect(app.first().at).toEqual(GATE_AT);
    expect(selectPlan(app.state()).posts).toHaveLength(units - 2);
    expect(selectDeployment(app.state())?.coverage.perFixedPost[0]?.reaches).toBeGreaterThan(0);
    expect(selectCoverageWords(app.state()).proof.join(" ")).toContain("with the fixed post kept");
  });

  it("is in the order with place, times and officers, and in the share of what is covered", () => {
    const order = selectOrder(app.state());
    expect(order.fixedPosts[0]).toMatchObject({
      name: "Gate A",
      words: expect.stringMatching(/^\d\d:\d\d–\d\d:\d\d 2 foot serials, 14 officers$/),
    });
    expect(order.method[0]).toMatch(/one of the 10 foot serials and 1 fixed post\.$/);
  });
});
