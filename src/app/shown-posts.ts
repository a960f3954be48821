import type { Post } from "../model/deployment.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { describeStanding } from "../model/post-words.ts";
import { selectPlan } from "./selectors.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";
import { coversByStreets } from "./street-reach.ts";

/** A post as it is shown: with its number in the list of all posts, and who stands there. */
export interface ShownPost extends Post {
  readonly number: number;
  /** `foot serial, suggested`. */
  readonly words: string;
}

let last: { readonly of: readonly unknown[]; readonly shown: readonly ShownPost[] } | null = null;

/**
 * The posts that are staffed in the stretch on screen; the same array until something they are made of changes. A unit whose cover is told
 * by the streets has no circle.
 */
export function selectShownPosts(state: AppState): readonly ShownPost[] {
  const { posts, fleet } = selectPlan(state);
  const period = selectPeriod(state);
  const of = [posts, fleet, period, state.streets];
  if (last && of.every((part, i) => part === last?.of[i])) return last.shown;
  const shown = showPosts({ posts, fleet }, period).map((post) => {
    const group = fleet.find(({ id }) => id === post.unit);
    return coversByStreets(state, group) ? { ...post, coverRadiusM: 0 } : post;
  });
  last = { of, shown };
  return shown;
}

/** The posts of a plan that are staffed in a stretch. */
export function showPosts(
  { posts, fleet }: Pick<PlanDocument, "posts" | "fleet">,
  period: Period,
): readonly ShownPost[] {
  return posts
    .map((post, i) => ({ ...post, number: i + 1, words: describeStanding(post, fleet) }))
    .filter((post) => isOnDuty(post, period));
}
