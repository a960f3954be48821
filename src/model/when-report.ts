import type { Locked } from "./locked.ts";
import type { MethodNote } from "./method-note.ts";
import type { MonthIndex } from "./units.ts";

/** Rows per month: `counts[i]` in the month `firstMonth + i`. */
export interface MonthSeries {
  readonly firstMonth: MonthIndex;
  readonly counts: Uint32Array;
}

/** A stretch of whole months, both ends included. */
export interface MonthRange {
  readonly from: MonthIndex;
  readonly to: MonthIndex;
}

/** How the number of rows per day has changed over the months. */
export interface MonthTrend {
  readonly months: MonthSeries;
  /** Months of the series that the figures leave out. */
  readonly leftOut: readonly MonthIndex[];
  /** Rows per day in each month; not a number where left out. */
  readonly perDay: Float64Array;
  /** What the log-linear trend alone expects per day in each month, left-out ones too. */
  readonly trendPerDay: Float64Array;
  /** Change from one year to the next, per cent, with its 95 % interval. */
  readonly changePerYear: { readonly percent: number; readonly low: number; readonly high: number };
  /** Two-sided p-value of there being no log-linear trend. */
  readonly p: number;
  /** Pearson's χ² per degree of freedom: 1 for Poisson counts, more where they vary more. */
  readonly dispersion: number;
  /** Whether a yearly wave was fitted beside the trend. */
  readonly withSeason: boolean;
  /** Mann and Kendall's test of the rows per day, month by month of the year where `withSeason`. */
  readonly monotonic: { readonly s: number; readonly z: number; readonly p: number; readonly tau: number };
  /** Change of the rows per day from one year to the next by medians, with its 95 % interval where there is one. */
  readonly medianPerYear: {
    readonly slope: number;
    readonly low: number | null;
    readonly high: number | null;
  };
  readonly note: MethodNote;
}

/** How the months of the year differ. */
export interface Seasonality {
  /** January to December: rows per day as a multiple of the twelve months' geometric mean, with 95 % intervals. */
  readonly index: Float64Array;
  readonly low: Float64Array;
  readonly high: Float64Array;
  /** How many months of each name there were. */
  readonly months: Uint32Array;
  /** p-value of there being no season at all. */
  readonly p: number;
  readonly note: MethodNote;
}

/** What a hex's record of hot or cold months amounts to; the names are those of Esri's emerging hot spot analysis. */
export type HotSpotPattern =
  | "new"
  | "consecutive"
  | "intensifying"
  | "persistent"
  | "diminishing"
  | "sporadic"
  | "oscillating"
  | "historical"
  | "none";

/** Hexes by the course their hotspot has taken over the months. */
export interface EmergingHotSpots {
  readonly months: readonly MonthIndex[];
  /** One pattern per hex. */
  readonly patternOf: readonly HotSpotPattern[];
  /** 1 where the hex's pattern is of hot months, −1 of cold ones, 0 where it has none. */
  readonly sideOf: Int8Array;
  /** Gi* of hex `h` in `months[t]` at `h * months.length + t`. */
  readonly z: Float64Array;
  /** 1 hot, −1 cold, 0 neither, laid out as `z`: adjusted p below 0.05 over all hexes and months. */
  readonly significant: Int8Array;
  /** Mann and Kendall's τ of each hex's z over the months, and its two-sided p. */
  readonly tau: Float64Array;
  readonly trendP: Float64Array;
  readonly note: MethodNote;
}

/** Whether incidents come soon after and close to one another more often than chance has it. */
export interface NearRepeats {
  /** Upper edges of the distance bands, metres: the first reaches from 0 to its edge, each other from beyond the edge before. */
  readonly distanceBandsM: readonly number[];
  /** Upper edges of the bands of days between two incidents, in the same way. */
  readonly dayBands: readonly number[];
  /** Pairs in distance band `s` and day band `t`, at `s * dayBands.length + t`; the others are laid out alike. */
  readonly observed: Uint32Array;
  /** Mean and median number of such pairs when the days are dealt out anew among the places. */
  readonly expected: Float64Array;
  readonly median: Float64Array;
  /** `observed / expected`; not a number where none is expected. */
  readonly ratio: Float64Array;
  /** Share of the dealings, the observed one among them, with at least as many pairs. */
  readonly p: Float64Array;
  readonly note: MethodNote;
}

