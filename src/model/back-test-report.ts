import type { MethodNote } from "./method-note.ts";
import type { MonthIndex } from "./units.ts";

/** The predictors that are tested against each other, simplest first. */
export const PREDICTORS = [
  "uniform",
  "prior-count",
  "recent-count",
  "smoothed-count",
  "kernel-density",
] as const;

/** One way to say from the months before what a hex may expect. */
export type PredictorName = (typeof PREDICTORS)[number];

/** What each predictor is called in a sentence. */
export const PREDICTOR_LABELS: Readonly<Record<PredictorName, string>> = {
  uniform: "even spread",
  "prior-count": "plain prior count",
  "recent-count": "count of the last 12 months",
  "smoothed-count": "smoothed count",
  "kernel-density": "kernel density",
};

/** A mean over folds with its 95 % t interval; the limits are null for fewer than two folds. */
export interface Estimate {
  readonly mean: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly folds: number;
}

/** How a predictor did at one fraction of the hexes. Figures of different fractions are not to be compared. */
export interface FractionScore {
  readonly fraction: number;
  /** The fraction in hexes; the last one may be taken in part. */
  readonly hexes: number;
  /** Share of the month's rows in those hexes. */
  readonly hitRate: Estimate;
  /** Hit rate over the fraction. */
  readonly pai: Estimate;
  /** Hit rate over the greatest possible with the same area. */
  readonly peiStar: Estimate;
  /** Hit rate of each fold. */
  readonly hitRateByFold: Float64Array;
}

/** Expected against observed rows of all folds together. */
export interface Calibration {
  /** Up to ten groups of rising prediction, each expecting about a tenth of all rows. */
  readonly groups: readonly {
    readonly hexMonths: number;
    readonly expected: number;
    readonly observed: number;
    /** The exact 95 % Poisson interval of `observed`. */
    readonly low: number;
    readonly high: number;
  }[];
  /** 1 where high and low predictions are as far apart as what came; null where there is nothing to tell apart. */
  readonly slope: number | null;
  readonly expected: number;
  readonly observed: number;
  /** Rows per month of the whole area beyond those expected; above 0 where more came. */
  readonly excess: Estimate;
}

/** How one predictor did over all folds. */
export interface PredictorScore {
  readonly predictor: PredictorName;
  readonly label: string;
  /** Mean log-probability given to the hex of each row, nats per row; higher is better. */
  readonly logScore: Estimate;
  readonly logScoreByFold: Float64Array;
  readonly fractions: readonly FractionScore[];
  readonly calibration: Calibration;
  /** What was chosen from the training months, in the last fold: `{ bandwidthM: 410 }`. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** How much better `predictor` did than `against` in the same folds; above 0 is better. */
export interface PairedDifference {
  readonly predictor: PredictorName;
  readonly against: PredictorName;
  readonly logScore: Estimate;
  readonly hitRates: readonly { readonly fraction: number; readonly difference: Estimate }[];
}

/** What follows from the scores. */
export interface BackTestVerdict {
  /** One sentence, or two, for a person. */
  readonly sentence: string;
  /** Highest mean log score. */
  readonly best: PredictorName;
  /** The simplest that cannot be told from the best: the predictor to use. */
  readonly use: PredictorName;
  /** Whether no other predictor surely held more rows than the plain prior count at 5 % of the hexes. */
  readonly naiveMapHolds: boolean;
}

/** One month that was foretold from the months before it. */
export interface Fold {
  readonly month: MonthIndex;
  readonly trainingMonths: number;
  readonly rows: number;
}

/** Whether to believe the map: each predictor tested on months it had not seen; or why that cannot be tested. */
export type BackTestReport =
  | {
      readonly state: "tested";
      readonly folds: readonly Fold[];
      readonly scores: readonly PredictorScore[];
      /** Every pair, the simpler one as `against`. */
      readonly differences: readonly PairedDifference[];
      readonly verdict: BackTestVerdict;
      readonly note: MethodNote;
    }
  | { readonly state: "locked"; readonly reason: string; readonly note: MethodNote };
