import { isLocked, type Locked } from "../model/locked.ts";
import { MAP_MEASURES, MEASURE_IDS, type MeasureId } from "./map-measures.ts";
import type { MeasureClasses, MeasureContext } from "./measure-classes.ts";
import { selectHarm, selectReport } from "./report-keys.ts";
import type { AppState } from "./state.ts";

/** The classes of the measure that was chosen, or why it cannot be; null by count, and while its report is worked out. */
export function selectMeasure(state: AppState): MeasureClasses | Locked | null {
  return state.step === "explore" && state.measure !== null ? classesOf(state, state.measure) : null;
}

/** A measure as it is offered: with the reason where it cannot be had, as far as that is known yet. */
export interface MeasureOffer {
  readonly id: MeasureId;
  readonly label: string;
  readonly locked: string | null;
}

let lastOffers: readonly MeasureOffer[] = [];

/** All measures; the same array for as long as the same is offered. */
export function selectMeasureOffers(state: AppState): readonly MeasureOffer[] {
  const locked = MEASURE_IDS.map((id) => {
    const classes = classesOf(state, id);
    return classes && isLocked(classes) ? classes.locked : null;
  });
  if (lastOffers.length !== locked.length || lastOffers.some((offer, i) => offer.locked !== locked[i])) {
    lastOffers = MEASURE_IDS.map((id, i) => ({
      id,
      label: MAP_MEASURES[id].label,
      locked: locked[i] ?? null,
    }));
  }
  return lastOffers;
}

const classified = new WeakMap<object, Map<MeasureId, MeasureClasses | Locked>>();

function classesOf(state: AppState, id: MeasureId): MeasureClasses | Locked | null {
  const { report, classify } = MAP_MEASURES[id];
  const found = selectReport(state, report);
  if (!found) return null;
  const known = classified.get(found) ?? new Map<MeasureId, MeasureClasses | Locked>();
  classified.set(found, known);
  const classes = known.get(id) ?? classify(found, selectContext(state));
  known.set(id, classes);
  return classes;
}

function selectContext(state: AppState): MeasureContext {
  const index = state.harmIndices.find(({ id }) => id === state.analysis.harmIndex);
  const { weightsName, blend } = selectHarm(state);
  return { harmName: weightsName, harmUnit: index?.unit.split(",")[0] ?? "of harm", blend };
}
