import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** What results say of the streets they rest on: which, and what of them is closed; null where ways are straight lines. */
export function streetsKey(state: AppState): unknown {
  if (state.streets === null) return null;
  const closed = selectPlan(state).areas.filter(({ kind }) => kind === "closed");
  return [state.streets.fingerprint, closed.map(({ ring }) => ring)];
}
