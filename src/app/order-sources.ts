import { composeOrderSources, type OrderSources } from "../plan/order-sources.ts";
import { selectPlan } from "./selectors.ts";
import { isLedgerPending, selectLedger } from "./shown-ledger.ts";
import type { AppState } from "./state.ts";

export { describeLedgerUnit } from "../plan/order-sources.ts";

let last: { readonly of: readonly unknown[]; readonly sources: OrderSources | null } | null = null;

/** Where the units of the plan on screen are taken from, as its order says it; the same object until something it is made of changes. */
export function selectOrderSources(state: AppState): OrderSources | null {
  const plan = selectPlan(state);
  const ledger = selectLedger(state) ?? (isLedgerPending(state) ? "pending" : "unknown");
  const of = [plan, ledger];
  if (!last || of.some((part, i) => part !== last?.of[i]))
    last = { of, sources: composeOrderSources(plan, ledger) };
  return last.sources;
}
