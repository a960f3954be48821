import { useStore } from "zustand";
import demonstrationUrl from "../../data/demonstration.parquet?url";
import { demonstrationEvent } from "../../data/demonstration-event.ts";
import venueList from "../../data/venues.json";
import wembleyEvents from "../../data/wembley-events.json";
import { startEngine } from "../engine/client.ts";
import type { Venue } from "../model/venue.ts";
import { createPlan } from "../plan/create-plan.ts";
import { createApp } from "./create-app.ts";
import { loadShipped } from "./load-shipped.ts";
import { readPreferences, startSession } from "./session.ts";
import { followForDisplay } from "./shown-state.ts";
import type { AppState } from "./state.ts";

export const venues = venueList as unknown as readonly Venue[];

const demonstrationPlan = createPlan(demonstrationEvent);

const { context, actions } = createApp({
  engine: startEngine(),
  venues,
  demonstrationUrl: new URL(demonstrationUrl, location.href).href,
  plan: demonstrationPlan,
  preferences: readPreferences({ scheme: "auto", basemap: "openfreemap" }),
});

export { actions };

const shown = followForDisplay(context.store);
for (const type of ["pointerdown", "keydown"]) addEventListener(type, shown.catchUp, { capture: true });

/** Reads the page's state in a component, which is drawn again when what it selects changes. */
export function useMuster<T>(select: (state: AppState) => T): T {
  return useStore(shown.store, select);
}

/** Starts the page's session. */
export async function startMuster(): Promise<void> {
  await Promise.all([
    loadShipped(context, { "wembley-stadium": JSON.stringify(wembleyEvents) }),
    startSession(context, actions, demonstrationPlan),
  ]);
}

/** Begins anew with the demonstration event. */
export function startOver(): Promise<void> {
  return actions.adoptPlan(demonstrationPlan);
}
