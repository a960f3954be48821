import type { MovementProof, PhasedDeployment, PhasedProof } from "../../model/phased-deployment.ts";
import { runSteps } from "../../model/steps.ts";
import { solveMedians } from "../median/exact-p-median.ts";
import { openMedians, raiseMedianBound, startingPrices } from "../median/p-median-bound.ts";
import { improveMedians, placeMedians, RESTART_WORK } from "../median/p-median-heuristic.ts";
import { medianCost } from "../median/p-median-problem.ts";
import { assignMovements } from "./assign-movements.ts";
import { describePhase, proofOf } from "./describe-placing.ts";
import { openMedianPhases, type PhaseMedians } from "./median-phases.ts";
import type { PhasedPlacing, PhasedProblem } from "./phased-problem.ts";
import type { SolveClock } from "./solve-clock.ts";
import { spreadTypes } from "./spread-types.ts";

/** Bound steps of the quick answer in each phase. */
const QUICK_STEPS = 120;

/** What p-medians say of a problem. */
export interface MedianAnswer {
  /** Null where must-covers are asked for, or units cannot get from the sites of one phase to those of the next in time. */
  readonly deployment: PhasedDeployment | null;
  /** No placing is worth more in a phase, whatever else is asked of it. */
  readonly phaseBounds: readonly number[];
}

/** What was found for one phase: the sites, what they cost and what none costs less than. */
interface SolvedMedians {
  readonly chosen: readonly number[];
  readonly cost: number;
  readonly bound: number;
}

/**
 * Deploys for the shortest ways with proof: each phase is a p-median problem with a solver of its own (see {@link solveMedians}), and units of the
 * several types are spread over the sites chosen so that they move least.
 *
 * @returns null where the phases are no p-medians (see {@link openMedianPhases}).
 */
export function deployMedians(
  problem: PhasedProblem,
  relativeGap: number,
  clock: SolveClock,
): MedianAnswer | null {
  const phases = openMedianPhases(problem);
  return (
    phases &&
    compose(problem, phases, "exact", relativeGap, clock, ({ median }, phase) =>
      runSteps(
        solveMedians(median, {
          timeLimitSeconds: Math.max(0.1, clock.secondsLeft() / (phases.length - phase)),
          onProgress: ({ cost, bound }) =>
            clock.report(`Proving ${problem.phases[phase]?.name ?? "a phase"}`, -cost, -bound),
        }),
      ),
    )
  );
}

/**
 * The same at once, by exchanges and a Lagrangian bound.
 * @param start A placing to improve on; the answer is never worse.
 */
export function deployMediansQuickly(
  problem: PhasedProblem,
  clock: SolveClock,
  start?: PhasedPlacing,
): MedianAnswer | null {
  const phases = openMedianPhases(problem);
  return (
    phases &&
    compose(problem, phases, "heuristic", 1e-6, clock, ({ median, siteOf }, phase) => {
      const sites = new Set(start?.[phase]?.flat());
      const known = Array.from(siteOf.keys()).filter((row) => sites.has(siteOf[row] as number));
      const anew = placeMedians(median, RESTART_WORK / phases.length);
      const improved = start && improveMedians(median, known.slice(0, median.count));
      const isBetter = improved && medianCost(median, improved) < medianCost(median, anew);
      const chosen = isBetter ? improved : anew;
      const cost = medianCost(median, chosen);
      if (median.count === 0 || median.demandCount === 0) return { chosen, cost, bound: cost };
      const open = runSteps(openMedians(median, chosen));
      const run = { aim: cost, enough: cost, steps: QUICK_STEPS, size: 1.5 };
      const { value } = raiseMedianBound(open, startingPrices(median, chosen), run);
      return { chosen, cost, bound: Math.min(cost, value) };
    })
  );
}

function compose(
  problem: PhasedProblem,
  phases: readonly PhaseMedians[],
  method: PhasedProof["method"],
  relativeGap: number,
  clock: SolveClock,
  solve: (medians: PhaseMedians, phase: number) => SolvedMedians,
): MedianAnswer {
  const solved = phases.map(solve);
  const bounds = solved.map(({ bound }, phase) => (phases[phase]?.mostSaved as number) - bound);
  const chosen = solved.map((answer, phase) =>
    answer.chosen.map((site) => phases[phase]?.siteOf[site] as number),
  );
  const placing = spreadTypes(problem, chosen);
  const transitions = assignMovements(problem, placing);
  if (transitions === null || problem.mustCover.length > 0) return { deployment: null, phaseBounds: bounds };
  const seconds = clock.seconds();
  const prove = (value: number, bound: number) => {
    const isClosed = bound - value <= relativeGap * value;
    const open = method === "exact" ? "time-limit" : "feasible";
    return proofOf(value, bound, { status: isClosed ? "optimal" : open, method, seconds });
  };
  const saved = solved.map(({ cost }, phase) => (phases[phase]?.mostSaved as number) - cost);
  const sum = (values: readonly number[]) => values.reduce((all, value) => all + value, 0);
  const minutes = sum(transitions.map((transition) => transition.minutes));
  const deployment: PhasedDeployment = {
    kind: "deployment",
    phases: placing.map((suggested, phase) =>
      describePhase(problem, phase, suggested, [], prove(saved[phase] as number, bounds[phase] as number)),
    ),
    transitions,
    proof: prove(sum(saved), sum(bounds)),
    movement: problem.movement === undefined || transitions.length === 0 ? null : describeMovement(minutes),
    fairness: null,
  };
  return { deployment, phaseBounds: bounds };
}

function describeMovement(minutes: number): MovementProof {
  return { minutes, bound: 0, proven: minutes === 0 ? "minimal" : "for-these-positions" };
}
