import type { DemandPoints } from "../model/demand.ts";
import type { GoalFigures } from "../model/deployment.ts";
import type { UnitGroup } from "../model/fleet.ts";
import { distanceM } from "../model/geodesy.ts";
import type { LngLat, Metres } from "../model/units.ts";
import { indexByLatitude, pointsWithin } from "./points-within.ts";
import { SECTOR_NAMES, sectorsOf } from "./sectors.ts";

/** Units of one group at one place. */
export interface UnitsAt extends Pick<UnitGroup, "coverRadiusM"> {
  readonly at: LngLat;
  readonly units: number;
}

/**
 * What a placing is worth by each goal, all from the same units: demand that meets a free unit, Σ wᵢ (1 − q^kᵢ) with k units in
 * reach, each busy with chance q (Daskin 1983); demand in reach of two; the demand-weighted mean great-circle distance to the
 * nearest unit; and the cover of each sector around the venue.
 */
export function measureGoals(
  { lng, lat }: Pick<DemandPoints, "lng" | "lat">,
  weight: Float64Array,
  standing: readonly UnitsAt[],
  { busyShare, venue }: { readonly busyShare: number; readonly venue: LngLat },
): GoalFigures {
  const inReach = countUnits(lng, lat, standing);
  const sectors = sectorsOf({ lng, lat }, venue);
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
    metres += w * distanceToNearest([lng[point] as number, lat[point] as number], standing);
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

/** Units within whose reach each point is. */
export function countUnits(lng: Float64Array, lat: Float64Array, standing: readonly UnitsAt[]): Uint16Array {
  const index = indexByLatitude(lng, lat);
  const inReach = new Uint16Array(lng.length);
  for (const { at, coverRadiusM, units } of standing) {
    for (const point of pointsWithin(index, at, coverRadiusM)) {
      inReach[point] = (inReach[point] as number) + units;
    }
  }
  return inReach;
}

const RADIANS = Math.PI / 180;

/** The nearest by the flat distance, which ranks places of one city as the great circle does, then the great circle to it. */
export function distanceToNearest(from: LngLat, standing: readonly UnitsAt[]): Metres {
  const cosine = Math.cos(from[1] * RADIANS);
  let least = Number.POSITIVE_INFINITY;
  let nearest: LngLat | null = null;
  for (const { at } of standing) {
    const east = (at[0] - from[0]) * cosine;
    const north = at[1] - from[1];
    const squared = east * east + north * north;
    if (squared >= least) continue;
    least = squared;
    nearest = at;
  }
  return nearest === null ? 0 : distanceM(from, nearest);
}
