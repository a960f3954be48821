import { isSameArea } from "../model/study-area.ts";
import type { AppState } from "./state.ts";

function dataId(state: AppState): number | null {
  return state.data.kind === "open" ? state.data.id : null;
}

/** Hash of which rows of which data count; null while no data is open. */
export function scopeKey(state: AppState): string | null {
  const id = dataId(state);
  if (id === null) return null;
  const { area, query } = state.history.present;
  const { categories, period, weekHours } = query;
  return JSON.stringify([id, area.center, area.radiusM, area.resolution, categories, period, weekHours]);
}

/** The hexes that the charts are limited to; null for all, as where they were chosen in another area. */
export function hexesWithin({ hexFilter, history }: AppState): readonly string[] | null {
  return hexFilter && isSameArea(hexFilter.area, history.present.area) ? hexFilter.cells : null;
}

/** Hash of what the surface with its charts is computed from; null while no data is open. */
export function surfaceKey(state: AppState): string | null {
  const scope = scopeKey(state);
  const within = hexesWithin(state);
  return within ? scope && `${scope} ${within.join()}` : scope;
}

/** Hash of what the quality report is made from; null while no data is open. */
export function qualityKey(state: AppState): string | null {
  const id = dataId(state);
  const { center, radiusM } = state.history.present.area;
  return id === null ? null : JSON.stringify([id, center, radiusM]);
}

/** Hash of what the profile of the selected hex is computed from; null while none of the area is selected. */
export function profileKey(state: AppState): string | null {
  const scope = scopeKey(state);
  const { selection, surface } = state;
  if (scope === null || selection?.kind !== "cell" || surface?.key !== surfaceKey(state)) return null;
  return surface.value.cells.includes(selection.cell) ? `${scope} ${selection.cell}` : null;
}
