import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Locked } from "../../model/locked.ts";
import type { Query } from "../../model/query.ts";
import type { Steps } from "../../model/steps.ts";
import type { MonthSeries, PeriodChange, WhenOptions, WhenReport } from "../../model/when-report.ts";
import { selectRows } from "../counting/counted-rows.ts";
import { countDays } from "../counting/day-calendar.ts";
import { countHexes } from "../counting/hex-counts.ts";
import { keepUsableMonths, keepWithin } from "../counting/month-exposure.ts";
import { countHexMonths } from "../counting/row-months.ts";
import { countWeekHours } from "../counting/week-hours.ts";
import { findEmergingHotSpots } from "./emerging-hot-spots.ts";
import { fitMonthTrend } from "./month-trend.ts";
import { measureNearRepeats, NEAR_REPEAT_BANDS } from "./near-repeat.ts";
import { comparePeriods } from "./period-change.ts";
import { measureSeasonality } from "./seasonality.ts";

const NO_MONTHS: Locked = {
  locked: "None of these rows says in which month it happened, so nothing can be said of change.",
};

/**
 * Everything that is said of when: trend and season of the months, change between two periods, emerging hot spots, near
 * repeats, hours of the week and rows per day; each by the method of its own file, with its note, or locked with the reason.
 *
 * Months run from the first to the last in which the area has a row of any category within the query's period. Without a
 * choice of periods the last twelve months are compared with the twelve before, left-out ones at the end skipped.
 *
 * @param cellOf cell index per location, from `cellOfLocations`
 */
export function* reportWhen(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  options: WhenOptions,
): Steps<WhenReport> {
  yield "Choosing rows";
  const rows = selectRows(table, cellOf, query);
  const withoutTime = rows.reduce((sum, row) => sum + (table.timeOf[row] === NO_TIME ? 1 : 0), 0);
  yield "Counting months";
  const series = keepWithin(countHexes(table, cellOf, grid, query).byMonth, query.period);
  yield "Looking for trend and season";
  const { permutations, seed, leaveOutMonths } = options;
  const trend = series === null ? NO_MONTHS : fitMonthTrend(series, leaveOutMonths);
  const seasonality = series === null ? NO_MONTHS : measureSeasonality(series, leaveOutMonths);
  yield "Comparing two periods";
  const change = series === null ? NO_MONTHS : comparePeriodsOf(series, table, grid, cellOf, rows, options);
  yield "Following hotspots from month to month";
  const emerging = series === null ? NO_MONTHS : findEmerging(series, table, grid, cellOf, rows, options);
  yield "Counting hours of the week";
  const weekHours = countWeekHours(table, rows);
  yield "Counting days";
  const calendar = countDays(table, rows);
  const nearRepeats = yield* measureNearRepeats(table, rows, grid.area.center, {
    ...NEAR_REPEAT_BANDS,
    permutations,
    seed,
  });
  return {
    ...{ rows: rows.length, withoutTime },
    ...{ trend, seasonality, change, emerging, nearRepeats, weekHours, calendar },
  };
}

function comparePeriodsOf(
  series: MonthSeries,
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  rows: Uint32Array,
  { compare, leaveOutMonths }: WhenOptions,
): PeriodChange | Locked {
  const covered = { from: series.firstMonth, to: series.firstMonth + series.counts.length - 1 };
  const { months } = keepUsableMonths(series, leaveOutMonths);
  const first = months[0] ?? covered.to;
  const last = months.at(-1) ?? covered.from;
  if (compare === null && last - first < 23) {
    return {
      locked: `The last year can be compared with the one before from 24 whole months on, and there are ${months.length}; choose two shorter periods.`,
    };
  }
  const chosen = compare ?? {
    before: { from: last - 23, to: last - 12 },
    after: { from: last - 11, to: last },
  };
  return comparePeriods(table, grid, cellOf, rows, { ...chosen, covered, leaveOut: leaveOutMonths });
}

function findEmerging(
  series: MonthSeries,
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  rows: Uint32Array,
  { leaveOutMonths }: WhenOptions,
) {
  const { months } = keepUsableMonths(series, leaveOutMonths);
  return findEmergingHotSpots(grid, { months, counts: countHexMonths(table, grid, cellOf, rows, months) });
}
