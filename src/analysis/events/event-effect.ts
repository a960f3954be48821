import { EFFECT_RINGS, type EffectPhase, type EventEffect, type Ring } from "../../model/event-report.ts";
import type { TimePrecision } from "../../model/wall-clock.ts";
import { type CellCounts, FEWEST_EVENTS, reckonCells } from "./effect-cells.ts";
import type { DayWindow } from "./event-days.ts";
import { windowsOf } from "./event-days.ts";
import { countSets, type DaySet, type GroupedTimes, pickCells } from "./matched-counts.ts";
import type { MatchedDay } from "./matched-days.ts";

/** The rings within a kilometre, as one. */
export const NEAR: Ring = { fromM: 0, toM: 1000 };
const NEAR_RINGS = EFFECT_RINGS.flatMap(({ toM }, ring) => (toM <= NEAR.toM ? [ring] : []));

/** The sets of days that count: event days that can be used, each with its comparison days. */
export function daySets(matched: readonly MatchedDay[], precision: TimePrecision): DaySet[] {
  return matched
    .filter(({ unused }) => unused === null)
    .map(({ event, comparisonDays }) => ({
      days: [event.day, ...comparisonDays],
      windows: windowsOf(event, precision),
    }));
}

/**
 * The table of what events change: per phase and ring the counts on event days and on comparison days, and what they say of the rate
 * ratio (`reckonCells`). With fewer than five events only the counts.
 * @param grouped times of the rows by ring of `EFFECT_RINGS`
 */
export function reckonEventEffect(
  grouped: GroupedTimes,
  sets: readonly DaySet[],
  precision: TimePrecision,
  permutations: number,
  seed: number,
): Omit<EventEffect, "note"> {
  const { cells, near } = cellsOf(grouped, sets);
  const phases = phasesIn(sets, precision);
  return {
    events: sets.length,
    phases,
    phasesLocked:
      phases.length > 1 ? null : "The data has days but no hours, so events are compared by whole days.",
    rings: EFFECT_RINGS,
    cells: reckonCells(cells, permutations, seed),
    near: reckonCells(near, permutations, seed),
    tooFew:
      sets.length < FEWEST_EVENTS
        ? `The data covers ${sets.length} event ${sets.length === 1 ? "day" : "days"} with days to compare; ratios need ${FEWEST_EVENTS}.`
        : null,
  };
}

/** Counts per phase: ring by ring, and the first kilometre as one. */
export function cellsOf(
  grouped: GroupedTimes,
  sets: readonly DaySet[],
): { readonly cells: CellCounts[]; readonly near: CellCounts[] } {
  const counted = countSets(grouped, sets);
  const windows = sets[0]?.windows ?? [];
  const cells: CellCounts[] = [];
  const near: CellCounts[] = [];
  windows.forEach(({ phase }, window) => {
    const hours = sets.map((set) => {
      const { from, to } = set.windows[window] as DayWindow;
      return (to - from) / 60;
    });
    const at = (ring: number) => window * grouped.groupCount + ring;
    EFFECT_RINGS.forEach((ring, index) => {
      cells.push({ phase, ring, counts: pickCells(counted, [at(index)]), hours });
    });
    near.push({ phase, ring: NEAR, counts: pickCells(counted, NEAR_RINGS.map(at)), hours });
  });
  return { cells, near };
}

function phasesIn(sets: readonly DaySet[], precision: TimePrecision): EffectPhase[] {
  return (sets[0]?.windows ?? windowsOf({ start: 0, end: 1 }, precision)).map(({ phase }) => phase);
}
