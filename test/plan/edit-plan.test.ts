import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Post } from "../../src/model/deployment.ts";
import { PHASE_NAMES } from "../../src/model/event-spec.ts";
import type { FixedPost } from "../../src/model/fixed-post.ts";
import { UNIT_KINDS } from "../../src/model/fleet.ts";
import { makeFocusArea } from "../../src/model/new-focus-area.ts";
import { GOALS } from "../../src/model/objective.ts";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { ProblemError } from "../../src/model/problem.ts";
import type { Resolution } from "../../src/model/study-area.ts";
import {
  addSupportUnits,
  addUnitGroup,
  removeUnitGroup,
  setBeatRules,
  setMovement,
  setObjective,
  setPhases,
  setUnitGroup,
} from "../../src/plan/edit-fleet.ts";
import { removeFixedPost, saveFixedPost, setFocusAreas, setSites } from "../../src/plan/edit-ground.ts";
import {
  setArea,
  setEventDate,
  setEventName,
  setEventTimes,
  setQuery,
  setSource,
  setVenue,
} from "../../src/plan/edit-plan.ts";
import {
  addPost,
  clearSuggestedPosts,
  movePost,
  newPostId,
  pinPost,
  removePost,
  replacePosts,
} from "../../src/plan/edit-posts.ts";
import { readPlan } from "../../src/plan/read-plan.ts";
import { arbitraryPosition } from "./arbitrary-plan.ts";
import { examplePlan } from "./example-plan.ts";

const PRINCIPALITY = { id: "principality-stadium", name: "Principality Stadium", capacity: 73_931 };
const CARDIFF = [-3.1826, 51.4782] as const;
const GATE: FixedPost = {
  ...{ id: "gate-a", name: "Gate A", kind: "gate", at: [-0.28, 51.556] },
  needs: [{ unit: "serial", phase: "arrival", officers: 7 }],
};
const CIRCLE = makeFocusArea([], { type: "point", at: [-0.28, 51.556], radiusM: 100 }, {});
const EVIDENCE: PlanDocument["evidence"] = {
  months: null,
  rowsInArea: 100,
  rowsCounted: 100,
  coveredShare: 0.5,
  boundShare: null,
  method: "",
  posts: examplePlan().posts.map(() => ({ reachesShare: 0, onlyHereShare: 0, why: [], place: null })),
  fixedPosts: [],
  classEdges: [0],
  hexClasses: "",
};

function suggestedPost(id: string, lat: number, change: Partial<Post> = {}): Post {
  return {
    id,
    at: [-0.28, lat],
    unit: "serial",
    coverRadiusM: 300,
    phases: null,
    pinned: false,
    chosenBy: "suggestion",
    ...change,
  };
}

const ids = (plan: PlanDocument) => plan.posts.map((post) => post.id);

describe("editing the event", () => {
  it("at another venue centres the area there and clears all posts, which belong to the old place", () => {
    const plan = setVenue(examplePlan(), { ...PRINCIPALITY, at: CARDIFF });
    expect(plan.area).toEqual({ ...examplePlan().area, center: CARDIFF });
    expect(plan.event.venue).toEqual({ ...PRINCIPALITY, at: CARDIFF });
    expect(plan.posts).toEqual([]);
  });

  it("at the same place under another name keeps the posts", () => {
    const { at } = examplePlan().event.venue;
    const plan = setVenue(examplePlan(), { id: null, name: "The stadium", at, capacity: null });
    expect(plan.posts).toEqual(examplePlan().posts);
    expect(plan.event.venue.name).toBe("The stadium");
  });

  it("cuts a name at 200 characters, never through a character", () => {
    const { name } = setEventName(examplePlan(), `${"x".repeat(199)}🎤`).event;
    expect(name).toBe("x".repeat(199));
  });

  it("takes dates of the calendar only", () => {
    expect(setEventDate(examplePlan(), "2028-02-29").event.date).toBe("2028-02-29");
    expect(() => setEventDate(examplePlan(), "2026-02-29")).toThrow(ProblemError);
    expect(() => setEventDate(examplePlan(), "tomorrow")).toThrow("“tomorrow” is not a date.");
  });

  it("takes an end at one in the morning as the next day's", () => {
    expect(setEventTimes(examplePlan(), { end: 60 }).event.end).toBe(1500);
  });

  it("refuses times that cannot be, in the words of the model", () => {
    expect(() => setEventTimes(examplePlan(), { doors: 20 * 60 })).toThrow("Doors open after the start.");
    expect(() => setEventTimes(examplePlan(), { end: 18 * 60 })).toThrow("The event ends before it starts.");
    expect(() => setEventTimes(examplePlan(), { start: Number.NaN })).toThrow("The start is not a number.");
  });
});

