import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import type { MonthIndex } from "../../model/units.ts";
import { isAtLeast, MINUTES_PER_DAY, monthOf } from "../../model/wall-clock.ts";
import { selectRows } from "./counted-rows.ts";
import { countHexes } from "./hex-counts.ts";
import { keepWithin } from "./month-exposure.ts";
import { startOfMonth } from "./row-filter.ts";

/** Counted rows per hex and month, added up: cell `i` has `before[m * cellCount + i]` in the months before `firstMonth + m`. */
export interface HexMonths {
  readonly firstMonth: MonthIndex;
  readonly monthCount: number;
  readonly cellCount: number;
  readonly before: Uint32Array;
  /** Months at either end that the data covers only in part and that are left out. */
  readonly incomplete: readonly MonthIndex[];
}

/** A silence this unlikely by chance is a month that is not over, or not begun. */
const CHANCE_OF_SILENCE = 0.001;

/**
 * Counts the rows of the study area per hex and month. Months run as in `countHexes`: from the first to the last in
 * which the area has a row of any category. Where the data has days, a month at either end of the whole table is left out
 * if the table is silent for so many of its days that a Poisson process of the table's mean rate would be with
 * probability below 0.001. Rows without a time are in no month.
 * @returns null where no complete month is left, and for tables without months
 */
export function accumulateHexMonths(
  table: CrimeTable,
  cellOf: Int32Array,
  grid: HexGrid,
  query: Query,
): HexMonths | null {
  const byMonth = keepWithin(countHexes(table, cellOf, grid, query).byMonth, query.period);
  if (byMonth === null) return null;
  const partial = findIncompleteMonths(table);
  let first = byMonth.firstMonth;
  let last = first + byMonth.counts.length - 1;
  const incomplete: MonthIndex[] = [];
  if (partial.includes(first)) incomplete.push(first++);
  if (last >= first && partial.includes(last)) incomplete.push(last--);
  const monthCount = last - first + 1;
  if (monthCount < 1) return null;
  const { cellCount } = grid;
  const count = new Uint32Array(monthCount * cellCount);
  for (const row of selectRows(table, cellOf, query)) {
    const time = table.timeOf[row] as number;
    if (time === NO_TIME) continue;
    const month = monthOf(time) - first;
    if (month < 0 || month >= monthCount) continue;
    const slot = month * cellCount + (cellOf[table.locationOf[row] as number] as number);
    count[slot] = (count[slot] as number) + 1;
  }
  return addUpMonths(first, cellCount, count, incomplete);
}

/** @param count rows of month `firstMonth + m` in cell `i` at `m * cellCount + i` */
export function addUpMonths(
  firstMonth: MonthIndex,
  cellCount: number,
  count: Uint32Array,
  incomplete: readonly MonthIndex[] = [],
): HexMonths {
  const before = new Uint32Array(count.length + cellCount);
  for (let k = 0; k < count.length; k++) {
    before[k + cellCount] = (before[k] as number) + (count[k] as number);
  }
  return { firstMonth, monthCount: count.length / cellCount, cellCount, before, incomplete };
}

/** Rows per cell in the months `[from, before)`, counted from the first. */
export function sumMonths(months: HexMonths, from: number, before: number): Float64Array {
  const { cellCount } = months;
  const total = new Float64Array(cellCount);
  for (let i = 0; i < cellCount; i++) {
    total[i] =
      (months.before[before * cellCount + i] as number) - (months.before[from * cellCount + i] as number);
  }
  return total;
}

function findIncompleteMonths(table: CrimeTable): MonthIndex[] {
  if (!isAtLeast(table.timePrecision, "day")) return [];
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  let rows = 0;
  for (const time of table.timeOf) {
    if (time === NO_TIME) continue;
    rows++;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  if (rows === 0) return [];
  const firstDay = Math.floor(first / MINUTES_PER_DAY);
  const lastDay = Math.floor(last / MINUTES_PER_DAY);
  const perDay = rows / (lastDay - firstDay + 1);
  const isSilence = (days: number) => Math.exp(-perDay * days) < CHANCE_OF_SILENCE;
  const before = firstDay - startOfMonth(monthOf(first)) / MINUTES_PER_DAY;
  const after = startOfMonth(monthOf(last) + 1) / MINUTES_PER_DAY - lastDay - 1;
  return [
    ...(before > 0 && isSilence(before) ? [monthOf(first)] : []),
    ...(after > 0 && isSilence(after) ? [monthOf(last)] : []),
  ];
}
