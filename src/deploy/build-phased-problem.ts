import type { DemandPoints } from "../model/demand.ts";
import type { Post } from "../model/deployment.ts";
import { type UnitGroup, unitsToPlace } from "../model/fleet.ts";
import { distanceM } from "../model/geodesy.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import { areasInPhase, markInAreas, type PlanArea, type PlanAreaKind } from "../model/plan-area.ts";
import { describeShortage } from "../model/standing-shortage.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { LngLat, Metres } from "../model/units.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { gatherByGround } from "./gather-by-ground.ts";
import {
  type FixedUnits,
  type MustCover,
  mustCoverEntries,
  type PhasedProblem,
  type ProblemType,
} from "./phases/phased-problem.ts";
import { indexByLatitude, type LatitudeIndex, pointsWithin } from "./points-within.ts";
import { SECTOR_NAMES, sectorsOf } from "./sectors.ts";

/** Demand that is farther from every unit than this counts as this far, where the goal is distance. */
export const BEYOND_M: Metres = 2000;

/** A task as a problem without geometry, and what its numbers stand for. */
export interface BuiltProblem {
  readonly problem: PhasedProblem;
  /** The group of each type. */
  readonly groups: readonly UnitGroup[];
  /** Where each site is: the candidates, then pinned posts and fixed posts. */
  readonly siteAt: readonly LngLat[];
  /** What cannot be held whatever is placed, in words. */
  readonly unmet: readonly string[];
}

/** Somebody who stands where nothing is decided any more. */
interface Stander {
  readonly at: LngLat;
  readonly group: UnitGroup;
  readonly coverRadiusM: Metres;
  /** Units in each period. */
  readonly units: readonly number[];
}

/**
 * The placing of a task's units on candidate sites, around its pinned posts and fixed posts. A unit covers the demand within its
 * radius, great-circle; it goes the straight line times the detour factor at its pace. Where pinned and fixed posts take more
 * units of a group than there are, they stand all the same, and `unmet` says so.
 */
export function buildPhasedProblem(task: PlacingTask, sites: CandidateSites): BuiltProblem {
  const { fleet, movement, objective, periods, venue } = task;
  const groups = fleet.filter(({ count }) => count > 0 || task.posts.some((post) => post.pinned));
  const standers = listStanders(task);
  const { demand, weights } = demandOf(task);
  const index = indexByLatitude(demand.lng, demand.lat);
  const candidates = Array.from(sites.lng, (lng, site): LngLat => [lng, sites.lat[site] as number]);
  const siteAt = [...candidates, ...standers.map(({ at }) => at)];
  const isByDistance = objective.goal === "distance";
  const fixed = standers.flatMap(({ group, units }, k) =>
    units.flatMap((count, phase): FixedUnits[] =>
      count === 0 ? [] : [{ phase, type: groups.indexOf(group), site: candidates.length + k, units: count }],
    ),
  );
  const needed = (type: number, phase: number) =>
    fixed.reduce((sum, each) => sum + (each.type === type && each.phase === phase ? each.units : 0), 0);
  const unmet: string[] = [];
  const types = groups.map((group, type): ProblemType => {
    const available = periods.map(({ period }, phase) => {
      const there = unitsToPlace(group, period);
      const asked = needed(type, phase);
      if (asked > there) unmet.push(describeShortage(group, period, asked, there));
      return Math.max(there, asked);
    });
    return {
      id: group.id,
      officersPerUnit: group.officersPerUnit,
      roster: Math.max(0, ...available),
      available,
      ...listReach(
        index,
        siteAt,
        (site) => {
          if (isByDistance) return BEYOND_M;
          const stander = standers[site - candidates.length];
          if (!stander) return group.coverRadiusM;
          return stander.group === group ? stander.coverRadiusM : 0;
        },
        isByDistance,
      ),
    };
  });
  const problem: PhasedProblem = {
    demandCount: demand.lng.length,
    siteCount: candidates.length,
    offListCount: standers.length,
    phases: periods.map(({ period }, phase) => ({
      name: period,
      weight: weights[phase] as Float64Array,
      allowed: markInAreas(areasOf(task, "no-go", period), sites).map((isIn) => 1 - isIn),
    })),
    types,
    fixed,
    mustCover: periods.flatMap(({ period }, phase) =>
      areasOf(task, "must-cover", period).flatMap((area) =>
        mustCoverArea({ types }, phase, area, demand, weights[phase] as Float64Array),
      ),
    ),
    sectors: { count: SECTOR_NAMES.length, of: sectorsOf(demand, venue) },
    objective:
      objective.goal === "backup"
        ? { kind: "backup", busyFraction: objective.busyShare }
        : isByDistance
          ? { kind: "distance", beyondM: BEYOND_M }
          : { kind: "cover" },
    fairFirst: objective.goal === "fairness",
    ...(periods.length > 1 && {
      movement: {
        minutes: (type: number, from: number, to: number) =>
          minutesBetween(
            groups[type] as UnitGroup,
            siteAt[from] as LngLat,
            siteAt[to] as LngLat,
            movement.detour,
          ),
        turnaroundMinutes: periods.slice(1).map(() => movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY),
      },
    }),
  };
  return { problem, groups, siteAt, unmet };
}

