import { isLocked, type Locked } from "./locked.ts";
import { type PlacedHexes, placeHexes } from "./place-from-venue.ts";
import { figure, type LoneFigure, type ReportTable, tabulateFigures, words } from "./report-table.ts";
import type { LngLat } from "./units.ts";
import type {
  EmergingHotSpots,
  HotSpotPattern,
  MonthTrend,
  NearRepeats,
  PeriodChange,
  Seasonality,
  WhenReport,
} from "./when-report.ts";

const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** The patterns in the order they are listed in. */
export const PATTERNS: readonly HotSpotPattern[] = [
  ...(["new", "consecutive", "intensifying", "persistent", "diminishing"] as const),
  ...(["sporadic", "oscillating", "historical", "none"] as const),
];

/** The tables of a report of when, by a stable name, but for what is counted; a part that is locked has none. */
export function tabulateWhen(
  report: WhenReport,
  hexes: PlacedHexes,
  venue: LngLat,
): Readonly<Record<string, ReportTable>> {
  const tables: Record<string, ReportTable> = { "when-figures": tabulateWhenFigures(report) };
  const add = <T extends object>(name: string, part: T | Locked, tabulate: (part: T) => ReportTable) => {
    if (!isLocked(part)) tables[name] = tabulate(part);
  };
  add("season", report.seasonality, tabulateSeason);
  add("change-by-category", report.change, tabulateChange);
  add("change-by-hex", report.change, (change) => tabulateHexChange(change, hexes, venue));
  add("emerging-hot-spots", report.emerging, (emerging) => tabulateEmerging(emerging, hexes, venue));
  add("near-repeats", report.nearRepeats, tabulateNearRepeats);
  return tables;
}

/** The figures of the period as a whole; those of parts that are locked are not among them. */
export function tabulateWhenFigures({ rows, withoutTime, trend, seasonality }: WhenReport): ReportTable {
  return tabulateFigures([
    { name: "Recorded", unit: "rows", value: rows },
    { name: "Without a time", unit: "rows", value: withoutTime },
    ...(isLocked(trend) ? [] : figuresOfTrend(trend)),
    ...(isLocked(seasonality)
      ? []
      : [{ name: "Season, p of there being none", value: null, p: seasonality.p }]),
  ]);
}

function figuresOfTrend({
  changePerYear,
  p,
  dispersion,
  monotonic,
  medianPerYear,
}: MonthTrend): LoneFigure[] {
  const { percent, low, high } = changePerYear;
  return [
    { name: "Change per year", unit: "%", value: percent, low, high, p },
    {
      name: "Change per year by medians",
      unit: "rows per day",
      value: medianPerYear.slope,
      low: medianPerYear.low,
      high: medianPerYear.high,
    },
    { name: "Mann–Kendall τ", value: monotonic.tau, p: monotonic.p },
    { name: "Variance over mean of months", value: dispersion },
  ];
}

/** A row per month of the year. */
export function tabulateSeason({ index, low, high, months }: Seasonality): ReportTable {
  return {
    columns: [
      words("Month of the year"),
      figure("Times the mean month", undefined, 3),
      figure("Low", undefined, 3),
      figure("High", undefined, 3),
      figure("Months of this name"),
    ],
    rows: MONTHS.map((name, i) => [name, index[i] ?? null, low[i] ?? null, high[i] ?? null, months[i] ?? 0]),
  };
}

/** All rows, then a row per crime type. */
export function tabulateChange({ overall, byCategory }: PeriodChange): ReportTable {
  return {
    columns: [
      words("Crime type"),
      figure("Before"),
      figure("After"),
      figure("Ratio of rates", undefined, 3),
      figure("Low", undefined, 3),
      figure("High", undefined, 3),
      figure("p", undefined, 4),
      figure("Adjusted p", undefined, 4),
    ],
    rows: [{ ...overall, name: "All", pAdjusted: null }, ...byCategory].map((change) => [
      change.name,
      change.before,
      change.after,
      change.ratio,
      change.low,
      change.high,
      change.p,
      change.pAdjusted,
    ]),
  };
}

/** A row per hex with a row in either period. */
export function tabulateHexChange({ byHex }: PeriodChange, hexes: PlacedHexes, venue: LngLat): ReportTable {
  const places = placeHexes(hexes, venue);
  const at = (column: ArrayLike<number>, cell: number) => finite(column[cell]);
  return {
    columns: [
      words("Hex"),
      words("From the venue"),
      figure("Before"),
      figure("After"),
      figure("Ratio of rates", undefined, 3),
      figure("Low", undefined, 3),
      figure("High", undefined, 3),
      figure("Adjusted p", undefined, 4),
      words("Change"),
    ],
    rows: hexes.cells.flatMap((hex, cell) => {
      if ((byHex.before[cell] ?? 0) + (byHex.after[cell] ?? 0) === 0) return [];
      const side = byHex.significance[cell] ?? 0;
      return [
        [
          hex,
          places[cell] ?? "",
          at(byHex.before, cell),
          at(byHex.after, cell),
          at(byHex.ratio, cell),
          at(byHex.low, cell),
          at(byHex.high, cell),
          at(byHex.pAdjusted, cell),
          side > 0 ? "more" : side < 0 ? "fewer" : "",
        ],
      ];
    }),
  };
}

/** A row per hex that was hot or cold in some month. */
export function tabulateEmerging(emerging: EmergingHotSpots, hexes: PlacedHexes, venue: LngLat): ReportTable {
  const places = placeHexes(hexes, venue);
  const { months, patternOf, sideOf, significant, z, tau, trendP } = emerging;
  const count = months.length;
  return {
    columns: [
      words("Hex"),
      words("From the venue"),
      words("Pattern"),
      words("Of"),
      figure("Hot months"),
      figure("Cold months"),
      figure("Gi* in the last month", undefined, 2),
      figure("Trend τ", undefined, 2),
      figure("Trend p", undefined, 4),
    ],
    rows: hexes.cells.flatMap((hex, cell) => {
      const own = significant.subarray(cell * count, (cell + 1) * count);
      const hot = own.filter((side) => side > 0).length;
      const cold = own.filter((side) => side < 0).length;
      if (hot + cold === 0) return [];
      const side = sideOf[cell] ?? 0;
      return [
        [
          hex,
          places[cell] ?? "",
          patternOf[cell] ?? "none",
          side > 0 ? "hot months" : side < 0 ? "cold months" : "",
          hot,
          cold,
          finite(z[(cell + 1) * count - 1]),
          finite(tau[cell]),
          finite(trendP[cell]),
        ],
      ];
    }),
  };
}

/** A row per band of distance and days. */
export function tabulateNearRepeats(repeats: NearRepeats): ReportTable {
  const { distanceBandsM, dayBands, observed, expected, median, ratio, p } = repeats;
  return {
    columns: [
      figure("Up to", "m"),
      figure("Within", "days"),
      figure("Pairs"),
      figure("Expected", undefined, 1),
      figure("Median by chance", undefined, 1),
      figure("Ratio", undefined, 2),
      figure("p", undefined, 4),
    ],
    rows: distanceBandsM.flatMap((distance, s) =>
      dayBands.map((days, t) => {
        const at = s * dayBands.length + t;
        return [
          distance,
          days,
          observed[at] ?? 0,
          finite(expected[at]),
          finite(median[at]),
          finite(ratio[at]),
          finite(p[at]),
        ];
      }),
    ),
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
