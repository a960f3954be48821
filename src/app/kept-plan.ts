import { comparePlans, type PlanComparison } from "../model/compare-plans.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import type { MeasuredPlan } from "../model/stretch-figures.ts";
import { replacePresent } from "../plan/history.ts";
import { selectAssessment, selectShownSuggestion } from "./deployments.ts";
import { type HexView, viewTogether } from "./hex-view.ts";
import { scopeKey } from "./input-keys.ts";
import { coverageKey } from "./placing-keys.ts";
import { selectPlan, selectSurface } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** What the plan on screen is called beside the kept one. */
export const NAME_OF_SHOWN = "The plan on screen";

/** The state as it would be with the kept plan on screen, over the same data; null where none is kept. */
export function asKept(state: AppState): AppState | null {
  const { kept, history } = state;
  return kept && { ...state, history: replacePresent(history, kept.plan), suggestion: kept.suggestion };
}

/** Hash of what the kept plan's figures are computed from; null while none is kept or no data is open. */
export function keptAssessmentKey(state: AppState): string | null {
  const other = asKept(state);
  return other && coverageKey(other);
}

/** Hash of what the kept plan's hexes are counted from; null where they are those of the plan on screen. */
export function keptSurfaceKey(state: AppState): string | null {
  const other = asKept(state);
  const key = other && scopeKey(other);
  return key === scopeKey(state) ? null : key;
}

/** The kept plan with its figures, as far as they are known for what the data and choices are now. */
export function selectKept(state: AppState): MeasuredPlan | null {
  const { kept, keptAssessment } = state;
  const other = asKept(state);
  if (!kept || !other) return null;
  return {
    name: kept.name,
    plan: kept.plan,
    assessment: keptAssessment?.key === keptAssessmentKey(state) ? keptAssessment.value : null,
    proofs: selectShownSuggestion(other)?.placement.periods ?? [],
  };
}

/** The kept plan as A and the one on screen as B, with what sets them apart. */
export interface ShownComparison extends PlanComparison {
  readonly a: MeasuredPlan;
  readonly b: MeasuredPlan;
  /** Whether figures of either are still being worked out. */
  readonly isPending: boolean;
}

let last: { readonly of: readonly unknown[]; readonly comparison: ShownComparison | null } | null = null;

/** The two plans side by side; null where none is kept. The same object until something it is made of changes. */
export function selectComparison(state: AppState): ShownComparison | null {
  const kept = selectKept(state);
  const assessment = selectAssessment(state);
  const proofs = selectShownSuggestion(state)?.placement.periods;
  const plan = selectPlan(state);
  const { streets, data } = state;
  const of = [
    state.kept,
    kept?.assessment,
    kept?.proofs.length,
    plan,
    assessment,
    proofs,
    data.kind,
    streets,
  ];
  if (last && of.every((part, i) => part === last?.of[i])) return last.comparison;
  const shown = { name: NAME_OF_SHOWN, plan, assessment, proofs: proofs ?? [] };
  const comparison = kept && {
    ...comparePlans(kept, shown, streets),
    ...{ a: kept, b: shown },
    isPending: data.kind === "open" && !(kept.assessment && assessment),
  };
  last = { of, comparison };
  return comparison;
}

let lastViews: {
  readonly of: readonly [HexSurface, HexSurface];
  readonly views: readonly [HexView, HexView];
} | null = null;

/** The hexes under the kept plan and under the one on screen, in the same colour classes; null until both are counted. */
export function selectComparedViews(state: AppState): readonly [HexView, HexView] | null {
  const shown = selectSurface(state);
  const key = keptSurfaceKey(state);
  const kept = key === null ? shown : state.keptSurface?.key === key ? state.keptSurface.value : null;
  if (!shown || !kept) return null;
  if (lastViews?.of[0] !== kept || lastViews.of[1] !== shown) {
    lastViews = { of: [kept, shown], views: viewTogether(kept, shown) };
  }
  return lastViews.views;
}
