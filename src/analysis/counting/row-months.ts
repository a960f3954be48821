import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { MonthIndex } from "../../model/units.ts";
import { lookUpMonths, monthOffset } from "./month-counts.ts";

/** Stands in for the month of a row without a time. */
export const NO_MONTH = -0x8000_0000;

/** The month of each of some rows, in their order; `NO_MONTH` for a row without a time. */
export function monthsOfRows(table: Pick<CrimeTable, "timeOf">, rows: Uint32Array): Int32Array {
  const times = Int32Array.from(rows, (row) => table.timeOf[row] as number);
  const lookup = lookUpMonths(times);
  if (lookup === null) return times.fill(NO_MONTH);
  return times.map((time) => (time === NO_TIME ? NO_MONTH : lookup.firstMonth + monthOffset(lookup, time)));
}

/**
 * Rows by hex and month: hex `h` has `counts[h * months.length + t]` in `months[t]`. Rows of other months and without a
 * time are in none.
 * @param cellOf cell index per location, from `cellOfLocations`; no row stands outside the area
 */
export function countHexMonths(
  table: CrimeTable,
  grid: Pick<HexGrid, "cellCount">,
  cellOf: Int32Array,
  rows: Uint32Array,
  months: readonly MonthIndex[],
): Uint32Array {
  const place = new Map(months.map((month, t) => [month, t]));
  const counts = new Uint32Array(grid.cellCount * months.length);
  monthsOfRows(table, rows).forEach((month, i) => {
    const t = place.get(month);
    if (t === undefined) return;
    const cell = cellOf[table.locationOf[rows[i] as number] as number] as number;
    const at = cell * months.length + t;
    counts[at] = (counts[at] as number) + 1;
  });
  return counts;
}
