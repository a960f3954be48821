import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { HexSurface } from "../../model/hex-surface.ts";
import type { Query } from "../../model/query.ts";
import { dayOf, HOURS_PER_WEEK, hourOfWeek, isAtLeast } from "../../model/wall-clock.ts";
import { rankCategories } from "./category-ranking.ts";
import { lookUpMonths, monthOffset, trimMonths } from "./month-counts.ts";
import { compileQuery } from "./row-filter.ts";
import { rowsInArea } from "./rows-in-area.ts";

/** The part of a hex surface that is plain counting. */
export type HexCounts = Pick<
  HexSurface,
  | "count"
  | "rowsInArea"
  | "rowsCounted"
  | "rowsWithin"
  | "byHour"
  | "byWeekHour"
  | "byDay"
  | "byMonth"
  | "byCategory"
>;

/** One bit for each filter that a row may fail. */
const CATEGORY = 1;
const PERIOD = 2;
const HOURS = 4;
const HEXES = 8;

/**
 * Counts the rows of the study area in one pass, as linked views show them: each view counts the rows that pass
 * every filter but its own, so that it shows what its own filter leaves out. Hexes leave out the filter by hexes,
 * months and days the period, hours of the week the hours, categories the categories.
 *
 * Hours and days are counted only where the times are that fine. Months run from the first to the last month
 * in which the area has a row of any category, so that a zero means "none of these recorded" and never "no data
 * yet"; rows without a time are in no hour, no day and no month.
 * @param cellOf cell index per location, from `cellOfLocations`
 * @param within 1 for each cell that the other views are limited to; null for all
 */
export function countHexes(
  table: CrimeTable,
  cellOf: Int32Array,
  grid: HexGrid,
  query: Query,
  within: Uint8Array | null = null,
): HexCounts {
  const { categoryPasses, earliest, before, weekHourPasses } = compileQuery(table, query);
  const { categoryOf, timeOf } = table;
  const months = isAtLeast(table.timePrecision, "month") ? lookUpMonths(timeOf) : null;
  const days = isAtLeast(table.timePrecision, "day") ? months : null;
  const monthRows = new Uint32Array(months?.monthCount ?? 0);
  const monthPresent = new Uint8Array(months?.monthCount ?? 0);
  const dayRows = new Uint32Array(days?.offsetOfDay.length ?? 0);
  const byWeekHour = isAtLeast(table.timePrecision, "hour") ? new Uint32Array(HOURS_PER_WEEK) : null;
  const count = new Uint32Array(grid.cellCount);
  const categoryRows = new Uint32Array(table.categories.length);
  const { rows, cells } = rowsInArea(table, cellOf);
  let rowsCounted = 0;
  let rowsWithin = 0;
  for (let i = 0; i < rows.length; i++) {
    const row = rows[i] as number;
    const cell = cells[i] as number;
    const time = timeOf[row] as number;
    const category = categoryOf[row] as number;
    const month = months === null || time === NO_TIME ? -1 : monthOffset(months, time);
    const hour = byWeekHour === null || time === NO_TIME ? -1 : hourOfWeek(time);
    if (month >= 0) monthPresent[month] = 1;
    let failed = 0;
    if (categoryPasses[category] !== 1) failed |= CATEGORY;
    if (time < earliest || time >= before) failed |= PERIOD;
    if (weekHourPasses !== null && (hour < 0 || weekHourPasses[hour] !== 1)) failed |= HOURS;
    if (within !== null && within[cell] !== 1) failed |= HEXES;
    if ((failed & ~HEXES) === 0) {
      rowsCounted++;
      count[cell] = (count[cell] as number) + 1;
      if (failed === 0) rowsWithin++;
    }
    if ((failed & ~CATEGORY) === 0) categoryRows[category] = (categoryRows[category] as number) + 1;
    if ((failed & ~PERIOD) === 0 && month >= 0) {
      monthRows[month] = (monthRows[month] as number) + 1;
      if (days !== null) {
        const day = dayOf(time) - days.firstDay;
        dayRows[day] = (dayRows[day] as number) + 1;
      }
    }
    if ((failed & ~HOURS) === 0 && byWeekHour !== null && hour >= 0) {
      byWeekHour[hour] = (byWeekHour[hour] as number) + 1;
    }
  }
  return {
    count,
    rowsInArea: rows.length,
    rowsCounted,
    rowsWithin,
    byWeekHour,
    byHour: byWeekHour && sumOverWeekdays(byWeekHour),
    byDay: days && { firstDay: days.firstDay, counts: dayRows },
    byMonth: months && trimMonths(months.firstMonth, monthRows, monthPresent),
    byCategory: rankCategories(table.categories, categoryRows),
  };
}

function sumOverWeekdays(byWeekHour: Uint32Array): Uint32Array {
  const byHour = new Uint32Array(24);
  byWeekHour.forEach((rows, hour) => {
    byHour[hour % 24] = (byHour[hour % 24] as number) + rows;
  });
  return byHour;
}
