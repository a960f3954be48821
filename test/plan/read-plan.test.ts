import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { makeFocusArea } from "../../src/model/new-focus-area.ts";
import { PLAN_VERSION } from "../../src/model/plan-document.ts";
import { type PlanReading, readPlan } from "../../src/plan/read-plan.ts";
import { arbitraryNormalPlan } from "./arbitrary-plan.ts";
import { examplePlan } from "./example-plan.ts";

const CIRCLE = makeFocusArea([], { type: "point", at: [-0.28, 51.556], radiusM: 100 }, {});
type Json = Record<string, unknown>;

/** The example plan as parsed JSON, with the value at `path` replaced. */
function altered(path: readonly (string | number)[], value: unknown): unknown {
  const json = JSON.parse(JSON.stringify(examplePlan()));
  const last = path.at(-1) as string | number;
  const parent = path.slice(0, -1).reduce((node: Json, key) => node[key] as Json, json as Json);
  parent[last] = value;
  return json;
}

function kindOf(reading: PlanReading): string {
  return reading.ok ? "ok" : reading.kind;
}

describe("reading a plan", () => {
  it("opens any legal plan exactly as it was", () => {
    fc.assert(
      fc.property(arbitraryNormalPlan, (plan) => {
        expect(readPlan(JSON.parse(JSON.stringify(plan)))).toEqual({ ok: true, plan });
      }),
    );
  });

  it("never throws, and says in words what is wrong, whatever it is given", () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(
        fc.oneof(
          anything,
          anything.map((rest) => Object.assign({ version: PLAN_VERSION }, rest)),
        ),
        (value) => {
          const reading = readPlan(value);
          expect(reading.ok).toBe(false);
          if (!reading.ok) expect(reading.problem.what).toMatch(/^The plan .+\.$/);
        },
      ),
    );
  });

  it("never throws for a plan in which any one value is something else", () => {
    const paths = pathsOf(JSON.parse(JSON.stringify(examplePlan())));
    fc.assert(
      fc.property(fc.constantFrom(...paths), fc.anything(), (path, value) => {
        expect(["ok", "invalid", "too-new"]).toContain(kindOf(readPlan(altered(path, value))));
      }),
      { numRuns: 500 },
    );
  });

  it("survives an object that resists being looked at", () => {
    const hostile = new Proxy(
      {},
      {
        get: () => {
          throw new Error("no");
        },
      },
    );
    expect(kindOf(readPlan(hostile))).toBe("invalid");
  });

  it("leaves out keys it does not know", () => {
    expect(readPlan({ ...examplePlan(), colour: "red" })).toEqual({ ok: true, plan: examplePlan() });
  });

  it("says that a plan of a later version needs a newer Muster", () => {
    const reading = readPlan({ ...examplePlan(), version: 7 }, "“wembley.json”");
    expect(reading).toMatchObject({ ok: false, kind: "too-new" });
    if (!reading.ok) {
      expect(reading.problem.what).toBe(
        "“wembley.json” was made by a newer Muster (plan version 7; this one reads up to 4).",
      );
    }
  });

  it("names the place of the fault as a person counts", () => {
    const reading = readPlan(altered(["posts", 2, "coverRadiusM"], 9000), "“wembley.json”");
    expect(!reading.ok && reading.problem.what).toBe(
      "“wembley.json” is not a plan that Muster can open: posts, entry 3, coverRadiusM is above 3000.",
    );
  });

  it("says what is missing", () => {
    const { fleet: _, ...rest } = examplePlan();
    const reading = readPlan(rest);
    expect(!reading.ok && reading.problem.what).toContain("fleet is missing");
  });

  it.each([
    ["an infinite radius", ["area", "radiusM"], Number.POSITIVE_INFINITY],
    ["a radius below 250 m", ["area", "radiusM"], 249],
    ["resolution 11", ["area", "resolution"], 11],
    ["a latitude of 91", ["event", "venue", "at"], [0, 91]],
    ["a position of three numbers", ["event", "venue", "at"], [0, 1, 2]],
    ["a name of 201 characters", ["event", "name"], "x".repeat(201)],
    ["the 30th of February", ["event", "date"], "2026-02-30"],
    ["an end before the start", ["event", "end"], 60],
    ["a fractional number of units", ["fleet", 0, "count"], 1.5],
    ["two groups with one id", ["fleet", 1, "id"], "serial"],
    ["a kind of unit that there is not", ["fleet", 0, "kind"], "horse"],
    ["a post for units that are not there", ["posts", 0, "unit"], "horse"],
    ["phases out of order", ["phases"], ["night", "arrival"]],
    ["a post for no phase", ["posts", 0, "phases"], []],
    ["a unit that is always busy", ["objective", "busyShare"], 1],
    [
      "a fixed post without a name",
      ["fixedPosts"],
      [{ id: "a", name: "", kind: "gate", at: [0, 0], needs: [] }],
    ],
    ["a focus area that cannot be", ["focusAreas"], [{ ...CIRCLE, name: " " }]],
    ["two posts with one id", ["posts", 1, "id"], "post-1"],
    ["a period that ends before it starts", ["query", "period"], { from: 5, to: 4 }],
    ["a source that does not say whether it is simulated", ["source"], { attribution: "data.police.uk" }],
    ["a crime type named twice", ["query", "categories"], ["Burglary", "Burglary"]],
  ] as const)("refuses %s", (_, path, value) => {
    expect(kindOf(readPlan(altered(path, value)))).toBe("invalid");
  });

  it("opens a plan on records from 1900 on", () => {
    expect(kindOf(readPlan(altered(["query", "period"], { from: -840, to: 0 })))).toBe("ok");
    expect(kindOf(readPlan(altered(["query", "period"], { from: -841, to: 0 })))).toBe("invalid");
  });

  it("opens 200 posts and refuses 201", () => {
    expect(kindOf(readPlan(examplePlan(200)))).toBe("ok");
    expect(kindOf(readPlan(examplePlan(201)))).toBe("invalid");
  });
});

