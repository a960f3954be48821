import { bearingDeg, compassName, distanceM } from "./geodesy.ts";
import type { LngLat, Metres } from "./units.ts";
import { formatDistance } from "./wording.ts";

/** Where something lies, from the venue. */
export interface Place {
  /** `310 m north-east`, `at the venue`. */
  readonly place: string;
  readonly isAtVenue: boolean;
  readonly distanceM: Metres;
}

/** Hexes with the points that they are centred on; the arrays run over the cells. */
export interface PlacedHexes {
  /** H3 index of each. */
  readonly cells: readonly string[];
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

const AT_VENUE_M = 25;

/** A point in words, to 10 m. */
export function placeFrom(venue: LngLat, at: LngLat): Place {
  const away = distanceM(venue, at);
  const isAtVenue = away < AT_VENUE_M;
  const way = `${formatDistance(Math.round(away / 10) * 10)} ${compassName(bearingDeg(venue, at))}`;
  return { place: isAtVenue ? "at the venue" : way, isAtVenue, distanceM: away };
}

/** Where each hex lies, in words: one entry per cell. */
export function placeHexes({ cells, lng, lat }: PlacedHexes, venue: LngLat): readonly string[] {
  return cells.map((_, cell) => placeFrom(venue, [lng[cell] as number, lat[cell] as number]).place);
}
