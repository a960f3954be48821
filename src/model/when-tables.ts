import { formatIsoDay } from "./calendar-day.ts";
import { isLocked, type Locked } from "./locked.ts";
import { figure, type LoneFigure, type ReportTable, tabulateFigures, words } from "./report-table.ts";
import { formatMonth } from "./wall-clock.ts";
import type {
  DayCalendar,
  EmergingHotSpots,
  HotSpotPattern,
  MonthTrend,
  NearRepeats,
  PeriodChange,
  Seasonality,
  WeekHours,
  WhenReport,
} from "./when-report.ts";

const WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];
const MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];

/** The patterns in the order they are listed in. */
export const PATTERNS: readonly HotSpotPattern[] = [
  ...(["new", "consecutive", "intensifying", "persistent", "diminishing"] as const),
  ...(["sporadic", "oscillating", "historical", "none"] as const),
];

/** The tables of a report of when, by a stable name; a part that is locked has none. */
export function tabulateWhen(
  report: WhenReport,
  cells: readonly string[],
): Readonly<Record<string, ReportTable>> {
  const tables: Record<string, ReportTable> = { "when-figures": tabulateWhenFigures(report) };
  const add = <T extends object>(name: string, part: T | Locked, tabulate: (part: T) => ReportTable) => {
    if (!isLocked(part)) tables[name] = tabulate(part);
  };
  add("months", report.trend, tabulateTrend);
  add("season", report.seasonality, tabulateSeason);
  add("change-by-category", report.change, tabulateChange);
  add("change-by-hex", report.change, (change) => tabulateHexChange(change, cells));
  add("emerging-hot-spots", report.emerging, (emerging) => tabulateEmerging(emerging, cells));
  add("near-repeats", report.nearRepeats, tabulateNearRepeats);
  add("week-hours", report.weekHours, tabulateWeek);
  add("days", report.calendar, tabulateCalendar);
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

/** A row per month: what was recorded, per day, and what the trend alone would have. */
export function tabulateTrend({ months, leftOut, perDay, trendPerDay }: MonthTrend): ReportTable {
  return {
    columns: [
      words("Month"),
      figure("Recorded"),
      figure("Per day", undefined, 2),
      figure("Trend", "per day", 2),
      words("Left out"),
    ],
    rows: Array.from(months.counts, (rows, i) => {
      const month = months.firstMonth + i;
      const isOut = leftOut.includes(month);
      return [
        formatMonth(month),
        rows,
        isOut ? null : (perDay[i] ?? null),
        trendPerDay[i] ?? null,
        isOut ? "yes" : "",
      ];
    }),
  };
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
export function tabulateHexChange({ byHex }: PeriodChange, cells: readonly string[]): ReportTable {
  const at = (column: ArrayLike<number>, cell: number) => finite(column[cell]);
  return {
    columns: [
      words("Hex"),
      figure("Before"),
      figure("After"),
      figure("Ratio of rates", undefined, 3),
      figure("Low", undefined, 3),
      figure("High", undefined, 3),
      figure("Adjusted p", undefined, 4),
      words("Change"),
    ],
    rows: cells.flatMap((hex, cell) => {
      if ((byHex.before[cell] ?? 0) + (byHex.after[cell] ?? 0) === 0) return [];
      const side = byHex.significance[cell] ?? 0;
      return [
        [
          hex,
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
export function tabulateEmerging(emerging: EmergingHotSpots, cells: readonly string[]): ReportTable {
  const { months, patternOf, sideOf, significant, z, tau, trendP } = emerging;
  const count = months.length;
  return {
    columns: [
      words("Hex"),
      words("Pattern"),
      words("Of"),
      figure("Hot months"),
      figure("Cold months"),
      figure("Gi* in the last month", undefined, 2),
      figure("Trend τ", undefined, 2),
      figure("Trend p", undefined, 4),
    ],
    rows: cells.flatMap((hex, cell) => {
      const own = significant.subarray(cell * count, (cell + 1) * count);
      const hot = own.filter((side) => side > 0).length;
      const cold = own.filter((side) => side < 0).length;
      if (hot + cold === 0) return [];
      const side = sideOf[cell] ?? 0;
      return [
        [
          hex,
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

/** A row per weekday, with its hours where the data has them. */
export function tabulateWeek({ byHourOfWeek, byWeekday }: WeekHours): ReportTable {
  const hours = byHourOfWeek ? Array.from({ length: 24 }, (_, hour) => hour) : [];
  return {
    columns: [
      words("Weekday"),
      figure("All day"),
      ...hours.map((hour) => figure(`${String(hour).padStart(2, "0")}:00`)),
    ],
    rows: WEEKDAYS.map((name, day) => [
      name,
      byWeekday[day] ?? 0,
      ...hours.map((hour) => byHourOfWeek?.[day * 24 + hour] ?? 0),
    ]),
  };
}

/** A row per day. */
export function tabulateCalendar({ firstDay, counts }: DayCalendar): ReportTable {
  return {
    columns: [words("Day"), figure("Recorded")],
    rows: Array.from(counts, (rows, i) => [formatIsoDay(firstDay + i), rows]),
  };
}

function finite(value: number | undefined): number | null {
  return value === undefined || !Number.isFinite(value) ? null : value;
}
