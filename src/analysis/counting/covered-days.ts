import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { Query } from "../../model/query.ts";
import { dayOf } from "../../model/wall-clock.ts";
import { compileQuery } from "./row-filter.ts";

/** First and last day, both included, in days since 1970-01-01. */
export interface DaySpan {
  readonly firstDay: number;
  readonly lastDay: number;
}

/**
 * From the first to the last day of the query's period on which a row of any category is recorded at one of the locations; null where there is none.
 * @param groupOf group per location, −1 for those that do not matter
 */
export function coveredDays(table: CrimeTable, groupOf: Int32Array, query: Query): DaySpan | null {
  const { earliest, before } = compileQuery(table, query);
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < table.rowCount; row++) {
    const time = table.timeOf[row] as number;
    if (time === NO_TIME || time < earliest || time >= before) continue;
    if ((groupOf[table.locationOf[row] as number] as number) < 0) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first > last ? null : { firstDay: dayOf(first), lastDay: dayOf(last) };
}
