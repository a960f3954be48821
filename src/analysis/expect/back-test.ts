import {
  type BackTestReport,
  type Fold,
  PREDICTORS,
  type PredictorScore,
} from "../../model/back-test-report.ts";
import type { CrimeTable } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { MethodNote } from "../../model/method-note.ts";
import type { Query } from "../../model/query.ts";
import type { Steps } from "../../model/steps.ts";
import { isAtLeast, nameMonth } from "../../model/wall-clock.ts";
import { accumulateHexMonths, type HexMonths, sumMonths } from "../counting/hex-months.ts";
import { judgeBackTest, pairDifferences } from "./back-test-verdict.ts";
import { keepChoices } from "./baseline-predictors.ts";
import { AREA_FRACTIONS, sumOf } from "./prediction-metrics.ts";
import {
  ENOUGH_FOLDS,
  FEWEST_FOLDS,
  FEWEST_TRAINING_MONTHS,
  planFolds,
  USUAL_FOLDS,
} from "./rolling-origin.ts";
import { scorePredictor } from "./score-folds.ts";

/** How to test back. */
export interface BackTestOptions {
  /** How many of the last months to foretell; 24 unless said. */
  readonly folds?: number;
}

const RECENT_MONTHS = 12;
const FEW_ROWS = 30;

/**
 * Tests whether the months before tell where the next month's rows are: each of the last months is foretold from all months before it,
 * by an even spread, the prior count, the count of the last 12 months (where some fold has more than 12 before it), the count
 * smoothed over neighbours, and a kernel density. The bandwidth of the kernel is chosen once, on the months before the first
 * fold, so no fold sees its own month. Months without a row, and months with no row before them, cannot be scored and
 * are left out. Nothing is random.
 * @param cellOf cell index per location, from `cellOfLocations`
 * @returns `locked`, with the reason, for data without months and for fewer than three months to foretell
 */
export function* reportBackTest(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  options: BackTestOptions = {},
): Steps<BackTestReport> {
  const folds = options.folds ?? USUAL_FOLDS;
  const months = isAtLeast(table.timePrecision, "month")
    ? accumulateHexMonths(table, cellOf, grid, query)
    : null;
  const scorable = months === null ? [] : listScorable(months, folds);
  if (months === null || scorable.length < FEWEST_FOLDS) {
    return {
      state: "locked",
      reason: sayWhyLocked(months, scorable.length, folds),
      note: writeNote(months, grid, [], folds, {}),
    };
  }
  const [firstFold = 0] = scorable;
  const kept = yield* keepChoices(grid, months, firstFold);
  const scores: PredictorScore[] = [];
  for (const name of PREDICTORS) {
    if (name === "recent-count" && (scorable.at(-1) ?? 0) <= RECENT_MONTHS) continue;
    scores.push(yield* scorePredictor(name, grid, months, scorable, kept));
  }
  const differences = pairDifferences(scores);
  const tested: Fold[] = scorable.map((month) => ({
    month: months.firstMonth + month,
    trainingMonths: month,
    rows: sumOf(sumMonths(months, month, month + 1)),
  }));
  const verdict = judgeBackTest(scores, differences);
  const note = writeNote(months, grid, tested, folds, { bandwidthM: kept.bandwidthM });
  const shift = sayShift(scores.find(({ predictor }) => predictor === verdict.use));
  return {
    state: "tested",
    folds: tested,
    scores,
    differences,
    verdict,
    note: shift === null ? note : { ...note, cautions: [...note.cautions, shift] },
  };
}

function listScorable(months: HexMonths, folds: number): readonly number[] {
  return planFolds(months.monthCount, folds).filter(
    (month) => sumOf(sumMonths(months, 0, month)) > 0 && sumOf(sumMonths(months, month, month + 1)) > 0,
  );
}

function sayWhyLocked(months: HexMonths | null, scorable: number, folds: number): string {
  if (folds < FEWEST_FOLDS)
    return `A test needs at least ${FEWEST_FOLDS} months to foretell; ${folds} asked for.`;
  if (months === null) {
    return "The data does not say in which month a row was recorded, so no month can be foretold from those before it.";
  }
  const needed = FEWEST_TRAINING_MONTHS + FEWEST_FOLDS;
  if (months.monthCount < needed) {
    return `A test needs at least ${needed} whole months: ${FEWEST_TRAINING_MONTHS} to learn from and ${FEWEST_FOLDS} to foretell. Here there ${months.monthCount === 1 ? "is 1" : `are ${months.monthCount}`}.`;
  }
  return `Only ${scorable} of the months to foretell have a row of this kind; a test needs ${FEWEST_FOLDS}.`;
}

/** That the level was surely off: more or fewer rows came than expected, month by month; null where that cannot be told. */
function sayShift(score: PredictorScore | undefined): string | null {
  if (score === undefined) return null;
  const { excess, expected, observed } = score.calibration;
  const { low, high } = excess;
  if (low === null || high === null || (low <= 0 && high >= 0)) return null;
  return `The ${score.label} expected ${Math.round(expected)} rows in these months and ${observed} came: the level has changed, and expectations from the whole past are off by about that much.`;
}

function writeNote(
  months: HexMonths | null,
  grid: HexGrid,
  folds: readonly Fold[],
  asked: number,
  kept: Readonly<Record<string, number>>,
): MethodNote {
  const rows = folds.reduce((sum, fold) => sum + fold.rows, 0);
  const cautions: string[] = [
    "The test tells where rows were recorded month by month. It is no test of one evening, nor of what an event adds.",
    "Hit rates, PAI and PEI* are compared at one fraction of the area only.",
  ];
  if (folds.length > 0 && folds.length < ENOUGH_FOLDS) {
    cautions.push(
      `Only ${folds.length} months are foretold; with fewer than ${ENOUGH_FOLDS} the intervals are wide.`,
    );
  }
  if (folds.length > 0 && rows / folds.length < FEW_ROWS) {
    cautions.push(
      `About ${Math.round(rows / folds.length)} rows a month: chance decides much of each score.`,
    );
  }
  if (folds.length > 0 && grid.cellCount * (AREA_FRACTIONS[0] ?? 0) < 1) {
    cautions.push("1% of these hexes is less than one hex: its figures rest on part of a single one.");
  }
  for (const month of months?.incomplete ?? []) {
    cautions.push(`${nameMonth(month)} is left out: the data does not cover the whole month.`);
  }
  return {
    method: "Rolling-origin back-test of baseline predictors, one month ahead",
    source:
      "Tashman 2000; Chainey, Tompson & Uhlig 2008 (PAI); Hunt 2016 and White, Hunt & Green 2023 (PEI*); Good 1952 (log score); Diebold & Mariano 1995; Wheeler & Steenbeek 2020",
    version: 1,
    span: months && { first: months.firstMonth, last: months.firstMonth + months.monthCount - 1 },
    n: {
      months: months?.monthCount ?? 0,
      folds: folds.length,
      hexes: grid.cellCount,
      rowsForetold: rows,
    },
    parameters: {
      foldsAsked: asked,
      fewestTrainingMonths: FEWEST_TRAINING_MONTHS,
      confidence: 0.95,
      ...kept,
    },
    cautions,
  };
}
