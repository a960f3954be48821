import type { EventReport } from "../../model/event-report.ts";
import type { RingRatio } from "../../model/expectation-report.ts";
import { isLocked } from "../../model/locked.ts";

/**
 * What past events have changed, as far as it can be expected again: the shrunken ratio of each phase and ring. Null where
 * nothing is known of phases: no events, too few of them, or data without hours.
 */
export function ringRatios({ effect }: EventReport): readonly RingRatio[] | null {
  if (isLocked(effect) || effect.phasesLocked !== null) return null;
  const ratios = effect.cells.flatMap(({ phase, ring, shrunken }) =>
    shrunken === null || phase === "day" ? [] : [{ phase, ringOuterM: ring.toM, ...shrunken }],
  );
  return ratios.length === 0 ? null : ratios;
}
