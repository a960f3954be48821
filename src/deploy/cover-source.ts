import type { SourceCover } from "../model/abstraction.ts";
import type { Metres } from "../model/units.ts";
import { boundCover } from "./cover/cover-bound.ts";
import { type CoverGroup, coveredWeight, listCovers, reduceCoverProblem } from "./cover/cover-problem.ts";
import { placeByGreedyExchange } from "./cover/greedy-exchange.ts";
import { indexByLatitude, pointsWithin } from "./points-within.ts";

/** The demand of a source by hex, and the units that stay or go. */
export interface SourceToCover {
  /** Middles of the hexes, degrees; units are placed on them. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Demand of each hex on the source's ground; units stand only where there is ground. */
  readonly weight: Float64Array;
  /** 0 for each hex that is not on the ground. */
  readonly share: Float64Array;
  /** Units of each type, ordinarily and left, and how far one covers. */
  readonly units: readonly {
    readonly normally: number;
    readonly left: number;
    readonly coverRadiusM: Metres;
  }[];
}

/**
 * How much of a source's demand no unit covers, with all units ordinarily there and with those left: both are placed anew on the
 * hexes of its ground to cover the most (greedy additions and exchanges), each covering the hexes whose middle is within the same
 * radius. `leftAtLeast` follows from the Lagrangian bound.
 */
export function coverSource({ lng, lat, weight, share, units }: SourceToCover): SourceCover {
  const index = indexByLatitude(lng, lat);
  const total = weight.reduce((sum, w) => sum + w, 0);
  const reach = units.map(({ coverRadiusM, normally }) =>
    listCovers(lng.length, (site) =>
      normally > 0 && (share[site] as number) > 0
        ? pointsWithin(index, [lng[site] as number, lat[site] as number], coverRadiusM)
        : [],
    ),
  );
  const place = (counts: readonly number[]) => {
    const groups = reach.map((covers, type): CoverGroup => ({ count: counts[type] ?? 0, ...covers }));
    const problem = reduceCoverProblem({ weight, siteCount: lng.length, groups });
    const chosen = placeByGreedyExchange(problem);
    return { covered: coveredWeight(problem, chosen), bound: boundCover(problem, chosen).value };
  };
  const left = place(units.map((type) => Math.min(type.left, type.normally)));
  const normally = place(units.map((type) => type.normally));
  return {
    // What the units left cover, all of them can cover too.
    normally: Math.max(0, total - Math.max(normally.covered, left.covered)),
    left: Math.max(0, total - left.covered),
    leftAtLeast: Math.max(0, total - left.bound),
  };
}
