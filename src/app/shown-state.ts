import { createStore, type StoreApi } from "zustand/vanilla";
import { hexesWithin } from "./input-keys.ts";
import { selectPlan, selectSurface } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** A person takes an answer for immediate up to a tenth of a second; this leaves some of it for drawing. */
const LONGEST_HOLD_MS = 60;

/** What components are drawn from: the state, but for a moment after a change of filter. */
export interface ShownState {
  readonly store: Pick<StoreApi<AppState>, "getState" | "getInitialState" | "subscribe">;
  /** Shows the state as it is; to be called before what is on screen is acted upon. */
  readonly catchUp: () => void;
}

/**
 * Follows a store so that a change of filter is drawn once, with the figures that belong to it: it is held back until they are
 * counted, and where that takes longer than 60 ms it is shown at once with figures marked as pending. Until then the screen
 * is as before the change in all its parts. Whatever else changes meanwhile ends the wait.
 */
export function followForDisplay(store: StoreApi<AppState>): ShownState {
  const shown = createStore<AppState>(() => store.getState());
  let timer: ReturnType<typeof setTimeout> | null = null;
  const catchUp = () => {
    if (timer !== null) clearTimeout(timer);
    timer = null;
    if (shown.getState() !== store.getState()) shown.setState(store.getState(), true);
  };
  store.subscribe((state, before) => {
    if (timer === null && isOnlyFiltered(state, before)) timer = setTimeout(catchUp, LONGEST_HOLD_MS);
    else catchUp();
  });
  return { store: shown, catchUp };
}

/** Whether figures that were there are to be counted anew for other filters, over the same data and area. */
function isOnlyFiltered(state: AppState, before: AppState): boolean {
  return (
    state.data === before.data &&
    selectPlan(state).area === selectPlan(before).area &&
    (selectPlan(state).query !== selectPlan(before).query || hexesWithin(state) !== hexesWithin(before)) &&
    selectSurface(before) !== null &&
    selectSurface(state) === null
  );
}
