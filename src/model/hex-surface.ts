import type { StudyArea } from "./study-area.ts";
import type { TimePrecision } from "./wall-clock.ts";

/** What has happened in each hex of a study area under one query; all arrays run over the grid's cells. */
export interface HexSurface {
  readonly area: StudyArea;
  /** H3 index of each cell. */
  readonly cells: readonly string[];
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Rows that count under the query. */
  readonly count: Uint32Array;
  /** Getis-Ord Gi* z-score of the counts; 0 where it is undefined. */
  readonly z: Float64Array;
  /** Two-sided p of z, Benjamini–Hochberg adjusted over all cells. */
  readonly pAdjusted: Float64Array;
  /** 1 hot, −1 cold, 0 neither, at adjusted p < 0.05. */
  readonly significance: Int8Array;
  /** Colour class 0…classEdges.length−1 by count; 0 is always "none recorded". */
  readonly classOf: Uint8Array;
  /** Largest count in each class; the first is 0. */
  readonly classEdges: readonly number[];
  /** Rows in the area, whatever the query says. */
  readonly rowsInArea: number;
  /** Rows in the area that the query lets through: the sum of `count`. */
  readonly rowsCounted: number;
  /** Those of them in the hexes that were asked for; `rowsCounted` where all were. */
  readonly rowsWithin: number;
  /** Rows by hour of the week 0–167 from Monday 00:00, whatever hours the query asks for; null where the data has no hours. */
  readonly byWeekHour: Uint32Array | null;
  /** The same by hour of day 0–23. */
  readonly byHour: Uint32Array | null;
  /** Rows by day from `firstDay` (days since 1970) on, whatever period the query asks for; null where the data has no days. */
  readonly byDay: { readonly firstDay: number; readonly counts: Uint32Array } | null;
  /** Rows by month from `firstMonth` on, whatever period the query asks for; null where the data has no months. */
  readonly byMonth: { readonly firstMonth: number; readonly counts: Uint32Array } | null;
  /** Rows by category, most first, whatever categories the query asks for. */
  readonly byCategory: readonly { readonly name: string; readonly rows: number }[];
  readonly timePrecision: TimePrecision;
}

/** One hex looked at closely, under the same query. */
export interface HexProfile {
  readonly cell: string;
  readonly count: number;
  readonly byCategory: readonly { readonly name: string; readonly rows: number }[];
  readonly byMonth: { readonly firstMonth: number; readonly counts: Uint32Array } | null;
  /** The most frequent place name in the hex, or null. */
  readonly place: string | null;
}
