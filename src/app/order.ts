import { cellToLatLng } from "h3-js";
import type { EventVenue } from "../model/event-spec.ts";
import { type Fleet, unitsIn } from "../model/fleet.ts";
import { describePlace } from "../plan/describe-place.ts";
import { describeProof, proofFactsOf } from "../plan/describe-proof.ts";
import { composeOrder, type OperationalOrder } from "../plan/operational-order.ts";
import {
  coveredShare,
  isSuggestionCurrent,
  selectDeployment,
  selectPlacingState,
  selectPlan,
  selectSummary,
} from "./selectors.ts";
import type { AppState } from "./state.ts";

export type { OperationalOrder, OrderRow } from "../plan/operational-order.ts";

let lastOrder: { readonly of: readonly unknown[]; readonly order: OperationalOrder } | null = null;

/** The order of the plan on screen; the same object until the plan, its figures or the data change. */
export function selectOrder(state: AppState): OperationalOrder {
  const plan = selectPlan(state);
  const deployment = selectDeployment(state);
  const summary = selectSummary(state);
  const evidence = state.data.kind === "none" ? plan.evidence : null;
  const of = [plan, deployment, summary, evidence];
  if (!lastOrder || of.some((part, i) => part !== lastOrder?.of[i])) {
    lastOrder = { of, order: composeOrder(plan, deployment, evidence, summary) };
  }
  return lastOrder.order;
}

/** The one large number of the Plan step, in words and figures. */
export interface CoverageWords {
  readonly title: string;
  /** 0–1, or null where nothing is known yet. */
  readonly share: number | null;
  readonly boundShare: number | null;
  /** What the number is of: `of recorded crime is within 300 m of a post`. */
  readonly sentence: string;
  /** How good that is, in sentences. */
  readonly proof: readonly string[];
}

let lastWords: { readonly of: readonly unknown[]; readonly words: CoverageWords } | null = null;

export function selectCoverageWords(state: AppState): CoverageWords {
  const of = [
    selectPlan(state),
    selectDeployment(state),
    state.suggestion,
    isSuggestionCurrent(state),
    state.data.kind,
  ];
  if (!lastWords || of.some((part, i) => part !== lastWords?.of[i])) {
    lastWords = { of, words: composeCoverageWords(state) };
  }
  return lastWords.words;
}

function composeCoverageWords(state: AppState): CoverageWords {
  const plan = selectPlan(state);
  const title = "Cover";
  if (plan.posts.length === 0) {
    return {
      title,
      share: null,
      boundShare: null,
      sentence: `No posts yet for ${unitsIn(plan.fleet)} units.`,
      proof: [],
    };
  }
  const sentence = `of recorded crime is ${describeReach(plan.fleet, plan.posts)}`;
  const deployment = selectDeployment(state);
  if (!deployment) {
    const evidence = state.data.kind === "none" ? plan.evidence : null;
    if (!evidence) return { title, share: null, boundShare: null, sentence, proof: [] };
    return {
      title,
      share: evidence.coveredShare,
      boundShare: evidence.boundShare,
      sentence,
      proof: [evidence.method],
    };
  }
  const facts = proofFactsOf(deployment);
  const suggested = isSuggestionCurrent(state) ? coveredShare(state.suggestion?.deployment ?? null) : null;
  return {
    title,
    share: coveredShare(deployment),
    boundShare: facts.boundShare,
    sentence,
    proof: [...describeProof(facts, suggested), ...describeSpareUnits(state)],
  };
}

/** Says that units were left without a post because none adds cover; empty where all have one. */
function describeSpareUnits(state: AppState): string[] {
  const plan = selectPlan(state);
  const spare = unitsIn(plan.fleet) - plan.posts.length;
  if (spare <= 0 || selectPlacingState(state) !== "suggested") return [];
  return [
    spare === 1
      ? "One unit has no post: it would add no cover."
      : `${spare} units have no post: they would add no cover.`,
  ];
}

/** `within 300 m of a post`, or `within reach of a post` where posts reach differently far. */
function describeReach(fleet: Fleet, posts: readonly { readonly coverRadiusM: number }[]): string {
  const radii = new Set(posts.map((post) => post.coverRadiusM));
  const [radius] = radii.size > 0 ? radii : new Set(fleet.map((group) => group.coverRadiusM));
  return radii.size === 1 ? `within ${radius} m of a post` : "within reach of a post";
}

/** Where a hex lies: `310 m north-east of Wembley Stadium`. */
export function describeHexPlace(venue: EventVenue, cell: string): string {
  const [lat, lng] = cellToLatLng(cell);
  return describePlace([lng, lat], venue, null);
}
