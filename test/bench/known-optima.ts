import { readOrLibraryOptima } from "../reference/or-library.ts";

/** Published optima by the name of the instance. */
export type KnownOptima = ReadonlyMap<string, number>;

interface ExpectedResults {
  readonly pmedian?: { readonly optimal?: Record<string, number> };
  readonly mclp?: {
    readonly optimal?: Record<
      string,
      { readonly S?: number; readonly covered_by_p?: Record<string, number> }
    >;
  };
  readonly spopt?: {
    readonly expected?: {
      readonly mclp?: { readonly covered_pop?: number };
      readonly pmedian?: { readonly obj?: number };
    };
  };
  readonly tsp?: { readonly optimal?: Record<string, number> };
}

/** What an OR-Library list (`pmedopt.txt`) says. */
export function optimaOfList(text: string): KnownOptima {
  return readOrLibraryOptima(text);
}

/**
 * What an `expected.json` says: `pmedian`, `mclp`, `spopt` and `tsp`, each with its optima.
 * @throws SyntaxError where it is no JSON
 */
export function optimaOfExpected(text: string): KnownOptima {
  const { pmedian, mclp, spopt, tsp } = JSON.parse(text) as ExpectedResults;
  const optima = new Map<string, number>(Object.entries({ ...pmedian?.optimal, ...tsp?.optimal }));
  for (const [name, { covered_by_p = {} }] of Object.entries(mclp?.optimal ?? {})) {
    for (const [count, covered] of Object.entries(covered_by_p))
      optima.set(coverName(name, Number(count)), covered);
  }
  const { mclp: cover, pmedian: median } = spopt?.expected ?? {};
  if (cover?.covered_pop !== undefined) optima.set(STORES_COVER, cover.covered_pop);
  if (median?.obj !== undefined) optima.set(STORES_MEDIAN, median.obj);
  return optima;
}

export const STORES_COVER = "San Francisco covering, 4";
export const STORES_MEDIAN = "San Francisco p-median, 4";

export function coverName(file: string, count: number): string {
  return `${file} covering, ${count}`;
}
