import type { CrimeTable } from "../../model/crime-table.ts";
import type { Query } from "../../model/query.ts";
import { compileQuery, passesHours } from "./row-filter.ts";
import { rowsInArea } from "./rows-in-area.ts";

/**
 * The rows of the study area that a query counts, as row numbers in the table's order.
 * @param cellOf cell index per location, from `cellOfLocations`; a location with −1 is outside the area
 */
export function selectRows(table: CrimeTable, cellOf: Int32Array, query: Query): Uint32Array {
  const filter = compileQuery(table, query);
  const { categoryPasses, earliest, before } = filter;
  const { categoryOf, timeOf } = table;
  const inArea = rowsInArea(table, cellOf).rows;
  const rows = new Uint32Array(inArea.length);
  let count = 0;
  for (const row of inArea) {
    const time = timeOf[row] as number;
    if (time < earliest || time >= before || categoryPasses[categoryOf[row] as number] !== 1) continue;
    if (!passesHours(filter, time)) continue;
    rows[count++] = row;
  }
  return rows.slice(0, count);
}
