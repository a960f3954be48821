import type { Post } from "../model/deployment.ts";
import { isOnDuty, type Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { describeStanding } from "../model/post-words.ts";
import { selectPlan } from "./selectors.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** A post as it is shown: with its number in the list of all posts, and who stands there. */
export interface ShownPost extends Post {
  readonly number: number;
  /** `foot serial, suggested`. */
  readonly words: string;
}

let last: {
  readonly posts: PlanDocument["posts"];
  readonly period: Period;
  readonly shown: readonly ShownPost[];
} | null = null;

/** The posts that are staffed in the stretch on screen; the same array until a post or the stretch changes. */
export function selectShownPosts(state: AppState): readonly ShownPost[] {
  const { posts, fleet } = selectPlan(state);
  const period = selectPeriod(state);
  if (last?.posts === posts && last.period === period) return last.shown;
  const shown = showPosts({ posts, fleet }, period);
  last = { posts, period, shown };
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
