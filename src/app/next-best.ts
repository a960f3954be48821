import { bearingDeg, compassName, distanceM } from "../model/geodesy.ts";
import type { NextBest, PlaceWorth } from "../model/next-best.ts";
import { isOnDuty, type Period, periodsOf } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { capitalise, formatCount, formatDistance, formatShare } from "../model/wording.ts";
import { describePostPlace } from "../plan/describe-place.ts";
import { coverageKey } from "./placing-keys.ts";
import type { AppState } from "./state.ts";

/** Id of the post that is selected; null where none is. */
export function selectedPost({ selection, history }: AppState): string | null {
  if (selection?.kind !== "post") return null;
  return history.present.posts.some(({ id }) => id === selection.id) ? selection.id : null;
}

/** Hash of what the best other place for the selected post is found by; null while none is selected. */
export function nextBestKey(state: AppState): string | null {
  const key = coverageKey(state);
  const post = selectedPost(state);
  if (post === null || key === null) return null;
  const { areas, sites, fleet, movement } = state.history.present;
  return JSON.stringify([key, post, areas, sites?.map(({ at }) => at), fleet, movement]);
}

/** The best other place for the selected post: undefined until it is known, null where there is none. */
export function selectNextBest(state: AppState): NextBest | null | undefined {
  const { nextBest } = state;
  return nextBest && nextBest.key === nextBestKey(state) ? nextBest.value : undefined;
}

/**
 * The best other place in sentences: `150 m north-east (Gate A, 310 m south of Wembley Stadium): cover falls by 1.8 points.`, what the
 * post does at all, who would be late, and of how many places it is the best. Null where the post is gone.
 */
export function describeNextBest(plan: PlanDocument, nextBest: NextBest): readonly string[] | null {
  const post = plan.posts.find(({ id }) => id === nextBest.post);
  if (!post) return null;
  const { at, goal, now, there, without, late, candidates } = nextBest;
  const tens = Math.max(10, Math.round(distanceM(post.at, at) / 10) * 10);
  const way = `${formatDistance(tens)} ${compassName(bearingDeg(post.at, at))}`;
  const phases = periodsOf(plan).filter((period) => isOnDuty(post, period));
  const sentences = [
    `${capitalise(way)} (${describePostPlace(plan, at, null)}): ${compare(goal, now, there)}${over(phases)}.`,
    without.figure === null
      ? "With no unit here or there nobody stands anywhere."
      : `With no unit here or there ${compare(goal, now, without)}.`,
    ...(late > 0
      ? [`${late === 1 ? "1 unit" : `${late} units`} more would be late for the next phase.`]
      : []),
    candidates === 1
      ? "It is the only other place where this unit may stand."
      : `The best of ${formatCount(candidates)} other places where this unit may stand, all other units where they are.`,
  ];
  return sentences;
}

function over(phases: readonly Period[]): string {
  if (phases.length < 2) return "";
  return ` over the ${phases.slice(0, -1).join(", ")} and ${phases.at(-1)} phases`;
}

/** `cover falls by 1.8 points`, by the goal and in its unit. */
function compare(goal: NextBest["goal"], now: PlaceWorth, then: PlaceWorth): string {
  const by = (then.figure ?? 0) - (now.figure ?? 0);
  if (goal === "distance") {
    const metres = Math.round(Math.abs(by));
    if (metres === 0) return "the mean way to the nearest unit stays the same, to a metre";
    return `the mean way to the nearest unit is ${metres} m ${by > 0 ? "longer" : "shorter"}`;
  }
  const points = (100 * Math.abs(by)).toFixed(1);
  const change =
    points === "0.0" ? "stays the same, to 0.1 points" : `${by > 0 ? "rises" : "falls"} by ${points} points`;
  if (goal === "backup") return `what is expected to meet a free unit ${change}`;
  return goal === "fairness" && now.worstShare !== null && then.worstShare !== null
    ? `cover ${change}, and that of the worst covered sector is ${formatShare(then.worstShare)} in place of ${formatShare(now.worstShare)}`
    : `cover ${change}`;
}
