import type { CrimeTable } from "../../model/crime-table.ts";

/** The rows of a study area, as row numbers in the table's order, and beside each the index of its cell. */
export interface RowsInArea {
  readonly rows: Uint32Array;
  readonly cells: Int32Array;
}

const found = new WeakMap<Int32Array, RowsInArea & { readonly locationOf: Uint32Array }>();

/**
 * The rows of the study area whatever a query says of them. Found once for a table and the cells of its locations, neither of
 * which changes once it is made: a study area seldom holds more than a part of a city's rows, and every change of filter asks
 * for all of them again.
 * @param cellOf cell index per location, from `cellOfLocations`; a location with −1 is outside the area
 */
export function rowsInArea(
  { rowCount, locationOf }: Pick<CrimeTable, "rowCount" | "locationOf">,
  cellOf: Int32Array,
): RowsInArea {
  const known = found.get(cellOf);
  if (known?.locationOf === locationOf) return known;
  const inside = new Uint32Array(rowCount);
  let count = 0;
  for (let row = 0; row < rowCount; row++) {
    if ((cellOf[locationOf[row] as number] as number) >= 0) inside[count++] = row;
  }
  const rows = inside.slice(0, count);
  const cells = new Int32Array(count);
  for (let i = 0; i < count; i++) cells[i] = cellOf[locationOf[rows[i] as number] as number] as number;
  const located = { locationOf, rows, cells };
  found.set(cellOf, located);
  return located;
}
