import type { BackTestReport } from "./back-test-report.ts";
import { PREDICTOR_LABELS } from "./back-test-report.ts";
import type { ExpectationReport } from "./expectation-report.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import { formatMonth, formatTimeOfDay } from "./wall-clock.ts";

/** The tables of an expectation, by a stable name. */
export function tabulateExpectation(report: ExpectationReport): Readonly<Record<string, ReportTable>> {
  return { "expected-phases": tabulatePhases(report), "expected-hexes": tabulateExpectedHexes(report) };
}

/** The tables of a back-test, by a stable name; one that is locked has none. */
export function tabulateBackTest(backTest: BackTestReport): Readonly<Record<string, ReportTable>> {
  if (backTest.state === "locked") return {};
  return {
    "back-test-verdict": tabulateVerdict(backTest),
    "back-test": tabulateScores(backTest),
    "back-test-differences": tabulateDifferences(backTest),
    "back-test-calibration": tabulateCalibrations(backTest),
    "back-test-months": tabulateFolds(backTest),
  };
}

type Tested = Extract<BackTestReport, { state: "tested" }>;

/** A row per phase, for the whole area. */
export function tabulatePhases({ phases, unit }: ExpectationReport): ReportTable {
  return {
    columns: [
      words("Phase"),
      words("From"),
      words("To"),
      figure("Expected", unit, 2),
      figure("Low", unit, 2),
      figure("High", unit, 2),
      figure("Share of a week’s rows", "%", 2),
    ],
    rows: phases.map(({ phase, from, to, total, timeShare }) => [
      phase,
      formatTimeOfDay(from),
      formatTimeOfDay(to),
      total.expected,
      total.low,
      total.high,
      timeShare && 100 * timeShare.share,
    ]),
  };
}

/** A row per hex and phase, most demand first in each. */
export function tabulateExpectedHexes(report: ExpectationReport): ReportTable {
  const { cells, lng, lat, phases, unit, weightName } = report;
  return {
    columns: [
      words("Phase"),
      words("Hex"),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
      figure("Expected", unit, 4),
      figure("Low", unit, 4),
      figure("High", unit, 4),
      figure("Demand", weightName, 4),
      figure("Demand low", weightName, 4),
      figure("Demand high", weightName, 4),
    ],
    rows: phases.flatMap(({ phase, expected, low, high, demand, demandLow, demandHigh }) =>
      Array.from(cells.keys())
        .sort((a, b) => (demand[b] ?? 0) - (demand[a] ?? 0) || a - b)
        .map((cell) => [
          phase,
          cells[cell] ?? "",
          lat[cell] ?? null,
          lng[cell] ?? null,
          ...[expected, low, high, demand, demandLow, demandHigh].map((column) => column[cell] ?? null),
        ]),
    ),
  };
}

/** Which predictor scored best, and which to use. */
export function tabulateVerdict({ verdict }: Tested): ReportTable {
  return {
    columns: [words("Verdict"), words("Predictor")],
    rows: [
      ["Highest log score", PREDICTOR_LABELS[verdict.best]],
      ["Simplest that cannot be told from it", PREDICTOR_LABELS[verdict.use]],
    ],
  };
}

/** A row per predictor and fraction of the hexes. */
export function tabulateScores({ scores }: Tested): ReportTable {
  return {
    columns: [
      words("Predictor"),
      figure("Share of hexes", "%", 0),
      figure("Hit rate", "%", 1),
      figure("Low", "%", 1),
      figure("High", "%", 1),
      figure("PAI", undefined, 2),
      figure("PEI*", undefined, 3),
      figure("Log score", "nats per row", 4),
      figure("Calibration slope", undefined, 2),
      figure("PAI low", undefined, 2),
      figure("PAI high", undefined, 2),
      figure("PEI* low", undefined, 3),
      figure("PEI* high", undefined, 3),
      figure("Log score low", "nats per row", 4),
      figure("Log score high", "nats per row", 4),
    ],
    rows: scores.flatMap(({ label, fractions, logScore, calibration }) =>
      fractions.map(({ fraction, hitRate, pai, peiStar }) => [
        label,
        100 * fraction,
        100 * hitRate.mean,
        hitRate.low === null ? null : 100 * hitRate.low,
        hitRate.high === null ? null : 100 * hitRate.high,
        pai.mean,
        peiStar.mean,
        logScore.mean,
        calibration.slope,
        ...[pai, peiStar, logScore].flatMap(({ low, high }) => [low, high]),
      ]),
    ),
  };
}

/** A row per pair of predictors: how much better the first did in the same months. */
export function tabulateDifferences({ differences }: Tested): ReportTable {
  const fractions = differences[0]?.hitRates.map(({ fraction }) => fraction) ?? [];
  const percent = (value: number | null) => value && 100 * value;
  return {
    columns: [
      words("Predictor"),
      words("Against"),
      figure("Log score", "nats per row", 4),
      figure("Log score low", "nats per row", 4),
      figure("Log score high", "nats per row", 4),
      ...fractions.flatMap((fraction) =>
        ["", " low", " high"].map((limit) => figure(`Hit rate at ${100 * fraction}%${limit}`, "points", 2)),
      ),
    ],
    rows: differences.map(({ predictor, against, logScore, hitRates }) => [
      PREDICTOR_LABELS[predictor],
      PREDICTOR_LABELS[against],
      logScore.mean,
      logScore.low,
      logScore.high,
      ...hitRates.flatMap(({ difference }) => [
        percent(difference.mean),
        percent(difference.low),
        percent(difference.high),
      ]),
    ]),
  };
}

/** A row per predictor and group of rising prediction. */
export function tabulateCalibrations({ scores }: Tested): ReportTable {
  return {
    columns: [
      words("Predictor"),
      figure("Hex-months"),
      figure("Expected", undefined, 1),
      figure("Recorded"),
      figure("Low", undefined, 1),
      figure("High", undefined, 1),
    ],
    rows: scores.flatMap(({ label, calibration }) =>
      calibration.groups.map(({ hexMonths, expected, observed, low, high }) => [
        ...[label, hexMonths, expected, observed, low, high],
      ]),
    ),
  };
}

/** A row per month that was foretold. */
export function tabulateFolds({ folds }: Tested): ReportTable {
  return {
    columns: [words("Month"), figure("Months learned from"), figure("Recorded")],
    rows: folds.map(({ month, trainingMonths, rows }) => [formatMonth(month), trainingMonths, rows]),
  };
}
