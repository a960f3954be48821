import type { FixedPost } from "../model/fixed-post.ts";
import { type FixedPostList, fixedPostsFromSites } from "../model/fixed-posts-from-sites.ts";
import { makeFixedPost } from "../model/new-fixed-post.ts";
import { ProblemError } from "../model/problem.ts";
import type { LngLat } from "../model/units.ts";
import { removeFixedPost, saveFixedPost } from "../plan/edit-ground.ts";
import { type AppContext, attempt, editPlan, showProblem } from "./app-context.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { selectPlan } from "./selectors.ts";

/** Places that must be staffed; each of these is an undo step, but typing into one field is one. */
export interface FixedPostActions {
  /** Adds one that asks for nobody yet, and opens its editor. */
  addFixedPost(at: LngLat): void;
  /** Adds a fixed post, or puts it in place of the one with its id. The problem, in words, where it cannot be; then the plan is unchanged. */
  saveFixedPost(post: FixedPost): string | null;
  moveFixedPost(id: string, to: LngLat): void;
  removeFixedPost(id: string): void;
  /**
   * Adds what a file lists, CSV or GeoJSON points, as one undo step; null, with the problem shown, where it cannot be read at
   * all.
   */
  addFixedPostFile(file: File): Promise<FixedPostList | null>;
  /** Opens the editor of a fixed post, or closes it. */
  editFixedPost(id: string | null): void;
}

export function createFixedPostActions(
  context: AppContext,
  placing: Pick<PlacingActions, "cancelSuggestion">,
): FixedPostActions {
  const { store } = context;
  const posts = () => selectPlan(store.getState()).fixedPosts;
  const find = (id: string) => posts().find((post) => post.id === id);

  function keep(post: FixedPost, coalesce?: string): void {
    const before = find(post.id);
    if (!before || isPlacedAnew(before, post)) placing.cancelSuggestion();
    editPlan(context, (plan) => saveFixedPost(plan, post), coalesce);
  }

  return {
    addFixedPost(at) {
      const post = makeFixedPost(posts(), at);
      try {
        keep(post);
      } catch (error) {
        store.setState({ picking: null });
        showProblem(context, error);
        return;
      }
      store.setState({
        picking: null,
        selection: null,
        step: "plan",
        fixedPostEdited: post.id,
        announcement: `${post.name} added. Say what it is and who stands there.`,
      });
    },
    saveFixedPost(post) {
      try {
        keep(post, `fixed-post-${post.id}-${changedIn(find(post.id), post)}`);
        return null;
      } catch (error) {
        if (!(error instanceof ProblemError)) throw error;
        return `${error.report.what} ${error.report.remedy}`;
      }
    },
    moveFixedPost(id, to) {
      const post = find(id);
      if (!post) return;
      try {
        keep({ ...post, at: to });
      } catch (error) {
        showProblem(context, error);
      }
    },
    removeFixedPost(id) {
      const post = find(id);
      if (!post) return;
      placing.cancelSuggestion();
      editPlan(context, (plan) => removeFixedPost(plan, id));
      const { selection } = store.getState();
      store.setState({
        selection: selection?.kind === "fixed-post" && selection.id === id ? null : selection,
        fixedPostEdited: null,
        announcement: `${post.name} removed. Undo brings it back.`,
      });
    },
    addFixedPostFile: (file) =>
      attempt(context, async () => {
        const reading = await context.engine.readSiteList({ file: file.name, text: await file.text() });
        const { fleet } = selectPlan(store.getState());
        const list = fixedPostsFromSites(reading.sites, posts(), fleet);
        if (list.posts.some(({ needs }) => needs.length > 0)) placing.cancelSuggestion();
        editPlan(context, (plan) => list.posts.reduce(saveFixedPost, plan));
        const lines = reading.refused.map(({ problem }) => `${problem.what} ${problem.remedy}`);
        return {
          posts: list.posts,
          refused: [...lines, ...list.refused],
          notes: [...reading.notes, ...list.notes],
        };
      }),
    editFixedPost: (fixedPostEdited) => store.setState({ fixedPostEdited }),
  };
}

/** Whether a suggestion would have to be another one. */
function isPlacedAnew(before: FixedPost, after: FixedPost): boolean {
  return (
    JSON.stringify([before.at, before.needs]) !== JSON.stringify([after.at, after.needs]) &&
    before.needs.length + after.needs.length > 0
  );
}

function changedIn(before: FixedPost | undefined, after: FixedPost): string {
  const parts = ["name", "kind", "at", "needs"] as const;
  return parts.filter((part) => JSON.stringify(before?.[part]) !== JSON.stringify(after[part])).join("-");
}
