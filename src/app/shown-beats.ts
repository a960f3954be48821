import type { Beat, BeatPlan } from "../model/beat.ts";
import type { BeatReport } from "../model/beat-report.ts";
import { isLocked } from "../model/locked.ts";
import { periodsOf } from "../model/period.ts";
import { postsWithBeats } from "../model/request-beats.ts";
import { coverageKey } from "./placing-keys.ts";
import { selectPlan } from "./selectors.ts";
import { selectPeriod, selectPeriodIndex } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** Hash of what beats are laid from; null while no data is open, and where no unit at a post patrols. */
export function beatsKey(state: AppState): string | null {
  const key = coverageKey(state);
  const plan = selectPlan(state);
  if (key === null || periodsOf(plan).every((period) => postsWithBeats(plan, period).length === 0))
    return null;
  const sizes = plan.fleet.map(({ id, beatHexes }) => [id, beatHexes]);
  return JSON.stringify([key, plan.phases, sizes, plan.beats, plan.areas]);
}

/** The beats of all stretches of the plan on screen, in their order, or null until they are known. */
export function selectBeats(state: AppState): readonly BeatReport[] | null {
  const { beats } = state;
  return beats && beats.key === beatsKey(state) ? beats.value : null;
}

/** The beats of the stretch on screen, or null until they are known. */
export function selectShownBeats(state: AppState): BeatReport | null {
  return selectBeats(state)?.[selectPeriodIndex(state)] ?? null;
}

/** Whether units patrol in the plan, and their beats are still being worked out. */
export function areBeatsPending(state: AppState): boolean {
  return beatsKey(state) !== null && selectBeats(state) === null;
}

/** Whether the beats of the stretch on screen are being proven. */
export function areBeatsProving(state: AppState): boolean {
  const { provingBeats } = state;
  return provingBeats !== null && provingBeats === selectPeriod(state);
}

/** A beat as the map shows it. */
export interface ShownBeat extends Pick<Beat, "cells"> {
  /** Id of the post. */
  readonly id: string;
  /** Number of the post. */
  readonly number: number;
}

let last: {
  readonly of: readonly unknown[];
  readonly shown: readonly ShownBeat[];
} | null = null;

/** The beats of the stretch on screen with the numbers of their posts; the same array until they change. */
export function selectMapBeats(state: AppState): readonly ShownBeat[] {
  const plan: BeatPlan | null = beatPlanOf(selectShownBeats(state));
  const { posts } = selectPlan(state);
  const of = [plan, posts];
  if (last && of.every((part, i) => part === last?.of[i])) return last.shown;
  const shown = (plan?.beats ?? []).map(({ unit, cells }) => ({
    ...{ id: unit, cells },
    number: posts.findIndex(({ id }) => id === unit) + 1,
  }));
  last = { of, shown };
  return shown;
}

function beatPlanOf(report: BeatReport | null): BeatPlan | null {
  return report === null || isLocked(report.plan) ? null : report.plan;
}
