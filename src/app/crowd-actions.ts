import type { CrowdClock } from "../model/crowd-clock.ts";
import { type CrowdInputs, type CrowdPlan, startCrowdInputs } from "../model/crowd-plan.ts";
import { setCrowd } from "../plan/edit-ground.ts";
import { type AppContext, attempt, editPlan } from "./app-context.ts";
import { createLatestRequest } from "./latest-request.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";

/** How the crowd leaves the venue. */
export interface CrowdActions {
  /** Keeps what was entered in the plan, as an undo step; null for nothing. */
  keepCrowd(inputs: CrowdInputs | null): void;
  /** Takes what was entered out of the plan, and gives a start from the venue's capacity. */
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
      editPlan(context, (plan) => setCrowd(plan, inputs), "crowd");
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

/** What the plan says of the crowd, else a start from the venue's capacity. */
export function selectCrowd(state: AppState): CrowdInputs {
  const { event, crowd } = selectPlan(state);
  if (crowd) return crowd;
  const capacity = event.venue.capacity ?? UNKNOWN_CAPACITY;
  const start = starts.get(capacity) ?? startCrowdInputs(capacity);
  starts.set(capacity, start);
  return start;
}

/** The crowd that the plan speaks of; null where it speaks of none. */
export function selectPlannedCrowd(state: AppState): CrowdPlan | null {
  const { event, crowd } = selectPlan(state);
  return crowd && { ...crowd, endsAt: event.end };
}

/** Hash of what the clock of the plan's crowd is worked out from; null where the plan speaks of none. */
export function crowdKey(state: AppState): string | null {
  const crowd = selectPlannedCrowd(state);
  return crowd && JSON.stringify(crowd);
}

/** How the plan's crowd leaves; null until that is known, or where the plan speaks of none. */
export function selectCrowdClock(state: AppState): CrowdClock | null {
  const { crowdClock } = state;
  return crowdClock !== null && crowdClock.key === crowdKey(state) ? crowdClock.value : null;
}
