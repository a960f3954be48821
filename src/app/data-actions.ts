import type { NamedBlob } from "../engine/client.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { AppContext } from "./app-context.ts";
import { showProblem } from "./app-context.ts";
import { findCoveredPlaces } from "./covered-places.ts";
import { createLatestRequest } from "./latest-request.ts";
import type { PlacingActions } from "./placing-actions.ts";

/** Opening crime data. */
export interface DataActions {
  /** Opens files in place of what is open; on failure or cancel what was open stays. */
  openFiles(files: readonly NamedBlob[]): Promise<void>;
  openDemonstration(): Promise<void>;
  cancelLoad(): void;
}

/** Another place must hold this many times the rows of the study area before the page points to it. */
const FAR_MORE = 10;

export function createDataActions(context: AppContext, placing: PlacingActions): DataActions {
  const { store, engine } = context;
  const latest = createLatestRequest();
  let lastId = 0;

  async function open(
    label: string,
    demonstration: boolean,
    read: (signal: AbortSignal) => Promise<TableSummary>,
  ): Promise<void> {
    store.setState({ load: { label, progress: null }, problem: null });
    try {
      const summary = await latest.run(read);
      if (!summary) return;
      placing.cancelSuggestion();
      const replaced = store.getState().data.kind === "open";
      store.setState({
        load: null,
        data: { kind: "open", id: ++lastId, summary, demonstration },
        elsewhere: null,
        announcement: `${summary.rowCount.toLocaleString("en-GB")} rows opened.`,
      });
      await settleIn(replaced);
    } catch (error) {
      store.setState({ load: null });
      showProblem(context, error);
    }
  }

  /**
   * Suggests posts by the data just opened, unless the posts came with a plan that had none open: those are
   * appraised and stay. Says where the data is when it is not here.
   */
  async function settleIn(replaced: boolean): Promise<void> {
    const { area, posts } = store.getState().history.present;
    const [rowsHere = 0] = await engine.countAround({ points: [area.center], radiusM: area.radiusM });
    const places = await findCoveredPlaces(context);
    const most = Math.max(0, ...places.map((place) => place.rows));
    if (rowsHere === 0 || most >= FAR_MORE * rowsHere) store.setState({ elsewhere: { rowsHere, places } });
    if (rowsHere === 0) return;
    if (posts.length > 0 && !replaced) await placing.appraise();
    else if (posts.length === 0 || posts.some((post) => !post.pinned))
      await placing.suggest({ asFirst: true });
  }

  return {
    async openFiles(files) {
      if (files.length === 0) return;
      const [first] = files;
      const label = files.length === 1 && first ? first.name : `${files.length} files`;
      await open(label, false, (signal) =>
        engine.openFiles(
          { files },
          {
            signal,
            onProgress: (progress) => {
              if (store.getState().load) store.setState({ load: { label, progress } });
            },
          },
        ),
      );
    },
    async openDemonstration() {
      await open("Demonstration data", true, (signal) =>
        engine.openDemonstration({ url: context.demonstrationUrl }, { signal }),
      );
    },
    cancelLoad() {
      latest.cancel();
      store.setState({ load: null, announcement: "Loading cancelled. What was open is still open." });
    },
  };
}
