import type { ReportColumn, ReportTable } from "../../model/report-table.ts";
import type { CalibrationGroup } from "./CalibrationPlot.tsx";
import { formatPercent } from "./format-percent.ts";
import type { HitRates } from "./HitRateLines.tsx";
import type { IntervalRow } from "./interval-rows.ts";
import type { ConcentrationPoint } from "./LorenzCurve.tsx";

/** The table of `LorenzCurve`: a row per marked share of places. */
export function tabulateConcentration(marks: readonly ConcentrationPoint[], placesName: string): ReportTable {
  return {
    columns: [
      { name: `Share of ${placesName}`, unit: "%", align: "right", digits: 1 },
      { name: "Share of records", unit: "%", align: "right", digits: 1 },
    ],
    rows: marks.map(({ places, records }) => [100 * places, 100 * records]),
  };
}

/** The table of `IntervalPlot`: a row per estimate; those that are too few say so in words. */
export function tabulateIntervals(rows: readonly IntervalRow[], what: string): ReportTable {
  const hasShrunken = rows.some(({ interval }) => interval?.shrunken !== undefined);
  const hasText = rows.some(({ interval }) => interval === null);
  const figure = (name: string): ReportColumn => ({ name, align: "right", digits: 2 });
  const columns: ReportColumn[] = [
    { name: what, align: "left" },
    figure("Estimate"),
    figure("Low"),
    figure("High"),
  ];
  if (hasShrunken) columns.push(figure("Drawn towards the mean"));
  if (hasText) columns.push({ name: "Remark", align: "left" });
  return {
    columns,
    rows: rows.map(({ label, interval, text }) => [
      label,
      interval?.estimate ?? null,
      interval?.low ?? null,
      interval?.high ?? null,
      ...(hasShrunken ? [interval?.shrunken ?? null] : []),
      ...(hasText ? [interval ? "" : (text ?? "too few")] : []),
    ]),
  };
}

/** The table of `HitRateLines`: a row per predictor, a column per share of the area, percent. */
export function tabulateHitRates(
  areaShares: readonly number[],
  predictors: readonly HitRates[],
): ReportTable {
  return {
    columns: [
      { name: "Predictor", align: "left" },
      ...areaShares.map(
        (share): ReportColumn => ({
          name: `In ${formatPercent(share)} of the area`,
          unit: "%",
          align: "right",
          digits: 1,
        }),
      ),
    ],
    rows: predictors.map(({ predictor, hitRate }) => [
      predictor,
      ...areaShares.map((_, i) => {
        const rate = hitRate[i];
        return rate === undefined || !Number.isFinite(rate) ? null : 100 * rate;
      }),
    ]),
  };
}

/** The table of `CalibrationPlot`: a row per group. */
export function tabulateCalibration(groups: readonly CalibrationGroup[], unit: string): ReportTable {
  const figure = (name: string): ReportColumn => ({ name, unit, align: "right", digits: 2 });
  return {
    columns: [
      figure("Expected"),
      figure("Recorded"),
      figure("Low"),
      figure("High"),
      { name: "n", align: "right" },
    ],
    rows: groups.map(({ expected, observed, low, high, n }) => [expected, observed, low, high, n]),
  };
}

/** The table of `BandMatrix`: a row per cell, with its ratio and p. */
export function tabulateBands(bands: {
  readonly rowsTitle: string;
  readonly columnsTitle: string;
  readonly rowNames: readonly string[];
  readonly columnNames: readonly string[];
  readonly ratios: readonly (readonly (number | null)[])[];
  readonly p: readonly (readonly (number | null)[])[];
}): ReportTable {
  return {
    columns: [
      { name: bands.rowsTitle, align: "left" },
      { name: bands.columnsTitle, align: "left" },
      { name: "Recorded to expected", align: "right", digits: 2 },
      { name: "p", align: "right", digits: 3 },
    ],
    rows: bands.rowNames.flatMap((rowName, row) =>
      bands.columnNames.map((columnName, column) => [
        rowName,
        columnName,
        bands.ratios[row]?.[column] ?? null,
        bands.p[row]?.[column] ?? null,
      ]),
    ),
  };
}
