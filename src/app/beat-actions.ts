import type { BeatRules } from "../model/beat.ts";
import { tabulateBeats } from "../model/beat-lines.ts";
import { SIMULATED_BADGE } from "../model/provenance.ts";
import { writeTableCsv } from "../model/report-table.ts";
import { setBeatRules } from "../plan/edit-fleet.ts";
import type { AppContext } from "./app-context.ts";
import { editPlan, showProblem } from "./app-context.ts";
import { selectBeatWords } from "./beat-words.ts";
import { downloadText } from "./download-text.ts";
import { createLatestRequest } from "./latest-request.ts";
import { placingRequest } from "./placing-request.ts";
import { selectPlan } from "./selectors.ts";
import { beatsKey, selectBeats, selectShownBeats } from "./shown-beats.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";

const PROOF_TIME_LIMIT_SECONDS = 60;

/** Beats of units that patrol: how even they are to be, and proving them. Quick ones are kept fresh by themselves. */
export interface BeatActions {
  /** Sets how uneven the beats of a stretch may be, as an undo step. */
  setBeatRules(rules: BeatRules): void;
  /** Looks for the best beats of the stretch on screen, and takes them over with their proof. */
  proveBeats(): Promise<void>;
  /** Saves the beats of the stretch on screen as CSV. */
  exportBeats(): void;
  /** Stops that at once; the beats on screen stay. */
  cancelBeatProof(): void;
}

export function createBeatActions(context: AppContext): BeatActions {
  const { store, engine } = context;
  const latest = createLatestRequest();
  let proving: string | null = null;

  function cancel(): void {
    proving = null;
    latest.cancel();
    if (store.getState().provingBeats !== null) store.setState({ provingBeats: null });
  }

  store.subscribe((state) => {
    if (proving !== null && beatsKey(state) !== proving) cancel();
  });

  return {
    setBeatRules: (rules) => editPlan(context, (plan) => setBeatRules(plan, rules)),
    async proveBeats() {
      const state = store.getState();
      const key = beatsKey(state);
      if (key === null || selectBeats(state) === null) return;
      const period = selectPeriod(state);
      proving = key;
      store.setState({ provingBeats: period });
      const request = { ...beatsRequest(state), period, timeLimitSeconds: PROOF_TIME_LIMIT_SECONDS };
      try {
        const proven = await latest.run((signal) => engine.proveBeats(request, { signal }));
        if (proven === undefined) return;
        const known = selectBeats(store.getState());
        if (known !== null && beatsKey(store.getState()) === key) {
          const value = known.map((report) => (report.period === period ? proven : report));
          store.setState({ beats: { key, value } });
        }
        cancel();
      } catch (error) {
        cancel();
        showProblem(context, error);
      }
    },
    exportBeats() {
      const state = store.getState();
      const report = selectShownBeats(state);
      if (report === null) return;
      const { source } = selectPlan(state);
      const table = tabulateBeats(selectBeatWords(state).lines, report);
      const provenance = [
        { name: "Method", value: "Beats: connected hexes that hold most demand, at most as many as said" },
        { name: "Data", value: source?.simulated ? SIMULATED_BADGE : "Recorded data" },
      ];
      downloadText(`beats-${report.period}.csv`, "text/csv", writeTableCsv(table, provenance));
    },
    cancelBeatProof: cancel,
  };
}

/** What the engine is asked about beats, from the plan as it is now. */
export function beatsRequest(state: AppState) {
  return { ...placingRequest(state), beats: state.history.present.beats };
}