/** A rate after against a rate before, rows per day. */
export interface RateChange {
  readonly before: number;
  readonly after: number;
  /** Rate after ÷ rate before, with its 95 % interval; null where no finite number estimates or bounds it. */
  readonly ratio: number | null;
  readonly low: number;
  readonly high: number | null;
  /** Two-sided p-value of the two rates being the same. */
  readonly p: number;
}

/** What has changed between two stretches of months. */
export interface PeriodChange {
  readonly before: MonthRange;
  readonly after: MonthRange;
  /** Days that each stretch counts, months left out not among them. */
  readonly beforeDays: number;
  readonly afterDays: number;
  /** Interval and p allow for months that vary more than Poisson counts, where they do. */
  readonly overall: RateChange;
  /** Categories with a row in either, most rows first; p adjusted over them. */
  readonly byCategory: readonly (RateChange & { readonly name: string; readonly pAdjusted: number })[];
  /** One value per hex. */
  readonly byHex: {
    readonly before: Uint32Array;
    readonly after: Uint32Array;
    /** Not a number where neither has a row, infinite where only `after` has. */
    readonly ratio: Float64Array;
    readonly low: Float64Array;
    readonly high: Float64Array;
    /** p adjusted over the hexes with a row in either; 1 in the others. */
    readonly pAdjusted: Float64Array;
    /** 1 more, −1 fewer, 0 neither: adjusted p below 0.05. */
    readonly significance: Int8Array;
  };
  readonly note: MethodNote;
}

/** When in the week rows were recorded. */
export interface WeekHours {
  /** From Monday 00:00 on, 168 hours; null where the data has no hours. */
  readonly byHourOfWeek: Uint32Array | null;
  /** Hours 0 to 23; null where the data has no hours. */
  readonly byHour: Uint32Array | null;
  /** Monday to Sunday. */
  readonly byWeekday: Uint32Array;
  /** Share of the rows at exactly 00:00; null where the data has no hours or no row a time. */
  readonly atMidnight: number | null;
  /** Share of the rows at exactly an hour; null where the data has no minutes or no row a time. */
  readonly onTheHour: number | null;
  readonly note: MethodNote;
}

/** Rows per day: `counts[i]` on the day `firstDay + i`, counted from 1970-01-01. */
export interface DayCalendar {
  readonly firstDay: number;
  readonly counts: Uint32Array;
  readonly note: MethodNote;
}

/** What a study area's rows say about time; a section that cannot be had says why. */
export interface WhenReport {
  /** Rows that the query counts, and those of them without a time, which no section holds. */
  readonly rows: number;
  readonly withoutTime: number;
  readonly trend: MonthTrend | Locked;
  readonly seasonality: Seasonality | Locked;
  readonly change: PeriodChange | Locked;
  readonly emerging: EmergingHotSpots | Locked;
  readonly nearRepeats: NearRepeats | Locked;
  readonly weekHours: WeekHours | Locked;
  readonly calendar: DayCalendar | Locked;
}

/** What a person may choose about the report. */
export interface WhenOptions {
  /** The two stretches to compare; null for the last twelve months against the twelve before. */
  readonly compare: { readonly before: MonthRange; readonly after: MonthRange } | null;
  /** How often the near-repeat table deals the days out anew, and the seed of it. */
  readonly permutations: number;
  readonly seed: number;
  /** Months that trend, season, change and emerging hot spots leave out, such as partial ones. */
  readonly leaveOutMonths: readonly MonthIndex[];
}
