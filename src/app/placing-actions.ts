import type { Deployment, Post } from "../model/deployment.ts";
import { type Fleet, unitsIn, unitsToPlace } from "../model/fleet.ts";
import { ProblemError } from "../model/problem.ts";
import { replacePosts } from "../plan/edit-posts.ts";
import type { AppContext } from "./app-context.ts";
import { amendPlan, editPlan, showProblem } from "./app-context.ts";
import { coverageKey, postsKey, suggestionKey } from "./input-keys.ts";
import { createLatestRequest } from "./latest-request.ts";

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

  /** What the engine is asked, from the plan as it is now. */
  function currentRequest() {
    const { area, query, fleet, posts } = store.getState().history.present;
    return { area, query, fleet, posts, timeLimitSeconds: PROOF_TIME_LIMIT_SECONDS };
  }

  function adopt(deployment: Deployment, write: typeof editPlan | typeof amendPlan): void {
    write(context, (plan) => replacePosts(plan, deployment.posts));
    const state = store.getState();
    const inputsKey = suggestionKey(state);
    const key = coverageKey(state);
    if (inputsKey === null || key === null) return;
    store.setState({
      suggestion: {
        inputsKey,
        postsKey: postsKey(state.history.present),
        pinned: pinnedIds(deployment.posts),
        deployment,
      },
      coverage: { key, value: deployment.coverage },
    });
  }

  async function place(isFirst: boolean, signal: AbortSignal): Promise<void> {
    const request = currentRequest();
    const inputsKey = suggestionKey(store.getState());
    store.setState({ solving: "suggesting" });
    const quick = await engine.suggest(request, { signal });
    if (signal.aborted) return;
    adopt(quick, isFirst ? amendPlan : editPlan);
    if (quick.proof.status === "optimal") return;
    const placed = postsKey(store.getState().history.present);
    store.setState({ solving: "proving" });
    const proven = await engine.prove(request, { signal });
    const state = store.getState();
    const untouched = suggestionKey(state) === inputsKey && postsKey(state.history.present) === placed;
    if (!signal.aborted && untouched) adopt(proven, amendPlan);
  }

  async function compare(signal: AbortSignal): Promise<void> {
    const request = currentRequest();
    store.setState({ solving: "proving" });
    const best = await engine.prove(request, { signal });
    const own = await engine.assess(request, { signal });
    const state = store.getState();
    const inputsKey = suggestionKey(state);
    if (signal.aborted || inputsKey === null || state.history.present.posts !== request.posts) return;
    const isAsGood =
      own.coveredDemand >= best.coverage.coveredDemand && arePostsOf(request.posts, request.fleet);
    const deployment = isAsGood ? { ...best, posts: request.posts, coverage: own } : best;
    store.setState({
      suggestion: {
        inputsKey,
        postsKey: postsKey({ ...state.history.present, posts: deployment.posts }),
        pinned: pinnedIds(deployment.posts),
        deployment,
      },
    });
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

/** Whether the posts are no more, of each kind, than the units, and reach as far as those do. */
function arePostsOf(posts: readonly Post[], fleet: Fleet): boolean {
  return posts.every((post) => {
    const group = fleet.find(({ id }) => id === post.unit);
    const alike = posts.filter(({ unit }) => unit === post.unit).length;
    return (
      group !== undefined &&
      alike <= unitsToPlace(group, "evening") &&
      post.coverRadiusM === group.coverRadiusM
    );
  });
}

const NO_UNITS = {
  what: "There are no units to place.",
  meaning: "Nothing was suggested; the posts on the map are unchanged.",
  remedy: "Set how many foot or vehicle units you have, then suggest again.",
};
