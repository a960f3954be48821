import type { StoreApi } from "zustand/vanilla";
import type { Engine } from "../engine/client.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { ProblemError, reportFault } from "../model/problem.ts";
import type { Venue } from "../model/venue.ts";
import { commit, replacePresent } from "../plan/history.ts";
import type { AppState } from "./state.ts";

/** What every group of actions works with. */
export interface AppContext {
  readonly store: StoreApi<AppState>;
  readonly engine: Engine;
  readonly venues: readonly Venue[];
  /** Address of the shipped simulated table. */
  readonly demonstrationUrl: string;
}

/** Makes an edit an undo step; edits with the same `coalesce` key in a row become one step. */
export function editPlan(
  { store }: AppContext,
  edit: (plan: PlanDocument) => PlanDocument,
  coalesce?: string,
): void {
  const { history } = store.getState();
  const next = edit(history.present);
  if (next !== history.present) store.setState({ history: commit(history, next, coalesce) });
}

/** Changes the plan without an undo step, for what completes the step before it. */
export function amendPlan({ store }: AppContext, edit: (plan: PlanDocument) => PlanDocument): void {
  const { history } = store.getState();
  store.setState({ history: replacePresent(history, edit(history.present)) });
}

/** Puts a failure on screen; everything else on screen stays as it is. */
export function showProblem({ store }: AppContext, error: unknown): void {
  if (error instanceof DOMException && error.name === "AbortError") return;
  store.setState({ problem: error instanceof ProblemError ? error.report : reportFault(error) });
}

/** Does some work; where it fails, shows why and gives null. */
export async function attempt<T>(context: AppContext, work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    showProblem(context, error);
    return null;
  }
}
