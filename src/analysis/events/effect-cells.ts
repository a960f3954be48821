import type { EffectCell, EffectPhase, Ring } from "../../model/event-report.ts";
import { adjustPValues } from "../statistics/benjamini-hochberg.ts";
import { type ShrunkenRatio, shrinkRatios } from "../statistics/shrunken-rate-ratio.ts";
import { type DayDispersion, disperseDays } from "./day-dispersion.ts";
import { type MatchedCounts, totalCounts } from "./matched-counts.ts";
import { permuteMatchedDays } from "./matched-permutation.ts";
import {
  compareMatchedCounts,
  dispersionOfScore,
  intervalWithDayVariance,
  stratify,
} from "./matched-rate-ratio.ts";

/** With fewer event days than this no ratio is given. */
export const FEWEST_EVENTS = 5;

/** With fewer counted than this, event and comparison days together, a place is given no ratio of its own. */
export const FEWEST_COUNTED = 10;

/** One cell of the table before anything is reckoned. */
export interface CellCounts {
  readonly phase: EffectPhase;
  readonly ring: Ring;
  readonly counts: MatchedCounts;
  /** Length of the phase in each set, hours. */
  readonly hours: readonly number[];
}

/**
 * Reckons a table of cells of the same sets: ratios, intervals, tests adjusted over the table, and shrinkage learned from it.
 * With fewer than five sets nothing but the counts; a cell with fewer than ten counted has an interval but no ratio.
 */
export function reckonCells(
  cells: readonly CellCounts[],
  permutations: number,
  seed: number,
): readonly EffectCell[] {
  const sets = cells[0]?.counts.length ?? 0;
  if (sets < FEWEST_EVENTS) return cells.map((cell) => ({ ...countCell(cell), ...NOTHING_SAID }));
  const p = permuteMatchedDays(
    cells.map(({ counts }) => counts),
    permutations,
    seed,
  );
  const adjusted = adjustPValues(p);
  const dispersions = cells.map(({ counts }) => disperseDays(counts));
  const shrunken = shrinkRatios(
    cells.map(({ counts }, cell) => ({
      eventCount: totalCounts(counts).event,
      strata: stratify(counts),
      dispersion: dispersionOfScore(counts, honoured(dispersions[cell] ?? null)),
    })),
  );
  return cells.map((cell, index) => {
    const dispersion = dispersions[index] ?? null;
    const { ratio, interval } = compareMatchedCounts(cell.counts);
    const { event, comparison } = totalCounts(cell.counts);
    return {
      ...countCell(cell),
      ratio: event + comparison < FEWEST_COUNTED ? null : ratio,
      interval,
      dispersion: dispersion?.ratio ?? null,
      dispersedInterval: dispersion?.isLarge
        ? intervalWithDayVariance(cell.counts, dispersion.dayVariance)
        : null,
      p: p[index] as number,
      adjustedP: adjusted[index] as number,
      shrunken: shrunken[index] as ShrunkenRatio,
      addedPerEvent: addedPerEvent(cell.counts, honoured(dispersion)),
    };
  });
}

/** The day variance that intervals honour: what was found where dispersion is large, else that of Poisson counts. */
export function honoured(dispersion: DayDispersion | null): number {
  return dispersion?.isLarge ? dispersion.dayVariance : 0;
}

const NOTHING_SAID = {
  ratio: null,
  interval: null,
  dispersion: null,
  dispersedInterval: null,
  p: null,
  adjustedP: null,
  shrunken: null,
  addedPerEvent: null,
} as const;

function countCell({ phase, ring, counts, hours }: CellCounts) {
  const { event, comparison } = totalCounts(counts);
  let eventHours = 0;
  let comparisonHours = 0;
  counts.forEach((days, set) => {
    eventHours += hours[set] as number;
    comparisonHours += (hours[set] as number) * (days.length - 1);
  });
  return {
    ...{ phase, ring },
    onEventDays: { count: event, hours: eventHours },
    onComparisonDays: { count: comparison, hours: comparisonHours },
  };
}

/** X − Σ yᵢ / cᵢ over the events, ± 1.96 √ Σ [xᵢ + v xᵢ (xᵢ − 1) + Σⱼ (yᵢⱼ + v yᵢⱼ (yᵢⱼ − 1)) / cᵢ²], v the day variance. */
function addedPerEvent(counts: MatchedCounts, dayVariance: number) {
  const varianceOf = (count: number) => count + dayVariance * count * (count - 1);
  let added = 0;
  let variance = 0;
  for (const [event = 0, ...comparison] of counts) {
    const days = comparison.length;
    added += event - comparison.reduce((sum, count) => sum + count, 0) / days;
    variance += varianceOf(event) + comparison.reduce((sum, count) => sum + varianceOf(count), 0) / days ** 2;
  }
  const reach = 1.959963984540054 * Math.sqrt(variance);
  const events = counts.length;
  return { value: added / events, low: (added - reach) / events, high: (added + reach) / events };
}
