import { PLAN_VERSION, type PlanDocument } from "../model/plan-document.ts";
import { exportPostsCsv, exportPostsGeoJson } from "../plan/export-posts.ts";
import { startHistory } from "../plan/history.ts";
import { planFileName, readPlanText, writePlanFile } from "../plan/plan-file.ts";
import { decodePlanLink, encodePlanLink } from "../plan/plan-link.ts";
import type { PlanReading } from "../plan/read-plan.ts";
import type { AppContext } from "./app-context.ts";
import type { DataActions } from "./data-actions.ts";
import { downloadText } from "./download-text.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { composeSharedPlan } from "./shared-plan.ts";

/** The plan leaving and entering the page. */
export interface SharingActions {
  /** The address that carries the plan; without evidence it carries only inputs and posts. */
  makeLink(withEvidence: boolean): Promise<string>;
  savePlan(): void;
  exportPosts(format: "csv" | "geojson"): void;
  /** Opens a saved plan; a file that is not one leaves the screen as it is and says why. */
  openPlanFile(file: File): Promise<void>;
  /** Opens the plan in a link's fragment; false where the fragment carries none or a damaged one. */
  openLink(fragment: string): Promise<boolean>;
  /** Takes a plan on: it becomes the plan on screen, with nothing to undo. */
  adoptPlan(plan: PlanDocument): Promise<void>;
}

export function createSharingActions(
  context: AppContext,
  data: DataActions,
  placing: PlacingActions,
): SharingActions {
  const { store } = context;

  async function adoptReading(reading: PlanReading): Promise<boolean> {
    if (!reading.ok) {
      store.setState({ problem: reading.problem });
      return false;
    }
    await actions.adoptPlan(reading.plan);
    return true;
  }

  const actions: SharingActions = {
    async makeLink(withEvidence) {
      const plan = composeSharedPlan(store.getState(), withEvidence);
      return `${location.origin}${location.pathname}#${await encodePlanLink(plan)}`;
    },
    savePlan() {
      const plan = composeSharedPlan(store.getState(), true);
      downloadText(planFileName(plan), "application/json", writePlanFile(plan));
      store.setState({ announcement: "Plan saved as a file." });
    },
    exportPosts(format) {
      const plan = composeSharedPlan(store.getState(), true);
      const name = planFileName(plan).replace(/\.json$/, "");
      if (format === "csv") downloadText(`${name}-posts.csv`, "text/csv", exportPostsCsv(plan));
      else downloadText(`${name}-posts.geojson`, "application/geo+json", exportPostsGeoJson(plan));
      store.setState({ announcement: `Posts exported as ${format === "csv" ? "CSV" : "GeoJSON"}.` });
    },
    async openPlanFile(file) {
      await adoptReading(readPlanText(await file.text(), file.name));
    },
    async openLink(fragment) {
      return adoptReading(await decodePlanLink(fragment));
    },
    async adoptPlan(plan) {
      placing.cancelSuggestion();
      const { data: open } = store.getState();
      store.setState({
        history: startHistory({ ...plan, version: PLAN_VERSION }),
        selection: null,
        picking: null,
        suggestion: null,
        elsewhere: null,
        problem: null,
        step: "plan",
      });
      if (plan.evidence?.simulated ?? plan.posts.length === 0) {
        if (open.kind === "none" || !open.demonstration) await data.openDemonstration();
      } else if (open.kind === "open" && open.demonstration) {
        store.setState({ data: { kind: "none" }, surface: null, coverage: null, profile: null });
      }
    },
  };
  return actions;
}
