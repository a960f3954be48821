import type { AppContext } from "./app-context.ts";
import type { Picking, Preferences, Selection, Step } from "./state.ts";

/** What changes on screen without changing the plan. */
export interface ViewActions {
  goTo(step: Step): void;
  select(selection: Selection | null): void;
  pick(picking: Picking | null): void;
  dismissProblem(): void;
  dismissElsewhere(): void;
  setPreferences(preferences: Partial<Preferences>): void;
}

export function createViewActions({ store }: AppContext): ViewActions {
  return {
    goTo: (step) => store.setState({ step }),
    select: (selection) => store.setState({ selection }),
    pick: (picking) => store.setState({ picking }),
    dismissProblem: () => store.setState({ problem: null }),
    dismissElsewhere: () => store.setState({ elsewhere: null }),
    setPreferences: (preferences) =>
      store.setState((state) => ({ preferences: { ...state.preferences, ...preferences } })),
  };
}
