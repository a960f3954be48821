import type { Deployment, Proof } from "../model/deployment.ts";
import { formatCount, formatShare } from "../model/wording.ts";

/** What the sentences about a proof are made of; shares are 0–1. */
export interface ProofFacts {
  readonly method: Proof["method"];
  readonly status: Proof["status"];
  readonly seconds: number;
  readonly coveredShare: number;
  /** Bound on the share any placing could cover, or null where none below 100% was proven. */
  readonly boundShare: number | null;
  readonly posts: number;
  /** How many of the posts were pinned, so that the proof is about the others. */
  readonly pinned: number;
  /** Fixed posts, which no placing moves. */
  readonly fixedPosts: number;
  /** Whether an officer chose the place of any post. */
  readonly handPlaced: boolean;
  readonly candidateSites: number;
  /** What was reached and what no placing goes beyond, where the goal is another than cover. */
  readonly goal: GoalFacts | null;
}

/** A goal's figures: shares 0–1 of demand that meets a free unit, or metres to the nearest unit. */
export interface GoalFacts {
  readonly unit: "share" | "metres";
  readonly value: number;
  readonly bound: number;
}

/** The facts of a deployment, exact; shares may be replaced by masked ones. */
export function proofFactsOf(deployment: Deployment): ProofFacts {
  const { posts, coverage, proof, candidateSites } = deployment;
  const shareOf = (demand: number) => (coverage.totalDemand > 0 ? demand / coverage.totalDemand : 0);
  const isBounded =
    coverage.totalDemand > 0 && (isOptimal(proof) || shareOf(proof.bound) < 1 - Number.EPSILON);
  return {
    method: proof.method,
    status: proof.status,
    seconds: proof.seconds,
    coveredShare: shareOf(coverage.coveredDemand),
    boundShare: isBounded ? shareOf(proof.bound) : null,
    posts: posts.length,
    pinned: posts.filter((post) => post.pinned).length,
    fixedPosts: coverage.perFixedPost.length,
    handPlaced: posts.some((post) => post.chosenBy === "officer"),
    candidateSites,
    goal: goalFactsOf(deployment, shareOf),
  };
}

function goalFactsOf({ coverage, proof }: Deployment, shareOf: (demand: number) => number): GoalFacts | null {
  if (!proof.goal || coverage.totalDemand === 0) return null;
  const { unit, value, bound } = proof.goal;
  return unit === "demand"
    ? { unit: "share", value: shareOf(value), bound: shareOf(bound) }
    : { unit: "metres", value, bound };
}

/**
 * How good a placing is known to be, in sentences for screen and print; the last is the verdict. Optimality is
 * claimed only for a proof whose status says so. Bounds and gaps are rounded up to 0.1 points, never down.
 * @param bestFoundShare For a placing that is not as it was suggested: the share that the best placing found for the
 * same units covers.
 */
export function describeProof(facts: ProofFacts, bestFoundShare: number | null = null): readonly string[] {
  if (facts.posts === 0) return ["No posts are placed yet."];
  if (facts.method === "by-hand") return describeUnproven(facts, bestFoundShare);
  if (facts.pinned >= facts.posts) return ["All posts are pinned, so there was nothing left to place."];
  if (facts.goal) return [describeGoalBound(facts, facts.goal), goalVerdictOf(facts, facts.goal)];
  if (isOptimal(facts))
    return [
      boundSentence(facts, formatShare(facts.boundShare ?? facts.coveredShare)),
      "This plan is optimal.",
    ];
  return [...provenSentence(facts), verdictOf(facts)];
}

function isOptimal({ method, status }: Pick<Proof, "method" | "status">): boolean {
  return status === "optimal" && method !== "by-hand";
}

