import { venueKey } from "../model/analysis-choices.ts";
import type { CrowdClock } from "../model/crowd-clock.ts";
import { type CrowdInputs, startCrowdInputs } from "../model/crowd-plan.ts";
import { type AppContext, attempt } from "./app-context.ts";
import { createLatestRequest } from "./latest-request.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** How the crowd leaves the venue. */
export interface CrowdActions {
  /** Keeps what was entered for the plan's venue; null for nothing. */
  keepCrowd(inputs: CrowdInputs | null): void;
  /** Forgets what was entered for the plan's venue, and gives a start from its capacity. */
  startCrowd(): CrowdInputs;
  /**
   * How a crowd leaves that is let go when the plan's event ends; null where that fails, with the problem shown, or a later one was asked
   * for meanwhile.
   */
  clockCrowd(inputs: CrowdInputs): Promise<CrowdClock | null>;
}

export function createCrowdActions(context: AppContext): CrowdActions {
  const { store, engine } = context;
  const latest = createLatestRequest();
  const actions: CrowdActions = {
    keepCrowd(inputs) {
      const key = venueKey(selectPlan(store.getState()).event.venue);
      store.setState(({ analysis }) => {
        const { [key]: _, ...others } = analysis.crowds;
        return { analysis: { ...analysis, crowds: inputs ? { ...others, [key]: inputs } : others } };
      });
    },
    startCrowd() {
      actions.keepCrowd(null);
      return selectCrowd(store.getState());
    },
    async clockCrowd(inputs) {
      const plan = { ...inputs, endsAt: selectPlan(store.getState()).event.end };
      const run = () => latest.run((signal) => engine.clockCrowd({ plan }, { signal }));
      return (await attempt(context, run)) ?? null;
    },
  };
  return actions;
}

/** A venue that nobody knows the capacity of is taken for one of so many people. */
const UNKNOWN_CAPACITY = 10_000;

const starts = new Map<number, CrowdInputs>();

/** What was entered of the crowd at the plan's venue, else a start from its capacity. */
export function selectCrowd(state: AppState): CrowdInputs {
  const { venue } = selectPlan(state).event;
  const kept = state.analysis.crowds[venueKey(venue)];
  if (kept) return kept;
  const capacity = venue.capacity ?? UNKNOWN_CAPACITY;
  const start = starts.get(capacity) ?? startCrowdInputs(capacity);
  starts.set(capacity, start);
  return start;
}
