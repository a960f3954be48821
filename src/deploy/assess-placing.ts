import type { Assessment, Coverage, PostCoverage } from "../model/deployment.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PeriodDemand, PlacingTask } from "../model/placing.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import { evaluatePosts } from "./evaluate-posts.ts";
import { openGround } from "./ground.ts";
import { measureGoals, type UnitsAt } from "./measure-goals.ts";
import { planTransitions } from "./plan-transitions.ts";
import { openStreets, standAt, standAtPost } from "./task-travel.ts";

/** What the posts and fixed posts of a task do, stretch by stretch and on the way between. */
export function assessPlacing(task: PlacingTask): Assessment {
  return { periods: task.periods.map((period) => coverIn(task, period)), transitions: planTransitions(task) };
}

const NOTHING: PostCoverage = { reaches: 0, onlyHere: 0, rows: 0, topCategories: [], place: null };

/** What the posts and fixed posts of a task cover in one stretch. */
export function coverIn(task: PlacingTask, { period, weight }: PeriodDemand): Coverage {
  const { demand, fleet, objective, venue } = task;
  const ground = openGround(demand, openStreets(task));
  const posts = task.posts.flatMap((post, place) =>
    isOnDuty(post, period) ? [{ post: standAtPost(task, post), place }] : [],
  );
  const fixed = task.fixedPosts.flatMap((post, place) => {
    const units = unitsAtFixedPost(post, fleet, period);
    const widest = units.toSorted((a, b) => b.group.coverRadiusM - a.group.coverRadiusM)[0];
    return widest ? [{ post: standAt(task, widest.group, post.at, widest.group.coverRadiusM), place }] : [];
  });
  const { totalDemand, coveredDemand, perPost } = evaluatePosts(
    demand,
    [...posts, ...fixed].map(({ post }) => post),
    weight,
    ground,
  );
  const standing = listUnitsAt(task, period);
  return {
    totalDemand,
    coveredDemand,
    perPost: spread(task.posts.length, posts, perPost),
    perFixedPost: spread(task.fixedPosts.length, fixed, perPost.slice(posts.length)),
    goals: measureGoals(ground, weight, standing, { busyShare: objective.busyShare, venue }),
    rows: demand.weight.reduce((sum, rows) => sum + rows, 0),
  };
}

/** The units of a task that stand in a stretch, at posts and then at fixed posts, and how far they reach. */
export function listUnitsAt(task: PlacingTask, period: Period): UnitsAt[] {
  const { posts, fixedPosts, fleet } = task;
  return [
    ...posts
      .filter((post) => isOnDuty(post, period))
      .map((post) => ({ ...standAtPost(task, post), units: 1 })),
    ...fixedPosts.flatMap((post) =>
      unitsAtFixedPost(post, fleet, period).map(({ group, units }) => ({
        ...standAt(task, group, post.at, group.coverRadiusM),
        units,
      })),
    ),
  ];
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
