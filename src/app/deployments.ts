import type { Assessment, Coverage, Deployment, PostCoverage, Proof } from "../model/deployment.ts";
import { unitsToPlace } from "../model/fleet.ts";
import { isOnDuty, periodsOf } from "../model/period.ts";
import { coverageKey, postsKey, suggestionKey } from "./placing-keys.ts";
import { selectPlan, selectSurface } from "./selectors.ts";
import { selectPeriod, selectPeriodIndex } from "./shown-period.ts";
import type { AppState, Suggestion } from "./state.ts";

/** Whether the last suggestion was made for the current data, area, filters, units and what they are placed for. */
export function isSuggestionCurrent(state: AppState): boolean {
  return state.suggestion !== null && state.suggestion.inputsKey === suggestionKey(state);
}

/** The last suggestion where the posts on screen are its posts, its pins still in place, for inputs that still hold; else null. */
export function selectShownSuggestion(state: AppState): Suggestion | null {
  const { suggestion, history } = state;
  if (!suggestion || !isSuggestionCurrent(state)) return null;
  const pinned = new Set(history.present.posts.filter((post) => post.pinned).map((post) => post.id));
  const isShown =
    suggestion.postsKey === postsKey(history.present) && suggestion.pinned.every((id) => pinned.has(id));
  return isShown ? suggestion : null;
}

/**
 * The posts on duty in the stretch on screen with what they cover, or null until that is known. It carries the proof only
 * where the posts are the ones that were proven, for the inputs they were proven with.
 */
export const selectDeployment = derive((state: AppState): Deployment | null => {
  const coverage = selectCoverages(state)?.[selectPeriodIndex(state)];
  if (!coverage) return null;
  const period = selectPeriod(state);
  const plan = selectPlan(state);
  const onDuty = plan.posts.flatMap((post, i) => (isOnDuty(post, period) ? [{ post, i }] : []));
  const suggestion = selectShownSuggestion(state);
  const proof = suggestion?.placement.periods.find((each) => each.period === period)?.proof;
  return {
    posts: onDuty.map(({ post }) => post),
    coverage: { ...coverage, perPost: onDuty.map(({ i }) => coverage.perPost[i] as PostCoverage) },
    proof: proof ?? unproven(coverage.totalDemand),
    candidateSites: proof ? (suggestion?.placement.candidateSites ?? 0) : 0,
  };
});

/**
 * All posts of the plan over all its stretches, or null until that is known. Demand of stretches and of harm is brought to as many
 * as there are recorded rows behind it, so that what is masked is masked by rows.
 */
export const selectWholeDeployment = derive((state: AppState): Deployment | null => {
  const coverages = selectCoverages(state);
  if (!coverages) return null;
  const { posts, fixedPosts } = selectPlan(state);
  const total = coverages.reduce((sum, { totalDemand }) => sum + totalDemand, 0);
  const rows = coverages[0]?.rows ?? 0;
  const scale = total > 0 ? rows / total : 0;
  const add = (read: (coverage: Coverage) => number) =>
    scale * coverages.reduce((sum, coverage) => sum + read(coverage), 0);
  const addUp = (list: (coverage: Coverage) => readonly PostCoverage[], i: number): PostCoverage => {
    const first = coverages.find((coverage) => list(coverage)[i]?.place) ?? coverages[0];
    return {
      ...(list(first as Coverage)[i] as PostCoverage),
      reaches: add((coverage) => list(coverage)[i]?.reaches ?? 0),
      onlyHere: add((coverage) => list(coverage)[i]?.onlyHere ?? 0),
    };
  };
  const suggestion = selectShownSuggestion(state);
  const proofs = suggestion?.placement.periods.map(({ proof }) => proof);
  return {
    posts,
    coverage: {
      ...(coverages[0] as Coverage),
      totalDemand: rows,
      coveredDemand: add(({ coveredDemand }) => coveredDemand),
      perPost: posts.map((_, i) => addUp(({ perPost }) => perPost, i)),
      perFixedPost: fixedPosts.map((_, i) => addUp(({ perFixedPost }) => perFixedPost, i)),
    },
    proof: proofs ? addProofs(proofs, scale) : unproven(rows),
    candidateSites: suggestion?.placement.candidateSites ?? 0,
  };
});

/** Whether figures of the posts on screen, or of the hexes, are still being worked out. */
export function isPending(state: AppState): boolean {
  if (state.data.kind === "none") return false;
  return selectSurface(state) === null || selectCoverages(state) === null;
}

/** Share of demand covered, 0–1; null where there is no demand or nothing is known yet. */
export function coveredShare(coverage: Coverage | null | undefined): number | null {
  if (!coverage || coverage.totalDemand === 0) return null;
  return coverage.coveredDemand / coverage.totalDemand;
}

/** How the posts on screen stand to the units and inputs: what a person should know before relying on them. */
export function selectPlacingState(
  state: AppState,
): "none" | "suggested" | "edited" | "inputs-changed" | "units-changed" {
  const plan = selectPlan(state);
  if (plan.posts.length === 0) return "none";
  if (selectShownSuggestion(state)) return "suggested";
  const isStaffed = periodsOf(plan).every((period) =>
    plan.fleet.every((group) => {
      const standing = plan.posts.filter((post) => post.unit === group.id && isOnDuty(post, period));
      return standing.length === unitsToPlace(group, period);
    }),
  );
  if (!isStaffed && plan.fixedPosts.length === 0) return "units-changed";
  return isSuggestionCurrent(state) || !state.suggestion ? "edited" : "inputs-changed";
}

/** What the posts on screen do, or null until that is known. */
export function selectAssessment(state: AppState): Assessment | null {
  const { coverage } = state;
  return coverage && coverage.key === coverageKey(state) ? coverage.value : null;
}

function selectCoverages(state: AppState): readonly Coverage[] | null {
  return selectAssessment(state)?.periods ?? null;
}

function unproven(bound: number): Proof {
  return { method: "by-hand", status: "feasible", bound, goal: null, seconds: 0 };
}

/** As sure as the least sure of them; bounds and times add up. */
function addProofs(proofs: readonly Proof[], scale: number): Proof {
  const isOpen = proofs.filter(({ status }) => status !== "optimal");
  return {
    method: proofs.find(({ method }) => method === "exact")?.method ?? proofs[0]?.method ?? "by-hand",
    status: isOpen.find(({ status }) => status === "time-limit")?.status ?? isOpen[0]?.status ?? "optimal",
    bound: scale * proofs.reduce((sum, { bound }) => sum + bound, 0),
    goal: proofs.length === 1 ? (proofs[0]?.goal ?? null) : null,
    seconds: proofs.reduce((sum, { seconds }) => sum + seconds, 0),
  };
}

/** Works a value out anew only when the plan, its figures, the suggestion or the shown stretch have changed. */
function derive<T>(compute: (state: AppState) => T): (state: AppState) => T {
  let last: { readonly of: readonly unknown[]; readonly value: T } | null = null;
  return (state) => {
    const of = [
      ...[selectPlan(state), state.coverage, selectCoverages(state), state.suggestion],
      ...[isSuggestionCurrent(state), state.period],
    ];
    if (!last || of.some((part, i) => part !== last?.of[i])) last = { of, value: compute(state) };
    return last.value;
  };
}
