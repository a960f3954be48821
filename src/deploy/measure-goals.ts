import type { GoalFigures } from "../model/deployment.ts";
import type { LngLat } from "../model/units.ts";
import { BEYOND_M, type Ground, nearestWays, type Standing } from "./ground.ts";
import { SECTOR_NAMES, sectorsOf } from "./sectors.ts";

/** Units of one group at one place. */
export interface UnitsAt extends Standing {
  readonly units: number;
}

/**
 * What a placing is worth by each goal, all from the same units: demand that meets a free unit, Σ wᵢ (1 − q^kᵢ) with k units in
 * reach, each busy with chance q (Daskin 1983); demand in reach of two; the demand-weighted mean way to the
 * nearest unit, along streets no longer than where short ways are the goal; and the cover of each sector around the venue.
 * @param coveredByEach the points that each of those who stand covers
 */
export function measureGoals(
  ground: Ground,
  weight: Float64Array,
  standing: readonly UnitsAt[],
  coveredByEach: readonly (readonly number[])[],
  { busyShare, venue }: { readonly busyShare: number; readonly venue: LngLat },
): GoalFigures {
  const inReach = countUnits(coveredByEach, standing, weight.length);
  const nearest = nearestWays(ground, standing);
  const sectors = sectorsOf(ground, venue);
  const totals = new Float64Array(SECTOR_NAMES.length);
  const covered = new Float64Array(SECTOR_NAMES.length);
  let [expected, twice, metres, total] = [0, 0, 0, 0];
  for (let point = 0; point < weight.length; point++) {
    const w = weight[point] as number;
    if (w === 0) continue;
    const units = inReach[point] as number;
    const sector = sectors[point] as number;
    totals[sector] = (totals[sector] as number) + w;
    if (units > 0) covered[sector] = (covered[sector] as number) + w;
    expected += w * (1 - busyShare ** units);
    if (units > 1) twice += w;
    total += w;
    metres += w * Math.min(nearest[point] as number, ground.streets ? BEYOND_M : Number.POSITIVE_INFINITY);
  }
  return {
    expectedDemand: expected,
    coveredTwice: twice,
    meanDistanceM: total > 0 && standing.length > 0 ? metres / total : null,
    perSector: SECTOR_NAMES.map((name, sector) => ({
      name,
      totalDemand: totals[sector] as number,
      coveredDemand: covered[sector] as number,
    })),
  };
}

/** Units within whose reach each of the points is. */
export function countUnits(
  coveredByEach: readonly (readonly number[])[],
  standing: readonly UnitsAt[],
  pointCount: number,
): Uint16Array {
  const inReach = new Uint16Array(pointCount);
  coveredByEach.forEach((points, i) => {
    const { units } = standing[i] as UnitsAt;
    for (const point of points) inReach[point] = (inReach[point] as number) + units;
  });
  return inReach;
}