describe("editing area, query and units", () => {
  it("brings radius and resolution into range", () => {
    expect(setArea(examplePlan(), { radiusM: 1e9 }).area.radiusM).toBe(5000);
    expect(setArea(examplePlan(), { radiusM: 0 }).area.radiusM).toBe(250);
    expect(setArea(examplePlan(), { resolution: 12 as Resolution }).area.resolution).toBe(10);
  });

  it("keeps the posts when the area changes", () => {
    const plan = examplePlan();
    expect(setArea(plan, { radiusM: 500 }).posts).toBe(plan.posts);
  });

  it("names each crime type and hour once, and puts hours and a period in order", () => {
    const plan = setQuery(examplePlan(), {
      categories: ["Burglary", "Robbery", "Burglary"],
      period: { from: 670, to: 664 },
      weekHours: [167, 0, 167],
    });
    expect(plan.query).toEqual({
      categories: ["Burglary", "Robbery"],
      period: { from: 664, to: 670 },
      weekHours: [0, 167],
    });
  });

  it("refuses a crime type that is no name", () => {
    expect(() =>
      setQuery(examplePlan(), { categories: ["x".repeat(201)], period: null, weekHours: null }),
    ).toThrow(ProblemError);
  });
});

describe("the source of a plan", () => {
  const source = { simulated: true, attribution: "Simulated for Muster" };

  it("stays with the plan, whatever is edited", () => {
    const plan = setSource(examplePlan(), source);
    expect(removePost(setArea(plan, { radiusM: 500 }), "post-1").source).toEqual(source);
    expect(setVenue(plan, { ...PRINCIPALITY, at: CARDIFF }).source).toEqual(source);
  });

  it("keeps 1,000 characters of an attribution", () => {
    const plan = setSource(examplePlan(), { simulated: false, attribution: "x".repeat(1001) });
    expect(plan.source?.attribution).toHaveLength(1000);
    expect(setSource(plan, { simulated: false, attribution: "x".repeat(1001) })).toBe(plan);
  });
});

describe("editing posts", () => {
  it("adds a post that an officer chose, pinned, with the radius of its kind", () => {
    const plan = addPost(examplePlan(), [-0.281234567, 51.55], "vehicle", null);
    expect(plan.posts.at(-1)).toEqual({
      id: "post-4",
      at: [-0.28123, 51.55],
      unit: "vehicle",
      coverRadiusM: 800,
      phases: null,
      pinned: true,
      chosenBy: "officer",
    });
  });

  it("takes a moved post as an officer's decision", () => {
    const [, moved] = movePost(examplePlan(), "post-2", [-0.3, 51.55]).posts;
    expect(moved).toMatchObject({ id: "post-2", at: [-0.3, 51.55], pinned: true, chosenBy: "officer" });
  });

  it("removes a post and leaves the others their ids", () => {
    expect(ids(removePost(examplePlan(), "post-2"))).toEqual(["post-1", "post-3"]);
  });

  it("pins and unpins without touching who chose the place", () => {
    const plan = pinPost(examplePlan(), "post-1", false);
    expect(plan.posts[0]).toEqual({ ...examplePlan().posts[0], pinned: false });
  });

  it("refuses a post that is not there, a place that is not on Earth and a 201st post", () => {
    expect(() => removePost(examplePlan(), "post-9")).toThrow(ProblemError);
    expect(() => movePost(examplePlan(), "post-1", [200, 51])).toThrow("is not a place on Earth");
    expect(() => addPost(examplePlan(), [Number.NaN, 51], "serial", null)).toThrow(ProblemError);
    expect(() => addPost(examplePlan(200), CARDIFF, "serial", null)).toThrow("A plan can hold 200 posts");
  });

  it("gives an id that no post has", () => {
    fc.assert(
      fc.property(
        fc.array(
          fc.oneof(
            fc.string(),
            fc.nat().map((n) => `post-${n}`),
          ),
        ),
        (existing) => {
          expect(existing).not.toContain(newPostId(existing.map((id) => ({ id }))));
        },
      ),
    );
  });
});

