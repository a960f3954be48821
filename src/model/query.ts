import type { MonthIndex } from "./units.ts";

/** Which rows count. A row without a time passes only where no period is asked for. */
export interface Query {
  /** Category names that count, or null for all. */
  readonly categories: readonly string[] | null;
  /** First and last month that count, both included, or null for all. */
  readonly period: { readonly from: MonthIndex; readonly to: MonthIndex } | null;
  /**
   * Hours of the week that count, 0–167 from Monday 00:00, rising; null for all. Data without hours is not filtered
   * by it, since nothing finer than the data is ever asked.
   */
  readonly weekHours: readonly number[] | null;
}

/** The query that every row passes, with a time or without. */
export const EVERYTHING: Query = { categories: null, period: null, weekHours: null };
