import { type CrimeTable, NO_TIME } from "../../model/crime-table.ts";
import { MINUTES_PER_DAY } from "../../model/wall-clock.ts";
import type { DayWindow } from "./event-days.ts";

/** Sorted times of the rows of each group: group `g` has `times[start[g] … start[g + 1])`. */
export interface GroupedTimes {
  readonly groupCount: number;
  readonly start: Uint32Array;
  readonly times: Int32Array;
}

/** An event day (first) and its comparison days, and the windows that are counted on each. */
export interface DaySet {
  readonly days: readonly number[];
  readonly windows: readonly DayWindow[];
}

/** Counts of one matched set: per day, the event day first, then per window and group at `window * groupCount + group`. */
export type SetCounts = readonly Uint32Array[];

/**
 * Counts of one cell of a table, set by set: what was counted on the event day, then on each of its comparison days.
 * The shape that every test and interval of this comparison takes.
 */
export type MatchedCounts = readonly (readonly number[])[];

/** Sorts the times of rows by group; rows without a time, and locations in no group, are left out. */
export function groupTimes(
  table: CrimeTable,
  rows: Uint32Array,
  groupOf: Int32Array,
  groupCount: number,
): GroupedTimes {
  const start = new Uint32Array(groupCount + 1);
  const groupOfRow = (row: number) =>
    table.timeOf[row] === NO_TIME ? -1 : (groupOf[table.locationOf[row] as number] as number);
  for (const row of rows) {
    const group = groupOfRow(row);
    if (group >= 0) start[group + 1] = (start[group + 1] as number) + 1;
  }
  for (let group = 0; group < groupCount; group++) {
    start[group + 1] = (start[group + 1] as number) + (start[group] as number);
  }
  const next = start.slice();
  const times = new Int32Array(start[groupCount] as number);
  for (const row of rows) {
    const group = groupOfRow(row);
    if (group < 0) continue;
    const at = next[group] as number;
    times[at] = table.timeOf[row] as number;
    next[group] = at + 1;
  }
  for (let group = 0; group < groupCount; group++) times.subarray(start[group], start[group + 1]).sort();
  return { groupCount, start, times };
}

/** Counts each day of each set, window by window and group by group. */
export function countSets(grouped: GroupedTimes, sets: readonly DaySet[]): SetCounts[] {
  const { groupCount, start } = grouped;
  return sets.map(({ days, windows }) =>
    days.map((day) => {
      const counts = new Uint32Array(windows.length * groupCount);
      windows.forEach(({ from, to }, window) => {
        const midnight = day * MINUTES_PER_DAY;
        for (let group = 0; group < groupCount; group++) {
          const first = lowerBound(
            grouped,
            start[group] as number,
            start[group + 1] as number,
            midnight + from,
          );
          const end = lowerBound(grouped, first, start[group + 1] as number, midnight + to);
          counts[window * groupCount + group] = end - first;
        }
      });
      return counts;
    }),
  );
}

/** The counts of one cell, or of several as one, from those of all. */
export function pickCells(sets: readonly SetCounts[], cells: readonly number[]): MatchedCounts {
  return sets.map((days) =>
    days.map((counts) => cells.reduce((total, cell) => total + (counts[cell] as number), 0)),
  );
}

/** What was counted on event days and on comparison days. */
export function totalCounts(counts: MatchedCounts): { readonly event: number; readonly comparison: number } {
  let event = 0;
  let comparison = 0;
  for (const days of counts) {
    days.forEach((count, day) => {
      if (day === 0) event += count;
      else comparison += count;
    });
  }
  return { event, comparison };
}

/** The first place in `times[from … to)` that is not before `time`. */
function lowerBound({ times }: GroupedTimes, from: number, to: number, time: number): number {
  let low = from;
  let high = to;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
