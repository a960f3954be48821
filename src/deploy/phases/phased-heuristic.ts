import type {
  CannotHold,
  FairnessProof,
  MovementProof,
  PhasedDeployment,
} from "../../model/phased-deployment.ts";
import { assignMovements } from "./assign-movements.ts";
import { boundPhase } from "./bound-phase.ts";
import { deployMediansQuickly } from "./deploy-medians.ts";
import { describePhase, proofOf, shareSectors, tightenProofs } from "./describe-placing.ts";
import { placeFairly } from "./fair-placing.ts";
import type { PhasedPlacing, PhasedProblem } from "./phased-problem.ts";
import {
  findLoneContradiction,
  isMovable,
  openPhasedTask,
  type PhasedTask,
  weighPlacing,
} from "./phased-task.ts";
import { placePhases, repairPlacing } from "./place-phases.ts";
import { startClock } from "./solve-clock.ts";

/** Looks at (site, entry) pairs for all bounds together: about 30 ms. */
const BOUND_LOOKS = 14_000_000;
const RELATIVE_GAP = 1e-6;
/** Phases from which the quick answer is built outward. */
const QUICK_ORDERS = 2;

/**
 * Deploys over all phases at once, in about a tenth of a second for 900 sites: greedy additions and exchanges under
 * the limits on movement, with a certified gap from the phases' Lagrangian bounds, which add up. Movement is the
 * least for the positions chosen. Where a must-cover could not be met, what is left open is returned, not proven.
 *
 * @param start A placing to improve on, such as the one on screen before a post was dragged; left aside where it
 * may not stand.
 * @throws RangeError where the problem's numbers contradict each other.
 */
export function deployHeuristically(
  problem: PhasedProblem,
  start?: PhasedPlacing,
): PhasedDeployment | CannotHold {
  const clock = startClock(Number.POSITIVE_INFINITY, undefined);
  const medians = deployMediansQuickly(problem, clock, start);
  if (medians?.deployment) return medians.deployment;
  const task = openPhasedTask(problem);
  const contradiction = findLoneContradiction(task);
  if (contradiction !== null) return contradiction;
  const orders = visitOrders(task).slice(0, QUICK_ORDERS);
  const best = findPlacing(task, orders, start);
  const { unmet } = weighPlacing(task, best);
  if (unmet.length > 0) return { kind: "cannot-hold", together: unmet, proven: false };
  const looks = BOUND_LOOKS / Math.max(1, task.covers.length);
  const fair = problem.fairFirst ? placeFairly(task, best, orders[0] ?? [], BOUND_LOOKS / 2) : undefined;
  const bounds = task.covers.map((cover, phase) => boundPhase(cover, best[phase] ?? [], looks).value);
  const deployment = describeDeployment(task, fair?.placing ?? best, {
    bounds,
    seconds: clock.seconds(),
    fair: fair && { unfair: best, worstShareBound: fair.worstShareBound },
  });
  return medians ? tightenProofs(deployment, medians.phaseBounds, RELATIVE_GAP) : deployment;
}

/**
 * A placing by greedy additions and exchanges that may stand; must-covers may be left unmet. Where movement is
 * limited it is built once in each order and the best kept.
 */
export function findPlacing(
  task: PhasedTask,
  orders: readonly (readonly number[])[],
  start?: PhasedPlacing,
): PhasedPlacing {
  const placings = orders.map((order) => placePhases(task, order));
  if (start !== undefined) placings.push(repairPlacing(task, orders[0] ?? [], start));
  return pickBest(task, placings);
}

/** The placing that leaves fewest must-covers open, of those the one worth most, of those the first. */
export function pickBest(task: PhasedTask, placings: readonly PhasedPlacing[]): PhasedPlacing {
  let best: PhasedPlacing = task.covers.map(({ groups }) => groups.map(() => []));
  let known = weighPlacing(task, best);
  for (const placing of placings) {
    if (!isMovable(task, placing)) continue;
    const weighed = weighPlacing(task, placing);
    const fewer = known.unmet.length - weighed.unmet.length;
    if (fewer < 0 || (fewer === 0 && weighed.value <= known.value)) continue;
    best = placing;
    known = weighed;
  }
  return best;
}

/** Orders in which to visit the phases: from each one outward where movement is limited, the heaviest first; else in time. */
export function visitOrders({ covers, limits, problem }: PhasedTask): number[][] {
  const phases = covers.map((_, phase) => phase);
  if (limits.every((types) => types.every((reach) => reach === null))) return [phases];
  const heavy = problem.phases.map(({ weight }) => weight.reduce((sum, w) => sum + w, 0));
  return phases
    .toSorted((a, b) => (heavy[b] as number) - (heavy[a] as number) || a - b)
    .map((first) => [...phases.slice(first), ...phases.slice(0, first).reverse()]);
}

function describeDeployment(
  task: PhasedTask,
  placing: PhasedPlacing,
  found: {
    readonly bounds: readonly number[];
    readonly seconds: number;
    readonly fair: { readonly unfair: PhasedPlacing; readonly worstShareBound: number } | undefined;
  },
): PhasedDeployment {
  const weighed = weighPlacing(task, placing);
  const bound = found.bounds.reduce((sum, b) => sum + b, 0);
  const { seconds } = found;
  const how = (value: number, most: number) => ({
    status:
      most - value <= RELATIVE_GAP * value && !found.fair ? ("optimal" as const) : ("feasible" as const),
    method: "heuristic" as const,
    seconds,
  });
  const transitions = assignMovements(task.problem, placing) ?? [];
  const minutes = transitions.reduce((sum, transition) => sum + transition.minutes, 0);
  const movement: MovementProof | null =
    task.problem.movement === undefined || transitions.length === 0
      ? null
      : { minutes, bound: 0, proven: minutes === 0 ? "minimal" : "for-these-positions" };
  const fairness: FairnessProof | null = found.fair
    ? describeFairness(task, weighed.value, weighed.shares, bound, found.fair)
    : null;
  return {
    kind: "deployment",
    phases: task.covers.map((cover, phase) => {
      const value = weighed.perPhase[phase] as number;
      const most = found.bounds[phase] as number;
      const suggested = placing[phase] ?? [];
      const proof = proofOf(value, most, how(value, most));
      return describePhase(task.asked, phase, suggested, shareSectors(cover, suggested), proof);
    }),
    transitions,
    proof: proofOf(weighed.value, bound, how(weighed.value, bound)),
    movement,
    fairness,
  };
}

function describeFairness(
  task: PhasedTask,
  value: number,
  shares: Float64Array,
  unfairBound: number,
  fair: { readonly unfair: PhasedPlacing; readonly worstShareBound: number },
): FairnessProof {
  const unfairValue = Math.max(value, weighPlacing(task, fair.unfair).value);
  return {
    worstShare: shares[0] ?? 1,
    worstShareBound: fair.worstShareBound,
    unfairValue,
    unfairBound,
    price: unfairValue > 0 ? (unfairValue - value) / unfairValue : 0,
    proven: false,
  };
}
