import type { Highs } from "highs";
import { solveModel } from "../solver/linear-model.ts";
import { placeFairly } from "./fair-placing.ts";
import {
  addSmallestShares,
  listSectorShares,
  measureShares,
  sumSmallest,
  writeSmallestShares,
} from "./fair-rows.ts";
import { separateFrom } from "./movement-cuts.ts";
import { visitOrders } from "./phased-heuristic.ts";
import { buildPhasedModel, readPlacing, valueIn, writePlacing } from "./phased-model.ts";
import type { PhasedPlacing } from "./phased-problem.ts";
import { compareShares, isMovable, type PhasedTask, weighPlacing } from "./phased-task.ts";
import { repairPlacing } from "./place-phases.ts";
import type { SolveClock } from "./solve-clock.ts";

const SLACK = 1e-7;
const FAIR_LOOKS = 60_000_000;
/** Share of the time left that each stage but the last may take. */
const STAGE_SHARE = 0.4;

/** How closely to solve, and whether only the worst sector is raised. */
interface FairOptions {
  readonly relativeGap: number;
  readonly worstOnly: boolean;
}

/** What solving for fairness came to. */
export interface FairAnswer {
  readonly placing: PhasedPlacing;
  /** No placing covers more of the worst-off sector of any phase. */
  readonly worstShareBound: number;
  /** Whether the sorted shares are proven greatest in lexicographic order, and the objective greatest among those. */
  readonly proven: boolean;
  /** No placing with shares as good is worth more, each phase by itself where they were solved so. */
  readonly bound: number;
  readonly phaseBounds: readonly number[];
}

/**
 * The fairest placing: the smallest covered share of any sector in any phase is made as great as can be, then the sum
 * of the two smallest, of the three smallest and so on (lexicographic max-min by cumulated ordered outcomes; Ogryczak
 * & Śliwiński 2003), and then the objective. The phases are solved each by itself, which gives the same shares as all
 * together, and where units cannot move between the answers in time, all together under the limits on movement.
 *
 * @param start A possible placing that meets the must-covers.
 */
export function solveFairPhases(
  highs: Highs,
  task: PhasedTask,
  start: PhasedPlacing,
  unfairBounds: readonly number[],
  options: FairOptions,
  clock: SolveClock,
): FairAnswer {
  const free: PhasedTask = { ...task, limits: task.limits.map((types) => types.map(() => null)) };
  const phases = task.covers.map((_, phase) => phase);
  const limited = task.limits.some((types) => types.some((reach) => reach !== null));
  const quick = placeFairly(free, start, phases, FAIR_LOOKS);
  let placing = fairer(free, start, quick.placing);
  let proven = true;
  let { worstShareBound } = quick;
  const phaseBounds: number[] = [];
  for (const phase of phases) {
    const share = 1 / (phases.length - phase + (limited ? phases.length : 0));
    const answer = solveScope(highs, free, [phase], placing, unfairBounds, options, clock.share(share));
    placing = answer.placing;
    proven &&= answer.proven;
    worstShareBound = Math.min(worstShareBound, answer.worstShareBound);
    phaseBounds.push(answer.bound);
  }
  const bound = phaseBounds.reduce((sum, b) => sum + b, 0);
  if (isMovable(task, placing)) return { placing, proven, worstShareBound, bound, phaseBounds };
  const repaired = visitOrders(task).map((order) => repairPlacing(task, order, placing));
  const fast = placeFairly(task, start, visitOrders(task)[0] ?? phases, FAIR_LOOKS);
  const first = [start, fast.placing, ...repaired].reduce((best, candidate) => fairer(task, best, candidate));
  const together = solveScope(highs, task, phases, first, unfairBounds, options, clock);
  return {
    placing: together.placing,
    proven: together.proven,
    worstShareBound: Math.min(worstShareBound, together.worstShareBound),
    bound: together.bound,
    phaseBounds: unfairBounds,
  };
}

