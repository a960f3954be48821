import type { FileShape } from "./column-mapping.ts";
import type { DropReason, FileAccount } from "./crime-table.ts";
import type { OrderFinding } from "./load-evidence.ts";
import type { MappedOffence } from "./offence-taxonomy.ts";
import type { ServiceAccount } from "./service-account.ts";
import type { MonthIndex } from "./units.ts";
import type { TimePrecision } from "./wall-clock.ts";

/** What is known of how far a table can be believed. Shares are 0 to 1. */
export interface QualityReport {
  readonly rows: RowFindings;
  readonly time: TimeQuality;
  /** Rows with an identifier and those that repeat one; null where no file has identifiers. Nothing is dropped for it. */
  readonly duplicates: { readonly rowsWithId: number; readonly repeated: number } | null;
  /** Points that two rows or more share: data that is snapped to a list of points has nearly all rows on such. */
  readonly snapPoints: {
    readonly locations: number;
    readonly shared: number;
    readonly shareOfRows: number;
  };
  /** Months from the first to the last row; null where there is no time. */
  readonly months: MonthFindings | null;
  readonly forces: readonly ForceGap[];
  /** Offence texts of the files and what they count as, most first. */
  readonly offences: readonly MappedOffence[];
  readonly unmappedRows: number;
  readonly locks: readonly Lock[];
  /** How each kind of file was read. */
  readonly shapes: readonly FileShape[];
  readonly files: readonly FileAccount[];
  /** How the rows came over the network and what that left out; null where they were opened from files. */
  readonly download: ServiceAccount | null;
  readonly simulated: boolean;
  readonly attribution: string;
}

/** What became of the rows of all files. */
export interface RowFindings {
  readonly read: number;
  readonly kept: number;
  readonly dropped: Readonly<Record<DropReason, number>>;
  /** Kept rows whose date could not be read, or that have none. */
  readonly withoutTime: number;
  /** Kept rows that lie outside the study area; null where none was given. */
  readonly outsideArea: number | null;
}

/** How fine the times are, and the tests that found it. */
export interface TimeQuality {
  readonly precision: TimePrecision;
  /** The finding that decided, as a sentence. */
  readonly because: string;
  readonly stamps: number;
  readonly shareAtMidnight: number;
  readonly shareOnTheHour: number;
  readonly shareOnFirstOfMonth: number;
  /** How the order of day and month was settled in files that leave it open in some dates. */
  readonly orders: readonly OrderFinding[];
}

/** Months within the span of a table that cannot be compared with the others. */
export interface MonthFindings {
  readonly first: MonthIndex;
  readonly last: MonthIndex;
  /** Months without a row. */
  readonly missing: readonly MonthIndex[];
  /** Months with fewer than half the rows of the middle month, or that the data only begins or ends in. */
  readonly partial: readonly MonthIndex[];
}

/** A police force whose rows lack for some months. */
export interface ForceGap {
  readonly force: string;
  /** Months that lack; empty where `because` says more. */
  readonly missing: readonly MonthIndex[];
  readonly because: string;
}

/** What cannot be asked of a table. */
export interface Lock {
  readonly what: "months" | "days" | "hours" | "minutes" | "categories";
  /** What is not shown, and why, as a sentence. */
  readonly why: string;
}
