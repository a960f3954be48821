import type { Deployment, PostCoverage } from "../model/deployment.ts";
import { type EvidenceSnapshot, MASK_BELOW, type PostEvidence } from "../model/evidence.ts";
import { cutText } from "./plan-limits.ts";

/** What may be shared of how much posts cover. */
export type MaskedCoverage = Pick<EvidenceSnapshot, "coveredShare" | "boundShare" | "posts" | "fixedPosts">;

/**
 * The coverage of a deployment as it may be shared. Counts below 5 become 0, and shares have three decimals; where a
 * step of 0.001 is less than 5 rows, every count is first brought to the nearest 5. So neither a share nor the
 * difference of two shares tells a count from 1 to 4. A post that reaches fewer than 5, or fewer than 5
 * records however much harm they stand for, gives no share, no reasons and no place name; a category is a reason only from 5 rows up. The bound is rounded up, never down; it is null where none below 100% was proven.
 */
export function maskCoverage(deployment: Deployment): MaskedCoverage {
  const { coverage } = deployment;
  const step = stepOf(coverage.totalDemand);
  const total = roundCount(coverage.totalDemand, step);
  const shareOf = (count: number) => maskShare(count, coverage.totalDemand);
  const coveredShare = shareOf(coverage.coveredDemand);
  const maskPost = (post: PostCoverage): PostEvidence => {
    if (post.reaches < MASK_BELOW || post.rows < MASK_BELOW) return NOTHING_TO_SHARE;
    return {
      reachesShare: shareOf(post.reaches),
      onlyHereShare: shareOf(post.onlyHere),
      why: reasonsOf(post),
      place: post.place === null ? null : cutText(post.place),
    };
  };
  return {
    coveredShare,
    boundShare: maskBound(deployment, total, step, coveredShare),
    posts: coverage.perPost.map(maskPost),
    fixedPosts: coverage.perFixedPost.map(maskPost),
  };
}

const NOTHING_TO_SHARE: PostEvidence = { reachesShare: 0, onlyHereShare: 0, why: [], place: null };

/** The share of a count in a total, 0 to 1 with three decimals, as {@link maskCoverage} may share it. */
export function maskShare(count: number, totalCount: number): number {
  const step = stepOf(totalCount);
  const total = roundCount(totalCount, step);
  return total === 0 ? 0 : Math.min(1, Math.round((roundCount(count, step) / total) * 1000) / 1000);
}

/** The share of a bound on counts, brought up as {@link maskCoverage} brings up that of a placing, never down. */
export function maskBoundShare(bound: number, totalCount: number): number {
  const step = stepOf(totalCount);
  const total = roundCount(totalCount, step);
  const whole = Math.ceil(bound / step - 1e-9) * step;
  return total === 0 ? 1 : Math.ceil((whole / total) * 1000 - 1e-6) / 1000;
}

function stepOf(totalCount: number): number {
  return totalCount >= MASK_BELOW * 1000 ? 1 : MASK_BELOW;
}

function roundCount(count: number, step: number): number {
  return count < MASK_BELOW ? 0 : Math.round(count / step) * step;
}

function reasonsOf(post: PostCoverage): readonly string[] {
  return post.topCategories
    .filter(({ rows }) => rows >= MASK_BELOW)
    .slice(0, 5)
    .map(({ name }) => cutText(name));
}

function maskBound(
  { coverage, proof }: Deployment,
  total: number,
  step: number,
  coveredShare: number,
): number | null {
  if (total === 0 || !Number.isFinite(proof.bound)) return null;
  if (step === 1 && proof.status === "optimal" && proof.method !== "by-hand") return coveredShare;
  const share = Math.max(coveredShare, maskBoundShare(proof.bound, coverage.totalDemand));
  return share < 1 ? share : null;
}
