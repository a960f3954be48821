import type { DemandPoints } from "../model/demand.ts";
import { type CoverProblem, listCovers, reduceCoverProblem } from "./cover/cover-problem.ts";
import { type Ground, listCovered, type Standing } from "./ground.ts";

/** Units of one group to be placed, and how one would stand at each of the candidate sites. */
export interface UnitsToPlace {
  readonly count: number;
  readonly at: readonly Standing[];
}

/** The covering problem of placing units on candidate sites around those who stand already. All groups have the same sites in the same order. */
export function buildCoverProblem(
  ground: Ground,
  weight: DemandPoints["weight"],
  groups: readonly UnitsToPlace[],
  standing: readonly Standing[],
): CoverProblem {
  const alreadyCovered = new Uint8Array(weight.length);
  for (const points of listCovered(ground, standing)) {
    for (const point of points) alreadyCovered[point] = 1;
  }
  const siteCount = Math.max(0, ...groups.map(({ at }) => at.length));
  return reduceCoverProblem({
    weight,
    siteCount,
    groups: groups.map(({ count, at }) => {
      const covered = count === 0 ? [] : listCovered(ground, at);
      return { count, ...listCovers(siteCount, (site) => covered[site] ?? []) };
    }),
    alreadyCovered,
  });
}
