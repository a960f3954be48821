import { type CandidateList, candidateListOf } from "../model/candidate-list.ts";
import { setSites } from "../plan/edit-ground.ts";
import { type AppContext, attempt, editPlan } from "./app-context.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { selectPlan } from "./selectors.ts";

/** What was taken of a file of places, and what was not, each a sentence with the reason. */
export interface SiteFileTaken extends CandidateList {
  readonly refused: readonly string[];
}

/** The only places where units may be suggested; each of these is an undo step. */
export interface SiteActions {
  /**
   * Lets units stand only on the places that a file lists, CSV or GeoJSON points; null, with the problem shown and the plan as it
   * was, where it cannot be read at all, lists no place, or more than a plan can hold.
   */
  openSiteFile(file: File): Promise<SiteFileTaken | null>;
  /** Lets units stand in the middle of any hex again. */
  clearSites(): void;
}

export function createSiteActions(
  context: AppContext,
  placing: Pick<PlacingActions, "cancelSuggestion">,
): SiteActions {
  const { store, engine } = context;
  return {
    openSiteFile: (file) =>
      attempt(context, async () => {
        const reading = await engine.readSiteList({ file: file.name, text: await file.text() });
        const { sites, notes } = candidateListOf(reading.sites);
        editPlan(context, (plan) => setSites(plan, sites));
        placing.cancelSuggestion();
        return {
          sites: selectPlan(store.getState()).sites ?? [],
          refused: reading.refused.map(({ problem }) => `${problem.what} ${problem.remedy}`),
          notes: [...reading.notes, ...notes],
        };
      }),
    clearSites() {
      placing.cancelSuggestion();
      editPlan(context, (plan) => setSites(plan, null));
      store.setState({
        announcement: "Units may stand in the middle of any hexagon again. Undo brings the list back.",
      });
    },
  };
}
