import { bearingDeg, COMPASS_NAMES } from "../model/geodesy.ts";
import type { LngLat } from "../model/units.ts";

/** The sectors that fairness is about: the eight points of the compass around the venue. */
export const SECTOR_NAMES: readonly string[] = COMPASS_NAMES;

/** The sector of each point (degrees), as an index of {@link SECTOR_NAMES}; a point at the venue itself is in the north. */
export function sectorsOf(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  venue: LngLat,
): Uint16Array {
  return Uint16Array.from(lng, (east, i) => {
    const bearing = bearingDeg(venue, [east, lat[i] as number]);
    return Math.round(bearing / 45) % SECTOR_NAMES.length;
  });
}
