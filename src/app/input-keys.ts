import type { PlanDocument } from "../model/plan-document.ts";
import type { AppState } from "./state.ts";

function dataId(state: AppState): number | null {
  return state.data.kind === "open" ? state.data.id : null;
}

/** Hash of what the hex surface is computed from; null while no data is open. */
export function scopeKey(state: AppState): string | null {
  const id = dataId(state);
  if (id === null) return null;
  const { area, query } = state.history.present;
  return JSON.stringify([id, area.center, area.radiusM, area.resolution, query.categories, query.period]);
}

/** Hash of what the quality report is made from; null while no data is open. */
export function qualityKey(state: AppState): string | null {
  const id = dataId(state);
  const { center, radiusM } = state.history.present.area;
  return id === null ? null : JSON.stringify([id, center, radiusM]);
}

/** Hash of the posts as far as coverage depends on them. */
export function postsKey(plan: PlanDocument): string {
  return JSON.stringify(plan.posts.map((post) => [post.id, post.at, post.mode, post.coverRadiusM]));
}

/** Hash of what a coverage is computed from; null while no data is open. */
export function coverageKey(state: AppState): string | null {
  const scope = scopeKey(state);
  return scope && `${scope} ${postsKey(state.history.present)}`;
}

/** Hash of what a suggestion is computed from, but for the posts that are pinned; null while no data is open. */
export function suggestionKey(state: AppState): string | null {
  const scope = scopeKey(state);
  const units = state.history.present.fleet.map((group) => [group.mode, group.count, group.coverRadiusM]);
  return scope && `${scope} ${JSON.stringify(units)}`;
}

/** Hash of what the profile of the selected hex is computed from; null while none of the area is selected. */
export function profileKey(state: AppState): string | null {
  const scope = scopeKey(state);
  const { selection, surface } = state;
  if (scope === null || selection?.kind !== "cell" || surface?.key !== scope) return null;
  return surface.value.cells.includes(selection.cell) ? `${scope} ${selection.cell}` : null;
}