/** The areas of a kind that hold in a stretch; in the evening as one, all. */
export function areasOf({ areas }: PlacingTask, kind: PlanAreaKind, period: Period): readonly PlanArea[] {
  return period === "evening"
    ? areas.filter((area) => area.kind === kind)
    : areasInPhase(areas, kind, period);
}

/** A requirement for each demand point of the area that weighs anything: some unit reaches it. */
function mustCoverArea(
  problem: Pick<PhasedProblem, "types">,
  phase: number,
  area: PlanArea,
  demand: Pick<DemandPoints, "lng" | "lat">,
  weight: Float64Array,
): MustCover[] {
  const inside = markInAreas([area], demand);
  const entries = Array.from(weight.keys())
    .filter((entry) => inside[entry] === 1 && (weight[entry] as number) > 0)
    .map((entry) => ({ entry, name: area.name }));
  return mustCoverEntries(problem, phase, entries);
}

/** Minutes that a unit of a group takes: the straight line times the detour factor, at its pace. */
export function minutesBetween(group: UnitGroup, from: LngLat, to: LngLat, detour: number): number {
  return (distanceM(from, to) * detour) / (group.speedKmh * (1000 / 60));
}

function listStanders({ fleet, periods, posts, fixedPosts }: PlacingTask): Stander[] {
  const groupOf = (post: Post) => fleet.find(({ id }) => id === post.unit);
  const pinned = posts.flatMap((post): Stander[] => {
    const group = groupOf(post);
    if (!post.pinned || !group) return [];
    const units = periods.map(({ period }) => (isOnDuty(post, period) ? 1 : 0));
    return [{ at: post.at, group, coverRadiusM: post.coverRadiusM, units }];
  });
  const fixed = fixedPosts.flatMap((post) =>
    fleet.map((group): Stander => {
      const units = periods.map(
        ({ period }) =>
          unitsAtFixedPost(post, fleet, period).find((each) => each.group === group)?.units ?? 0,
      );
      return { at: post.at, group, coverRadiusM: group.coverRadiusM, units };
    }),
  );
  return [...pinned, ...fixed.filter(({ units }) => units.some((count) => count > 0))];
}

/** By distance every site is weighed against every point, so points of one patch of ground are taken together. */
function demandOf({ demand, periods, objective }: PlacingTask): {
  readonly demand: Pick<DemandPoints, "lng" | "lat">;
  readonly weights: readonly Float64Array[];
} {
  const weights = periods.map(({ weight }) => weight);
  return objective.goal === "distance" ? gatherByGround(demand, weights) : { demand, weights };
}

/** The lists of a {@link ProblemType}: what each site covers, with the metres to it where they are asked for. */
function listReach(
  index: LatitudeIndex,
  siteAt: readonly LngLat[],
  radiusOf: (site: number) => Metres,
  withMetres: boolean,
): Pick<ProblemType, "start" | "points" | "metres"> {
  const lists = siteAt.map((at, site) => {
    const radiusM = radiusOf(site);
    return radiusM > 0 ? pointsWithin(index, at, radiusM) : [];
  });
  const start = new Uint32Array(siteAt.length + 1);
  lists.forEach((points, site) => {
    start[site + 1] = (start[site] as number) + points.length;
  });
  const points = Uint32Array.from(lists.flat());
  if (!withMetres) return { start, points };
  const at = placesOf(index);
  const metres = lists.flatMap((reached, site) =>
    reached.map((point) => distanceM(siteAt[site] as LngLat, at[point] as LngLat)),
  );
  return { start, points, metres: Float64Array.from(metres) };
}

function placesOf({ order, lng, lat }: LatitudeIndex): LngLat[] {
  const places: LngLat[] = new Array(order.length);
  order.forEach((point, k) => {
    places[point] = [lng[k] as number, lat[k] as number];
  });
  return places;
}
