import type { StreetsSource } from "../engine/client.ts";
import { FOCUS_LIMITS } from "../model/focus-area.ts";
import { makePlanArea } from "../model/plan-area.ts";
import type { LngLat } from "../model/units.ts";
import { savePlanArea } from "../plan/edit-ground.ts";
import { cutText } from "../plan/plan-limits.ts";
import { type AppContext, attempt, editPlan } from "./app-context.ts";
import { createLatestRequest } from "./latest-request.ts";
import type { PlacingActions } from "./placing-actions.ts";
import { selectPlan } from "./selectors.ts";

/** Streets that units on foot go along. They are data, as records are: no part of the plan, and not shared with it. */
export interface StreetActions {
  /** Loads the streets of a file, GeoJSON lines, in place of those before; those stay, with the problem shown, where that fails. */
  openStreetFile(file: File): Promise<void>;
  /** Loads the roads of the base map, as GeoJSON features of its tiles. */
  openMapStreets(features: readonly unknown[]): Promise<void>;
  /** Lets go of the streets: ways are straight lines again. */
  dropStreets(): Promise<void>;
  /** Closes the street at a place from junction to junction, as an undo step. */
  closeStreet(at: LngLat): Promise<void>;
}

export function createStreetActions(
  context: AppContext,
  placing: Pick<PlacingActions, "cancelSuggestion">,
): StreetActions {
  const { store, engine } = context;
  const latest = createLatestRequest();

  async function open(from: StreetsSource): Promise<void> {
    const { area } = selectPlan(store.getState());
    const streets = await attempt(context, () =>
      latest.run((signal) => engine.openStreets({ from, area }, { signal })),
    );
    if (!streets) return;
    placing.cancelSuggestion();
    store.setState({ streets, announcement: `Streets of ${streets.name} loaded.` });
  }

  return {
    openStreetFile: (file) => open({ kind: "file", file: { name: file.name, blob: file } }),
    openMapStreets: (features) => open({ kind: "tiles", name: "the base map", features }),
    async dropStreets() {
      latest.cancel();
      placing.cancelSuggestion();
      store.setState({ streets: null, announcement: "Streets taken away: ways are straight lines again." });
      await engine.dropStreets({});
    },
    async closeStreet(at) {
      store.setState({ picking: null });
      await attempt(context, async () => {
        const { street, ring } = await engine.findStreet({
          at,
          streets: store.getState().streets?.fingerprint ?? null,
        });
        placing.cancelSuggestion();
        const name = street === "" ? null : cutText(`${street}, closed`, FOCUS_LIMITS.nameLength);
        editPlan(context, (plan) => {
          const area = makePlanArea("closed", ring, plan.areas);
          return savePlanArea(plan, { ...area, name: name ?? area.name });
        });
        store.setState({ announcement: `${street || "The street"} is closed from junction to junction.` });
      });
    },
  };
}
