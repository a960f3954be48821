import type { EngineCalls } from "../engine/client.ts";
import type { AbstractionLedger } from "../model/abstraction.ts";
import { scopeKey } from "./input-keys.ts";
import { selectPast } from "./placing-keys.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** What the engine is asked about where units are taken from, from the plan as it is now. */
export function ledgerRequest(state: AppState): EngineCalls["abstraction"]["request"] {
  const { area, query, event, fleet, phases, objective, takenFrom } = selectPlan(state);
  return { area, query, event, fleet, phases, objective, takenFrom, expect: selectPast(state) };
}

/** Hash of what the ledger is kept from; null while no data is open, and where no source is stated. */
export function ledgerKey(state: AppState): string | null {
  const scope = scopeKey(state);
  if (scope === null || selectPlan(state).takenFrom.length === 0) return null;
  const { event, fleet, phases, objective, takenFrom, expect } = ledgerRequest(state);
  const { date, doors, start, end } = event;
  const units = fleet.map((group) => [
    ...[group.id, group.name, group.count, group.officersPerUnit, group.officersBeside],
    ...[group.onDuty, group.coverRadiusM],
  ]);
  const { harm, predictor } = expect;
  const weighing = objective.weighBy === "count" ? "count" : [objective.weighBy, harm];
  return JSON.stringify([
    scope,
    [date, doors, start, end],
    ...[units, phases, weighing, predictor, takenFrom],
  ]);
}

/** What is left where units are taken from, or null until it is known. */
export function selectLedger(state: AppState): AbstractionLedger | null {
  const { ledger } = state;
  return ledger && ledger.key === ledgerKey(state) ? ledger.value : null;
}

/** Whether sources are stated, and what is left there is still being worked out. */
export function isLedgerPending(state: AppState): boolean {
  return ledgerKey(state) !== null && selectLedger(state) === null;
}
