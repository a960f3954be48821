import type { ExpectationReport, PhaseExpectation } from "./expectation-report.ts";
import { placeHexes } from "./place-from-venue.ts";
import { figure, type ReportTable, words } from "./report-table.ts";
import type { LngLat } from "./units.ts";
import { formatTimeOfDay } from "./wall-clock.ts";

/** The tables of an expectation, by a stable name: `expected-phases`, and `expected-hexes-arrival` and so on for each phase. */
export function tabulateExpectation(
  report: ExpectationReport,
  venue: LngLat,
): Readonly<Record<string, ReportTable>> {
  return {
    "expected-phases": tabulatePhases(report),
    ...Object.fromEntries(
      report.phases.map((phase) => [
        `expected-hexes-${phase.phase}`,
        tabulateExpectedHexes(report, phase, venue),
      ]),
    ),
  };
}

/**
 * The whole area, a row per phase; one row for all where the data cannot tell phases apart. The clock, and what an hour brings,
 * only where the figures are of one evening.
 */
export function tabulatePhases({ phases, phasesDiffer, unit }: ExpectationReport): ReportTable {
  const isEvening = unit === "rows per evening";
  return {
    columns: [
      words("Phase"),
      ...(isEvening ? [words("From"), words("To")] : []),
      figure("Expected", unit, 2),
      figure("Low", unit, 2),
      figure("High", unit, 2),
      ...(isEvening ? [figure("Per hour", "rows", 2), figure("Share of a week’s rows", "%", 2)] : []),
    ],
    rows: (phasesDiffer ? phases : phases.slice(0, 1)).map(({ phase, from, to, total, timeShare }) => [
      phasesDiffer ? phase : "all phases",
      ...(isEvening ? [formatTimeOfDay(from), formatTimeOfDay(to)] : []),
      total.expected,
      total.low,
      total.high,
      ...(isEvening ? [total.expected / ((to - from) / 60), timeShare && 100 * timeShare.share] : []),
    ]),
  };
}

/** A row per hex in one phase, most demand first. */
export function tabulateExpectedHexes(
  report: ExpectationReport,
  { expected, low, high, demand, demandLow, demandHigh }: PhaseExpectation,
  venue: LngLat,
): ReportTable {
  const { cells, lng, lat, unit, weightName } = report;
  const places = placeHexes(report, venue);
  return {
    columns: [
      words("Hex"),
      words("From the venue"),
      figure("Expected", unit, 3),
      figure("Low", unit, 3),
      figure("High", unit, 3),
      figure("Demand", weightName, 3),
      figure("Demand low", weightName, 3),
      figure("Demand high", weightName, 3),
      figure("Latitude", "°", 5),
      figure("Longitude", "°", 5),
    ],
    rows: Array.from(cells.keys())
      .sort((a, b) => (demand[b] ?? 0) - (demand[a] ?? 0) || a - b)
      .map((cell) => [
        cells[cell] ?? "",
        places[cell] ?? "",
        ...[expected, low, high, demand, demandLow, demandHigh, lat, lng].map(
          (column) => column[cell] ?? null,
        ),
      ]),
  };
}
