import type { FixedPost } from "../model/fixed-post.ts";
import { describeFixedPost, FIXED_POST_LETTERS } from "../model/fixed-post-words.ts";
import type { Period } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import type { Metres } from "../model/units.ts";
import { selectPlan } from "./selectors.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** A fixed post as it is shown in a stretch. */
export interface ShownFixedPost extends FixedPost {
  readonly letter: string;
  /** `gate, 14 officers on arrival`. */
  readonly words: string;
  /** How far the units there reach; 0 where nobody stands there in the stretch. */
  readonly coverRadiusM: Metres;
}

let last: {
  readonly of: readonly [PlanDocument["fixedPosts"], PlanDocument["fleet"], Period];
  readonly shown: readonly ShownFixedPost[];
} | null = null;

/** All fixed posts, with who stands there in the stretch on screen; the same array until one, the units or the stretch changes. */
export function selectShownFixedPosts(state: AppState): readonly ShownFixedPost[] {
  const { fixedPosts, fleet } = selectPlan(state);
  const period = selectPeriod(state);
  const of = [fixedPosts, fleet, period] as const;
  if (last && of.every((part, i) => part === last?.of[i])) return last.shown;
  const shown = showFixedPosts({ fixedPosts, fleet }, period);
  last = { of, shown };
  return shown;
}

/** All fixed posts of a plan, with who stands there in a stretch. */
export function showFixedPosts(
  { fixedPosts, fleet }: Pick<PlanDocument, "fixedPosts" | "fleet">,
  period: Period,
): readonly ShownFixedPost[] {
  return fixedPosts.map((post) => ({
    ...post,
    letter: FIXED_POST_LETTERS[post.kind],
    words: describeFixedPost(post, fleet, period),
    coverRadiusM: Math.max(
      0,
      ...unitsAtFixedPost(post, fleet, period).map(({ group }) => group.coverRadiusM),
    ),
  }));
}

/** Id of the fixed post that the map shows as chosen: the one that is selected, or else edited in the Plan step. */
export function selectChosenFixedPost({ selection, step, fixedPostEdited }: AppState): string | null {
  if (selection) return selection.kind === "fixed-post" ? selection.id : null;
  return step === "plan" ? fixedPostEdited : null;
}
