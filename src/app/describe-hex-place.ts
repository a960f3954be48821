import { cellToLatLng } from "h3-js";
import type { EventVenue } from "../model/event-spec.ts";
import { describePlace } from "../plan/describe-place.ts";

/** Where a hex (H3 index) lies: `310 m north-east of Wembley Stadium`. */
export function describeHexPlace(venue: EventVenue, cell: string): string {
  const [lat, lng] = cellToLatLng(cell);
  return describePlace([lng, lat], venue, null);
}