describe("taking on a suggestion", () => {
  it("replaces all posts but the pinned ones, in the suggestion's order", () => {
    const pin = examplePlan().posts[0] as Post;
    const plan = replacePosts(examplePlan(), [suggestedPost("s1", 51.5), pin, suggestedPost("s2", 51.6)]);
    expect(ids(plan)).toEqual(["s1", "post-1", "s2"]);
    expect(plan.posts[1]).toEqual(pin);
  });

  it("keeps a pinned post that the suggestion moved or left out", () => {
    const [pin] = examplePlan().posts;
    expect(replacePosts(examplePlan(), [suggestedPost("post-1", 50)]).posts).toEqual([pin]);
    expect(replacePosts(examplePlan(), [suggestedPost("s1", 51.5)]).posts[0]).toEqual(pin);
  });

  it("keeps both where the suggestion gives a pinned post's id to another as well", () => {
    const pin = examplePlan().posts[0] as Post;
    const plan = replacePosts(examplePlan(), [suggestedPost("post-1", 51.5), pin]);
    expect(plan.posts).toHaveLength(2);
    expect(new Set(ids(plan)).size).toBe(2);
    expect(plan.posts[1]).toEqual(pin);
  });

  it("never moves, loses or doubles a pinned post", () => {
    const post = fc.record({
      id: fc.constantFrom("post-1", "post-2", "post-3", "s1", ""),
      lat: fc.integer({ min: 50, max: 52 }),
      pinned: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(post), fc.array(fc.boolean(), { minLength: 3, maxLength: 3 }), (list, pins) => {
        const before = examplePlan();
        const plan = { ...before, posts: before.posts.map((p, i) => ({ ...p, pinned: pins[i] ?? false })) };
        const after = replacePosts(
          plan,
          list.map(({ id, lat, pinned }) => suggestedPost(id, lat, { pinned })),
        );
        for (const pin of plan.posts.filter((p) => p.pinned)) {
          expect(after.posts.filter((p) => p.id === pin.id)).toEqual([pin]);
        }
        expect(new Set(ids(after)).size).toBe(after.posts.length);
      }),
    );
  });
});

