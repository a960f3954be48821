import { boundPhase } from "./bound-phase.ts";
import { type PhaseCover, weighPhase } from "./phase-cover.ts";
import type { PhasedPlacing, SuggestedSites } from "./phased-problem.ts";
import { compareShares, weighPlacing } from "./phased-task.ts";
import { type PlacingTask, placePhases } from "./place-phases.ts";

const ROUNDS = 4;
const EAGERNESS = 6;

/** A fair placing found without a solver, with a bound on the share of its worst-off sector. */
export interface FairPlacing {
  readonly placing: PhasedPlacing;
  /** No placing covers more of the worst-off sector of any phase. */
  readonly worstShareBound: number;
}

/**
 * Looks for a placing whose sorted sector shares are great from the worst upward. Demand is weighed by the inverse
 * of its sector's total, more for sectors that came out badly in the round before (multiplicative weights; Plotkin,
 * Shmoys & Tardos 1995). With sector weights μ that sum to one, the worst share of any placing is at most the
 * greatest Σ μₛ · shareₛ, so the bound on a phase so reweighted bounds the worst share.
 *
 * @param start A possible placing that meets the must-covers; it is returned where none fairer is found.
 * @param looks Looks at (site, entry) pairs that all bounds together may take.
 */
export function placeFairly(
  task: PlacingTask,
  start: PhasedPlacing,
  order: readonly number[],
  looks: number,
): FairPlacing {
  let placing = start;
  let known = weighPlacing(task, start);
  let worstShareBound = 1;
  const multipliers = task.covers.map(({ sectorTotal }) => sectorTotal.map((total) => (total > 0 ? 1 : 0)));
  for (let round = 0; round < ROUNDS; round++) {
    const covers = task.covers.map((cover, phase) => reweigh(cover, multipliers[phase] as Float64Array));
    const candidate = placePhases({ ...task, covers }, order, round === 0 ? undefined : placing);
    const weighed = weighPlacing(task, candidate);
    if (weighed.unmet.length === 0) {
      const fairer = compareShares(weighed.shares, known.shares);
      if (fairer > 0 || (fairer === 0 && weighed.value > known.value)) {
        placing = candidate;
        known = weighed;
      }
    }
    covers.forEach((cover, phase) => {
      if ((multipliers[phase] as Float64Array).every((m) => m === 0)) return;
      const bound = boundPhase(cover, candidate[phase] ?? [], looks / (ROUNDS * covers.length)).value;
      worstShareBound = Math.min(worstShareBound, bound);
      const shares = shareBySector(task.covers[phase] as PhaseCover, candidate[phase] ?? []);
      (multipliers[phase] as Float64Array).forEach((m, s, all) => {
        all[s] = m * Math.exp(-EAGERNESS * (shares[s] as number));
      });
    });
  }
  return { placing, worstShareBound: Math.max(worstShareBound, known.shares[0] ?? 1) };
}

/** The phase with each sector's demand weighed so that its value is Σ μₛ · shareₛ, μ scaled to sum to one. */
function reweigh(cover: PhaseCover, multipliers: Float64Array): PhaseCover {
  const sum = multipliers.reduce((total, m) => total + m, 0);
  const factors = multipliers.map((m, s) =>
    m > 0 ? m / (Math.max(sum, Number.MIN_VALUE) * (cover.sectorTotal[s] as number)) : 0,
  );
  const heavy = 4;
  return {
    ...cover,
    weight: cover.weight.map((w, i) =>
      i < cover.demandCount ? w * (factors[cover.sector[i] as number] as number) : heavy,
    ),
    valueBefore: cover.sectorBefore.reduce((total, value, s) => total + value * (factors[s] as number), 0),
    sectorBefore: cover.sectorBefore.map((value, s) => value * (factors[s] as number)),
    whole: false,
  };
}

function shareBySector(cover: PhaseCover, suggested: SuggestedSites): Float64Array {
  return weighPhase(cover, suggested).perSector.map((value, s) => {
    const total = cover.sectorTotal[s] as number;
    return total > 0 ? value / total : 1;
  });
}
