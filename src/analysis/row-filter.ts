import { type CrimeTable, NO_TIME } from "../model/crime-table.ts";
import type { Query } from "../model/query.ts";
import type { MonthIndex, WallMinutes } from "../model/units.ts";
import { wallMinutes } from "../model/wall-clock.ts";

/**
 * A query made ready for loops over rows. A row counts where `earliest <= time && time < before`
 * and `categoryPasses[category] === 1`. Without a period `earliest` is `NO_TIME`, so that rows
 * without a time pass; with one it is later, so that they do not.
 */
export interface RowFilter {
  /** 1 for each category of the table that counts. */
  readonly categoryPasses: Uint8Array;
  readonly earliest: WallMinutes;
  readonly before: WallMinutes;
}

/** Makes a query ready for the rows of one table. Category names that the table does not have match nothing. */
export function compileQuery(table: Pick<CrimeTable, "categories">, query: Query): RowFilter {
  const wanted = query.categories === null ? null : new Set(query.categories);
  return {
    categoryPasses: Uint8Array.from(table.categories, (name) =>
      wanted === null || wanted.has(name) ? 1 : 0,
    ),
    earliest: query.period === null ? NO_TIME : Math.max(NO_TIME + 1, startOfMonth(query.period.from)),
    before: query.period === null ? Number.POSITIVE_INFINITY : startOfMonth(query.period.to + 1),
  };
}

/** Midnight at the start of a month. */
export function startOfMonth(month: MonthIndex): WallMinutes {
  const year = Math.floor(month / 12);
  return wallMinutes(1970 + year, month - 12 * year + 1);
}
