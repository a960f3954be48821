import type { AppContext } from "./app-context.ts";
import { endDrawing } from "./focus-actions.ts";
import { hexesWithin } from "./input-keys.ts";
import { selectPlan } from "./selectors.ts";
import type { Picking, Preferences, Selection, Step } from "./state.ts";

/** What changes on screen without changing the plan. */
export interface ViewActions {
  goTo(step: Step): void;
  select(selection: Selection | null): void;
  /** Selects a hex of the map, or none; while the bench shows When, its charts are limited to that hex. */
  chooseHex(cell: string | null): void;
  pick(picking: Picking | null): void;
  /** Limits the charts to a hex besides those they are limited to, or lets it go. */
  toggleHexFilter(cell: string): void;
  clearHexFilter(): void;
  /** Draws how units get to their posts of the phase on screen, or leaves it off. */
  showMoves(movesShown: boolean): void;
  dismissProblem(): void;
  dismissElsewhere(): void;
  setPreferences(preferences: Partial<Preferences>): void;
}

export function createViewActions({ store }: AppContext): ViewActions {
  return {
    goTo: (step) =>
      store.setState({
        ...(step === "explore" ? { step } : { ...endDrawing(store.getState()), step, bench: null }),
        comparing: false,
      }),
    select: (selection) => store.setState({ selection }),
    chooseHex: (cell) => {
      const { bench } = store.getState();
      const { area } = selectPlan(store.getState());
      store.setState({ selection: cell === null ? null : { kind: "cell", cell } });
      if (bench === "when") store.setState({ hexFilter: cell === null ? null : { area, cells: [cell] } });
    },
    pick: (picking) => store.setState({ picking, focusDraft: null }),
    toggleHexFilter: (cell) => {
      const { area } = selectPlan(store.getState());
      const chosen = hexesWithin(store.getState()) ?? [];
      const cells = chosen.includes(cell) ? chosen.filter((other) => other !== cell) : [...chosen, cell];
      store.setState({ hexFilter: cells.length === 0 ? null : { area, cells } });
    },
    clearHexFilter: () => store.setState({ hexFilter: null }),
    showMoves: (movesShown) => store.setState({ movesShown }),
    dismissProblem: () => store.setState({ problem: null }),
    dismissElsewhere: () => store.setState({ elsewhere: null }),
    setPreferences: (preferences) =>
      store.setState((state) => ({ preferences: { ...state.preferences, ...preferences } })),
  };
}
