import type { CrimeTable } from "../model/crime-table.ts";
import type { Query } from "../model/query.ts";
import { compileQuery, passesHours } from "./row-filter.ts";

/**
 * The rows of the study area that a query counts, as row numbers in the table's order.
 * @param cellOf cell index per location, from `cellOfLocations`; a location with −1 is outside the area
 */
export function selectRows(table: CrimeTable, cellOf: Int32Array, query: Query): Uint32Array {
  const filter = compileQuery(table, query);
  const { categoryPasses, earliest, before } = filter;
  const { locationOf, categoryOf, timeOf } = table;
  const rows = new Uint32Array(table.rowCount);
  let count = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const time = timeOf[row] as number;
    if (time < earliest || time >= before || categoryPasses[categoryOf[row] as number] !== 1) continue;
    if ((cellOf[locationOf[row] as number] as number) < 0 || !passesHours(filter, time)) continue;
    rows[count++] = row;
  }
  return rows.slice(0, count);
}
