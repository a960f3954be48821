import type { CallOptions, NamedBlob } from "../engine/client.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import { formatCount } from "../model/wording.ts";
import { setSource } from "../plan/edit-plan.ts";
import { type AppContext, amendPlan, showProblem } from "./app-context.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { settleIn } from "./settle-in.ts";

/** Opening crime data. */
export interface DataActions {
  /**
   * Opens files in place of what is open; on failure or cancel what was open stays. Posts are suggested anew,
   * but for those of a plan that came without its data.
   */
  openFiles(files: readonly NamedBlob[]): Promise<void>;
  /** Opens the shipped simulated data; the posts of a plan that was made from it can be kept. */
  openDemonstration(options?: { readonly keepPosts?: boolean }): Promise<void>;
  cancelLoad(): void;
}

export function createDataActions(context: AppContext, placing: PlacingActions): DataActions {
  const { store, engine } = context;
  let current: AbortController | null = null;
  let lastId = 0;

  async function open(
    label: string,
    demonstration: boolean,
    keepPosts: boolean,
    read: (options: Required<Pick<CallOptions, "signal" | "onProgress">>) => Promise<TableSummary>,
  ): Promise<void> {
    current?.abort();
    const own = new AbortController();
    current = own;
    const onProgress = (progress: LoadProgress) => {
      if (current === own) store.setState({ load: { label, progress } });
    };
    store.setState({ load: { label, progress: null } });
    try {
      const summary = await read({ signal: own.signal, onProgress });
      if (current === own) {
        current = null;
        store.setState({ load: null });
      }
      await takeOver(summary, demonstration, keepPosts);
    } catch (error) {
      if (own.signal.aborted) return;
      store.setState({ load: null });
      showProblem(context, error);
    }
  }

  /** The engine holds this table now, even where a cancel came too late to be heard. */
  async function takeOver(summary: TableSummary, demonstration: boolean, keepPosts: boolean): Promise<void> {
    placing.cancelSuggestion();
    store.setState({
      data: { kind: "open", id: ++lastId, summary, demonstration },
      announcement: `${formatCount(summary.rowCount)} rows opened.`,
    });
    amendPlan(context, (plan) => setSource(plan, summary));
    await settleIn(context, placing, keepPosts);
  }

  return {
    async openFiles(files) {
      if (files.length === 0) return;
      const [first] = files;
      const label = files.length === 1 && first ? first.name : `${files.length} files`;
      const cameWithoutData = store.getState().data.kind === "none";
      store.setState({ problem: null });
      await open(label, false, cameWithoutData, (options) => engine.openFiles({ files }, options));
    },
    async openDemonstration({ keepPosts = false } = {}) {
      await open("Demonstration data", true, keepPosts, (options) =>
        engine.openDemonstration({ url: context.demonstrationUrl }, options),
      );
    },
    cancelLoad() {
      if (!store.getState().load) return;
      current?.abort();
      current = null;
      store.setState({ load: null, announcement: "Loading cancelled. What was open is still open." });
    },
  };
}
