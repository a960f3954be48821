import type { NamedBlob } from "../engine/client.ts";
import type { TableSummary } from "../model/crime-table.ts";
import type { LngLat } from "../model/units.ts";
import type { AppContext } from "./app-context.ts";
import { showProblem } from "./app-context.ts";
import { createLatestRequest } from "./latest-request.ts";
import type { PlacingActions } from "./placing-actions.ts";
import type { NearbyData } from "./state.ts";

/** Opening crime data. */
export interface DataActions {
  /** Opens files in place of what is open; on failure or cancel what was open stays. */
  openFiles(files: readonly NamedBlob[]): Promise<void>;
  openDemonstration(): Promise<void>;
  cancelLoad(): void;
}

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
      store.setState({
        load: null,
        data: { kind: "open", id: ++lastId, summary, demonstration },
        elsewhere: null,
        announcement: `${summary.rowCount.toLocaleString("en-GB")} rows opened.`,
      });
      await settleIn();
    } catch (error) {
      store.setState({ load: null });
      showProblem(context, error);
    }
  }

  /** Suggests posts where the data covers the study area; otherwise says where it does. */
  async function settleIn(): Promise<void> {
    const { area, posts } = store.getState().history.present;
    const [rows] = await engine.countAround({ points: [area.center], radiusM: area.radiusM });
    if (!rows) {
      store.setState({ elsewhere: { places: await findCoveredPlaces() } });
      return;
    }
    if (posts.length === 0 || posts.some((post) => !post.pinned)) await placing.suggest({ asFirst: true });
  }

  async function findCoveredPlaces(): Promise<NearbyData[]> {
    const { data, history } = store.getState();
    if (data.kind === "none" || !data.summary.bounds) return [];
    const [west, south, east, north] = data.summary.bounds;
    const inside = context.venues.filter(
      ({ at: [lng, lat] }) => lng >= west && lng <= east && lat >= south && lat <= north,
    );
    const points: LngLat[] = inside.map((venue) => venue.at);
    const { radiusM } = history.present.area;
    const rows = await engine.countAround({ points, radiusM });
    const places: NearbyData[] = inside
      .map((venue, i) => ({ name: venue.name, venueId: venue.id, at: venue.at, rows: rows[i] ?? 0 }))
      .filter((place) => place.rows > 0)
      .sort((a, b) => b.rows - a.rows)
      .slice(0, 5);
    if (data.summary.middle) {
      const [middleRows] = await engine.countAround({ points: [data.summary.middle], radiusM });
      places.push({
        name: "The middle of the data",
        venueId: null,
        at: data.summary.middle,
        rows: middleRows ?? 0,
      });
    }
    return places;
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
