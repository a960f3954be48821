import type { EffectMap } from "../../model/event-report.ts";
import { shrinkRatios } from "../statistics/shrunken-rate-ratio.ts";
import { disperseDays } from "./day-dispersion.ts";
import { FEWEST_COUNTED, honoured } from "./effect-cells.ts";
import type { DayWindow } from "./event-days.ts";
import { countSets, type DaySet, type GroupedTimes, pickCells, totalCounts } from "./matched-counts.ts";
import { dispersionOfScore, stratify } from "./matched-rate-ratio.ts";

/**
 * What events change per hex, from arrival to the end of dispersal as one (the night after would thin it out), or by the whole day.
 * Ratios are shrunk toward 1 by what all the hexes that have enough suggest together; all others are NaN.
 * @param grouped times of the rows by cell of the grid
 */
export function mapEffect(grouped: GroupedTimes, sets: readonly DaySet[]): Omit<EffectMap, "note"> {
  const counted = countSets(grouped, sets.map(joinWindows));
  const { groupCount: cellCount } = grouped;
  const map = {
    eventCount: new Uint32Array(cellCount),
    comparisonCount: new Uint32Array(cellCount),
    ratio: new Float64Array(cellCount).fill(Number.NaN),
    low: new Float64Array(cellCount).fill(Number.NaN),
    high: new Float64Array(cellCount).fill(Number.NaN),
  };
  const enough: number[] = [];
  for (let cell = 0; cell < cellCount; cell++) {
    const { event, comparison } = totalCounts(pickCells(counted, [cell]));
    map.eventCount[cell] = event;
    map.comparisonCount[cell] = comparison;
    if (event + comparison >= FEWEST_COUNTED) enough.push(cell);
  }
  const counts = enough.map((cell) => pickCells(counted, [cell]));
  const shrunken = shrinkRatios(
    counts.map((ofCell) => ({
      eventCount: totalCounts(ofCell).event,
      strata: stratify(ofCell),
      dispersion: dispersionOfScore(ofCell, honoured(disperseDays(ofCell))),
    })),
  );
  enough.forEach((cell, index) => {
    const said = shrunken[index];
    if (said === undefined) return;
    map.ratio[cell] = said.ratio;
    map.low[cell] = said.low;
    map.high[cell] = said.high;
  });
  return map;
}

function joinWindows({ days, windows }: DaySet): DaySet {
  const from = (windows[0] as DayWindow).from;
  const last = windows.find(({ phase }) => phase === "dispersal") ?? (windows.at(-1) as DayWindow);
  return { days, windows: [{ phase: "day", from, to: last.to }] };
}