describe("every edit", () => {
  const post = fc.constantFrom("post-1", "post-2", "post-3", "post-4", "post-5");
  const unit = fc.constantFrom("serial", "vehicle", "pair", "serial-2");
  const number = fc.oneof(fc.double(), fc.integer({ min: -100, max: 6000 }));
  const words = fc.string({ unit: "binary", maxLength: 300 });
  const anyEdit: fc.Arbitrary<(plan: PlanDocument) => PlanDocument> = fc.oneof(
    fc
      .record({ id: fc.option(words), name: words, at: arbitraryPosition, capacity: fc.option(number) })
      .map((v) => (p: PlanDocument) => setVenue(p, v)),
    words.map((name) => (p: PlanDocument) => setEventName(p, name)),
    fc.oneof(words, fc.constant("2027-01-01")).map((date) => (p: PlanDocument) => setEventDate(p, date)),
    fc
      .record({ doors: number, start: number, end: number }, { requiredKeys: [] })
      .map((t) => (p: PlanDocument) => setEventTimes(p, t)),
    fc
      .record({ radiusM: number, resolution: number.map((n) => n as Resolution) }, { requiredKeys: [] })
      .map((a) => (p: PlanDocument) => setArea(p, a)),
    fc
      .record({
        categories: fc.option(fc.array(words)),
        period: fc.option(fc.record({ from: number, to: number })),
        weekHours: fc.option(fc.array(fc.nat(167))),
      })
      .map((q) => (p: PlanDocument) => setQuery(p, q)),
    fc
      .tuple(
        unit,
        fc.record(
          {
            ...{ count: number, officersPerUnit: number, officersBeside: number, coverRadiusM: number },
            ...{ speedKmh: number, reserve: number, costPerHour: fc.option(number) },
            ...{ coverMinutes: fc.option(number), beatHexes: fc.option(number) },
            onDuty: fc.record({ arrival: number, night: number }, { requiredKeys: [] }),
          },
          { requiredKeys: [] },
        ),
      )
      .map(
        ([id, g]) =>
          (p: PlanDocument) =>
            setUnitGroup(p, id, g),
      ),
    fc.constantFrom(...UNIT_KINDS).map((kind) => (p: PlanDocument) => addUnitGroup(p, kind)),
    fc.nat(3).map((n) => (p: PlanDocument) => addSupportUnits(p, n)),
    unit.map((id) => (p: PlanDocument) => removeUnitGroup(p, id)),
    fc.array(fc.constantFrom(...PHASE_NAMES)).map((names) => (p: PlanDocument) => setPhases(p, names)),
    fc
      .record({ goal: fc.constantFrom(...GOALS), busyShare: number }, { requiredKeys: [] })
      .map((o) => (p: PlanDocument) => setObjective(p, o)),
    fc
      .record({ detour: number, turnaroundMinutes: fc.option(number) }, { requiredKeys: [] })
      .map((m) => (p: PlanDocument) => setMovement(p, m)),
    fc.option(number).map((mostRatio) => (p: PlanDocument) => setBeatRules(p, { mostRatio })),
    fc
      .record({
        id: post,
        name: words,
        kind: fc.constant("gate" as const),
        at: arbitraryPosition,
        needs: fc.array(fc.record({ unit, phase: fc.constantFrom(...PHASE_NAMES), officers: number })),
      })
      .map((fixed) => (p: PlanDocument) => saveFixedPost(p, fixed)),
    post.map((id) => (p: PlanDocument) => removeFixedPost(p, id)),
    arbitraryPosition.map((at) => (p: PlanDocument) => addPost(p, at, "serial", null)),
    fc.tuple(post, arbitraryPosition).map(
      ([id, to]) =>
        (p: PlanDocument) =>
          movePost(p, id, to),
    ),
    post.map((id) => (p: PlanDocument) => removePost(p, id)),
    fc
      .option(fc.record({ simulated: fc.boolean(), attribution: fc.string({ maxLength: 2000 }) }))
      .map((s) => (p: PlanDocument) => setSource(p, s)),
    fc.tuple(post, fc.boolean()).map(
      ([id, pinned]) =>
        (p: PlanDocument) =>
          pinPost(p, id, pinned),
    ),
    fc.array(fc.tuple(post, fc.integer({ min: -90, max: 90 })), { maxLength: 8 }).map(
      (list) => (p: PlanDocument) =>
        replacePosts(
          p,
          list.map(([id, lat]) => suggestedPost(id, lat)),
        ),
    ),
  );

  /** The plan after an edit; the plan itself where the edit is refused as a person would be told. */
  function attempt(plan: PlanDocument, edit: (plan: PlanDocument) => PlanDocument): PlanDocument {
    try {
      return edit(plan);
    } catch (error) {
      if (error instanceof ProblemError) return plan;
      throw error;
    }
  }

  it("leaves a plan that can be saved and opened exactly, whatever is done in whatever order", () => {
    fc.assert(
      fc.property(fc.array(anyEdit, { maxLength: 20 }), (edits) => {
        const plan = edits.reduce(attempt, examplePlan());
        expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, plan });
      }),
      { numRuns: 300 },
    );
  });

  it("gives the very same plan where it changes nothing", () => {
    const plan = { ...examplePlan(), evidence: EVIDENCE };
    const [first] = plan.posts as [Post];
    expect(setVenue(plan, plan.event.venue)).toBe(plan);
    expect(setEventName(plan, plan.event.name)).toBe(plan);
    expect(setEventTimes(plan, {})).toBe(plan);
    expect(setArea(plan, { radiusM: plan.area.radiusM })).toBe(plan);
    expect(setQuery(plan, plan.query)).toBe(plan);
    expect(setSource(plan, plan.source)).toBe(plan);
    expect(setUnitGroup(plan, "serial", {})).toBe(plan);
    expect(movePost(plan, first.id, first.at)).toBe(plan);
    expect(pinPost(plan, first.id, first.pinned)).toBe(plan);
    expect(replacePosts(plan, plan.posts)).toBe(plan);
  });

  it("drops the evidence where it would no longer be true, and only there", () => {
    const plan = { ...examplePlan(), evidence: EVIDENCE };
    const dropping = [
      setVenue(plan, { ...PRINCIPALITY, at: CARDIFF }),
      setArea(plan, { radiusM: 500 }),
      setQuery(plan, { categories: ["Robbery"], period: null, weekHours: null }),
      setSource(plan, { simulated: false, attribution: "data.police.uk" }),
      setUnitGroup(plan, "serial", { count: 3 }),
      removeUnitGroup(plan, "vehicle"),
      setPhases(plan, ["dispersal"]),
      setObjective(plan, { goal: "fairness" }),
      saveFixedPost(plan, GATE),
      setSites(plan, [{ name: "Gate A", at: CARDIFF }]),
      setFocusAreas(plan, [CIRCLE]),
      setEventTimes(setPhases(plan, ["dispersal"]), { doors: 15 * 60 }),
      addPost(plan, CARDIFF, "serial", null),
      movePost(plan, "post-1", CARDIFF),
      removePost(plan, "post-1"),
      pinPost(plan, "post-1", false),
      replacePosts(plan, []),
    ];
    const keeping = [
      setEventName(plan, "Cup final"),
      setEventDate(plan, "2027-01-01"),
      setEventTimes(plan, { doors: 15 * 60 }),
      setUnitGroup(plan, "serial", { name: "Serials" }),
      setUnitGroup(plan, "serial", { costPerHour: 40 }),
      setMovement(plan, { detour: 1.3 }),
      pinPost(plan, "post-2", true),
    ];
    expect(dropping.map((edited) => edited.evidence)).toEqual(dropping.map(() => null));
    expect(keeping.map((edited) => edited.evidence)).toEqual(keeping.map(() => EVIDENCE));
  });

  it("leaves the plan it was given as it was", () => {
    const plan = examplePlan();
    movePost(plan, "post-1", CARDIFF);
    setUnitGroup(plan, "serial", { coverRadiusM: 500 });
    expect(plan).toEqual(examplePlan());
  });
});

describe("clearing suggested posts", () => {
  it("takes off what a suggestion chose, and keeps every decision", () => {
    const plan = examplePlan();
    const decided = plan.posts.filter((post) => post.pinned || post.chosenBy === "officer");
    expect(decided.length).toBeGreaterThan(0);
    expect(decided.length).toBeLessThan(plan.posts.length);
    expect(clearSuggestedPosts(plan).posts).toEqual(decided);
    const cleared = clearSuggestedPosts(plan);
    expect(clearSuggestedPosts(cleared)).toBe(cleared);
  });
});
