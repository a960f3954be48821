import type {
  CannotHold,
  FairnessProof,
  MovementProof,
  PhasedDeployment,
  PhasedProof,
} from "../../model/phased-deployment.ts";
import { loadSolver } from "../solver/load-solver.ts";
import { assignMovements } from "./assign-movements.ts";
import { deployMedians } from "./deploy-medians.ts";
import { describePhase, proofOf, shareSectors, tightenProofs } from "./describe-placing.ts";
import { explainConflict } from "./explain-conflict.ts";
import { moveLeast } from "./least-movement.ts";
import type { PhasedPlacing, PhasedProblem } from "./phased-problem.ts";
import { findLoneContradiction, openPhasedTask, type PhasedTask, weighPlacing } from "./phased-task.ts";
import { type PhasedProgress, startClock } from "./solve-clock.ts";
import { type CoverAnswer, solveCoverPhases } from "./solve-cover-phases.ts";
import { type FairAnswer, solveFairPhases } from "./solve-fair-phases.ts";

const SECONDS = 60;
const RELATIVE_GAP = 1e-6;
/** Pairs of a site and demand up to which short ways and least movement are proven together. */
const MOST_CAST_PAIRS = 2000;
/** Shares of the time left that the stages may take; what one leaves over is for the next. */
const SHARES = {
  coverBeforeFairness: 0.3,
  coverBeforeWorst: 0.1,
  coverBeforeMovement: 0.85,
  fairness: 0.85,
} as const;

/** How long to solve, how exactly, from what, and with whom to share the progress. */
export interface PhasedOptions {
  /** The solver stops after about so many seconds and returns the best it has; 60 where left out. */
  readonly timeLimitSeconds?: number;
  /** Gap at which a placing is taken as optimal; 10⁻⁶ where left out. */
  readonly relativeGap?: number;
  /** A placing to start from, such as the heuristic's. */
  readonly start?: PhasedPlacing;
  /** Whether to look for the least movement at the value found; yes where left out. */
  readonly leastMovement?: boolean;
  /** Where fairness comes first: whether only the worst sector is raised, not those after it; no where left out. */
  readonly worstOnly?: boolean;
  /** Called from within the solve, which blocks its thread: post it to the page from a worker. */
  readonly onProgress?: (progress: PhasedProgress) => void;
  /** Where the solver's WebAssembly is served; found beside its loader where left out. */
  readonly wasmUrl?: string;
}

/**
 * Deploys over all phases with proof: the greatest objective under the limits on movement (with fairness: the best
 * sorted shares first), then the least movement at that value. Units are counted per type and site, as mixed-integer
 * models in HiGHS (Church & ReVelle 1974; Daskin 1983; Curtin, Hayslett-McCall & Qiu 2010 for police patrols). Out of
 * time, the best so far is returned with a bound that holds.
 *
 * To cancel, terminate the worker it runs in.
 *
 * @returns What cannot hold together, where nothing can be deployed as asked.
 * @throws RangeError where the problem's numbers contradict each other.
 * @throws ProblemError where the solver cannot be loaded or fails.
 */
