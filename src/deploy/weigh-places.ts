import type { Post } from "../model/deployment.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PeriodDemand, PlacingTask } from "../model/placing.ts";
import type { LngLat } from "../model/units.ts";
import { listUnitsAt } from "./assess-placing.ts";
import {
  BEYOND_M,
  type Ground,
  listCovered,
  listWays,
  nearestWays,
  openGround,
  type Standing,
  type Ways,
} from "./ground.ts";
import { countUnits } from "./measure-goals.ts";
import { SECTOR_NAMES, sectorsOf } from "./sectors.ts";
import { openStreets, standAtPost } from "./task-travel.ts";

/** What a placing is worth by its goal: the greater the better. */
export interface PlacedWorth {
  /** Covered shares of every sector with demand in every stretch, sorted upward; empty unless the goal is fairness. */
  readonly shares: Float64Array;
  /** Demand within reach, demand expected to meet a free unit, or metres × demand below zero. */
  readonly value: number;
  /** The same as a share of the demand, or as the mean way in metres; null where there is no unit. */
  readonly figure: number | null;
}

/** What it is worth to have the unit of a post at each of some places. */
export interface WeighedPlaces {
  /** By the place's position in the list; null for nowhere. */
  readonly at: (place: number | null) => PlacedWorth;
  /** The demand points that the unit covers at each of the places. */
  readonly covered: readonly (readonly number[])[];
}

/**
 * What a task's placing is worth with the unit of one post at any of some places, or at none, all others where they are: over the stretches
 * in which the post is staffed; the shares of sectors over all. What the others do is worked out once.
 */
export function weighPlaces(task: PlacingTask, post: Post, places: readonly LngLat[]): WeighedPlaces {
  const { goal } = task.objective;
  const ground = openGround(task.demand, openStreets(task));
  const standing = places.map((at) => standAtPost(task, post, at));
  const covered = listCovered(ground, standing);
  const others = { ...task, posts: task.posts.filter(({ id }) => id !== post.id) };
  const staffed = task.periods.filter(({ period }) => isOnDuty(post, period));
  const total = staffed.reduce((sum, { weight }) => sum + sumOf(weight), 0);
  if (goal === "distance") return { at: weighByDistance(others, staffed, total, ground, standing), covered };
  const { base, gain } = weighOthers(others, staffed);
  const sharesWith = goal === "fairness" ? weighSectors(others, post) : () => new Float64Array(0);
  return {
    covered,
    at(place) {
      const reached = place === null ? [] : (covered[place] ?? []);
      const value = reached.reduce((sum, point) => sum + (gain[point] as number), base);
      return { shares: sharesWith(reached), value, figure: total > 0 ? value / total : 0 };
    },
  };
}

/** Units of a task within whose reach each point is in a stretch. */
export function countUnitsInReach(task: PlacingTask, period: Period): Uint16Array {
  const standing = listUnitsAt(task, period);
  const covered = listCovered(openGround(task.demand, openStreets(task)), standing);
  return countUnits(covered, standing, task.demand.lng.length);
}

/** What the others are worth, and what one unit more in reach of each point adds. */
function weighOthers(others: PlacingTask, staffed: readonly PeriodDemand[]) {
  const { goal, busyShare } = others.objective;
  const isMet = (units: number) => (goal === "backup" ? 1 - busyShare ** units : Math.min(1, units));
  const gain = new Float64Array(others.demand.lng.length);
  let base = 0;
  for (const { period, weight } of staffed) {
    countUnitsInReach(others, period).forEach((units, point) => {
      const w = weight[point] as number;
      base += w * isMet(units);
      gain[point] = (gain[point] as number) + w * (isMet(units + 1) - isMet(units));
    });
  }
  return { base, gain };
}

/** The sorted shares of all sectors in all stretches with one unit more that reaches some points. */
function weighSectors(others: PlacingTask, post: Post): (reached: readonly number[]) => Float64Array {
  const sectors = sectorsOf(others.demand, others.venue);
  const stretches = others.periods.map(({ period, weight }) => {
    const units = countUnitsInReach(others, period);
    const totals = new Float64Array(SECTOR_NAMES.length);
    const covered = new Float64Array(SECTOR_NAMES.length);
    const open = new Float64Array(weight.length);
    weight.forEach((w, point) => {
      const sector = sectors[point] as number;
      totals[sector] = (totals[sector] as number) + w;
      if ((units[point] as number) > 0) covered[sector] = (covered[sector] as number) + w;
      else open[point] = w;
    });
    return { totals, covered, open, isStaffed: isOnDuty(post, period) };
  });
  return (reached) =>
    Float64Array.from(
      stretches.flatMap(({ totals, covered, open, isStaffed }) => {
        const now = covered.slice();
        for (const point of isStaffed ? reached : []) {
          const sector = sectors[point] as number;
          now[sector] = (now[sector] as number) + (open[point] as number);
        }
        return [...now].flatMap((value, sector) => {
          const most = totals[sector] as number;
          return most > 0 ? [value / most] : [];
        });
      }),
    ).sort();
}

function weighByDistance(
  others: PlacingTask,
  staffed: readonly PeriodDemand[],
  total: number,
  ground: Ground,
  places: readonly Standing[],
): WeighedPlaces["at"] {
  const farthest = ground.streets ? BEYOND_M : Number.POSITIVE_INFINITY;
  const stretches = staffed.map(({ period, weight }) => ({
    weight,
    nearest: nearestWays(ground, listUnitsAt(others, period)),
  }));
  const walked = places.some(({ walks }) => walks) ? listWays(ground, places, farthest) : null;
  return (place) => {
    const metres = new Float64Array(ground.lng.length).fill(farthest);
    const at = place === null ? undefined : places[place];
    const ways = place === null ? undefined : walked?.[place];
    const { points, metres: to } = ways ?? listWays(ground, at ? [at] : [], farthest)[0] ?? NOWHERE;
    points.forEach((point, k) => {
      metres[point] = to[k] as number;
    });
    let way = 0;
    for (const { weight, nearest } of stretches) {
      weight.forEach((w, point) => {
        if (w > 0) way += w * Math.min(metres[point] as number, nearest[point] as number);
      });
    }
    const mean = total > 0 ? way / total : 0;
    return { shares: new Float64Array(0), value: -way, figure: Number.isFinite(mean) ? mean : null };
  };
}

const NOWHERE: Ways = { points: [], metres: [] };

function sumOf(weight: Float64Array): number {
  return weight.reduce((sum, each) => sum + each, 0);
}
