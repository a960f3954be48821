import { listScarceSites } from "../model/candidate-list.ts";
import type { Coverage } from "../model/deployment.ts";
import { describeCover, unitsIn, unitsToPlace } from "../model/fleet.ts";
import { WEIGHED_WORDS } from "../model/objective.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { listShortages } from "../model/standing-shortage.ts";
import { standingUnits, unitsAtFixedPost } from "../model/standing-units.ts";
import { formatDistance, formatShare } from "../model/wording.ts";
import { describeProof, proofFactsOf } from "../plan/describe-proof.ts";
import { coveredShare, isSuggestionCurrent, selectDeployment, selectPlacingState } from "./deployments.ts";
import { selectPlan } from "./selectors.ts";
import { selectPeriod, selectPeriodIndex } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** The one large number of the Plan step, in words and figures. */
export interface CoverageWords {
  /** 0–1, or null where nothing is known yet. */
  readonly share: number | null;
  readonly boundShare: number | null;
  /** What the number is of: `of recorded crime is within 300 m of a post`. */
  readonly sentence: string;
  /** How good that is, in sentences. */
  readonly proof: readonly string[];
  /** What cannot be held, in sentences: to be read before the number is believed. */
  readonly warnings: readonly string[];
}

let last: { readonly of: readonly unknown[]; readonly words: CoverageWords } | null = null;

/** The words of the plan on screen; the same object until something they are made of changes. */
export function selectCoverageWords(state: AppState): CoverageWords {
  const of = [
    selectPlan(state),
    selectDeployment(state),
    state.suggestion,
    isSuggestionCurrent(state),
    selectPeriod(state),
    state.data.kind,
  ];
  if (!last || of.some((part, i) => part !== last?.of[i])) last = { of, words: composeCoverageWords(state) };
  return last.words;
}

function composeCoverageWords(state: AppState): CoverageWords {
  const plan = selectPlan(state);
  const suggested = isSuggestionCurrent(state) ? state.suggestion?.placement : null;
  const warnings = [
    ...new Set([...listShortages(plan), ...listScarceSites(plan), ...(suggested?.unmet ?? [])]),
  ];
  const unknown = { share: null, boundShare: null, proof: [], warnings };
  const period = selectPeriod(state);
  if (plan.posts.length === 0 && standingUnits([], plan.fixedPosts, plan.fleet, period).length === 0)
    return { ...unknown, sentence: `No posts yet for ${unitsIn(plan.fleet)} units.` };
  const sentence = `of ${describeCounted(plan, period)} is ${describeReach(plan, period)}`;
  const deployment = selectDeployment(state);
  if (!deployment) {
    const evidence = state.data.kind === "none" ? plan.evidence : null;
    if (!evidence) return { ...unknown, sentence };
    const { coveredShare: share, boundShare, method } = evidence;
    return { share, boundShare, sentence, proof: [method], warnings };
  }
  const facts = proofFactsOf(deployment);
  const best = coveredShare(suggested?.assessment.periods[selectPeriodIndex(state)]);
  return {
    share: coveredShare(deployment.coverage),
    boundShare: facts.boundShare,
    sentence,
    proof: [
      ...describeGoals(state, deployment.coverage),
      ...describeProof(facts, best),
      ...describeSpareUnits(state),
    ],
    warnings,
  };
}

/** What shares are of: `recorded crime`, `harm expected in the arrival phase`. */
export function describeCounted({ query, objective }: PlanDocument, period: Period): string {
  const isFiltered = query.categories !== null || query.period !== null || query.weekHours !== null;
  const filters = isFiltered ? " that matches the filters" : "";
  const what = WEIGHED_WORDS[objective.weighBy];
  if (period !== "evening") return `${what} expected in the ${period} phase`;
  return isFiltered ? `the recorded ${what}${filters}` : `recorded ${what}`;
}

/** `within 300 m of a post`, or `within reach of a post` where posts reach differently far. */
function describeReach({ posts, fixedPosts, fleet }: PlanDocument, period: Period): string {
  const atFixedPosts = fixedPosts.flatMap((post) => unitsAtFixedPost(post, fleet, period));
  const reaches = new Set([
    ...posts.map((post) =>
      describeCover(
        fleet.find(({ id }) => id === post.unit),
        post.coverRadiusM,
      ),
    ),
    ...atFixedPosts.map(({ group }) => describeCover(group, group.coverRadiusM)),
  ]);
  const [reach] = reaches;
  return reaches.size === 1 ? `within ${reach} of a post` : "within reach of a post";
}

/** What the goal asks for besides cover, in a sentence; nothing where cover is all it asks for. */
function describeGoals(state: AppState, { goals, totalDemand }: Coverage): string[] {
  const { goal, busyShare } = selectPlan(state).objective;
  if (totalDemand === 0) return [];
  switch (goal) {
    case "cover":
      return [];
    case "backup":
      return [
        `${formatShare(goals.expectedDemand / totalDemand)} meets a free unit, each busy ${Math.round(100 * busyShare)}% of the time; ${formatShare(goals.coveredTwice / totalDemand)} has two in reach.`,
      ];
    case "distance":
      return goals.meanDistanceM === null
        ? []
        : [
            `The nearest unit is ${formatDistance(goals.meanDistanceM)} away on average, ${state.streets ? "along streets for those on foot" : "in a straight line"}.`,
          ];
    case "fairness": {
      const worst = goals.perSector
        .filter((sector) => sector.totalDemand > 0)
        .map((sector) => ({ name: sector.name, share: sector.coveredDemand / sector.totalDemand }))
        .sort((a, b) => a.share - b.share)[0];
      return worst ? [`The least covered sector is the ${worst.name}, at ${formatShare(worst.share)}.`] : [];
    }
  }
}

/** Says that units were left without a post because none adds cover; empty where all have one. */
function describeSpareUnits(state: AppState): string[] {
  const plan = selectPlan(state);
  const period = selectPeriod(state);
  const toPlace = plan.fleet.reduce((sum, group) => sum + unitsToPlace(group, period), 0);
  const atFixedPosts = plan.fixedPosts.flatMap((post) => unitsAtFixedPost(post, plan.fleet, period));
  const spare =
    toPlace -
    plan.posts.filter((post) => isOnDuty(post, period)).length -
    atFixedPosts.reduce((sum, { units }) => sum + units, 0);
  if (spare <= 0 || selectPlacingState(state) !== "suggested") return [];
  return [
    spare === 1
      ? "One unit has no post: it would add no cover."
      : `${spare} units have no post: they would add no cover.`,
  ];
}
