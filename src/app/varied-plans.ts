import type { EventVenue } from "../model/event-spec.ts";
import type { NoVariation, VariedPlans } from "../model/varied-plans.ts";
import type { NamePlace } from "../model/varied-tables.ts";
import { describePlace } from "../plan/describe-place.ts";
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

/** Names the places of a schedule: `near Olympic Way, 310 m north-east of Wembley Stadium`. */
export function nameVariedPlaces(venue: EventVenue): NamePlace {
  return ({ at, place }) => describePlace(at, venue, place);
}
