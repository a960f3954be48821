import type { PlanDocument } from "../model/plan-document.ts";
import { snapshotEvidence } from "../plan/evidence.ts";
import { selectDeployment, selectPlan, selectSummary, selectSurface } from "./selectors.ts";
import type { AppState } from "./state.ts";

/**
 * The plan as it leaves the page: with a masked snapshot of its evidence where it is wanted and at hand,
 * else with the snapshot it came with.
 */
export function composeSharedPlan(state: AppState, withEvidence: boolean): PlanDocument {
  const plan = selectPlan(state);
  if (!withEvidence) return { ...plan, evidence: null };
  const deployment = selectDeployment(state);
  const surface = selectSurface(state);
  const summary = selectSummary(state);
  if (!deployment || !surface || !summary) return plan;
  return { ...plan, evidence: snapshotEvidence(plan, deployment, surface, summary) };
}