describe("reading the evidence of a plan", () => {
  const evidence = {
    months: { first: 664, last: 675 },
    rowsInArea: 12_000,
    rowsCounted: 9000,
    coveredShare: 0.825,
    boundShare: 0.831,
    method: "Proven.",
    posts: examplePlan().posts.map(() => ({ reachesShare: 0.1, onlyHereShare: 0, why: [], place: null })),
    fixedPosts: [],
    classEdges: [0, 4, 20],
    hexClasses: "abcABC",
  };
  const withEvidence = (change: Json) => readPlan({ ...examplePlan(), evidence: { ...evidence, ...change } });

  it("opens what is masked", () => {
    expect(kindOf(withEvidence({}))).toBe("ok");
    expect(kindOf(withEvidence({ rowsInArea: null }))).toBe("ok");
    expect(kindOf(withEvidence({ fixedPosts: evidence.posts }))).toBe("invalid");
  });

  it.each([
    ["a count from 1 to 4", { rowsInArea: 3 }],
    ["a filtered count from 1 to 4", { rowsCounted: 1 }],
    ["classes that tell counts below 5 apart", { classEdges: [0, 2, 20] }],
    ["classes that do not rise", { classEdges: [0, 20, 20] }],
    ["a class beyond those listed", { hexClasses: "abcd" }],
    ["a hex class that is no letter", { hexClasses: "a1" }],
    ["a share above 1", { coveredShare: 1.2 }],
    ["figures for another number of posts", { posts: [] }],
  ])("refuses %s", (_, change) => {
    expect(kindOf(withEvidence(change))).toBe("invalid");
  });
});

function pathsOf(node: unknown, path: readonly (string | number)[] = []): (readonly (string | number)[])[] {
  if (typeof node !== "object" || node === null) return [path];
  const children = Object.entries(node).flatMap(([key, child]) =>
    pathsOf(child, [...path, Array.isArray(node) ? Number(key) : key]),
  );
  return path.length > 0 ? [path, ...children] : children;
}
