import type { PredictorName } from "../../model/back-test-report.ts";
import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import type { CategoryWeights } from "../../model/expectation-report.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import type { Steps } from "../../model/steps.ts";
import { monthOf } from "../../model/wall-clock.ts";
import { selectRows } from "../counting/counted-rows.ts";
import { accumulateHexMonths, addUpMonths, type HexMonths, sumMonths } from "../counting/hex-months.ts";
import { fitPredictor, keepChoices } from "./baseline-predictors.ts";
import type { Baseline } from "./phase-demand.ts";

/** A baseline with what it rests on. */
export interface LearnedBaseline {
  readonly baseline: Baseline;
  /** The months that it was learned from; null where the data has none, and all rows count as one month's. */
  readonly months: HexMonths | null;
  /** Rows that it was learned from, and counted rows that are in no month of it. */
  readonly rowsLearned: number;
  readonly rowsLeftOut: number;
  readonly parameters: Readonly<Record<string, number>>;
}

/**
 * What each hex may expect in a month by one predictor, learned from all whole months: rows, and the sums of their weights and
 * squared weights, spread in the same way as rows.
 * @param weights null counts each row as 1
 * @throws RangeError where a category of a counted row has no weight, or one that is negative or not finite
 */
export function* learnBaseline(
  table: CrimeTable,
  cellOf: Int32Array,
  grid: HexGrid,
  query: Query,
  predictor: PredictorName,
  weights: CategoryWeights | null,
): Steps<LearnedBaseline> {
  const selected = selectRows(table, cellOf, query);
  const months = accumulateHexMonths(table, cellOf, grid, query);
  const history = months ?? asOneMonth(table, cellOf, grid, selected);
  const fitted = fitPredictor(
    predictor,
    grid,
    history,
    history.monthCount,
    yield* keepChoices(grid, history, history.monthCount),
  );
  const weighted = new Float64Array(grid.cellCount);
  const squared = new Float64Array(grid.cellCount);
  let rowsLearned = 0;
  for (const row of selected) {
    if (months !== null && !isLearned(table.timeOf[row] as number, months, fitted.from)) continue;
    rowsLearned++;
    const cell = cellOf[table.locationOf[row] as number] as number;
    const weight =
      weights === null ? 1 : weightOf(weights, table.categories[table.categoryOf[row] as number]);
    weighted[cell] = (weighted[cell] as number) + weight;
    squared[cell] = (squared[cell] as number) + weight * weight;
  }
  return {
    baseline: {
      rows: fitted.spread(sumMonths(history, fitted.from, history.monthCount)),
      weighted: fitted.spread(weighted),
      squared: fitted.spread(squared),
      months: fitted.monthsWorth,
    },
    months,
    rowsLearned,
    rowsLeftOut: selected.length - rowsLearned,
    parameters: fitted.parameters,
  };
}

function isLearned(time: number, months: HexMonths, from: number): boolean {
  if (time === NO_TIME) return false;
  const month = monthOf(time) - months.firstMonth;
  return month >= from && month < months.monthCount;
}

function asOneMonth(table: CrimeTable, cellOf: Int32Array, grid: HexGrid, rows: Uint32Array): HexMonths {
  const count = new Uint32Array(grid.cellCount);
  for (const row of rows) {
    const cell = cellOf[table.locationOf[row] as number] as number;
    count[cell] = (count[cell] as number) + 1;
  }
  return addUpMonths(0, grid.cellCount, count);
}

function weightOf(weights: CategoryWeights, category = ""): number {
  const weight = weights.of[category];
  if (weight === undefined || !(weight >= 0 && weight < Number.POSITIVE_INFINITY)) {
    throw new RangeError(`Expected a weight of at least 0 for “${category}”, got ${weight}.`);
  }
  return weight;
}
