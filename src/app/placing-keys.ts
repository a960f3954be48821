import type { Fleet } from "../model/fleet.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { scopeKey } from "./input-keys.ts";
import { selectEventOptions, selectHarm } from "./report-keys.ts";
import type { AppState } from "./state.ts";
import { streetsKey } from "./streets-key.ts";

/** What placings rest on besides the plan: past events, and how harm is weighed. */
export function selectPast(state: AppState) {
  return {
    harm: selectHarm(state),
    events: selectEventOptions(state),
    predictor: state.analysis.predictor,
  };
}

/** Hash of the posts as far as what they do depends on them. */
export function postsKey(plan: Pick<PlanDocument, "posts">): string {
  return JSON.stringify(
    plan.posts.map((post) => [post.id, post.at, post.unit, post.coverRadiusM, post.phases]),
  );
}

/** Hash of what an assessment is computed from; null while no data is open. */
export function coverageKey(state: AppState): string | null {
  const scope = scopeKey(state);
  const { fleet, fixedPosts, phases, movement } = state.history.present;
  const onTheWay = phases.length > 1 ? [movement, paceOf(fleet)] : [];
  const standing = fixedPosts.length > 0 ? [placesOf(fixedPosts), sizeOf(fleet)] : [];
  return (
    scope &&
    JSON.stringify([
      ...[scope, demandKey(state), onTheWay, standing],
      ...[waysKey(state), postsKey(state.history.present)],
    ])
  );
}

/** Hash of what a suggestion is computed from, but for the posts that are pinned; null while no data is open. */
export function suggestionKey(state: AppState): string | null {
  const scope = scopeKey(state);
  const { fleet, fixedPosts, areas, sites, phases, movement } = state.history.present;
  const onTheWay = phases.length > 1 ? [movement, paceOf(fleet)] : [];
  const staffed = placesOf(fixedPosts.filter(({ needs }) => needs.length > 0));
  const places = sites?.map(({ at }) => at);
  return (
    scope &&
    JSON.stringify([
      ...[scope, demandKey(state), onTheWay, staffed],
      ...[areas, places, waysKey(state), sizeOf(fleet)],
    ])
  );
}

/** Hash of the posts that stay whatever is suggested. */
export function pinnedKey(state: AppState): string {
  return postsKey({ posts: state.history.present.posts.filter((post) => post.pinned) });
}

/** What ways along streets rest on; null where ways are straight lines, on which only what is on the way rests. */
function waysKey(state: AppState) {
  const streets = streetsKey(state);
  const { fleet, movement } = state.history.present;
  const groups = fleet.map(({ id, coverMinutes, speedKmh }) => [id, coverMinutes, speedKmh]);
  return streets && [streets, movement.detour, groups];
}

/** What there is to cover, and what for. */
function demandKey(state: AppState) {
  const { phases, objective, event, focusAreas } = state.history.present;
  const isWeighed = objective.weighBy !== "count";
  if (phases.length === 0) return [objective, event.venue.at, isWeighed && selectHarm(state)];
  const { name: _, ...times } = event;
  return [objective, phases, times, focusAreas, selectPast(state)];
}

function sizeOf(fleet: Fleet) {
  return fleet.map((group) => [
    ...[group.id, group.count, group.officersPerUnit, group.coverRadiusM, group.reserve, group.onDuty],
  ]);
}

/** Fixed posts without what they are called, which changes no figure. */
function placesOf(fixedPosts: PlanDocument["fixedPosts"]) {
  return fixedPosts.map(({ at, needs }) => [at, needs]);
}

function paceOf(fleet: Fleet) {
  return fleet.map((group) => [group.id, group.speedKmh]);
}
