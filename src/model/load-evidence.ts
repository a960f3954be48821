import type { DateOrder, FileShape } from "./column-mapping.ts";

/** What the load of a table found out that its columns no longer tell; counts are over kept rows of all files. */
export interface LoadEvidence {
  /** One entry for each kind of header among the files. */
  readonly shapes: readonly FileShape[];
  readonly times: TimeFindings;
  /** Rows with an identifier, and those whose identifier an earlier row has; null where no file has such a column. */
  readonly ids: { readonly rows: number; readonly repeated: number } | null;
  readonly offences: SourceOffences;
}

/** How the stamps of all files were written. */
export interface TimeFindings {
  /** Stamps written as a month, as a date without a clock, with a clock. */
  readonly month: number;
  readonly date: number;
  readonly clock: number;
  /** How the order of day and month was found in files whose dates left it open. */
  readonly orders: readonly OrderFinding[];
}

/** How the order of day and month was settled in one file with dates such as `3/4/2020`. */
export interface OrderFinding {
  readonly file: string;
  readonly stamps: number;
  /** Stamps that are a date in one order only. */
  readonly onlyDayFirst: number;
  readonly onlyMonthFirst: number;
  /** The order taken; null where there was none to take, so that the rows have no time. */
  readonly order: Exclude<DateOrder, "year-first"> | null;
  readonly settledBy: "rows" | "mapping" | "nothing";
}

/** The offence texts of a table's rows as the files spell them. */
export interface SourceOffences {
  /** Number of the text of each row. */
  readonly of: Uint16Array;
  readonly texts: readonly string[];
  /** Section of the offence map that each text belongs to, or null where its files are in the taxonomy's own words. */
  readonly sections: readonly (string | null)[];
  /** What each text counts as: a number among the table's categories. */
  readonly categoryOf: readonly number[];
}