export async function deployExactly(
  problem: PhasedProblem,
  options: PhasedOptions = {},
): Promise<PhasedDeployment | CannotHold> {
  const clock = startClock(options.timeLimitSeconds ?? SECONDS, options.onProgress);
  const relativeGap = options.relativeGap ?? RELATIVE_GAP;
  const medians = isForMedians(problem) ? deployMedians(problem, relativeGap, clock) : null;
  if (medians?.deployment) return medians.deployment;
  const task = openPhasedTask(problem);
  const contradiction = findLoneContradiction(task);
  if (contradiction !== null) return contradiction;
  const highs = await loadSolver(options.wasmUrl);
  const moves =
    task.problem.movement !== undefined && task.covers.length > 1 && options.leastMovement !== false;
  const worstOnly = options.worstOnly ?? false;
  const beforeFairness = worstOnly ? SHARES.coverBeforeWorst : SHARES.coverBeforeFairness;
  const share = problem.fairFirst ? beforeFairness : moves ? SHARES.coverBeforeMovement : 1;
  const cover = solveCoverPhases(highs, task, options.start, relativeGap, clock.share(share));
  if (cover.placing === null) {
    const conflict = explainConflict(highs, task, Math.max(5, clock.secondsLeft()));
    return conflict ?? { kind: "cannot-hold", together: [], proven: false };
  }
  const fair = problem.fairFirst
    ? solveFairPhases(
        highs,
        task,
        cover.placing,
        cover.phaseBounds,
        { relativeGap, worstOnly },
        clock.share(moves ? SHARES.fairness : 1),
      )
    : null;
  const placed = fair?.placing ?? cover.placing;
  const known = { lagrangian: fair === null ? cover.lagrangian : null, phaseBounds: cover.phaseBounds };
  const moved = moves ? moveLeast(highs, task, placed, known, clock) : null;
  const deployment = describeDeployment(task, moved?.placing ?? placed, {
    cover,
    fair,
    movement: moved?.movement ?? null,
    relativeGap,
    seconds: clock.seconds(),
    ranOut: clock.secondsLeft() <= 0,
  });
  return medians ? tightenProofs(deployment, medians.phaseBounds, relativeGap) : deployment;
}

/** Whether the solver for p-medians is to be asked: where no movement is to be minimised too, or the model of all phases would be too large. */
function isForMedians({ phases, movement, types }: PhasedProblem): boolean {
  return phases.length === 1 || movement === undefined || (types[0]?.points.length ?? 0) > MOST_CAST_PAIRS;
}

function describeDeployment(
  task: PhasedTask,
  placing: PhasedPlacing,
  found: {
    readonly cover: CoverAnswer;
    readonly fair: FairAnswer | null;
    readonly movement: MovementProof | null;
    readonly relativeGap: number;
    readonly seconds: number;
    readonly ranOut: boolean;
  },
): PhasedDeployment {
  const { cover, fair, relativeGap, seconds } = found;
  const weighed = weighPlacing(task, placing);
  const prove = (value: number, bound: number): PhasedProof => {
    const closed = bound - value <= relativeGap * value && (fair === null || fair.proven);
    const status = closed ? "optimal" : found.ranOut ? "time-limit" : "feasible";
    return proofOf(value, bound, { status, method: "exact", seconds });
  };
  const phaseBounds = fair?.phaseBounds ?? cover.phaseBounds;
  return {
    kind: "deployment",
    phases: task.covers.map((phaseCover, phase) =>
      describePhase(
        task.asked,
        phase,
        placing[phase] ?? [],
        shareSectors(phaseCover, placing[phase] ?? []),
        prove(weighed.perPhase[phase] as number, phaseBounds[phase] as number),
      ),
    ),
    transitions: assignMovements(task.problem, placing) ?? [],
    proof: prove(weighed.value, fair?.bound ?? cover.bound),
    movement: found.movement,
    fairness: fair === null ? null : describeFairness(task, cover, fair, weighed.value, weighed.shares),
  };
}

function describeFairness(
  task: PhasedTask,
  cover: CoverAnswer,
  fair: FairAnswer,
  value: number,
  shares: Float64Array,
): FairnessProof {
  const unfair = cover.placing === null ? value : weighPlacing(task, cover.placing).value;
  const unfairValue = Math.max(value, unfair);
  const worstShare = shares[0] ?? 1;
  return {
    worstShare,
    worstShareBound: Math.max(worstShare, fair.worstShareBound),
    unfairValue,
    unfairBound: Math.max(unfairValue, cover.bound),
    price: unfairValue > 0 ? (unfairValue - value) / unfairValue : 0,
    proven: fair.proven,
  };
}