/** The fairer of two placings that may stand, of equally fair ones the one worth more. */
function fairer(task: PhasedTask, a: PhasedPlacing, b: PhasedPlacing): PhasedPlacing {
  const [wa, wb] = [weighPlacing(task, a), weighPlacing(task, b)];
  if (wb.unmet.length > 0 || !isMovable(task, b)) return a;
  const order = compareShares(wb.shares, wa.shares);
  return order > 0 || (order === 0 && wb.value > wa.value) ? b : a;
}

/** One phase, or several together: every stage of the lexicographic order is one run of a growing model. */
function solveScope(
  highs: Highs,
  task: PhasedTask,
  phases: readonly number[],
  start: PhasedPlacing,
  unfairBounds: readonly number[],
  { relativeGap, worstOnly }: FairOptions,
  clock: SolveClock,
): Omit<FairAnswer, "phaseBounds"> {
  const built = buildPhasedModel(task, phases, null);
  const { model } = built;
  const gains = [...model.cost];
  const { offset } = model;
  const shares = listSectorShares(built, task);
  const firstShare = model.cost.length;
  const weigh = (candidate: PhasedPlacing) => ({
    sums: sumSmallest(measureShares(built, task, candidate)),
    value: valueIn(built, task, candidate),
  });
  let placing = start;
  let proven = true;
  let worstShareBound = 1;
  let bound = phases.reduce((sum, phase) => sum + (unfairBounds[phase] as number), 0);
  for (let stage = 1; stage <= (worstOnly ? 1 : shares.length + 1); stage++) {
    const last = stage > shares.length;
    const terms = last ? [] : addSmallestShares(built, shares, stage);
    model.cost.fill(0);
    if (last)
      gains.forEach((gain, column) => {
        model.cost[column] = gain;
      });
    for (const [column, value] of terms) model.cost[column] = value;
    model.offset = last ? offset : 0;
    const known = weigh(placing);
    const doing = last ? "Covering most, shares kept" : `Raising the ${stage} worst-covered sectors`;
    const reached = last ? known.value : (known.sums[stage - 1] as number);
    clock.report(doing, reached, last ? bound : stage);
    if (clock.secondsLeft() <= 0) {
      proven = false;
      break;
    }
    const start = writePlacing(built, task, placing);
    writeSmallestShares(
      start,
      firstShare,
      Math.min(stage, shares.length),
      measureShares(built, task, placing),
    );
    const answer = solveModel(highs, model, {
      seconds: last || worstOnly ? clock.secondsLeft() : clock.share(STAGE_SHARE).secondsLeft(),
      relativeGap: last ? relativeGap / 10 : 1e-7,
      absoluteGap: 1e-9,
      start,
      ...(phases.length > 1 ? { separate: (values: Float64Array) => separateFrom(built, task, values) } : {}),
      report: (value, most) => clock.report(doing, value, most),
    });
    model.rows.push(...answer.separated);
    if (answer.values !== null) {
      const found = readPlacing(built, answer.values, placing);
      const better = weigh(found);
      const earlier = known.sums
        .slice(0, stage - 1)
        .every((sum, k) => (better.sums[k] as number) >= sum - 1e-6);
      const gain = last ? better.value - known.value : (better.sums[stage - 1] as number) - reached;
      if (earlier && gain > 0) placing = found;
    }
    if (answer.status !== "optimal") proven = false;
    if (last) bound = Math.min(bound, Math.max(weigh(placing).value, answer.bound));
    if (stage === 1) worstShareBound = Math.max(weigh(placing).sums[0] ?? 1, Math.min(1, answer.bound));
    if (!last) {
      const kept = weigh(placing).sums[stage - 1] as number;
      model.rows.push({
        lower: kept - SLACK,
        upper: Number.POSITIVE_INFINITY,
        columns: terms.map(([column]) => column),
        values: terms.map(([, value]) => value),
      });
    }
  }
  return { placing, proven: proven && !worstOnly, worstShareBound, bound };
}
