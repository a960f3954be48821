import type { LoadEvidence } from "./load-evidence.ts";
import type { TimePrecision } from "./wall-clock.ts";

/** Coordinates are kept as integers, 10⁻⁷ degree (about 1 cm). */
export const DEGREES_PER_UNIT = 1e-7;
/** The inverse of {@link DEGREES_PER_UNIT}, exact. */
export const UNITS_PER_DEGREE = 1e7;

/** Stands in `timeOf` for a row without a usable time. */
export const NO_TIME = -0x8000_0000;

/** Stands in `placeOf` for a location without a name. */
export const NO_PLACE = -1;

/** Why a row was left out of the table; every row read is kept or counted under one of these. */
export type DropReason = "no-coordinates" | "zero-coordinates" | "outside-world" | "malformed-row";

/** What became of one file (or one archive member). */
export interface FileAccount {
  readonly name: string;
  readonly format: string;
  readonly rowsRead: number;
  readonly rowsKept: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Rows kept whose date could not be read. */
  readonly withoutTime: number;
}

/**
 * Crime rows in columns. Row `r` happened at location `locationOf[r]`, was of category
 * `categories[categoryOf[r]]`, at `timeOf[r]` wall-clock minutes (or `NO_TIME`).
 * Locations are a dictionary: location `l` stands at `(lngE7[l], latE7[l])` × 10⁻⁷ degrees
 * and is called `places[placeOf[l]]` (or `NO_PLACE`).
 */
export interface CrimeTable {
  readonly rowCount: number;
  readonly locationOf: Uint32Array;
  readonly categoryOf: Uint16Array;
  readonly timeOf: Int32Array;
  readonly locationCount: number;
  readonly lngE7: Int32Array;
  readonly latE7: Int32Array;
  readonly placeOf: Int32Array;
  readonly places: readonly string[];
  readonly categories: readonly string[];
  readonly timePrecision: TimePrecision;
  /** True where the rows are simulated; such a table wears its badge everywhere. */
  readonly simulated: boolean;
  /** Who published the rows and under what terms, for print and export. */
  readonly attribution: string;
  readonly files: readonly FileAccount[];
  /** What the load found out besides; absent where the rows were not read from files. */
  readonly evidence?: LoadEvidence;
}

/** What the page may know of a table without holding it. */
export interface TableSummary {
  readonly rowCount: number;
  readonly categories: readonly { readonly name: string; readonly rows: number }[];
  readonly timePrecision: TimePrecision;
  /** First and last month with a row, or null where there is no time. */
  readonly months: { readonly first: number; readonly last: number } | null;
  /** West, south, east, north, in degrees; null for an empty table. */
  readonly bounds: readonly [number, number, number, number] | null;
  /** Where most rows are: the median longitude and latitude of the rows. */
  readonly middle: readonly [number, number] | null;
  readonly simulated: boolean;
  readonly attribution: string;
  readonly files: readonly FileAccount[];
}
