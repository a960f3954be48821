import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessPlacing } from "../../src/deploy/assess-placing.ts";
import { comparePlans, provenanceOfComparison } from "../../src/model/compare-plans.ts";
import { comparePosts } from "../../src/model/compare-posts.ts";
import { costOf } from "../../src/model/cost.ts";
import { CROWD_DEFAULTS } from "../../src/model/crowd-plan.ts";
import type { Placement, Post } from "../../src/model/deployment.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import type { PlanDocument } from "../../src/model/plan-document.ts";
import { formatCell, writeTableCsv } from "../../src/model/report-table.ts";
import { sharedGround } from "../../src/model/shared-ground.ts";
import type { MeasuredPlan } from "../../src/model/stretch-figures.ts";
import { at, demandAt, placingTask, postAt, somewhere } from "../deploy/small-cases.ts";
import { examplePlan } from "../plan/example-plan.ts";

/** A plan of posts over a hundred crimes: 60 at the venue, 40 a kilometre to the east. */
function measure(name: string, posts: readonly Post[], change: Partial<PlanDocument> = {}): MeasuredPlan {
  const plan = { ...examplePlan(0), posts, ...change };
  const demand = demandAt([
    { at: at(0, 0), weight: 60 },
    { at: at(1000, 0), weight: 40 },
  ]);
  const assessment = assessPlacing(placingTask(demand, plan.fleet, posts));
  return { name, plan, assessment, proofs: [] };
}

/** What B's proof says: covered already, and no placing covers more than `bound`. */
function proven(measured: MeasuredPlan, bound: number): MeasuredPlan {
  const proof: Placement["periods"][number]["proof"] = {
    ...{ method: "exact", status: "feasible", bound, goal: null, seconds: 1 },
  };
  return { ...measured, proofs: [{ period: "evening", proof }] };
}

/** The row of a figure: A, B, B − A, words. */
function rowOf(a: MeasuredPlan, b: MeasuredPlan, figure: string) {
  const row = comparePlans(a, b, null).table.rows.find(([, name]) => name === figure);
  return row?.slice(3);
}

const near = measure("near", [postAt(at(0, 0), { id: "1" })]);
const both = measure("both", [postAt(at(0, 0), { id: "1" }), postAt(at(1000, 0), { id: "2" })]);

