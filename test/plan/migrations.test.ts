import { describe, expect, it } from "vitest";
import { PLAN_VERSION } from "../../src/model/plan-document.ts";
import { MIGRATIONS, type Migration, migrate } from "../../src/plan/migrations.ts";
import { readPlan } from "../../src/plan/read-plan.ts";
import { examplePlan } from "./example-plan.ts";

const TWO_STEPS: readonly Migration[] = [
  { change: "posts are called posts", migrate: ({ points, ...rest }) => ({ ...rest, posts: points }) },
  { change: "posts are counted", migrate: (old) => ({ ...old, postCount: (old.posts as unknown[]).length }) },
];

/** A plan as version 3 wrote it. */
function versionThree() {
  const { beats: _, sites: __, takenFrom: ___, crowd: ____, fleet, ...rest } = examplePlan();
  return {
    ...{ ...rest, version: 3 },
    fleet: fleet.map(({ coverMinutes: _, beatHexes: __, ...group }) => group),
  };
}

/** A plan as version 2 wrote it: two foot posts and one of a vehicle. */
const VERSION_2 = {
  ...{ version: 2, event: examplePlan().event, area: examplePlan().area, query: examplePlan().query },
  fleet: [
    { mode: "foot", count: 12, officersPerUnit: 7, coverRadiusM: 300 },
    { mode: "vehicle", count: 2, officersPerUnit: 2, coverRadiusM: 800 },
  ],
  posts: examplePlan().posts.map(({ unit: _, phases: __, ...post }, i) => ({
    ...post,
    mode: i === 2 ? "vehicle" : "foot",
  })),
  ...{ source: null, evidence: null },
};

describe("migrating a document", () => {
  it("has one migration for each version after the first", () => {
    expect(MIGRATIONS).toHaveLength(PLAN_VERSION - 1);
  });

  it("runs each migration on the list, in order, from the first version", () => {
    expect(migrate({ version: 1, points: ["a", "b"] }, TWO_STEPS)).toEqual({
      kind: "migrated",
      document: { version: 3, posts: ["a", "b"], postCount: 2 },
    });
  });

  it("runs only what a later version still lacks", () => {
    expect(migrate({ version: 2, posts: ["a"] }, TWO_STEPS)).toEqual({
      kind: "migrated",
      document: { version: 3, posts: ["a"], postCount: 1 },
    });
  });

  it("runs exactly one migration per version on the way up", () => {
    const ran: string[] = [];
    const recorded = TWO_STEPS.map((step) => ({
      ...step,
      migrate: (document: Parameters<Migration["migrate"]>[0]) => {
        ran.push(`${document.version}: ${step.change}`);
        return step.migrate(document);
      },
    }));
    migrate({ version: 1, points: [] }, recorded);
    expect(ran).toEqual(["1: posts are called posts", "2: posts are counted"]);
  });

  it("leaves a document of the newest version alone", () => {
    const document = { version: 3, posts: [], postCount: 0 };
    expect(migrate(document, TWO_STEPS)).toEqual({ kind: "migrated", document });
  });

  it("does not change the document it was given", () => {
    const document = Object.freeze({ version: 1, points: Object.freeze(["a"]) });
    migrate(document, TWO_STEPS);
    expect(document).toEqual({ version: 1, points: ["a"] });
  });

  it("refuses a version that no migration leads to", () => {
    expect(migrate({ version: 4 }, TWO_STEPS)).toEqual({ kind: "too-new", version: 4, newest: 3 });
  });

  it.each([
    null,
    7,
    "plan",
    [],
    {},
    { version: 0 },
    { version: 1.5 },
    { version: "1" },
    { version: Number.NaN },
  ])("finds no version in %j", (json) => {
    expect(migrate(json, TWO_STEPS)).toEqual({ kind: "no-version" });
  });

  it("lets plans of version 1 count all hours of the week", () => {
    const { query, ...rest } = VERSION_2;
    const old = { ...rest, version: 1, query: { categories: query.categories, period: query.period } };
    const reading = readPlan(old);
    expect(reading.ok && reading.plan.query).toEqual({ ...query, weekHours: null });
  });

  it("gives units of version 2 types of their own, and their posts the whole evening", () => {
    const plan = examplePlan();
    const [serials, vehicles] = plan.fleet;
    expect(readPlan(VERSION_2)).toEqual({
      ok: true,
      plan: {
        ...plan,
        fleet: [serials, { ...vehicles, count: 2 }],
        posts: plan.posts.map((post, i) => ({ ...post, unit: i === 2 ? "vehicle" : "serial", phases: null })),
      },
    });
  });

  it("lets units of version 3 cover by radius and stand, anywhere, of no stated source", () => {
    expect(readPlan(versionThree())).toEqual({ ok: true, plan: examplePlan() });
  });

  it("keeps posts of version 2 whose units were no longer in the plan, with a group of none", () => {
    const reading = readPlan({ ...VERSION_2, fleet: VERSION_2.fleet.slice(0, 1) });
    expect(reading.ok && reading.plan.fleet.map(({ id, count }) => [id, count])).toEqual([
      ["serial", 12],
      ["vehicle", 0],
    ]);
    expect(reading.ok && reading.plan.posts).toHaveLength(3);
  });

  it("refuses a unit of version 2 that is neither on foot nor in a vehicle", () => {
    const [first] = VERSION_2.fleet;
    expect(readPlan({ ...VERSION_2, fleet: [{ ...first, mode: "horse" }] })).toMatchObject({
      kind: "invalid",
    });
  });
});
