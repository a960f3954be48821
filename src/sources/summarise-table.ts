import { type CrimeTable, NO_TIME, type TableSummary, UNITS_PER_DEGREE } from "../model/crime-table.ts";
import { monthOf } from "../model/wall-clock.ts";

/** What the page may know of a table: counts by category (most first), first and last month, extent and middle. */
export function summariseTable(table: CrimeTable): TableSummary {
  const { rowCount, timePrecision, simulated, attribution, files } = table;
  return {
    rowCount,
    categories: countCategories(table),
    timePrecision,
    months: monthsOf(table),
    bounds: boundsOf(table),
    middle: rowCount > 0 ? [middleOf(table, table.lngE7), middleOf(table, table.latE7)] : null,
    simulated,
    attribution,
    files,
  };
}

function countCategories(table: CrimeTable): TableSummary["categories"] {
  const rows = new Uint32Array(table.categories.length);
  for (const category of table.categoryOf) rows[category] = (rows[category] as number) + 1;
  return table.categories
    .map((name, category) => ({ name, rows: rows[category] as number }))
    .sort((a, b) => b.rows - a.rows || (a.name < b.name ? -1 : 1));
}

function monthsOf(table: CrimeTable): TableSummary["months"] {
  if (table.timePrecision === "none") return null;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const time of table.timeOf) {
    if (time === NO_TIME) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  return first <= last ? { first: monthOf(first), last: monthOf(last) } : null;
}

function boundsOf(table: CrimeTable): TableSummary["bounds"] {
  if (table.locationCount === 0) return null;
  const [west, east] = extremesOf(table.lngE7);
  const [south, north] = extremesOf(table.latE7);
  return [
    west / UNITS_PER_DEGREE,
    south / UNITS_PER_DEGREE,
    east / UNITS_PER_DEGREE,
    north / UNITS_PER_DEGREE,
  ];
}

function extremesOf(values: Int32Array): [number, number] {
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < least) least = value;
    if (value > most) most = value;
  }
  return [least, most];
}

/** The median over rows of one coordinate, in degrees; the lower of two where the count is even. */
function middleOf(table: CrimeTable, coordinate: Int32Array): number {
  const sorted = sortedOverRows(table, coordinate);
  return (sorted[Math.floor((table.rowCount - 1) / 2)] as number) / UNITS_PER_DEGREE;
}

/** One coordinate of every row, least first, in 10⁻⁷ degree. */
export function sortedOverRows(table: CrimeTable, coordinate: Int32Array): Int32Array {
  const sorted = new Int32Array(table.rowCount);
  for (let row = 0; row < table.rowCount; row++) {
    sorted[row] = coordinate[table.locationOf[row] as number] as number;
  }
  return sorted.sort();
}
