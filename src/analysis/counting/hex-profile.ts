import { type CrimeTable, NO_PLACE, NO_TIME } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { HexProfile } from "../../model/hex-surface.ts";
import type { Query } from "../../model/query.ts";
import { isAtLeast } from "../../model/wall-clock.ts";
import { rankCategories } from "./category-ranking.ts";
import { lookUpMonths, monthOffset, trimMonths } from "./month-counts.ts";
import { compileQuery, passesHours } from "./row-filter.ts";

/**
 * One hex looked at closely: its counted rows by category, by month whatever the period, and the name that most of
 * its rows bear, whatever the query says of them. Months are those of the whole area's surface.
 * @param cellOf cell index per location, from `cellOfLocations`
 * @throws RangeError where the grid has no such cell
 */
export function profileHex(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  cellIndex: number,
  query: Query,
): HexProfile {
  const cell = grid.cells[cellIndex];
  if (cell === undefined) throw new RangeError(`Got cell ${cellIndex} of a grid with ${grid.cellCount}.`);
  const filter = compileQuery(table, query);
  const { categoryPasses, earliest, before } = filter;
  const { locationOf, categoryOf, timeOf, placeOf } = table;
  const months = isAtLeast(table.timePrecision, "month") ? lookUpMonths(timeOf) : null;
  const monthRows = new Uint32Array(months?.monthCount ?? 0);
  const monthPresent = new Uint8Array(months?.monthCount ?? 0);
  const categoryRows = new Uint32Array(table.categories.length);
  const placeRows = new Map<number, number>();
  let count = 0;
  for (let row = 0; row < table.rowCount; row++) {
    const location = locationOf[row] as number;
    const rowCell = cellOf[location] as number;
    if (rowCell < 0) continue;
    const place = placeOf[location] as number;
    if (rowCell === cellIndex && place !== NO_PLACE) placeRows.set(place, (placeRows.get(place) ?? 0) + 1);
    const time = timeOf[row] as number;
    const month = months === null || time === NO_TIME ? -1 : monthOffset(months, time);
    if (month >= 0) monthPresent[month] = 1;
    const category = categoryOf[row] as number;
    if (rowCell !== cellIndex || categoryPasses[category] !== 1 || !passesHours(filter, time)) continue;
    if (month >= 0) monthRows[month] = (monthRows[month] as number) + 1;
    if (time < earliest || time >= before) continue;
    count++;
    categoryRows[category] = (categoryRows[category] as number) + 1;
  }
  return {
    cell,
    count,
    byCategory: rankCategories(table.categories, categoryRows),
    byMonth: months && trimMonths(months.firstMonth, monthRows, monthPresent),
    place: nameMostFrequent(table.places, placeRows),
  };
}

/** The place with most rows, the first by name among equals, or null where no row has a place. */
function nameMostFrequent(places: readonly string[], rowsOf: ReadonlyMap<number, number>): string | null {
  const ranked = [...rowsOf]
    .map(([place, rows]) => ({ name: places[place] ?? null, rows }))
    .sort((a, b) => b.rows - a.rows || ((a.name ?? "") < (b.name ?? "") ? -1 : 1));
  return ranked[0]?.name ?? null;
}
