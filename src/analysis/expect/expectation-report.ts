import { PREDICTOR_LABELS, type PredictorName } from "../../model/back-test-report.ts";
import type { CrimeTable } from "../../model/crime-table.ts";
import { type EventSpec, phasesOf } from "../../model/event-spec.ts";
import type {
  CategoryWeights,
  ExpectationReport,
  ExpectationUnit,
  PhaseExpectation,
  RingRatio,
} from "../../model/expectation-report.ts";
import { type FocusArea, focusFactors } from "../../model/focus-area.ts";
import { distanceM } from "../../model/geodesy.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { MethodNote } from "../../model/method-note.ts";
import type { Query } from "../../model/query.ts";
import type { Steps } from "../../model/steps.ts";
import { dayOf, nameMonth, weekdayOfDay } from "../../model/wall-clock.ts";
import { expectPhases } from "./phase-demand.ts";
import { sharePhases, type TimeShares } from "./time-share.ts";
import { type LearnedBaseline, learnBaseline } from "./weighted-baseline.ts";

/** What an expectation is asked of. */
export interface ExpectationOptions {
  readonly event: EventSpec;
  /** How many times its usual rows a ring has during an event, or null where no past events tell. */
  readonly ratios: readonly RingRatio[] | null;
  /** What a row of each category counts for, or null to count rows. */
  readonly weights: CategoryWeights | null;
  readonly focusAreas: readonly FocusArea[];
  /** The predictor of the baseline, such as the back-test's `verdict.use`. */
  readonly predictor: PredictorName;
}

/** Below this many rows a share of the week is mostly chance: its interval is wider than half of it either way. */
const FEW_ROWS_IN_WINDOW = 20;
const FEW_MONTHS = 6;

/**
 * What to expect in each hex and phase of one event: the predictor's monthly rows, the share of a week in the phase, the event ratio,
 * weights and focus areas (`phase-demand.ts`). Data without hours gives each phase the same surface per month, and ratios
 * are left out of it; data without a whole month gives rows in the data. Nothing is random.
 * @param cellOf cell index per location, from `cellOfLocations`
 * @throws RangeError where a counted category has no weight or a negative one, the event's date is not a date, or a
 *   ratio is outside its interval
 */
export function* reportExpectation(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  options: ExpectationOptions,
): Steps<ExpectationReport> {
  const { event, ratios, weights, focusAreas, predictor } = options;
  const phases = phasesOf(event);
  const weekday = weekdayOf(event.date);
  const learned = yield* learnBaseline(table, cellOf, grid, query, predictor, weights);
  const shares = learned.months === null ? null : sharePhases(table, cellOf, grid, query, phases, weekday);
  const expectations = expectPhases({
    baseline: learned.baseline,
    phases,
    shares,
    ratios,
    distanceM: Float64Array.from(grid.lng, (lng, i) =>
      distanceM(event.venue.at, [lng, grid.lat[i] as number]),
    ),
    focus: focusFactors(
      focusAreas,
      phases.map(({ name }) => name),
      grid,
    ),
  });
  return {
    area: grid.area,
    cells: grid.cells,
    lng: grid.lng.slice(),
    lat: grid.lat.slice(),
    unit: unitOf(learned, shares),
    weightName: weights?.name ?? "count",
    phasesDiffer: shares !== null,
    phases: expectations,
    note: writeNote(grid, options, learned, shares, expectations),
  };
}

function unitOf({ months }: LearnedBaseline, shares: TimeShares | null): ExpectationUnit {
  if (shares !== null) return "rows per evening";
  return months === null ? "rows in the data" : "rows per month";
}

function weekdayOf(isoDate: string): number {
  const day = dayOf(Date.parse(`${isoDate}T00:00:00Z`) / 60_000);
  if (Number.isNaN(day)) throw new RangeError(`Expected a date such as 2026-06-22, got “${isoDate}”.`);
  return weekdayOfDay(day);
}

function writeNote(
  grid: HexGrid,
  options: ExpectationOptions,
  learned: LearnedBaseline,
  shares: TimeShares | null,
  phases: readonly PhaseExpectation[],
): MethodNote {
  const { months, rowsLearned } = learned;
  return {
    method: `Expected rows by phase: ${PREDICTOR_LABELS[options.predictor]}${shares ? ", share of the week, event ratio" : ""}`,
    source:
      "Clayton & Kaldor 1987 and Marshall 1991 (shrinkage); Garwood 1936, Fay & Feuer 1997 and Tiwari, Clegg & Zou 2006 (intervals of counts); Zou & Donner 2008 (intervals of products)",
    version: 1,
    span:
      months === null ? null : { first: months.firstMonth, last: months.firstMonth + months.monthCount - 1 },
    n: {
      rows: rowsLearned,
      months: months?.monthCount ?? 0,
      hexes: grid.cellCount,
      ...(shares ? { timedRows: shares.timedRows } : {}),
    },
    parameters: {
      predictor: options.predictor,
      weight: options.weights?.name ?? "count",
      confidence: 0.95,
      focusAreas: options.focusAreas.length,
      usesEventRatios: shares !== null && options.ratios !== null,
      ...(shares ? { areaWeightRows: shares.areaWeightRows } : {}),
      ...learned.parameters,
    },
    cautions: listCautions(options, learned, shares, phases),
  };
}

function listCautions(
  options: ExpectationOptions,
  { months, rowsLearned, rowsLeftOut }: LearnedBaseline,
  shares: TimeShares | null,
  phases: readonly PhaseExpectation[],
): readonly string[] {
  const cautions = [
    "The interval is for the mean over many such evenings or months; what a single one brings varies more.",
  ];
  if (rowsLearned === 0) cautions.push("No row counts here: there is nothing to expect anything from.");
  if (months === null) {
    cautions.push("The data does not cover a whole month, so rows are those in the data, not per month.");
  } else if (months.monthCount < FEW_MONTHS) {
    cautions.push(`Learned from ${months.monthCount} months: seasons are not in it.`);
  }
  if (rowsLeftOut > 0 && months !== null) {
    cautions.push(
      `${rowsLeftOut} counted rows are left out: they have no time, or are in no month learned from.`,
    );
  }
  for (const month of months?.incomplete ?? []) {
    cautions.push(`${nameMonth(month)} is left out: the data does not cover the whole month.`);
  }
  if (shares === null) {
    cautions.push(
      options.focusAreas.length > 0
        ? "The records do not say the hour well enough to tell phases apart: only the focus areas differ by phase."
        : "The records do not say the hour well enough to tell phases apart: all phases show the same surface.",
    );
    if (options.ratios !== null) {
      cautions.push("Event ratios by phase are left out, since the records cannot be told apart by phase.");
    }
    return cautions;
  }
  if (options.ratios === null) {
    cautions.push("No event ratio is used: this is what a usual evening of that weekday would bring.");
  }
  const thin = phases.filter(({ timeShare }) => timeShare !== null && timeShare.rows < FEW_ROWS_IN_WINDOW);
  if (thin.length > 0) {
    cautions.push(
      `Fewer than ${FEW_ROWS_IN_WINDOW} rows on that weekday for ${thin.map(({ phase }) => phase).join(", ")}: their share rests on other weekdays or on chance.`,
    );
  }
  return cautions;
}
