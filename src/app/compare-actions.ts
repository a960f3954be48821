import { provenanceOfComparison } from "../model/compare-plans.ts";
import { writeTableCsv } from "../model/report-table.ts";
import { formatTimeOfDay } from "../model/wall-clock.ts";
import { commit } from "../plan/history.ts";
import { readPlanText } from "../plan/plan-file.ts";
import { type AppContext, attempt } from "./app-context.ts";
import { selectShownSuggestion } from "./deployments.ts";
import { downloadText } from "./download-text.ts";
import { endDrawing } from "./focus-actions.ts";
import { selectComparison } from "./kept-plan.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { selectPlan, selectSummary } from "./selectors.ts";
import { nameSource } from "./settle-in.ts";
import type { SharingActions } from "./sharing-actions.ts";
import type { KeptPlan } from "./state.ts";

/** Keeping a plan, and setting it beside the one on screen. */
export interface CompareActions {
  /** Keeps a copy of the plan on screen, in place of the one kept before. */
  keepPlan(): void;
  nameKept(name: string): void;
  /** Keeps the plan of a file and sets it beside the one on screen; a file that is not one changes nothing and says why. */
  comparePlanFile(file: File): Promise<void>;
  openComparison(): void;
  closeComparison(): void;
  /** Puts the kept plan on screen, as an undo step, and keeps the one that was. */
  swapPlans(): Promise<void>;
  /** Puts the kept plan on screen, as an undo step, and keeps it too. */
  useKept(): Promise<void>;
  dropKept(): void;
  /** Saves the table that is on screen as CSV. */
  exportComparison(): void;
}

export function createCompareActions(
  context: AppContext,
  placing: PlacingActions,
  sharing: SharingActions,
): CompareActions {
  const { store } = context;

  function keepNow(called: string): KeptPlan {
    const state = store.getState();
    const now = new Date();
    const time = formatTimeOfDay(now.getHours() * 60 + now.getMinutes());
    return {
      name: `${called} ${time}`,
      plan: selectPlan(state),
      suggestion: selectShownSuggestion(state),
    };
  }

  /** One whose proof is still known comes back with it; any other is opened as a saved plan is. */
  async function takeOn({ plan, suggestion }: KeptPlan): Promise<void> {
    const { data, history } = store.getState();
    if (!suggestion || data.kind === "none") {
      await sharing.adoptPlan(plan);
      return;
    }
    placing.cancelSuggestion();
    store.setState({
      ...endDrawing(store.getState()),
      ...{ history: commit(history, plan), suggestion, selection: null, fixedPostEdited: null },
      elsewhere: null,
    });
    nameSource(context);
  }

  const actions: CompareActions = {
    keepPlan() {
      const kept = keepNow("Plan kept at");
      store.setState({ kept, announcement: `${kept.name}: kept to compare.` });
    },
    nameKept(name) {
      const { kept } = store.getState();
      if (kept) store.setState({ kept: { ...kept, name } });
    },
    async comparePlanFile(file) {
      await attempt(context, async () => {
        const reading = readPlanText(await file.text(), file.name);
        if (!reading.ok) {
          store.setState({ problem: reading.problem });
          return;
        }
        const name = file.name.replace(/\.json$/i, "");
        store.setState({ kept: { name, plan: reading.plan, suggestion: null }, problem: null });
        actions.openComparison();
      });
    },
    openComparison() {
      const state = store.getState();
      store.setState({
        ...endDrawing(state),
        ...{ comparing: state.kept !== null, step: "plan", bench: null, selection: null },
      });
    },
    closeComparison: () => store.setState({ comparing: false }),
    async swapPlans() {
      const { kept } = store.getState();
      if (!kept) return;
      store.setState({ kept: keepNow("Plan on screen until"), announcement: "The plans were swapped." });
      await takeOn(kept);
    },
    async useKept() {
      const { kept } = store.getState();
      if (!kept) return;
      store.setState({ announcement: `${kept.name} is on screen. Undo brings back the plan before it.` });
      await takeOn(kept);
    },
    dropKept: () =>
      store.setState({
        ...{ kept: null, keptAssessment: null, keptSurface: null, comparing: false },
        announcement: "The kept plan was dropped. The plan on screen is as it was.",
      }),
    exportComparison() {
      const state = store.getState();
      const comparison = selectComparison(state);
      if (!comparison || comparison.isPending) return;
      const { a, b, table } = comparison;
      const provenance = provenanceOfComparison(a, b, selectSummary(state), state.streets);
      downloadText("plans-compared.csv", "text/csv", writeTableCsv(table, provenance));
      store.setState({ announcement: "Comparison saved as CSV." });
    },
  };
  return actions;
}
