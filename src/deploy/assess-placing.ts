import type { Assessment, Coverage, PostCoverage } from "../model/deployment.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PeriodDemand, PlacingTask } from "../model/placing.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { LngLat } from "../model/units.ts";
import { evaluatePosts } from "./evaluate-posts.ts";
import { type Ground, listCovered, openGround } from "./ground.ts";
import { measureGoals, type UnitsAt } from "./measure-goals.ts";
import { planTransitions } from "./plan-transitions.ts";
import { openStreets, standAt, standAtPost } from "./task-travel.ts";

/** What the posts and fixed posts of a task do, stretch by stretch and on the way between. */
export function assessPlacing(task: PlacingTask): Assessment {
  const ground = openGround(task.demand, openStreets(task));
  return {
    periods: task.periods.map((period) => coverIn(task, period, ground)),
    transitions: planTransitions(task),
  };
}

const NOTHING: PostCoverage = { reaches: 0, onlyHere: 0, rows: 0, topCategories: [], place: null };

/**
 * What the posts and fixed posts of a task cover in one stretch.
 * @param ground the task's demand and streets, where these are open already
 */
export function coverIn(
  task: PlacingTask,
  { period, weight }: PeriodDemand,
  ground: Ground = openGround(task.demand, openStreets(task)),
): Coverage {
  const { demand, objective, venue } = task;
  const posts = staffPosts(task, period);
  const fixed = staffFixedPosts(task, period);
  const standing = [...posts, ...fixed].flatMap(({ units }) => units);
  const covered = listCovered(ground, standing);
  const coveredBy = new Map(standing.map((each, i) => [each, covered[i] ?? []]));
  const { totalDemand, coveredDemand, perPost } = evaluatePosts(
    demand,
    [...posts, ...fixed].map(({ at, units }) => ({
      at,
      covered: [...new Set(units.flatMap((each) => coveredBy.get(each) ?? []))],
    })),
    weight,
  );
  return {
    totalDemand,
    coveredDemand,
    perPost: spread(task.posts.length, posts, perPost),
    perFixedPost: spread(task.fixedPosts.length, fixed, perPost.slice(posts.length)),
    goals: measureGoals(ground, weight, standing, covered, { busyShare: objective.busyShare, venue }),
    rows: demand.weight.reduce((sum, rows) => sum + rows, 0),
  };
}

/** The units of a task that stand in a stretch, at posts and then at fixed posts, and how far they reach. */
export function listUnitsAt(task: PlacingTask, period: Period): UnitsAt[] {
  return [...staffPosts(task, period), ...staffFixedPosts(task, period)].flatMap(({ units }) => units);
}

/** A post or fixed post at which somebody stands, its place in the list of all, and who. */
interface StaffedPost {
  readonly place: number;
  readonly at: LngLat;
  readonly units: readonly UnitsAt[];
}

function staffPosts(task: PlacingTask, period: Period): StaffedPost[] {
  return task.posts.flatMap((post, place) =>
    isOnDuty(post, period) ? [{ place, at: post.at, units: [{ ...standAtPost(task, post), units: 1 }] }] : [],
  );
}

function staffFixedPosts(task: PlacingTask, period: Period): StaffedPost[] {
  return task.fixedPosts.flatMap((post, place) => {
    const units = unitsAtFixedPost(post, task.fleet, period).map(({ group, units: count }) => ({
      ...standAt(task, group, post.at, group.coverRadiusM),
      units: count,
    }));
    return units.length > 0 ? [{ place, at: post.at, units }] : [];
  });
}

/** The figures of those that stand, at their places in the list of all; nothing for the others. */
function spread(
  length: number,
  standing: readonly { readonly place: number }[],
  figures: readonly PostCoverage[],
): PostCoverage[] {
  const all = Array.from({ length }, () => NOTHING);
  standing.forEach(({ place }, i) => {
    all[place] = figures[i] ?? NOTHING;
  });
  return all;
}
