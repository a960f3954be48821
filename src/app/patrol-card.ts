import type { NoCircuit, PatrolCircuit } from "../model/patrol-card.ts";
import { coverageKey } from "./placing-keys.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** Hash of what the patrol card that was asked for is drawn from; null while nobody asked. */
export function patrolKey(state: AppState): string | null {
  const { patrolAsked } = state;
  const key = coverageKey(state);
  if (!patrolAsked || key === null) return null;
  const { fleet, movement, event, posts } = state.history.present;
  if (!posts.some(({ id }) => id === patrolAsked.post)) return null;
  return JSON.stringify([key, fleet, movement, event, patrolAsked, selectPeriod(state)]);
}

/** The patrol card that was asked for: undefined until it is drawn. */
export function selectPatrol(state: AppState): PatrolCircuit | NoCircuit | undefined {
  const { patrol } = state;
  return patrol && patrol.key === patrolKey(state) ? patrol.value : undefined;
}
