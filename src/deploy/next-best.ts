import type { Post } from "../model/deployment.ts";
import { distanceM, isSamePlace } from "../model/geodesy.ts";
import type { NextBest, PlaceWorth } from "../model/next-best.ts";
import { isOnDuty } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import { markInAreas } from "../model/plan-area.ts";
import type { Steps } from "../model/steps.ts";
import type { LngLat } from "../model/units.ts";
import { areasOf } from "./build-phased-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { compareShares } from "./phases/phased-task.ts";
import { planTransitions } from "./plan-transitions.ts";
import { countUnitsInReach, type PlacedWorth, weighPlaces } from "./weigh-places.ts";

/**
 * The best other candidate place for the unit of a post, all other units where they are: every place is tried, so no other is
 * better by the goal, over the stretches in which the post is staffed; by fairness the sorted shares of the sectors are compared
 * from the worst upward, as where posts are suggested, then the cover. Of places as good the nearest to the post. A place in a no-go
 * area of one of those stretches is not tried, nor one from which demand of a must-cover area would no longer be reached that only
 * this post reaches. A turnaround forbids no place: `late` says what it comes to. Null where there is no other place.
 */
export function* findNextBest(task: PlacingTask, sites: CandidateSites, post: Post): Steps<NextBest | null> {
  const places = [post.at, ...Array.from(sites.lng, (lng, site): LngLat => [lng, sites.lat[site] as number])];
  const worth = weighPlaces(task, post, places);
  const mayStand = openChecks(task, sites, post, worth.covered);
  const now = worth.at(0);
  let best: { readonly at: LngLat; readonly worth: PlacedWorth } | null = null;
  let candidates = 0;
  for (let site = 0; site < sites.lng.length; site++) {
    const at = places[site + 1] as LngLat;
    if (isSamePlace(at, post.at) || !mayStand(site)) continue;
    candidates++;
    const tried = { at, worth: worth.at(site + 1) };
    if (best === null || isBetter(tried, best, post.at)) best = tried;
    yield `Trying other places, ${site + 1} of ${sites.lng.length}`;
  }
  if (best === null) return null;
  const { at } = best;
  const moved = {
    ...task,
    posts: task.posts.map((other) => (other.id === post.id ? { ...other, at } : other)),
  };
  return {
    ...{ post: post.id, at, goal: task.objective.goal, candidates },
    now: figuresOf(now),
    there: figuresOf(best.worth),
    without: figuresOf(worth.at(null)),
    late: countLate(moved) - countLate(task),
  };
}

type Tried = { readonly at: LngLat; readonly worth: PlacedWorth };

/** Differences below this share of the demand, or of the way, are rounding. */
const ROUNDING = 1e-10;

function isBetter(a: Tried, b: Tried, from: LngLat): boolean {
  const fairer = compareShares(a.worth.shares, b.worth.shares);
  if (fairer !== 0) return fairer > 0;
  const difference = a.worth.value - b.worth.value;
  if (Math.abs(difference) > ROUNDING * Math.max(1, Math.abs(b.worth.value))) return difference > 0;
  return distanceM(from, a.at) < distanceM(from, b.at);
}

function figuresOf({ figure, shares }: PlacedWorth): PlaceWorth {
  return { figure, worstShare: shares[0] ?? null };
}

function countLate(task: PlacingTask): number {
  return planTransitions(task).reduce((sum, { late }) => sum + late, 0);
}

/**
 * Whether the unit may stand at a candidate: no no-go area, and what it alone reaches of must-cover areas stays reached.
 * @param covered what it covers where it stands, then at each of the candidates
 */
function openChecks(
  task: PlacingTask,
  sites: CandidateSites,
  post: Post,
  [own = [], ...covered]: readonly (readonly number[])[],
): (site: number) => boolean {
  const { demand } = task;
  const stretches = task.periods.filter(({ period }) => isOnDuty(post, period));
  const isForbidden = stretches.map(({ period }) => markInAreas(areasOf(task, "no-go", period), sites));
  const others = { ...task, posts: task.posts.filter(({ id }) => id !== post.id) };
  const needed = stretches.flatMap((stretch) => {
    const inside = markInAreas(areasOf(task, "must-cover", stretch.period), demand);
    if (!inside.includes(1)) return [];
    const units = countUnitsInReach(others, stretch.period);
    return own.filter(
      (point) => inside[point] === 1 && (stretch.weight[point] as number) > 0 && units[point] === 0,
    );
  });
  return (site) => {
    if (isForbidden.some((marks) => marks[site] === 1)) return false;
    if (needed.length === 0) return true;
    const reached = new Set(covered[site]);
    return needed.every((point) => reached.has(point));
  };
}
