import { type CrimeTable, NO_TIME } from "../model/crime-table.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import type { HexSurface } from "../model/hex-surface.ts";
import type { Query } from "../model/query.ts";
import { hourOf, isAtLeast } from "../model/wall-clock.ts";
import { rankCategories } from "./category-ranking.ts";
import { lookUpMonths, monthOffset, trimMonths } from "./month-counts.ts";
import { compileQuery } from "./row-filter.ts";

/** The part of a hex surface that is plain counting. */
export type HexCounts = Pick<
  HexSurface,
  "count" | "rowsInArea" | "rowsCounted" | "byHour" | "byMonth" | "byCategory"
>;

/**
 * Counts the rows of the study area in one pass: per hex, by hour, by month and by category.
 * Hours are counted only where the times are that fine. Months run from the first to the last month
 * of the period in which the area has a row of any category, so that a zero means "none of these
 * recorded" and never "no data yet"; rows without a time are in no hour and no month.
 * @param cellOf cell index per location, from `cellOfLocations`
 */
export function countHexes(table: CrimeTable, cellOf: Int32Array, grid: HexGrid, query: Query): HexCounts {
  const { categoryPasses, earliest, before } = compileQuery(table, query);
  const { locationOf, categoryOf, timeOf } = table;
  const months = isAtLeast(table.timePrecision, "month") ? lookUpMonths(timeOf) : null;
  const monthRows = new Uint32Array(months?.monthCount ?? 0);
  const monthPresent = new Uint8Array(months?.monthCount ?? 0);
  const byHour = isAtLeast(table.timePrecision, "hour") ? new Uint32Array(24) : null;
  const count = new Uint32Array(grid.cellCount);
  const categoryRows = new Uint32Array(table.categories.length);
  let rowsInArea = 0;
  let rowsCounted = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const cell = cellOf[locationOf[row] as number] as number;
    if (cell < 0) continue;
    rowsInArea++;
    const time = timeOf[row] as number;
    if (time < earliest || time >= before) continue;
    const category = categoryOf[row] as number;
    const month = months === null || time === NO_TIME ? -1 : monthOffset(months, time);
    categoryRows[category] = (categoryRows[category] as number) + 1;
    if (month >= 0) monthPresent[month] = 1;
    if (categoryPasses[category] !== 1) continue;
    rowsCounted++;
    count[cell] = (count[cell] as number) + 1;
    if (month >= 0) monthRows[month] = (monthRows[month] as number) + 1;
    if (byHour !== null && time !== NO_TIME) {
      const hour = hourOf(time);
      byHour[hour] = (byHour[hour] as number) + 1;
    }
  }
  return {
    count,
    rowsInArea,
    rowsCounted,
    byHour,
    byMonth: months && trimMonths(months.firstMonth, monthRows, monthPresent),
    byCategory: rankCategories(table.categories, categoryRows),
  };
}
