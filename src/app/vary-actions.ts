import { SIMULATED_BADGE } from "../model/provenance.ts";
import { type Provenance, writeTableCsv } from "../model/report-table.ts";
import type { VariedPlans, VaryChoice } from "../model/varied-plans.ts";
import { tabulateVaried } from "../model/varied-tables.ts";
import { describeKept, describeVariedStretch } from "../model/varied-words.ts";
import { replacePosts } from "../plan/edit-posts.ts";
import { type AppContext, editPlan } from "./app-context.ts";
import { selectSimulated } from "./data-span.ts";
import { downloadText } from "./download-text.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { selectPlan } from "./selectors.ts";
import { nameVariedPlaces, selectVaried } from "./varied-plans.ts";

/** Varying the plan from one occasion to the next. */
export interface VaryActions {
  /** Asks for a schedule of plans drawn at random; null asks no more and stops what is being looked for. */
  askToVary(choice: VaryChoice | null): void;
  /** Takes on the posts of an occasion, counted from 0, as an undo step. */
  takeOccasion(occasion: number): void;
  /** Saves the schedule on screen as CSV, a row for each post of each occasion. */
  exportSchedule(): void;
}

export function createVaryActions(
  context: AppContext,
  placing: Pick<PlacingActions, "cancelSuggestion">,
): VaryActions {
  const { store } = context;

  function shownSchedule(): VariedPlans | null {
    const varied = selectVaried(store.getState());
    return varied?.kind === "varied" ? varied : null;
  }

  return {
    askToVary: (variedAsked) => store.setState({ variedAsked }),
    takeOccasion(occasion) {
      const posts = shownSchedule()?.schedule[occasion]?.posts;
      if (!posts) return;
      placing.cancelSuggestion();
      editPlan(context, (plan) => replacePosts(plan, posts));
      store.setState({
        selection: null,
        announcement: `The posts are those of occasion ${occasion + 1}. Undo brings back the ones before.`,
      });
    },
    exportSchedule() {
      const varied = shownSchedule();
      if (!varied) return;
      const state = store.getState();
      const plan = selectPlan(state);
      const table = tabulateVaried(varied, plan.fleet, nameVariedPlaces(plan))["schedule-posts"];
      const provenance: Provenance[] = [
        { name: "Drawn from", value: `seed ${varied.seed}, ${varied.occasions} occasions` },
        {
          name: "Plans",
          value: [...varied.stretches.map(describeVariedStretch), describeKept(varied)].join(" "),
        },
        { name: "Data", value: selectSimulated(state) ? SIMULATED_BADGE : "Recorded data" },
      ];
      downloadText(`schedule-seed-${varied.seed}.csv`, "text/csv", writeTableCsv(table, provenance));
    },
  };
}
