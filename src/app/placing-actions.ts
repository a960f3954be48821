import type { Assessment, Placement, Post } from "../model/deployment.ts";
import { unitsIn, unitsToPlace } from "../model/fleet.ts";
import { isOnDuty, periodsOf } from "../model/period.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError } from "../model/problem.ts";
import { unitsAtFixedPost } from "../model/standing-units.ts";
import { replacePosts } from "../plan/edit-posts.ts";
import type { AppContext } from "./app-context.ts";
import { amendPlan, editPlan, showProblem } from "./app-context.ts";
import { createLatestRequest } from "./latest-request.ts";
import { coverageKey, postsKey, suggestionKey } from "./placing-keys.ts";
import { placingRequest } from "./placing-request.ts";

const PROOF_TIME_LIMIT_SECONDS = 60;

/** Suggesting where units stand: a good answer at once, then the proven one. */
export interface PlacingActions {
  /** Places the units around the pinned posts, as an undo step. */
  suggest(): Promise<void>;
  /**
   * The same where nobody asked for it: silent where there is nothing to place by, and no undo step where
   * there are no posts yet.
   */
  suggestUnasked(): Promise<void>;
  /** Works out how good the posts on screen are against the best placing, and moves none of them. */
  appraise(): Promise<void>;
  /** Stops the solver; what has been found so far stays. */
  cancelSuggestion(): void;
}

export function createPlacingActions(context: AppContext): PlacingActions {
  const { store, engine } = context;
  const latest = createLatestRequest();

  function request() {
    return { ...placingRequest(store.getState()), timeLimitSeconds: PROOF_TIME_LIMIT_SECONDS };
  }

  /** Keeps a placement as the suggestion for what the inputs are now. */
  function holdSuggestion(placement: Placement, inputsKey: string): void {
    store.setState({
      suggestion: {
        inputsKey,
        postsKey: postsKey({ posts: placement.posts }),
        pinned: pinnedIds(placement.posts),
        placement,
      },
    });
  }

  function adopt(placement: Placement, write: typeof editPlan | typeof amendPlan): void {
    write(context, (plan) => replacePosts(plan, placement.posts));
    const state = store.getState();
    const inputsKey = suggestionKey(state);
    const key = coverageKey(state);
    if (inputsKey === null || key === null) return;
    holdSuggestion({ ...placement, posts: state.history.present.posts }, inputsKey);
    store.setState({ coverage: { key, value: placement.assessment } });
  }

  async function place(isFirst: boolean, signal: AbortSignal): Promise<void> {
    const asked = request();
    const inputsKey = suggestionKey(store.getState());
    store.setState({ solving: "suggesting" });
    const quick = await engine.suggest(asked, { signal });
    if (signal.aborted) return;
    adopt(quick, isFirst ? amendPlan : editPlan);
    if (isProven(quick)) return;
    const placed = postsKey(store.getState().history.present);
    store.setState({ solving: "proving" });
    const proven = await engine.prove(asked, { signal });
    const state = store.getState();
    const untouched = suggestionKey(state) === inputsKey && postsKey(state.history.present) === placed;
    if (!signal.aborted && untouched) adopt(proven, amendPlan);
  }

  async function compare(signal: AbortSignal): Promise<void> {
    const asked = request();
    store.setState({ solving: "proving" });
    const best = await engine.prove(asked, { signal });
    const own = await engine.assess(asked, { signal });
    const state = store.getState();
    const inputsKey = suggestionKey(state);
    if (signal.aborted || inputsKey === null || state.history.present.posts !== asked.posts) return;
    const isAsGood =
      coveredIn(own) >= coveredIn(best.assessment) && arePostsOf(asked) && isWithinBounds(own, best);
    holdSuggestion(isAsGood ? { ...best, posts: asked.posts, assessment: own } : best, inputsKey);
  }

  async function run(work: (signal: AbortSignal) => Promise<void>, silent: boolean): Promise<void> {
    try {
      const finished = await latest.run((signal) => work(signal).then(() => true));
      if (finished) store.setState({ solving: null });
    } catch (error) {
      store.setState({ solving: null });
      if (!silent) showProblem(context, error);
      else if (!(error instanceof ProblemError)) throw error;
    }
  }

  return {
    async suggest() {
      const state = store.getState();
      if (state.data.kind === "none") return;
      if (unitsIn(state.history.present.fleet) === 0) showProblem(context, new ProblemError(NO_UNITS));
      else await run((signal) => place(false, signal), false);
    },
    async suggestUnasked() {
      const { data, history } = store.getState();
      if (data.kind === "none") return;
      await run((signal) => place(history.present.posts.length === 0, signal), true);
    },
    appraise: () => run(compare, true),
    cancelSuggestion() {
      latest.cancel();
      store.setState({ solving: null });
    },
  };
}

function pinnedIds(posts: readonly Post[]): string[] {
  return posts.filter((post) => post.pinned).map((post) => post.id);
}

function isProven({ periods }: Placement): boolean {
  return periods.every(({ proof }) => proof.status === "optimal");
}

function coveredIn({ periods }: Assessment): number {
  return periods.reduce((sum, { coveredDemand }) => sum + coveredDemand, 0);
}

/** Whether posts cover no more than is proven of any placing: those that stand where none may be suggested can. */
function isWithinBounds({ periods }: Assessment, best: Placement): boolean {
  return periods.every(({ coveredDemand }, i) => {
    const bound = best.periods[i]?.proof.bound ?? 0;
    return coveredDemand <= bound + 1e-9 * Math.max(1, bound);
  });
}

/** Whether the posts are no more, of each group and in each stretch, than the units that fixed posts leave to place, and reach as far as those do. */
function arePostsOf(plan: Pick<PlanDocument, "posts" | "fixedPosts" | "fleet" | "phases">): boolean {
  return plan.posts.every((post) => {
    const group = plan.fleet.find(({ id }) => id === post.unit);
    if (!group || post.coverRadiusM !== group.coverRadiusM) return false;
    return periodsOf(plan).every((period) => {
      const alike = plan.posts.filter(
        ({ unit, phases }) => unit === group.id && isOnDuty({ phases }, period),
      );
      const atFixedPosts = plan.fixedPosts
        .flatMap((fixed) => unitsAtFixedPost(fixed, plan.fleet, period))
        .reduce((sum, each) => sum + (each.group === group ? each.units : 0), 0);
      return alike.length + atFixedPosts <= unitsToPlace(group, period);
    });
  });
}

const NO_UNITS = {
  what: "There are no units to place.",
  meaning: "Nothing was suggested; the posts on the map are unchanged.",
  remedy: "Set how many foot or vehicle units you have, then suggest again.",
};
