import { type CrimeTable, UNITS_PER_DEGREE } from "../../model/crime-table.ts";
import { EFFECT_RINGS, type Ring } from "../../model/event-report.ts";
import { bearingDeg, boundingBox, compassName, distanceM } from "../../model/geodesy.ts";
import type { LngLat } from "../../model/units.ts";

const OUTERMOST = EFFECT_RINGS.at(-1) as Ring;

/** The locations of a table by their ring around a venue. */
export interface VenueRings {
  /** Ring per location (an index of `EFFECT_RINGS`), −1 beyond the last. */
  readonly ringOf: Int32Array;
  /** Where the outermost ring has no location at all, by compass names: water, or data that ends there. */
  readonly emptySides: readonly string[];
}

/** Sorts the locations of a table into rings by great-circle distance, whatever area or grid is looked at. */
export function ringsAround(table: CrimeTable, venue: LngLat): VenueRings {
  const ringOf = new Int32Array(table.locationCount).fill(-1);
  const { west, east, south, north } = boundingBox(venue, OUTERMOST.toM);
  const reach = (east - west) / 2;
  const sides = new Map(COMPASS_BEARINGS.map((bearing) => [compassName(bearing), false]));
  for (let location = 0; location < table.locationCount; location++) {
    const lat = (table.latE7[location] as number) / UNITS_PER_DEGREE;
    if (lat < south || lat > north) continue;
    const lng = (table.lngE7[location] as number) / UNITS_PER_DEGREE;
    const eastward = Math.abs(lng - venue[0]);
    if (Math.min(eastward, Math.abs(360 - eastward)) > reach) continue;
    const distance = distanceM(venue, [lng, lat]);
    const ring = EFFECT_RINGS.findIndex(({ toM }) => distance < toM);
    ringOf[location] = ring;
    if (ring === EFFECT_RINGS.length - 1) sides.set(compassName(bearingDeg(venue, [lng, lat])), true);
  }
  const emptySides = [...sides].filter(([, found]) => !found).map(([side]) => side);
  return { ringOf, emptySides };
}

const COMPASS_BEARINGS = Array.from({ length: 8 }, (_, i) => i * 45);