describe("the table of two plans", () => {
  it("says each figure of A and B, the difference, and which is better by how much", () => {
    expect(rowOf(near, both, "Demand covered")).toEqual([60, 100, 40, "B is better by 40.0 points"]);
    expect(rowOf(both, near, "Demand covered, number")).toEqual([
      ...[100, 60, -40],
      "A is better by 40 recorded crimes",
    ]);
    expect(rowOf(near, both, "Posts")).toEqual([1, 2, 1, "B has 1 more post"]);
  });

  it("calls a shorter mean distance better", () => {
    expect(rowOf(near, both, "Mean distance to the nearest unit")?.at(-1)).toMatch(/^B is better by \d+ m$/);
  });

  it("calls a difference that a better placing could still make up none that matters", () => {
    expect(rowOf(proven(near, 101), both, "Demand covered")?.at(-1)).toBe(
      "No difference that matters: a better placing could gain 41.0 points",
    );
    expect(rowOf(proven(near, 99), both, "Demand covered")?.at(-1)).toBe("B is better by 40.0 points");
  });

  it("says how good each placing is known to be", () => {
    expect(rowOf(proven(near, 64), both, "How good the placing is known to be")).toEqual([
      ...["Within 4.0 points of the best", "Not proven", null, ""],
    ]);
  });

  it.each<[string, Partial<PlanDocument>, string]>([
    ["area", { area: { ...near.plan.area, radiusM: 900 } }, "other study area"],
    ["filters", { query: { ...near.plan.query, categories: ["Robbery"] } }, "other filters"],
    ["weighing", { objective: { ...near.plan.objective, weighBy: "harm" } }, "demand weighed otherwise"],
  ])(
    "refuses to compare what posts cover where plans have another %s, and says so first",
    (_, change, why) => {
      const other = measure("other", both.plan.posts, change);
      expect(rowOf(near, other, "Demand covered")).toEqual([60, 100, null, `Cannot be compared: ${why}`]);
      expect(rowOf(near, other, "Posts")).toEqual([1, 2, 1, "B has 1 more post"]);
      expect(comparePlans(near, other, null).cautions[0]).toContain(why);
    },
  );

  it("says what each number is in where the plans count different things", () => {
    const harm = measure("harm", both.plan.posts, {
      objective: { ...near.plan.objective, weighBy: "harm" },
    });
    const unitOf = (a: MeasuredPlan, b: MeasuredPlan) =>
      comparePlans(a, b, null).table.rows.find(([, name]) => name === "Demand covered, number")?.[2];
    expect(unitOf(near, harm)).toBe("recorded crimes in A, recorded harm in B");
    expect(unitOf(near, both)).toBe("recorded crimes");
  });

  it("names the sector that is covered least, and counts them where several are", () => {
    const { plan } = near;
    const demand = demandAt([
      { at: at(1000, 0), weight: 60 },
      { at: at(0, 1000), weight: 40 },
    ]);
    const over = (place: Post["at"]): MeasuredPlan => {
      const posts = [postAt(place, { id: "1" })];
      const assessment = assessPlacing(placingTask(demand, plan.fleet, posts));
      return { name: "one", plan: { ...plan, posts }, assessment, proofs: [] };
    };
    const sectors = (a: MeasuredPlan, b: MeasuredPlan) => rowOf(a, b, "Which sector that is")?.slice(0, 2);
    expect(sectors(over(at(1000, 0)), over(at(0, 1000)))).toEqual(["north", "east"]);
    expect(sectors(over(at(5000, 0)), over(at(0, 1000)))).toEqual(["north and east", "east"]);
  });

  it("warns that streets which one plan may lie off are no measure of that plan", () => {
    const streets = { name: "brent.geojson" };
    const other = measure("other", both.plan.posts, { area: { ...near.plan.area, radiusM: 900 } });
    expect(comparePlans(near, other, streets).cautions.at(-1)).toContain("brent.geojson");
    expect(comparePlans(near, both, streets).cautions).toEqual([]);
    expect(comparePlans(near, other, null).cautions.join()).not.toContain("streets");
  });

  it("refuses to compare phases of another event date", () => {
    const phased = { phases: ["arrival", "dispersal"] as const };
    const a = { ...near, plan: { ...near.plan, ...phased } };
    const b = {
      ...both,
      plan: { ...both.plan, ...phased, event: { ...both.plan.event, date: "2026-07-01" } },
    };
    expect(comparePlans(a, b, null).cautions[0]).toContain("other event date");
  });

  it("keeps a phase that only one plan has apart", () => {
    const phased = measure("phased", near.plan.posts, { phases: ["arrival"] });
    const { table, cautions } = comparePlans(near, phased, null);
    expect(table.rows.filter(([phase]) => phase === "Arrival").map((row) => row.at(-1))).toContain(
      "Planned in B alone",
    );
    expect(cautions.join()).toContain("phase by phase");
  });

  it("lists what the plans were given that differs, and nothing where that is the same", () => {
    const more = measure("more", near.plan.posts, {
      fleet: near.plan.fleet.map((group) => ({ ...group, count: group.count + 2 })),
    });
    expect(comparePlans(near, more, null).inputs[0]).toMatch(/^Units “.*”: \d+ in A, \d+ in B\.$/);
    expect(comparePlans(near, both, null).inputs).toEqual([]);
  });

  it("lists cover by minutes and crowd among what differs", () => {
    const other = measure("other", near.plan.posts, {
      fleet: near.plan.fleet.map((group) => ({ ...group, coverMinutes: 4 })),
      crowd: { attendance: 60_000, exits: [], leaving: CROWD_DEFAULTS.leaving, stations: [] },
    });
    const said = comparePlans(near, other, null).inputs.join(" ");
    expect(said).toMatch(/cover \d+ m in A, 4 min on foot in B/);
    expect(said).toContain("How the crowd leaves: said otherwise in B.");
  });

  it("compares what units on duty cost where every group on duty has a cost, and says how they differ", () => {
    const priced = (cost: number, costOfOthers: number | null = cost) =>
      measure("priced", near.plan.posts, {
        fleet: near.plan.fleet.map((group, i) => ({
          ...group,
          ...(i === 0 ? { costPerHour: cost } : { count: 1, costPerHour: costOfOthers }),
        })),
      });
    const [a, b] = [priced(100), priced(80)];
    const [costA, costB, difference, judged] = rowOf(a, b, "Cost of units on duty") ?? [];
    expect([costA, costB]).toEqual([a, b].map(({ plan }) => costOf(plan).total));
    expect(difference).toBe(Number(costB) - Number(costA));
    expect(judged).toMatch(/^B is better by [\d,]+ in the unit entered$/);
    expect(comparePlans(a, b, null).inputs[0]).toMatch(/cost an hour 100 in A, 80 in B/);
    expect(rowOf(a, priced(80, null), "Cost of units on duty")?.slice(1)).toEqual([
      ...[null, null, "Known of A alone"],
    ]);
    expect(rowOf(near, both, "Cost of units on duty")).toBeUndefined();
  });

  it("is the file’s table too, each row with both plans’ names", () => {
    const csv = writeTableCsv(
      comparePlans(near, both, null).table,
      provenanceOfComparison(near, both, null, null),
    );
    expect(csv).toContain(
      "Evening,Demand covered,% of demand,60,100,40,B is better by 40.0 points,near,both,",
    );
  });

  it("shows a difference with its sign", () => {
    const [column] = comparePlans(near, both, null).table.columns.filter(({ name }) => name === "B − A");
    expect(column && [-4.25, 0, 3].map((value) => formatCell(value, column))).toEqual(["−4.3", "0", "+3"]);
  });
});

