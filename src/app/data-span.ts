import { nameMonth } from "../model/wall-clock.ts";
import { selectPlan, selectSummary } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** Whether what is shown rests on simulated rows. */
export function selectSimulated(state: AppState): boolean {
  return selectPlan(state).source?.simulated ?? false;
}

/** First and last month that count under the plan's period, or null where the data has no months. */
export function selectMonths(state: AppState): { readonly first: number; readonly last: number } | null {
  const { query, evidence } = selectPlan(state);
  const months = selectSummary(state)?.months ?? (state.data.kind === "none" ? evidence?.months : null);
  if (!months) return null;
  if (!query.period || state.data.kind === "none") return months;
  return {
    first: Math.max(months.first, query.period.from),
    last: Math.min(months.last, query.period.to),
  };
}

/** `12 months to Apr 2026`, or null where the data has no months. */
export function selectSpan(state: AppState): string | null {
  const months = selectMonths(state);
  if (!months) return null;
  const count = months.last - months.first + 1;
  if (count < 1) return "no month of the data";
  return count === 1 ? nameMonth(months.first) : `${count} months to ${nameMonth(months.last)}`;
}
