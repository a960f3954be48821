import type { BackTestReport } from "./back-test-report.ts";
import type { PhaseName } from "./event-spec.ts";
import type { MethodNote } from "./method-note.ts";
import type { StudyArea } from "./study-area.ts";
import type { Metres } from "./units.ts";

/**
 * How many times its usual rows a ring around the venue has in one phase of an event, with the 95 % interval; from past events, already
 * shrunken. A hex is in the innermost ring that its centre is not outside of; beyond the outermost it is as usual.
 */
export interface RingRatio {
  readonly phase: PhaseName;
  readonly ringOuterM: Metres;
  readonly ratio: number;
  readonly low: number;
  readonly high: number;
}

/** What one row of each category counts for: 1 for a count, days of sentence for harm, or a blend. */
export interface CategoryWeights {
  /** What is weighed, for a person: `count`, `harm (CCHI days)`. */
  readonly name: string;
  /** Weight by category name, at least 0; each category that is counted has one. */
  readonly of: Readonly<Record<string, number>>;
}

/** What an expectation is counted in: one evening where the data has hours, else what the data can say. */
export type ExpectationUnit = "rows per evening" | "rows per month" | "rows in the data";

/** What to expect in each hex in one phase; all arrays run over the grid's cells. */
export interface PhaseExpectation {
  readonly phase: PhaseName;
  /** The phase, in minutes after midnight of the event's date. */
  readonly from: number;
  readonly to: number;
  /** Expected rows from the records and the event ratio alone, with a 95 % interval for the mean. */
  readonly expected: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** The same weighed by category and by focus areas: what to plan for. In the unit of the weights. */
  readonly demand: Float64Array;
  readonly demandLow: Float64Array;
  readonly demandHigh: Float64Array;
  /** Expected rows of the whole area. */
  readonly total: { readonly expected: number; readonly low: number; readonly high: number };
  /** Share of a week's rows in this phase on this weekday, with how many rows it rests on; null without hours. */
  readonly timeShare: {
    readonly share: number;
    readonly low: number;
    readonly high: number;
    readonly rows: number;
  } | null;
}

/** What to expect where and when, for one event. */
export interface ExpectationReport {
  readonly area: StudyArea;
  /** H3 index of each cell. */
  readonly cells: readonly string[];
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly unit: ExpectationUnit;
  readonly weightName: string;
  /** Whether the data tells the phases apart; where not, they share one surface, and only focus areas set them apart. */
  readonly phasesDiffer: boolean;
  readonly phases: readonly PhaseExpectation[];
  readonly note: MethodNote;
}

/** What to expect, and whether to believe it. */
export interface Expectation {
  readonly report: ExpectationReport;
  readonly backTest: BackTestReport;
}