function describeUnproven(facts: ProofFacts, bestFoundShare: number | null): readonly string[] {
  const share = formatShare(facts.coveredShare);
  if (bestFoundShare === null) {
    const proven =
      facts.boundShare !== null && facts.boundShare > facts.coveredShare ? provenSentence(facts) : null;
    if (!facts.handPlaced)
      return [`Suggested for other settings: covers ${share} under these.`, ...(proven ?? [])];
    const open = "How much better another placing could be has not been worked out.";
    return [`Placed by hand: covers ${share}.`, ...(proven ?? [open])];
  }
  const covers = facts.handPlaced ? `Placed by hand: covers ${share}` : `These posts cover ${share}`;
  const points = tenthsOf(bestFoundShare) - tenthsOf(facts.coveredShare);
  if (points <= 0) return [`${covers}; the best found by a suggestion covers no more.`];
  return [
    `${covers}; the best found covers ${formatShare(bestFoundShare)}, ${(points / 10).toFixed(1)} points more.`,
  ];
}

function provenSentence(facts: ProofFacts): readonly string[] {
  return facts.boundShare === null ? [] : [boundSentence(facts, formatBound(facts.boundShare))];
}

/** `Proven: no placing of these 12 units on the 134 candidate places lets more than 61.2% meet a free unit.` */
function describeGoalBound(facts: ProofFacts, { unit, bound }: GoalFacts): string {
  return unit === "share"
    ? claim(facts, `lets more than ${formatBound(bound)} meet a free unit`)
    : claim(facts, `brings the mean way to the nearest unit below ${Math.floor(bound)} m`);
}

function goalVerdictOf(facts: ProofFacts, { unit, value, bound }: GoalFacts): string {
  if (isOptimal(facts)) return "This plan is optimal.";
  return unit === "share"
    ? `A better placing may exist, by ${formatGap(value, bound)} points at most.`
    : `A better placing may exist, by ${Math.ceil(value - bound)} m at most.`;
}

function boundSentence(facts: ProofFacts, bound: string): string {
  return claim(facts, `covers more than ${bound}`);
}

/** What no placing does. */
function claim(facts: ProofFacts, does: string): string {
  const { posts, pinned, candidateSites, method } = facts;
  const free = method === "by-hand" ? posts : posts - pinned;
  const kept = nameKept(free === posts ? 0 : pinned, facts.fixedPosts);
  const units = `${free === posts ? "these" : "the other"} ${free} units`;
  const unit = free === posts ? "this unit" : "the other unit";
  const places =
    candidateSites === 1 ? "the one candidate place" : `the ${formatCount(candidateSites)} candidate places`;
  return `Proven: ${kept}no placing of ${free === 1 ? unit : units} on ${places} ${does}.`;
}

/** `with the pinned post and 2 fixed posts kept, `; empty where nothing is. */
function nameKept(pinned: number, fixed: number): string {
  const parts = [
    ...(pinned > 0 ? [pinned === 1 ? "pinned post" : `${pinned} pinned posts`] : []),
    ...(fixed > 0 ? [fixed === 1 ? "fixed post" : `${fixed} fixed posts`] : []),
  ];
  return parts.length === 0 ? "" : `with the ${parts.join(" and ")} kept, `;
}

function verdictOf(facts: ProofFacts): string {
  const gap = facts.boundShare === null ? null : formatGap(facts.coveredShare, facts.boundShare);
  const room =
    gap === null
      ? "how much better another placing could be has not been proven."
      : `a better placing may exist, by ${gap} points at most.`;
  switch (facts.status) {
    case "time-limit":
      return `The search reached its time limit${facts.seconds >= 1 ? ` of ${Math.round(facts.seconds)} s` : ""}: ${room}`;
    default:
      return gap === null ? `Found by a quick search: ${room}` : `Optimal within ${gap} points.`;
  }
}

/** The gap in points, at least what the two figures show and never below the true gap; above zero. */
export function formatGap(covered: number, bound: number): string {
  const shown = ceilTenths(bound) - tenthsOf(covered);
  return (Math.max(shown, ceilTenths(bound - covered), 1) / 10).toFixed(1);
}

/** `61.2%`: a bound rounded up to 0.1 points, never down. */
export function formatBound(share: number): string {
  return formatShare(ceilTenths(share) / 1000);
}

function tenthsOf(share: number): number {
  return Math.round(share * 1000);
}

function ceilTenths(share: number): number {
  return Math.ceil(share * 1000 - 1e-6);
}
