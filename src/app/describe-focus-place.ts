import { middleOfFocus } from "../model/describe-focus.ts";
import type { EventVenue } from "../model/event-spec.ts";
import { distanceToFocusM, type FocusGeometry } from "../model/focus-area.ts";
import type { StudyArea } from "../model/study-area.ts";
import { describePlace } from "../plan/describe-place.ts";

/** Where a focus area lies, `310 m north-east of Wembley Stadium`, and whether all of it is outside the study area. */
export function describeFocusPlace(
  geometry: FocusGeometry,
  venue: EventVenue,
  { center, radiusM }: StudyArea,
): { readonly place: string; readonly isOutside: boolean } {
  return {
    place: describePlace(middleOfFocus(geometry), venue, null),
    isOutside: distanceToFocusM(geometry, center) > radiusM,
  };
}
