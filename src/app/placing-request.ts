import type { EngineCalls } from "../engine/client.ts";
import { selectPast } from "./placing-keys.ts";
import type { AppState } from "./state.ts";

/** What the engine is asked about who stands where, from the plan as it is now. */
export function placingRequest(state: AppState): EngineCalls["assess"]["request"] {
  const { area, query, event, fleet, phases, objective, movement } = state.history.present;
  const { focusAreas, fixedPosts, areas, sites, posts } = state.history.present;
  return {
    ...{ area, query, event, fleet, phases, objective, movement },
    ...{ focusAreas, fixedPosts, areas, sites, posts },
    streets: state.streets?.fingerprint ?? null,
    expect: selectPast(state),
  };
}
