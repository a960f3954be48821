import { type CoverProblem, listCovers, reduceCoverProblem } from "../../src/deploy/cover/cover-problem.ts";
import { readNumberRows, Unreadable } from "./unreadable.ts";

/** Weighted places in the plane, each also a site. */
export interface WeightedPlaces {
  readonly x: readonly number[];
  readonly y: readonly number[];
  readonly weight: Float64Array;
}

const HEADER = /^\s*(\d+)\s+\S+\s+p\s+S\s*$/i;

/** Whether a text begins as the São José dos Campos files do: number of places, a number, `p`, `S`. */
export function isSaoJose(text: string): boolean {
  return HEADER.test(text.slice(0, 200).split(/\r?\n/)[0] ?? "");
}

/**
 * Reads a maximal covering file of Lorena & Pereira (2002): a header, then `x y demand` per place.
 * @throws Unreadable
 */
export function readSaoJose(text: string): WeightedPlaces {
  const end = text.indexOf("\n");
  const promised = Number(HEADER.exec(text.slice(0, end).trim())?.[1]);
  const rows = readNumberRows(`\n${text.slice(end + 1)}`, 3);
  if (rows.length !== promised)
    throw new Unreadable(`${rows.length} places where its header says ${promised}`);
  if (rows.some(([, , w = 0]) => w < 0)) throw new Unreadable("a demand is below zero");
  return {
    x: rows.map(([x = 0]) => x),
    y: rows.map(([, y = 0]) => y),
    weight: Float64Array.from(rows, ([, , w = 0]) => w),
  };
}

/** Whether two places are at most `radius` apart, Euclidean. */
export function placesWithin({ x, y }: WeightedPlaces, radius: number): (a: number, b: number) => boolean {
  return (a, b) => Math.hypot((x[a] ?? 0) - (x[b] ?? 0), (y[a] ?? 0) - (y[b] ?? 0)) <= radius;
}

/** The covering problem of `count` facilities that each cover the places at most `radius` away. */
export function coverPlaces(places: WeightedPlaces, radius: number, count: number): CoverProblem {
  const reaches = placesWithin(places, radius);
  const all = [...places.x.keys()];
  return reduceCoverProblem({
    weight: places.weight,
    siteCount: all.length,
    groups: [{ count, ...listCovers(all.length, (site) => all.filter((i) => reaches(site, i))) }],
  });
}
