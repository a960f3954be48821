import type { PlanDocument, PlanSource } from "../model/plan-document.ts";
import { exportPostsCsv, exportPostsGeoJson } from "../plan/export-posts.ts";
import { commit } from "../plan/history.ts";
import { PLAN_FILE_FORMAT, planFileName, readPlanText, writePlanFile } from "../plan/plan-file.ts";
import { decodePlanLink, encodePlanLink } from "../plan/plan-link.ts";
import type { PlanReading } from "../plan/read-plan.ts";
import { type AppContext, showProblem } from "./app-context.ts";
import type { DataActions } from "./data-actions.ts";
import { isPending } from "./deployments.ts";
import { downloadText } from "./download-text.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { settleIn } from "./settle-in.ts";
import { composeSharedPlan } from "./shared-plan.ts";

/** The plan leaving and entering the page. Whatever fails is shown as a problem; none of these reject. */
export interface SharingActions {
  /** The address that carries the plan, without evidence only inputs and posts; empty where it cannot be made. */
  makeLink(withEvidence: boolean): Promise<string>;
  savePlan(): Promise<void>;
  exportPosts(format: "csv" | "geojson"): Promise<void>;
  /** Opens a saved plan; a file that is not one leaves the screen as it is and says why. */
  openPlanFile(file: File): Promise<void>;
  /** Opens dropped files: one saved plan, or crime data. */
  openDropped(files: readonly File[]): Promise<void>;
  /** Opens the plan in a link's fragment; false where the fragment carries none or a damaged one. */
  openLink(fragment: string): Promise<boolean>;
  /** Takes a plan on, as an undo step, with the demonstration data where it was made from that. */
  adoptPlan(plan: PlanDocument): Promise<void>;
}

export function createSharingActions(
  context: AppContext,
  data: DataActions,
  placing: PlacingActions,
): SharingActions {
  const { store } = context;

  /** Waits until the figures of the plan on screen are known, so that none leaves without them. */
  function figuresAreKnown(): Promise<void> {
    return new Promise((resolve) => {
      const look = () => {
        if (isPending(store.getState())) return;
        stop();
        resolve();
      };
      const stop = store.subscribe(look);
      look();
    });
  }

  async function shareSafely<T>(share: (plan: PlanDocument) => T | Promise<T>, withEvidence = true) {
    try {
      await figuresAreKnown();
      return await share(composeSharedPlan(store.getState(), withEvidence));
    } catch (error) {
      showProblem(context, error);
      return undefined;
    }
  }

  async function adoptReading(reading: PlanReading): Promise<boolean> {
    if (!reading.ok) {
      store.setState({ problem: reading.problem });
      return false;
    }
    store.setState({ problem: null });
    await actions.adoptPlan(reading.plan);
    return true;
  }

  const actions: SharingActions = {
    async makeLink(withEvidence) {
      const fragment = await shareSafely(encodePlanLink, withEvidence);
      return fragment === undefined ? "" : `${location.origin}${location.pathname}#${fragment}`;
    },
    async savePlan() {
      await shareSafely((plan) => {
        downloadText(planFileName(plan), "application/json", writePlanFile(plan));
        store.setState({ announcement: "Plan saved as a file." });
      });
    },
    async exportPosts(format) {
      await shareSafely((plan) => {
        const name = planFileName(plan).replace(/\.json$/, "");
        if (format === "csv") downloadText(`${name}-posts.csv`, "text/csv", exportPostsCsv(plan));
        else downloadText(`${name}-posts.geojson`, "application/geo+json", exportPostsGeoJson(plan));
        store.setState({ announcement: `Posts exported as ${format === "csv" ? "CSV" : "GeoJSON"}.` });
      });
    },
    async openPlanFile(file) {
      try {
        await adoptReading(readPlanText(await file.text(), file.name));
      } catch (error) {
        showProblem(context, error);
      }
    },
    async openDropped(files) {
      const [first] = files;
      if (files.length === 1 && first && (await isPlanFile(first))) await actions.openPlanFile(first);
      else await data.openFiles(files.map((file) => ({ name: file.name, blob: file })));
    },
    async openLink(fragment) {
      return adoptReading(await decodePlanLink(fragment));
    },
    async adoptPlan(plan) {
      data.cancelLoad();
      placing.cancelSuggestion();
      const { data: open, history } = store.getState();
      store.setState({
        history: commit(history, plan),
        selection: null,
        fixedPostEdited: null,
        sourceEdited: null,
        picking: null,
        focusDraft: null,
        suggestion: null,
        elsewhere: null,
        step: "plan",
      });
      if (plan.source?.simulated ?? plan.posts.length === 0) {
        if (open.kind === "none" || !open.demonstration) await data.openDemonstration({ keepPosts: true });
        else await settleIn(context, placing, true);
      } else if (open.kind === "open" && plan.evidence && !isSameSource(plan.source, open.summary)) {
        store.setState({
          data: { kind: "none" },
          surface: null,
          coverage: null,
          profile: null,
          quality: null,
        });
      } else if (open.kind === "open") {
        await settleIn(context, placing, true);
      }
    },
  };
  return actions;
}

const PLAN_HEAD_BYTES = 200;

/** A saved plan says what it is in its first line or two; other JSON is crime data. */
async function isPlanFile(file: File): Promise<boolean> {
  if (!/\.json$/i.test(file.name)) return false;
  return (await file.slice(0, PLAN_HEAD_BYTES).text()).includes(PLAN_FILE_FORMAT);
}

function isSameSource(a: PlanSource | null, b: PlanSource): boolean {
  return a?.simulated === b.simulated && a.attribution === b.attribution;
}
