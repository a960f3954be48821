import { UNIT_WORDS } from "../model/fleet.ts";
import type { LngLat } from "../model/units.ts";
import { selectAssessment } from "./deployments.ts";
import { selectPlan } from "./selectors.ts";
import { selectPeriod } from "./shown-period.ts";
import type { AppState } from "./state.ts";

/** Units of one group on their way from a post of the phase before to one of the phase on screen. */
export interface ShownMove {
  readonly id: string;
  readonly from: LngLat;
  readonly to: LngLat;
  readonly units: number;
  /** Whether the way takes longer than the turnaround. */
  readonly isLate: boolean;
  /** `2 × foot serial, 12 min, late`. */
  readonly words: string;
}

let last: { readonly of: readonly unknown[]; readonly moves: readonly ShownMove[] | null } | null = null;

/**
 * The moves into the phase on screen, where somebody wants to see them; none into the first phase. Null where they are not shown,
 * and while they are not known for the plan as it is.
 */
export function selectShownMoves(state: AppState): readonly ShownMove[] | null {
  const of = [state.movesShown, state.step, selectPlan(state), selectAssessment(state), selectPeriod(state)];
  if (!last || of.some((part, i) => part !== last?.of[i])) last = { of, moves: listMoves(state) };
  return last.moves;
}

function listMoves(state: AppState): readonly ShownMove[] | null {
  const assessment = selectAssessment(state);
  const { phases, fleet, movement } = selectPlan(state);
  if (!state.movesShown || state.step !== "plan" || phases.length < 2 || !assessment) return null;
  const transition = assessment.transitions.find(({ to }) => to === selectPeriod(state));
  return (transition?.moves ?? []).flatMap(({ unit, from, to, units, minutes }) => {
    if (!from || !to) return [];
    const group = fleet.find(({ id }) => id === unit);
    const isLate = minutes > (movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY);
    const who = `${units > 1 ? `${units} × ` : ""}${group ? UNIT_WORDS[group.kind] : "unit"}`;
    const words = `${who}, ${Math.ceil(minutes)} min${isLate ? ", late" : ""}`;
    return [{ id: `${unit} ${from} ${to}`, from, to, units, isLate, words }];
  });
}
