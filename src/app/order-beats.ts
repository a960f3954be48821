import { composeOrderBeats, type OrderBeats } from "../plan/order-beats.ts";
import { selectPlan } from "./selectors.ts";
import { areBeatsPending, selectBeats } from "./shown-beats.ts";
import type { AppState } from "./state.ts";

export type { OrderBeat, OrderBeats } from "../plan/order-beats.ts";

let last: { readonly of: readonly unknown[]; readonly beats: readonly OrderBeats[] } | null = null;

/** The beats of the plan on screen as its order says them; the same array until something they are made of changes. */
export function selectOrderBeats(state: AppState): readonly OrderBeats[] {
  const plan = selectPlan(state);
  const reports = selectBeats(state) ?? (areBeatsPending(state) ? "pending" : "unknown");
  const of = [plan, reports];
  if (!last || of.some((part, i) => part !== last?.of[i]))
    last = { of, beats: composeOrderBeats(plan, reports) };
  return last.beats;
}
