import type { TableSummary } from "../../src/model/crime-table.ts";
import type { Deployment, Post, PostCoverage, Proof } from "../../src/model/deployment.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import type { HexSurface } from "../../src/model/hex-surface.ts";
import type { PlanDocument, PlanSource } from "../../src/model/plan-document.ts";
import { createPlan } from "../../src/plan/create-plan.ts";

export const WEMBLEY = [-0.2796, 51.556] as const;

/** Where {@link EXAMPLE_SUMMARY} says the records are from. */
export const EXAMPLE_SOURCE: PlanSource = {
  simulated: false,
  attribution: "data.police.uk, Open Government Licence v3.0",
};

/** A concert at Wembley Stadium with `posts` foot posts in a row to the north, the first pinned. */
export function examplePlan(posts = 3): PlanDocument {
  const plan = createPlan({
    name: "Summer concert, night 2",
    venue: { id: "wembley-stadium", name: "Wembley Stadium", at: WEMBLEY, capacity: 90_000 },
    date: "2026-06-22",
    doors: 16 * 60,
    start: 18 * 60 + 30,
    end: 22 * 60 + 30,
  });
  return {
    ...plan,
    posts: Array.from(
      { length: posts },
      (_, i): Post => ({
        id: `post-${i + 1}`,
        at: [-0.2796, Math.round((51.559 + i * 0.003) * 1e5) / 1e5],
        unit: "serial",
        coverRadiusM: 300,
        phases: null,
        pinned: i === 0,
        chosenBy: i === 0 ? "officer" : "suggestion",
      }),
    ),
  };
}

const POST_COVERAGE: PostCoverage = {
  reaches: 1670,
  onlyHere: 730,
  rows: 1670,
  topCategories: [
    { name: "Violence and sexual offences", rows: 900 },
    { name: "Theft from the person", rows: 264 },
    { name: "Arson", rows: 4 },
  ],
  place: "On or near Olympic Way",
};

const PROOF: Proof = { method: "exact", status: "feasible", bound: 8310, goal: null, seconds: 3 };

/** The posts of a plan with figures: 82.5% of 10,000 covered, 211 candidate places. */
export function exampleDeployment(
  plan: PlanDocument,
  change: {
    readonly post?: Partial<PostCoverage>;
    readonly proof?: Partial<Proof>;
    readonly totalDemand?: number;
    readonly coveredDemand?: number;
  } = {},
): Deployment {
  return {
    posts: plan.posts,
    coverage: {
      totalDemand: change.totalDemand ?? 10_000,
      coveredDemand: change.coveredDemand ?? 8250,
      perPost: plan.posts.map(() => ({ ...POST_COVERAGE, ...change.post })),
      perFixedPost: plan.fixedPosts.map(() => ({ ...POST_COVERAGE, ...change.post })),
      goals: { expectedDemand: 5775, coveredTwice: 400, meanDistanceM: 260, perSector: [] },
      rows: change.totalDemand ?? 10_000,
    },
    proof: { ...PROOF, ...change.proof },
    candidateSites: 211,
  };
}

/** A surface of the plan's area with the given counts over its hexes (0 beyond them); hex 0 is a hotspot. */
export function exampleSurface(
  plan: PlanDocument,
  counts: readonly number[],
  classEdges: readonly number[] = [0, 1, 3, 8, 20, 500],
): HexSurface {
  const grid = layHexGrid(plan.area);
  const count = Uint32Array.from({ length: grid.cellCount }, (_, i) => counts[i] ?? 0);
  const rows = count.reduce((sum, n) => sum + n, 0);
  return {
    area: plan.area,
    cells: grid.cells,
    lng: grid.lng,
    lat: grid.lat,
    count,
    z: new Float64Array(grid.cellCount),
    pAdjusted: new Float64Array(grid.cellCount).fill(1),
    significance: Int8Array.from(count, (_, i) => (i === 0 ? 1 : 0)),
    classOf: Uint8Array.from(count, (n) => classEdges.findIndex((edge) => n <= edge)),
    classEdges,
    rowsInArea: rows,
    rowsCounted: rows,
    rowsWithin: rows,
    byHour: null,
    byWeekHour: null,
    byDay: null,
    byMonth: null,
    byCategory: [{ name: "Violence and sexual offences", rows }],
    timePrecision: "month",
  };
}

export const EXAMPLE_SUMMARY: TableSummary = {
  rowCount: 12_000,
  categories: [{ name: "Violence and sexual offences", rows: 12_000 }],
  timePrecision: "month",
  months: { first: 664, last: 675 },
  bounds: [-0.35, 51.5, -0.2, 51.6],
  middle: WEMBLEY,
  ...EXAMPLE_SOURCE,
  files: [],
};