const somePosts = fc
  .array(fc.tuple(somewhere, fc.constantFrom("serial", "vehicle")), { maxLength: 8 })
  .map((list) => list.map(([place, unit], i) => postAt(place, { id: `post-${i}`, unit })));

describe("posts of two plans", () => {
  it("are each the same, moved, or in one plan alone, and never of another group or too far away", () => {
    fc.assert(
      fc.property(somePosts, somePosts, (a, b) => {
        const { same, moved, onlyA, onlyB } = comparePosts({ posts: a }, { posts: b });
        const pairs = [...same, ...moved];
        expect(new Set([...pairs.map((pair) => pair.a), ...onlyA])).toEqual(new Set(a));
        expect(new Set([...pairs.map((pair) => pair.b), ...onlyB])).toEqual(new Set(b));
        expect(pairs.length + onlyA.length).toBe(a.length);
        for (const pair of pairs) expect(pair.a.unit).toBe(pair.b.unit);
        for (const { distanceM: metres } of same) expect(metres).toBeLessThanOrEqual(25);
        for (const { distanceM: metres } of moved) expect(metres).toBeGreaterThan(25);
      }),
    );
  });

  it("are all the same in a plan and its copy, whose figures are then all the same", () => {
    fc.assert(
      fc.property(somePosts, (posts) => {
        const measured = measure("one", posts);
        const { posts: differing, inputs, table } = comparePlans(measured, measured, null);
        expect([...differing, ...inputs]).toEqual([]);
        const words = new Set(table.rows.filter((row) => row[3] !== null).map((row) => row.at(-1)));
        expect([...words].filter((each) => each !== "The same" && each !== "")).toEqual([]);
      }),
    );
  });
});

describe("the ground of two maps", () => {
  it("takes in both study areas where they meet, and is none where they do not", () => {
    const radius = fc.integer({ min: 250, max: 3000 });
    fc.assert(
      fc.property(somewhere, radius, somewhere, radius, (one, r, two, s) => {
        const a = { center: one, radiusM: r, resolution: 9 as const };
        const b = { center: two, radiusM: s, resolution: 9 as const };
        const ground = sharedGround(a, b);
        if (distanceM(one, two) > r + s) expect(ground).toBeNull();
        for (const area of ground ? [a, b] : []) {
          const reach = distanceM(ground?.center ?? one, area.center) + area.radiusM;
          expect(reach).toBeLessThanOrEqual((ground?.radiusM ?? 0) + 1);
        }
      }),
    );
  });
});
