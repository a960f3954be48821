import { type Period, periodsOf } from "../model/period.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** The stretch of the plan that is on screen: the one that was chosen while it is planned, else the first. */
export function selectPeriod(state: AppState): Period {
  const periods = periodsOf(selectPlan(state));
  return periods.find((period) => period === state.period) ?? (periods[0] as Period);
}

/** Its place among the plan's stretches. */
export function selectPeriodIndex(state: AppState): number {
  return periodsOf(selectPlan(state)).indexOf(selectPeriod(state));
}
