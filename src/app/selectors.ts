import type { TableSummary } from "../model/crime-table.ts";
import type { HexProfile, HexSurface } from "../model/hex-surface.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { QualityReport } from "../model/quality-report.ts";
import { profileKey, qualityKey, surfaceKey } from "./input-keys.ts";
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
