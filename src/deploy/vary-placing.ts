import { unitsToPlace } from "../model/fleet.ts";
import type { Goal } from "../model/objective.ts";
import { isOnDuty } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import { standingUnits } from "../model/standing-units.ts";
import type { LngLat } from "../model/units.ts";
import type { NoVariation, VariedPlans, VaryChoice } from "../model/varied-plans.ts";
import { areasOf } from "./build-phased-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { composePosts, type PlacedSite } from "./compose-posts.ts";
import { NEAR_OPTIMAL_SHARE } from "./cover/near-optimal-covers.ts";
import { type MixedStretch, mixStretch } from "./mix-stretch.ts";
import { minutesAmong } from "./task-travel.ts";

/** What to draw, and how long to look for the best placing of each stretch. */
export interface VaryOptions extends VaryChoice {
  readonly timeLimitSeconds: number;
  readonly wasmUrl?: string;
  /** Told before each stretch what is being looked for. */
  readonly onWork?: (doing: string) => void;
  readonly signal?: AbortSignal;
}

/**
 * A schedule for so many occasions, each stretch by itself: several placings that cover nearly as much as the best, one of them drawn at
 * random for each occasion. Pinned posts and fixed posts are in all of them, no-go areas in none. Where there is no such schedule,
 * the reason: another goal than cover, must-cover areas, nothing to place or to cover, or a turnaround within which units could not
 * always get from a place of one phase to one of the next.
 *
 * @throws RangeError where occasions are no whole number from 0.
 * @throws ProblemError where the solver cannot be loaded or fails.
 * @throws DOMException `AbortError` between stretches once `signal` is aborted.
 */
export async function varyPlacing(
  task: PlacingTask,
  sites: CandidateSites,
  { occasions, seed, onWork, signal, ...limits }: VaryOptions,
): Promise<VariedPlans | NoVariation> {
  const obstacle = findObstacle(task);
  if (obstacle) return obstacle;
  const stretches: MixedStretch[] = [];
  for (const [i, period] of task.periods.entries()) {
    signal?.throwIfAborted();
    onWork?.(period.period === "evening" ? "Finding plans" : `Finding plans for the ${period.period} phase`);
    stretches.push(await mixStretch(task, sites, period, { occasions, seed: seedOf(seed, i), ...limits }));
    if (isTurnaroundBinding(task, sites, stretches)) return turnaroundBinds(task);
  }
  const schedule = Array.from({ length: occasions }, (_, occasion) => ({
    plans: stretches.map(({ planOf }) => planOf[occasion] as number),
    posts: composePosts(
      task,
      sites,
      stretches.flatMap(({ placings, planOf }, phase) =>
        (placings[planOf[occasion] as number] ?? []).flatMap((list, group) =>
          list.map((site): PlacedSite => ({ phase, group, site })),
        ),
      ),
    ),
  }));
  return {
    ...{ kind: "varied", occasions, seed, share: NEAR_OPTIMAL_SHARE },
    ...{ stretches: stretches.map(({ described }) => described), schedule },
  };
}

/** Each stretch is drawn from a number of its own, so that the draws of one tell nothing of those of the next. */
function seedOf(seed: number, stretch: number): number {
  return seed + 1_000_003 * stretch;
}

const OTHER_GOALS: Readonly<Record<Exclude<Goal, "cover">, string>> = {
  backup: "reaching the most with a free unit",
  distance: "the shortest way to a unit",
  fairness: "the worst covered sector",
};

function findObstacle(task: PlacingTask): NoVariation | null {
  const { objective, areas, periods, fleet, posts, fixedPosts } = task;
  const refuse = (why: string, remedy: string): NoVariation => ({ kind: "cannot-vary", why, remedy });
  if (objective.goal !== "cover")
    return refuse(
      `This plan is for ${OTHER_GOALS[objective.goal]}. Plans can be varied only where the goal is to reach the most.`,
      "Choose “Reach the most” under “Placed for”.",
    );
  const mustCover = areas.find(
    ({ kind }) =>
      kind === "must-cover" && periods.some(({ period }) => areasOf(task, kind, period).length > 0),
  );
  if (mustCover)
    return refuse(
      `${mustCover.name} must be covered, and that is not kept while plans are varied.`,
      "Remove the must-cover area, or pin posts that cover it instead.",
    );
  if (periods.every(({ weight }) => weight.every((each) => each === 0)))
    return refuse(
      "No recorded crime is left in the area under these filters, so one place is as good as another.",
      "Widen the area, the period or the crime types.",
    );
  const isAnyFree = periods.some(({ period }) => {
    const standing = standingUnits(
      posts.filter((post) => post.pinned && isOnDuty(post, period)),
      fixedPosts,
      fleet,
      period,
    );
    return fleet.some((group) => {
      const taken = standing.reduce((sum, { unit, units }) => sum + (unit === group.id ? units : 0), 0);
      return unitsToPlace(group, period) > taken;
    });
  });
  if (isAnyFree) return null;
  return refuse(
    "No unit is free to be varied: all have a pinned or fixed post, or none is on duty.",
    "Unpin a post or add a unit.",
  );
}

/** Whether a unit of any group could be drawn to a place that it cannot reach in time from one of the phase before. */
function isTurnaroundBinding(
  task: PlacingTask,
  sites: CandidateSites,
  stretches: readonly MixedStretch[],
): boolean {
  const limit = task.movement.turnaroundMinutes;
  if (limit === null) return false;
  return task.fleet.some((group, g) => {
    const placesIn = (stretch: number): LngLat[] => {
      const period = task.periods[stretch]?.period ?? "evening";
      const drawn = new Set(stretches[stretch]?.placings.flatMap((placing) => placing[g] ?? []));
      const pinned = task.posts.filter((post) => post.pinned);
      const standing = standingUnits(pinned, task.fixedPosts, task.fleet, period);
      return [
        ...[...drawn].map((site): LngLat => [sites.lng[site] as number, sites.lat[site] as number]),
        ...standing.filter(({ unit }) => unit === group.id).map(({ at }) => at),
      ];
    };
    return stretches.slice(1).some((_, before) => {
      const [from, to] = [placesIn(before), placesIn(before + 1)];
      const minutes = minutesAmong(task, group, [...from, ...to]);
      return from.some((_, a) => to.some((__, b) => minutes(a, from.length + b) > limit));
    });
  });
}

function turnaroundBinds({ movement }: PlacingTask): NoVariation {
  return {
    kind: "cannot-vary",
    why: `Phases are varied one by one, and then not every unit could get to its next post within the turnaround of ${movement.turnaroundMinutes} minutes.`,
    remedy: "Allow a longer turnaround, or plan the evening as one.",
  };
}
