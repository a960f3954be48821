import type { CrimeTable } from "../../model/crime-table.ts";
import { DEGREES_PER_UNIT } from "../../model/crime-table.ts";
import { boundingBox, distanceM } from "../../model/geodesy.ts";
import type { LngLat, Metres } from "../../model/units.ts";

/** Rows within `radiusM` metres (great circle) of each point, whatever their category and time. */
export function countAround(table: CrimeTable, points: readonly LngLat[], radiusM: Metres): Uint32Array {
  const rowsAt = new Uint32Array(table.locationCount);
  for (const location of table.locationOf) rowsAt[location] = (rowsAt[location] as number) + 1;
  const counts = new Uint32Array(points.length);
  points.forEach((point, p) => {
    const box = boundingBox(point, radiusM);
    for (let l = 0; l < table.locationCount; l++) {
      const lat = (table.latE7[l] as number) * DEGREES_PER_UNIT;
      const lng = (table.lngE7[l] as number) * DEGREES_PER_UNIT;
      if (lat < box.south || lat > box.north || lng < box.west || lng > box.east) continue;
      if (distanceM(point, [lng, lat]) <= radiusM) counts[p] = (counts[p] as number) + (rowsAt[l] as number);
    }
  });
  return counts;
}
