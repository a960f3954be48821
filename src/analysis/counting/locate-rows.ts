import { type CrimeTable, UNITS_PER_DEGREE } from "../../model/crime-table.ts";
import { cellAt, gridBounds, type HexGrid } from "../../model/hex-grid.ts";

/**
 * The cell of each location of a table: entry `l` is the index in `grid` of the hex that location `l`
 * stands in, or −1 outside the study area. Each distinct location is indexed to H3 once, and only
 * where it is near enough to matter; every later question is integer arithmetic over rows.
 */
export function cellOfLocations(table: CrimeTable, grid: HexGrid): Int32Array {
  const cellOf = new Int32Array(table.locationCount).fill(-1);
  const { west, east, south, north } = gridBounds(grid);
  const middle = (west + east) / 2;
  const reach = (east - west) / 2;
  for (let location = 0; location < table.locationCount; location++) {
    const lat = (table.latE7[location] as number) / UNITS_PER_DEGREE;
    if (lat < south || lat > north) continue;
    const lng = (table.lngE7[location] as number) / UNITS_PER_DEGREE;
    const eastward = Math.abs(lng - middle);
    if (Math.min(eastward, Math.abs(360 - eastward)) > reach) continue;
    cellOf[location] = cellAt(grid, lng, lat);
  }
  return cellOf;
}
