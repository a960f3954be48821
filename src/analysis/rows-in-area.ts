import type { CrimeTable } from "../model/crime-table.ts";

const found = new WeakMap<Int32Array, { readonly locationOf: Uint32Array; readonly rows: Uint32Array }>();

/**
 * The rows of the study area whatever a query says of them, as row numbers in the table's order. Found once for a table and
 * the cells of its locations, neither of which changes once it is made: a study area seldom holds more than a part of a city's
 * rows, and every change of filter asks for all of them again.
 * @param cellOf cell index per location, from `cellOfLocations`; a location with −1 is outside the area
 */
export function rowsInArea(
  { rowCount, locationOf }: Pick<CrimeTable, "rowCount" | "locationOf">,
  cellOf: Int32Array,
): Uint32Array {
  const known = found.get(cellOf);
  if (known?.locationOf === locationOf) return known.rows;
  const rows = new Uint32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if ((cellOf[locationOf[row] as number] as number) >= 0) rows[count++] = row;
  }
  const inside = { locationOf, rows: rows.slice(0, count) };
  found.set(cellOf, inside);
  return inside.rows;
}
