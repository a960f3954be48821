import type { PlanDocument } from "../model/plan-document.ts";
import { selectEvidence } from "./order.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** The plan as it leaves the page, with its masked evidence where that is wanted and known. */
export function composeSharedPlan(state: AppState, withEvidence: boolean): PlanDocument {
  const plan = selectPlan(state);
  return { ...plan, evidence: withEvidence ? selectEvidence(state) : null };
}
