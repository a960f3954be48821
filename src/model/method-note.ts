import type { MonthIndex } from "./units.ts";

/** How a figure came about: what a person must know before relying on it. Travels with every result of an analysis. */
export interface MethodNote {
  /** The method by its standard name: `Getis-Ord Gi*, conditional permutation`. */
  readonly method: string;
  /** Author, year and equation, as in `docs/methods.md`. */
  readonly source: string;
  /** Grows by one whenever the same input would give another figure. */
  readonly version: number;
  /** First and last month of the rows that it rests on; null where they have no time. */
  readonly span: { readonly first: MonthIndex; readonly last: MonthIndex } | null;
  /** What it was worked out from, where that is no table of rows: `what was entered`. */
  readonly input?: string;
  /** How many of what the figure rests on: `{ rows: 22253, hexes: 134 }`. */
  readonly n: Readonly<Record<string, number>>;
  /** The parameters that were chosen, with their unit in the name: `{ bandwidthM: 410, permutations: 999, seed: 1 }`. */
  readonly parameters: Readonly<Record<string, number | string | boolean>>;
  /** What is weak or assumed here, as sentences; empty where nothing is. */
  readonly cautions: readonly string[];
}
