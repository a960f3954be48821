import type { DemandPoints } from "../model/demand.ts";
import type { Post } from "../model/deployment.ts";
import { type UnitGroup, unitsToPlace, walksStreets } from "../model/fleet.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import { areasInPhase, markInAreas, type PlanArea, type PlanAreaKind } from "../model/plan-area.ts";
import { describeShortage } from "../model/standing-shortage.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { LngLat, Metres } from "../model/units.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { listCovers } from "./cover/cover-problem.ts";
import { gatherByGround } from "./gather-by-ground.ts";
import {
  BEYOND_M,
  type Ground,
  listCovered,
  listWays,
  openGround,
  type Standing,
  type Ways,
} from "./ground.ts";
import {
  type FixedUnits,
  type MustCover,
  mustCoverEntries,
  type PhasedProblem,
  type ProblemType,
} from "./phases/phased-problem.ts";
import { SECTOR_NAMES, sectorsOf } from "./sectors.ts";
import { minutesAmong, openStreets, standAt } from "./task-travel.ts";

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
 * The placing of a task's units on candidate sites, around its pinned posts and fixed posts. How far a unit covers and how long it is
 * on its way is told by {@link standAt} and {@link minutesAmong}. Where pinned and fixed posts take more
 * units of a group than there are, they stand all the same, and `unmet` says so.
 */
export function buildPhasedProblem(task: PlacingTask, sites: CandidateSites): BuiltProblem {
  const { fleet, movement, objective, periods, venue } = task;
  const groups = fleet.filter(({ count }) => count > 0 || task.posts.some((post) => post.pinned));
  const standers = listStanders(task);
  const { demand, weights } = demandOf(task);
  const ground = openGround(demand, openStreets(task));
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
  const waysOf = rememberWays(task, ground, siteAt);
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
      ...(isByDistance
        ? waysOf(group)
        : listReach(
            ground,
            siteAt.map((at, site) => {
              const stander = standers[site - candidates.length];
              if (stander && stander.group !== group) return null;
              return standAt(task, group, at, stander?.coverRadiusM ?? group.coverRadiusM);
            }),
          )),
    };
  });
  const minutesOf = groups.map((group) =>
    minutesAmong(task, group, siteAt, movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY),
  );
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
        minutes: (type: number, from: number, to: number) => minutesOf[type]?.(from, to) ?? 0,
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

/**
 * Where the goal is short ways and no p-median answers alone, every site is weighed against every point at every distance: points of one
 * patch of ground are taken together then.
 */
function demandOf(task: PlacingTask): {
  readonly demand: Pick<DemandPoints, "lng" | "lat">;
  readonly weights: readonly Float64Array[];
} {
  const { demand, periods, objective, movement, areas, streets, fleet } = task;
  const weights = periods.map(({ weight }) => weight);
  const isTimed = periods.length > 1 && movement.turnaroundMinutes !== null;
  const isBound = isTimed || areas.some(({ kind }) => kind === "must-cover");
  const goApart = streets !== null && new Set(fleet.map(walksStreets)).size > 1;
  return objective.goal === "distance" && (isBound || goApart)
    ? gatherByGround(demand, weights)
    : { demand, weights };
}

/** What each site covers; nothing where nobody of the type stands. */
function listReach(
  ground: Ground,
  standing: readonly (Standing | null)[],
): Pick<ProblemType, "start" | "points"> {
  const places = standing.flatMap((each) => (each ? [each] : []));
  const covered = listCovered(ground, places)[Symbol.iterator]();
  return listCovers(standing.length, (site) => (standing[site] ? (covered.next().value ?? []) : []));
}

/** What each site reaches, and the metres to it: one list for all groups that go the same ways. */
function rememberWays(
  task: PlacingTask,
  ground: Ground,
  siteAt: readonly LngLat[],
): (group: UnitGroup) => Pick<ProblemType, "start" | "points" | "metres"> {
  const known = new Map<boolean, Pick<ProblemType, "start" | "points" | "metres">>();
  return (group) => {
    const standing = siteAt.map((at) => standAt(task, group, at, group.coverRadiusM));
    const walks = standing.some((each) => each.walks);
    const found = known.get(walks) ?? packWays(listWays(ground, standing, BEYOND_M));
    known.set(walks, found);
    return found;
  };
}

function packWays(ways: readonly Ways[]): Pick<ProblemType, "start" | "points" | "metres"> {
  return {
    ...listCovers(ways.length, (site) => ways[site]?.points ?? []),
    metres: Float64Array.from(ways.flatMap(({ metres }) => metres)),
  };
}
