import Papa from "papaparse";
import { type CoverProblem, listCovers, reduceCoverProblem } from "../../src/deploy/cover/cover-problem.ts";
import { Unreadable } from "./unreadable.ts";

/** Weighted demand, named candidate sites, and the way from each to each. */
export interface SitesAndDemand {
  readonly siteNames: readonly string[];
  readonly weight: Float64Array;
  /** From site `s` to demand `i`, at `distance[s × weight.length + i]`; `Infinity` where the table has no row. */
  readonly distance: Float64Array;
}

/** Whether a text is a table of demand, or of ways, as spopt's San Francisco files are. */
export function isSpoptDemand(text: string): boolean {
  return /"?NAME"?,.*"?POP2000"?/.test(text.slice(0, 400).split(/\r?\n/)[0] ?? "");
}

export function isSpoptWays(text: string): boolean {
  return /^distance,name,DestinationName/.test(text);
}

/**
 * Reads a table of demand and a table of network distances as PySAL spopt keeps them (San Francisco: 205 tracts,
 * weighed by their population in 2000, and 16 stores).
 * @throws Unreadable
 */
export function readSpoptStores(demandText: string, waysText: string): SitesAndDemand {
  const read = (text: string) =>
    Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true }).data;
  const demand = read(demandText);
  const indexOf = new Map(demand.map((row, i) => [row.NAME, i]));
  const weight = Float64Array.from(demand, (row) => Number(row.POP2000));
  if (demand.length === 0 || weight.some(Number.isNaN))
    throw new Unreadable("POP2000 is not a number everywhere");
  const ways = read(waysText);
  const siteNames = [...new Set(ways.map((row) => row.name ?? ""))];
  const siteOf = new Map(siteNames.map((name, i) => [name, i]));
  const distance = new Float64Array(siteNames.length * weight.length).fill(Number.POSITIVE_INFINITY);
  ways.forEach((row, i) => {
    const point = indexOf.get(row.DestinationName);
    const length = Number(row.distance);
    if (point === undefined)
      throw new Unreadable(`row ${i + 2} leads to ${row.DestinationName}, which is not in the demand`);
    if (!(length >= 0)) throw new Unreadable(`row ${i + 2} has the distance ${row.distance}`);
    distance[(siteOf.get(row.name ?? "") ?? 0) * weight.length + point] = length;
  });
  return { siteNames, weight, distance };
}

/** The covering problem of `count` sites that each cover the demand at most `reach` away. */
export function coverWithin(
  { siteNames, weight, distance }: SitesAndDemand,
  reach: number,
  count: number,
): CoverProblem {
  const points = [...weight.keys()];
  const covers = listCovers(siteNames.length, (site) =>
    points.filter((i) => (distance[site * weight.length + i] as number) <= reach),
  );
  return reduceCoverProblem({ weight, siteCount: siteNames.length, groups: [{ count, ...covers }] });
}
