import type { TableSummary } from "../model/crime-table.ts";
import type { Deployment } from "../model/deployment.ts";
import type { EvidenceSnapshot } from "../model/evidence.ts";
import { walksStreets } from "../model/fleet.ts";
import { distanceM } from "../model/geodesy.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import type { Query } from "../model/query.ts";
import type { StreetsSummary } from "../model/streets.ts";
import { describeProof, proofFactsOf } from "./describe-proof.ts";
import { type MaskedCoverage, maskCoverage } from "./mask-coverage.ts";
import { maskHexes } from "./mask-hexes.ts";
import { cutText, PLAN_LIMITS } from "./plan-limits.ts";

/** How far a post may stand from where its figures were computed: what rounding to five decimals moves. */
const SAME_PLACE_M = 2;

/**
 * What a plan may carry of its data for readers without the data. Counts from 1 to 4 cannot be recovered
 * from it: see {@link maskCoverage} for the shares and {@link maskHexes} for the map and the numbers of rows. The order
 * is composed from it for its sender too, so both read the same.
 * @param streets those that units on foot went along; none where left out
 * @throws ProblemError where the figures are of other posts or another area than the plan's.
 */
export function snapshotEvidence(
  plan: PlanDocument,
  deployment: Deployment,
  surface: HexSurface,
  summary: Pick<TableSummary, "months">,
  streets: Pick<StreetsSummary, "name"> | null = null,
): EvidenceSnapshot {
  const { center, radiusM, resolution } = surface.area;
  const isSameArea =
    distanceM(center, plan.area.center) <= SAME_PLACE_M &&
    radiusM === plan.area.radiusM &&
    resolution === plan.area.resolution;
  if (!isSameArea || !isOfPosts(deployment, plan)) {
    throw new ProblemError({
      what: "The figures are of an earlier state of the plan.",
      meaning: "The evidence was not added; the plan on screen is unchanged.",
      remedy: "Wait until the figures are up to date, then try again.",
    });
  }
  const coverage = maskCoverage(deployment);
  return {
    months: countedMonths(plan.query, summary.months),
    method: cutText(
      [describeMaskedProof(deployment, coverage), ...describeWays(plan, streets)].join(" "),
      PLAN_LIMITS.longText,
    ),
    ...coverage,
    ...maskHexes(surface),
  };
}

/** The sentences about the proof of a deployment, made from masked shares. */
function describeMaskedProof(
  deployment: Deployment,
  { coveredShare, boundShare }: Pick<MaskedCoverage, "coveredShare" | "boundShare">,
): string {
  return describeProof({ ...proofFactsOf(deployment), coveredShare, boundShare, goal: null }).join(" ");
}

/** Along which streets units on foot go; nothing where none do. */
function describeWays({ fleet }: PlanDocument, streets: Pick<StreetsSummary, "name"> | null): string[] {
  return streets && fleet.some(walksStreets)
    ? [`Units on foot go along the streets of ${streets.name}.`]
    : [];
}

/** Whether a deployment's figures are of the plan's posts: same ids, kinds and radii in the same order and places. */
function isOfPosts(deployment: Deployment, plan: PlanDocument): boolean {
  const { posts, coverage } = deployment;
  return (
    posts.length === plan.posts.length &&
    coverage.perPost.length === posts.length &&
    coverage.perFixedPost.length === plan.fixedPosts.length &&
    posts.every((post, i) => {
      const other = plan.posts[i];
      return (
        other !== undefined &&
        post.id === other.id &&
        post.unit === other.unit &&
        post.coverRadiusM === other.coverRadiusM &&
        distanceM(post.at, other.at) <= SAME_PLACE_M
      );
    })
  );
}

/** The months that the query looks at, out of those the data has; null where it has none or they do not meet. */
export function countedMonths(query: Query, months: TableSummary["months"]): TableSummary["months"] {
  if (!months) return null;
  const first = Math.max(months.first, query.period?.from ?? months.first);
  const last = Math.min(months.last, query.period?.to ?? months.last);
  return first <= last ? { first, last } : null;
}
