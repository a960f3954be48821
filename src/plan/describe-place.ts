import { cellToLatLng } from "h3-js";
import { nameOfSite } from "../model/candidate-list.ts";
import type { EventVenue } from "../model/event-spec.ts";
import { bearingDeg, compassName, distanceM } from "../model/geodesy.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import type { LngLat, Metres } from "../model/units.ts";

/** Nearer than this to a venue's point is "at" it. */
const AT_VENUE_M = 25;

/**
 * A place in words: `near Olympic Way, 310 m north-east of Wembley Stadium`, without a name in the data
 * `310 m north-east of Wembley Stadium`. Distances to 10 m, from 1 km on to 0.1 km.
 */
export function describePlace(at: LngLat, venue: EventVenue, placeName: string | null): string {
  const name = placeName?.replace(/^(on or )?near\s+/i, "").trim();
  const fromVenue = describeFromVenue(at, venue);
  return name ? `near ${name}, ${fromVenue}` : fromVenue;
}

/** Where a hex (H3 index) lies: `310 m north-east of Wembley Stadium`. */
export function describeHexPlace(venue: EventVenue, cell: string): string {
  const [lat, lng] = cellToLatLng(cell);
  return describePlace([lng, lat], venue, null);
}

/** The place of a post of a plan: what the plan's list calls it, `Gate A, 310 m north-east of Wembley Stadium`; else as {@link describePlace}. */
export function describePostPlace(
  { sites, event }: Pick<PlanDocument, "sites" | "event">,
  at: LngLat,
  placeName: string | null,
): string {
  const site = nameOfSite(sites, at);
  return site === null
    ? describePlace(at, event.venue, placeName)
    : `${site}, ${describeFromVenue(at, event.venue)}`;
}

function describeFromVenue(at: LngLat, venue: EventVenue): string {
  const venueName = venue.name.trim() || "the venue";
  const distance = distanceM(venue.at, at);
  if (distance < AT_VENUE_M) return `at ${venueName}`;
  return `${describeDistance(distance)} ${compassName(bearingDeg(venue.at, at))} of ${venueName}`;
}

function describeDistance(distance: Metres): string {
  const tens = Math.round(distance / 10) * 10;
  return tens < 1000 ? `${tens} m` : `${(distance / 1000).toFixed(1)} km`;
}
