import type { TableSummary } from "../model/crime-table.ts";
import type { Deployment } from "../model/deployment.ts";
import { unitsIn } from "../model/fleet.ts";
import type { HexProfile, HexSurface } from "../model/hex-surface.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { QualityReport } from "../model/quality-report.ts";
import { coverageKey, postsKey, profileKey, qualityKey, suggestionKey, surfaceKey } from "./input-keys.ts";
import type { AppState } from "./state.ts";

export function selectPlan(state: AppState): PlanDocument {
  return state.history.present;
}

export function selectSummary(state: AppState): TableSummary | null {
  return state.data.kind === "open" ? state.data.summary : null;
}

/** The surface of the current inputs, or null while it is being computed or no data is open. */
export function selectSurface(state: AppState): HexSurface | null {
  return state.surface && state.surface.key === surfaceKey(state) ? state.surface.value : null;
}

/** The profile of the selected hex, or null while it is being computed. */
export function selectProfile(state: AppState): HexProfile | null {
  return state.profile && state.profile.key === profileKey(state) ? state.profile.value : null;
}

/** The quality report for the open data and the study area, or null while it is being made or no data is open. */
export function selectQuality(state: AppState): QualityReport | null {
  return state.quality && state.quality.key === qualityKey(state) ? state.quality.value : null;
}

/** Whether the last suggestion was made for the current data, area, filters and units. */
export function isSuggestionCurrent(state: AppState): boolean {
  return state.suggestion !== null && state.suggestion.inputsKey === suggestionKey(state);
}

/** Whether the posts on screen are those of the last suggestion, its pins still in place, for inputs that still hold. */
function isSuggestionShown(state: AppState): boolean {
  const { suggestion, history } = state;
  const pinned = new Set(history.present.posts.filter((post) => post.pinned).map((post) => post.id));
  return (
    suggestion !== null &&
    isSuggestionCurrent(state) &&
    suggestion.postsKey === postsKey(history.present) &&
    suggestion.pinned.every((id) => pinned.has(id))
  );
}

const deploymentCache = new WeakMap<object, Deployment>();

/**
 * The posts on screen with what they cover, or null until that is known. It carries the proof only where
 * the posts are the ones that were proven, for the inputs they were proven with.
 */
export function selectDeployment(state: AppState): Deployment | null {
  const { coverage, suggestion, history } = state;
  if (!coverage || coverage.key !== coverageKey(state)) return null;
  const plan = history.present;
  if (suggestion && isSuggestionShown(state)) {
    const { deployment } = suggestion;
    if (deployment.posts === plan.posts) return deployment;
    return remember(plan.posts, suggestion, () => ({ ...deployment, posts: plan.posts }));
  }
  return remember(plan.posts, coverage, () => ({
    posts: plan.posts,
    coverage: coverage.value,
    proof: { method: "by-hand", status: "feasible", bound: coverage.value.totalDemand, seconds: 0 },
    candidateSites: 0,
  }));
}

/** Keeps the identity of a derived deployment while its sources keep theirs. */
function remember(posts: PlanDocument["posts"], source: object, make: () => Deployment): Deployment {
  const known = deploymentCache.get(source);
  if (known && known.posts === posts) return known;
  const made = make();
  deploymentCache.set(source, made);
  return made;
}

/** Whether figures of the posts on screen, or of the hexes, are still being worked out. */
export function isPending(state: AppState): boolean {
  if (state.data.kind === "none") return false;
  return selectSurface(state) === null || selectDeployment(state) === null;
}

/** Share of demand covered, 0–1; null where there is no demand or nothing is known yet. */
export function coveredShare(deployment: Deployment | null): number | null {
  if (!deployment || deployment.coverage.totalDemand === 0) return null;
  return deployment.coverage.coveredDemand / deployment.coverage.totalDemand;
}

/** How the posts on screen stand to the units and inputs: what a person should know before relying on them. */
export function selectPlacingState(
  state: AppState,
): "none" | "suggested" | "edited" | "inputs-changed" | "units-changed" {
  const plan = selectPlan(state);
  if (plan.posts.length === 0) return "none";
  if (isSuggestionShown(state)) return "suggested";
  if (plan.posts.length !== unitsIn(plan.fleet)) return "units-changed";
  return isSuggestionCurrent(state) || !state.suggestion ? "edited" : "inputs-changed";
}
