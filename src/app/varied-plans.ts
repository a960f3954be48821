import type { PlanDocument } from "../model/plan-document.ts";
import type { NoVariation, VariedPlans } from "../model/varied-plans.ts";
import type { NamePlace } from "../model/varied-tables.ts";
import { describePostPlace } from "../plan/describe-place.ts";
import { pinnedKey, postsKey, suggestionKey } from "./placing-keys.ts";
import type { AppState } from "./state.ts";

/** Hash of what the schedule that was asked for is drawn from; null while nobody asked. */
export function variedKey(state: AppState): string | null {
  const { variedAsked } = state;
  const key = suggestionKey(state);
  return variedAsked && key && JSON.stringify([key, pinnedKey(state), variedAsked]);
}

/** The schedule that was asked for, or why there is none; undefined until that is known. */
export function selectVaried(state: AppState): VariedPlans | NoVariation | undefined {
  const { varied } = state;
  return varied && varied.key === variedKey(state) ? varied.value : undefined;
}

/** The occasions of a schedule of which the posts are those of the plan, by position. */
export function occasionsInUse(
  { schedule }: Pick<VariedPlans, "schedule">,
  plan: Parameters<typeof postsKey>[0],
): readonly number[] {
  const key = postsKey(plan);
  return schedule.flatMap((occasion, i) => (postsKey(occasion) === key ? [i] : []));
}

/** Names the places of a plan's schedule as its posts are named: `Gate A, 310 m north-east of Wembley Stadium`. */
export function nameVariedPlaces(plan: Pick<PlanDocument, "sites" | "event">): NamePlace {
  return ({ at, place }) => describePostPlace(plan, at, place);
}
