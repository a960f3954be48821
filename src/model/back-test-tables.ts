import {
  type BackTestReport,
  type Estimate,
  type PairedDifference,
  PREDICTOR_LABELS,
  type PredictorName,
} from "./back-test-report.ts";
import { figure, type ReportColumn, type ReportTable, words } from "./report-table.ts";
import { formatMonth } from "./wall-clock.ts";
import { capitalise, formatPercent } from "./wording.ts";

/** A back-test that could be made. */
export type TestedReport = Extract<BackTestReport, { state: "tested" }>;

/** What every other predictor is held against: the map that anybody would draw. */
export const NAIVE_PREDICTOR: PredictorName = "prior-count";

/** The fraction of the hexes that sentences and the months speak of. */
export const SPOKEN_FRACTION = 0.05;

/** What the groups of a calibration are put in. */
export const CALIBRATION_UNIT = "per hex and month";

/** The tables of a back-test, by a stable name; one that is locked has none. */
export function tabulateBackTest(backTest: BackTestReport): Readonly<Record<string, ReportTable>> {
  if (backTest.state === "locked") return {};
  return {
    "back-test-verdict": tabulateVerdict(backTest),
    "back-test": tabulateScores(backTest),
    "back-test-differences": tabulateDifferences(backTest),
    "back-test-calibration": tabulateCalibration(backTest),
    "back-test-months": tabulateFolds(backTest),
  };
}

/** Which predictor scored best, and which to use. */
export function tabulateVerdict({ verdict }: TestedReport): ReportTable {
  return {
    columns: [words("Verdict"), words("Predictor")],
    rows: [
      ["Highest log score", nameOf(verdict.best)],
      ["Simplest that cannot be told from it", nameOf(verdict.use)],
    ],
  };
}

/** A row per predictor and fraction of the hexes; figures of different fractions are not to be compared. */
export function tabulateScores({ scores }: TestedReport): ReportTable {
  return {
    columns: [
      words("Predictor"),
      figure("Share of hexes", "%", 0),
      figure("Hit rate", "%", 1),
      figure("Low", "%", 1),
      figure("High", "%", 1),
      ...withLimits("PAI", undefined, 2),
      ...withLimits("PEI*", undefined, 3),
      ...withLimits("Log score", "nats per row", 4),
      figure("Calibration slope", undefined, 2),
    ],
    rows: scores.flatMap(({ predictor, fractions, logScore, calibration }) =>
      fractions.map(({ fraction, hitRate, pai, peiStar }) => [
        nameOf(predictor),
        100 * fraction,
        ...limitsOf(hitRate, percent),
        ...limitsOf(pai),
        ...limitsOf(peiStar),
        ...limitsOf(logScore),
        calibration.slope,
      ]),
    ),
  };
}

/**
 * How much better one predictor did than another in the same months, those against the plain prior count first: a row per pair and
 * fraction of the hexes. The weight is how much more probability it gave to the hex of a row, by the log score.
 */
export function tabulateDifferences({ differences }: TestedReport): ReportTable {
  const isNaive = ({ against }: PairedDifference) => against === NAIVE_PREDICTOR;
  const sorted = [...differences.filter(isNaive), ...differences.filter((pair) => !isNaive(pair))];
  return {
    columns: [
      words("Predictor"),
      words("Against"),
      figure("Share of hexes", "%", 0),
      figure("Hit rate beyond it", "points", 2),
      figure("Low", "points", 2),
      figure("High", "points", 2),
      ...withLimits("Log score beyond it", "nats per row", 4),
      ...withLimits("Weight beyond it", "%", 2),
    ],
    rows: sorted.flatMap(({ predictor, against, logScore, hitRates }) =>
      hitRates.map(({ fraction, difference }) => [
        nameOf(predictor),
        nameOf(against),
        100 * fraction,
        ...limitsOf(difference, percent),
        ...limitsOf(logScore),
        ...limitsOf(logScore, (value) => 100 * Math.expm1(value)),
      ]),
    ),
  };
}

/** A row per predictor and group of rising prediction, per hex and month, with the interval of what came. */
export function tabulateCalibration({ scores }: TestedReport): ReportTable {
  return {
    columns: [
      words("Predictor"),
      ...["Expected", "Recorded", "Low", "High"].map((name) => figure(name, CALIBRATION_UNIT, 3)),
      figure("Hex-months"),
    ],
    rows: scores.flatMap(({ predictor, calibration }) =>
      calibration.groups.map(({ hexMonths, expected, observed, low, high }) => [
        nameOf(predictor),
        ...[expected, observed, low, high].map((rows) => rows / hexMonths),
        hexMonths,
      ]),
    ),
  };
}

/** A row per month that was foretold, with what each predictor's first 5% of the hexes held of it, and its log score. */
export function tabulateFolds({ folds, scores }: TestedReport): ReportTable {
  const hit = `hit rate at ${formatPercent(SPOKEN_FRACTION)}`;
  const measured = scores.map(({ predictor, fractions, logScoreByFold }) => ({
    name: nameOf(predictor),
    hitRates: fractions.find(({ fraction }) => fraction === SPOKEN_FRACTION)?.hitRateByFold,
    logScores: logScoreByFold,
  }));
  return {
    columns: [
      words("Month"),
      figure("Months before it"),
      figure("Recorded"),
      ...measured.map(({ name }) => figure(`${name}: ${hit}`, "%", 1)),
      ...measured.map(({ name }) => figure(`${name}: log score`, "nats per row", 2)),
    ],
    rows: folds.map(({ month, trainingMonths, rows }, i) => [
      formatMonth(month),
      trainingMonths,
      rows,
      ...measured.map(({ hitRates }) => {
        const hitRate = hitRates?.[i];
        return hitRate === undefined ? null : percent(hitRate);
      }),
      ...measured.map(({ logScores }) => logScores[i] ?? null),
    ]),
  };
}

function nameOf(predictor: PredictorName): string {
  return capitalise(PREDICTOR_LABELS[predictor]);
}

function withLimits(name: string, unit: string | undefined, digits: number): ReportColumn[] {
  return [name, `${name}, low`, `${name}, high`].map((each) => figure(each, unit, digits));
}

function limitsOf({ mean, low, high }: Estimate, change = (value: number) => value): (number | null)[] {
  return [mean, low, high].map((value) => value && change(value));
}

function percent(share: number): number {
  return 100 * share;
}
