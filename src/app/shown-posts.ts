import type { Post } from "../model/deployment.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { describeStanding } from "../model/post-words.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** A post as it is shown: with its number in the list of all posts, and who stands there. */
export interface ShownPost extends Post {
  readonly number: number;
  /** `foot serial, suggested`. */
  readonly words: string;
}

let last: { readonly posts: PlanDocument["posts"]; readonly shown: readonly ShownPost[] } | null = null;

/** The posts on screen; the same array until a post or its unit changes. */
export function selectShownPosts(state: AppState): readonly ShownPost[] {
  const { posts, fleet } = selectPlan(state);
  if (last?.posts === posts) return last.shown;
  const shown = posts.map((post, i) => ({ ...post, number: i + 1, words: describeStanding(post, fleet) }));
  last = { posts, shown };
  return shown;
}
