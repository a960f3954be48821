import type { EvidenceSnapshot } from "../model/evidence.ts";
import { snapshotEvidence } from "../plan/evidence.ts";
import { composeOrder, type OperationalOrder } from "../plan/operational-order.ts";
import { selectCrowdClock } from "./crowd-actions.ts";
import { isPending, selectAssessment, selectWholeDeployment } from "./deployments.ts";
import { selectPlan, selectSummary, selectSurface } from "./selectors.ts";
import { areBeatsPending } from "./shown-beats.ts";
import { isLedgerPending } from "./shown-ledger.ts";
import type { AppState } from "./state.ts";

export type { OperationalOrder, OrderRow } from "../plan/operational-order.ts";
export type { OrderEvenings } from "../plan/order-evenings.ts";
export type { OrderFigures } from "../plan/order-figures.ts";
export type { OrderFixedPost } from "../plan/order-fixed-posts.ts";

let last: { readonly of: readonly unknown[]; readonly order: OperationalOrder } | null = null;

/** The order of the plan on screen, masked as a link is; the same object until something it is made of changes. */
export function selectOrder(state: AppState): OperationalOrder {
  const plan = selectPlan(state);
  const transitions = selectAssessment(state)?.transitions ?? null;
  const of = [
    plan,
    selectWholeDeployment(state),
    selectSurface(state),
    selectSummary(state),
    state.data.kind,
    state.streets,
    selectCrowdClock(state),
    transitions,
  ];
  if (!last || of.some((part, i) => part !== last?.of[i])) {
    const evidence = selectEvidence(state);
    const figures = isPending(state) ? "pending" : evidence ? "known" : "unknown";
    last = { of, order: composeOrder(plan, evidence, figures, selectCrowdClock(state), transitions) };
  }
  return last.order;
}

/** The masked evidence of the figures on screen, or what the plan came with; null while they are worked out. */
export function selectEvidence(state: AppState): EvidenceSnapshot | null {
  const plan = selectPlan(state);
  if (state.data.kind === "none") return plan.evidence;
  const deployment = selectWholeDeployment(state);
  const surface = selectSurface(state);
  if (!deployment || !surface) return null;
  return snapshotEvidence(plan, deployment, surface, state.data.summary, state.streets);
}

/** Whether anything that the order says is still being worked out. */
export function isOrderPending(state: AppState): boolean {
  return isPending(state) || areBeatsPending(state) || isLedgerPending(state);
}
