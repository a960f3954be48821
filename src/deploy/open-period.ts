import { unitsToPlace } from "../model/fleet.ts";
import { isOnDuty } from "../model/period.ts";
import type { PeriodDemand, PlacingTask } from "../model/placing.ts";
import { describeShortage } from "../model/standing-shortage.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { LngLat } from "../model/units.ts";
import { buildCoverProblem } from "./build-cover-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import type { CoverProblem } from "./cover/cover-problem.ts";
import { openGround } from "./ground.ts";
import { openStreets, standAt, standAtPost } from "./task-travel.ts";

/** What is still to be placed in one stretch. */
export interface OpenPeriod {
  /** Groups in the fleet's order; null where every unit has its post. */
  readonly problem: CoverProblem | null;
  /** What cannot be held whatever is placed, in words. */
  readonly unmet: readonly string[];
}

/** The covering problem of the units of one stretch that have no post yet, around its pinned posts and fixed posts. */
export function openPeriod(
  task: PlacingTask,
  sites: CandidateSites,
  { period, weight }: PeriodDemand,
): OpenPeriod {
  const { fleet, posts, fixedPosts } = task;
  const pinned = posts.filter((post) => post.pinned && isOnDuty(post, period));
  const fixed = fixedPosts.flatMap((post) =>
    unitsAtFixedPost(post, fleet, period).map(({ group, units }) => ({ at: post.at, group, units })),
  );
  const unmet: string[] = [];
  const groups = fleet.map((group) => {
    const there = unitsToPlace(group, period);
    const asked =
      pinned.filter(({ unit }) => unit === group.id).length +
      fixed.reduce((sum, each) => sum + (each.group === group ? each.units : 0), 0);
    if (asked > there) unmet.push(describeShortage(group, period, asked, there));
    return { count: Math.max(0, there - asked), group };
  });
  if (groups.every(({ count }) => count === 0)) return { problem: null, unmet };
  const candidates = Array.from(sites.lng, (lng, site): LngLat => [lng, sites.lat[site] as number]);
  const standing = [
    ...pinned.map((post) => standAtPost(task, post)),
    ...fixed.map(({ at, group }) => standAt(task, group, at, group.coverRadiusM)),
  ];
  const toPlace = groups.map(({ count, group }) => ({
    count,
    at: candidates.map((at) => standAt(task, group, at, group.coverRadiusM)),
  }));
  const ground = openGround(task.demand, openStreets(task));
  return { problem: buildCoverProblem(ground, weight, toPlace, standing), unmet };
}
