import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { Query } from "../../model/query.ts";
import type { MonthIndex, WallMinutes } from "../../model/units.ts";
import { HOURS_PER_WEEK, hourOfWeek, isAtLeast, wallMinutes } from "../../model/wall-clock.ts";

/**
 * A query made ready for loops over rows. A row counts where `earliest <= time && time < before`,
 * `categoryPasses[category] === 1` and `passesHours` lets its time through. Without a period `earliest` is `NO_TIME`,
 * so that rows without a time pass; with one it is later, so that they do not.
 */
export interface RowFilter {
  /** 1 for each category of the table that counts. */
  readonly categoryPasses: Uint8Array;
  readonly earliest: WallMinutes;
  readonly before: WallMinutes;
  /** 1 for each hour of the week that counts; null where all times do, none included. */
  readonly weekHourPasses: Uint8Array | null;
}

/**
 * Makes a query ready for the rows of one table. Category names that the table does not have match nothing; hours
 * are not asked of data that has none.
 */
export function compileQuery(
  table: Pick<CrimeTable, "categories" | "timePrecision">,
  query: Query,
): RowFilter {
  const wanted = query.categories === null ? null : new Set(query.categories);
  const { weekHours } = query;
  return {
    categoryPasses: Uint8Array.from(table.categories, (name) =>
      wanted === null || wanted.has(name) ? 1 : 0,
    ),
    earliest: query.period === null ? NO_TIME : Math.max(NO_TIME + 1, startOfMonth(query.period.from)),
    before: query.period === null ? Number.POSITIVE_INFINITY : startOfMonth(query.period.to + 1),
    weekHourPasses: weekHours && isAtLeast(table.timePrecision, "hour") ? passesOf(weekHours) : null,
  };
}

/** Whether a time passes the hours of a filter; a row without a time passes only where all do. */
export function passesHours({ weekHourPasses }: RowFilter, time: WallMinutes): boolean {
  return weekHourPasses === null || (time !== NO_TIME && weekHourPasses[hourOfWeek(time)] === 1);
}

/** Midnight at the start of a month. */
export function startOfMonth(month: MonthIndex): WallMinutes {
  const year = Math.floor(month / 12);
  return wallMinutes(1970 + year, month - 12 * year + 1);
}

function passesOf(weekHours: readonly number[]): Uint8Array {
  const passes = new Uint8Array(HOURS_PER_WEEK);
  for (const hour of weekHours) passes[hour] = 1;
  return passes;
}
