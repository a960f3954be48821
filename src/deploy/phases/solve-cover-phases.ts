import type { Highs } from "highs";
import { addRow, solveModel } from "../solver/linear-model.ts";
import { boundPhase, type PhaseBound } from "./bound-phase.ts";
import { separateFrom } from "./movement-cuts.ts";
import { type PhaseCover, weighPhase } from "./phase-cover.ts";
import { findPlacing, pickBest, visitOrders } from "./phased-heuristic.ts";
import { buildPhasedModel, objectiveTerms, readPlacing, writePlacing } from "./phased-model.ts";
import type { PhasedPlacing } from "./phased-problem.ts";
import { isMovable, type PhasedTask, weighPlacing } from "./phased-task.ts";
import { placePhases, repairPlacing, shakePlacing } from "./place-phases.ts";
import type { SolveClock } from "./solve-clock.ts";

const QUICK_LOOKS = 6_000_000;
const THOROUGH_LOOKS = 60_000_000;
const SHAKES = 240;
/** Share of the time left that the hardest phase may take at least. */
const HARDEST = 0.5;
/** Share of a stage's time that shaking may take. */
const SHAKING = 0.25;
/** The solver measures its gap against the answer it has, which is a little less than ours may be. */
const GAP_ASKED = 0.9;

/** What solving for the objective came to. */
export interface CoverAnswer {
  /** Null where nothing was found that may stand. */
  readonly placing: PhasedPlacing | null;
  /** Bound on each phase by itself, movement left out of account. */
  readonly phaseBounds: readonly number[];
  /** Bound on all phases together. */
  readonly bound: number;
  /** Per phase: bounds with a site taken, from the Lagrangian relaxation. */
  readonly lagrangian: readonly PhaseBound[];
  readonly provenInfeasible: boolean;
}

/**
 * Solves for the greatest objective over all phases. Each phase is solved by itself first, movement left out of
 * account; where units can move between the answers in time, they are the answer, and else their bounds enter the
 * model of all phases together, solved under the limits on movement. Sites that by the Lagrangian bound cannot be
 * part of anything better are left out of every model (reduced-cost fixing; Beasley 1993).
 */
export function solveCoverPhases(
  highs: Highs,
  task: PhasedTask,
  start: PhasedPlacing | undefined,
  relativeGap: number,
  clock: SolveClock,
): CoverAnswer {
  const free: PhasedTask = { ...task, limits: task.limits.map((types) => types.map(() => null)) };
  const inTime = free.covers.map((_, phase) => phase);
  const alone = placePhases(free, inTime);
  const others = start === undefined ? alone : repairPlacing(free, inTime, start);
  const placing = alone.map((sites, phase) => {
    const cover = task.covers[phase] as PhaseCover;
    const other = others[phase] ?? sites;
    const [a, b] = [weighPhase(cover, sites), weighPhase(cover, other)];
    return b.unmet < a.unmet || (b.unmet === a.unmet && b.value > a.value) ? other : sites;
  });
  const lagrangian: PhaseBound[] = [];
  let solved: PhasedPlacing = placing;
  for (const phase of inTime) {
    const some = clock.share(SHAKING / (inTime.length - phase));
    const prepared = preparePhase(free, phase, solved, relativeGap, some);
    solved = prepared.placing;
    lagrangian.push(prepared.lagrangian);
  }
  const phaseBounds = lagrangian.map(({ value }) => value);
  const limited = task.limits.some((types) => types.some((reach) => reach !== null));
  const gaps = inTime.map((phase) => openIn(free, phase, solved, phaseBounds));
  const hardestFirst = inTime.toSorted((p, q) => (gaps[q] as number) - (gaps[p] as number) || p - q);
  for (const [k, phase] of hardestFirst.entries()) {
    const { value, unmet } = weighPlacing(free, solved);
    const open = inTime.map((other) => openIn(free, other, solved, phaseBounds));
    const total = open.reduce((sum, gap) => sum + gap, 0);
    const allowed = relativeGap * value;
    if (total <= allowed) break;
    const mine = open[phase] as number;
    if (mine <= 1e-9 * value) continue;
    const room = unmet.length > 0 ? 0 : Math.max(0, allowed - (total - mine));
    const left = hardestFirst.length - k + (limited ? 1 : 0);
    const known = {
      lagrangian: lagrangian[phase] as PhaseBound,
      relativeGap,
      room,
    };
    const answer = solvePhase(highs, free, phase, solved, known, clock.share(Math.max(1 / left, HARDEST)));
    if (answer.infeasible) {
      return { placing: null, phaseBounds, bound: 0, lagrangian, provenInfeasible: true };
    }
    phaseBounds[phase] = answer.bound;
    solved = answer.placing;
  }
  const bound = phaseBounds.reduce((sum, b) => sum + b, 0);
  if (weighPlacing(task, solved).unmet.length === 0 && isMovable(task, solved)) {
    return { placing: solved, phaseBounds, bound, lagrangian, provenInfeasible: false };
  }
  const orders = visitOrders(task);
  const found = pickBest(task, [
    findPlacing(task, orders, start),
    ...orders.map((order) => repairPlacing(task, order, solved)),
  ]);
  const some = clock.share(SHAKING);
  const keepOn = () => some.secondsLeft() > 0;
  const first = shakePlacing(task, inTime, found, { rounds: SHAKES, seed: 1, keepOn });
  const joint = solveTogether(highs, task, first, { lagrangian, phaseBounds, relativeGap }, clock);
  return { ...joint, phaseBounds, lagrangian };
}

/** What may still be gained in a phase; without end where a must-cover is not met. */
function openIn(free: PhasedTask, phase: number, placing: PhasedPlacing, bounds: readonly number[]): number {
  const { value, unmet } = weighPhase(free.covers[phase] as PhaseCover, placing[phase] ?? []);
  return unmet > 0 ? Number.POSITIVE_INFINITY : Math.max(0, (bounds[phase] as number) - value);
}

/** A better placing of one phase by shaking, and its bound, as far as a quick bound leaves it open. */
function preparePhase(
  free: PhasedTask,
  phase: number,
  given: PhasedPlacing,
  relativeGap: number,
  clock: SolveClock,
): { placing: PhasedPlacing; lagrangian: PhaseBound } {
  const cover = free.covers[phase] as PhaseCover;
  const quick = weighPhase(cover, given[phase] ?? []);
  const first = boundPhase(cover, given[phase] ?? [], QUICK_LOOKS);
  clock.report(nameStage(free, phase), quick.value, first.value);
  if (quick.unmet === 0 && first.value - quick.value <= relativeGap * quick.value) {
    return { placing: given, lagrangian: first };
  }
  const keepOn = () => clock.secondsLeft() > 0;
  const placing = shakePlacing(free, [phase], given, { rounds: SHAKES, seed: phase + 1, keepOn });
  const lagrangian = boundPhase(cover, placing[phase] ?? [], THOROUGH_LOOKS);
  clock.report(nameStage(free, phase), weighPhase(cover, placing[phase] ?? []).value, lagrangian.value);
  return { placing, lagrangian };
}

function nameStage(free: PhasedTask, phase: number): string {
  return `Proving ${free.problem.phases[phase]?.name ?? "a phase"}`;
}

function solvePhase(
  highs: Highs,
  free: PhasedTask,
  phase: number,
  start: PhasedPlacing,
  run: { readonly lagrangian: PhaseBound; readonly relativeGap: number; readonly room: number },
  clock: SolveClock,
): { placing: PhasedPlacing; bound: number; infeasible: boolean } {
  const cover = free.covers[phase] as PhaseCover;
  const doing = nameStage(free, phase);
  const { lagrangian, relativeGap, room } = run;
  const known = weighPhase(cover, start[phase] ?? []);
  const met = known.unmet === 0;
  const kept = met ? keepSites(free, [phase], [lagrangian], [0], known.value, start) : null;
  const built = buildPhasedModel(free, [phase], kept);
  const answer = solveModel(highs, built.model, {
    seconds: clock.secondsLeft(),
    relativeGap: GAP_ASKED * (room > 0 ? room / Math.max(known.value, room) : relativeGap / 5),
    absoluteGap: cover.whole ? 0.999 : 1e-9,
    ...(met ? { start: writePlacing(built, free, start) } : {}),
    report: (value, bound) =>
      clock.report(doing, Math.max(known.value, value), Math.min(lagrangian.value, bound)),
  });
  if (answer.status === "infeasible" && !met) {
    return { placing: start, bound: 0, infeasible: true };
  }
  const found = answer.values === null ? start : readPlacing(built, answer.values, start);
  const best = pickBest(free, [start, placePhases(free, [phase], found)]);
  const weighed = weighPhase(cover, best[phase] ?? []);
  const rounded = cover.whole ? Math.floor(answer.bound + 1e-6) : answer.bound;
  return {
    placing: best,
    bound: Math.max(weighed.value, Math.min(lagrangian.value, Math.max(rounded, met ? known.value : 0))),
    infeasible: false,
  };
}

function solveTogether(
  highs: Highs,
  task: PhasedTask,
  first: PhasedPlacing,
  known: {
    readonly lagrangian: readonly PhaseBound[];
    readonly phaseBounds: readonly number[];
    readonly relativeGap: number;
  },
  clock: SolveClock,
): Pick<CoverAnswer, "placing" | "bound" | "provenInfeasible"> {
  const phases = task.covers.map((_, phase) => phase);
  const weighed = weighPlacing(task, first);
  const met = weighed.unmet.length === 0;
  const apart = known.phaseBounds.reduce((sum, bound) => sum + bound, 0);
  const others = known.phaseBounds.map((bound) => apart - bound);
  const kept = met ? keepSites(task, phases, known.lagrangian, others, weighed.value, first) : null;
  const built = buildPhasedModel(task, phases, kept);
  for (const phase of phases) {
    const before = task.covers[phase]?.valueBefore ?? 0;
    const most = (known.phaseBounds[phase] as number) - before;
    addRow(built.model, Number.NEGATIVE_INFINITY, most * (1 + 1e-9) + 1e-6, objectiveTerms(built, phase));
  }
  const candidates = [first];
  const doing = "Proving all phases under the limits on movement";
  const whole = task.covers.every((cover) => cover.whole);
  const order = visitOrders(task)[0] ?? phases;
  const answer = solveModel(highs, built.model, {
    seconds: clock.secondsLeft(),
    relativeGap: known.relativeGap * GAP_ASKED,
    absoluteGap: whole ? 0.999 : 1e-9,
    ...(met ? { start: writePlacing(built, task, first) } : {}),
    separate: (values) => {
      const rows = separateFrom(built, task, values);
      if (rows.length > 0 && isWhole(built.units, values)) {
        candidates.push(repairPlacing(task, order, readPlacing(built, values, first)));
      }
      return rows;
    },
    report: (value, bound) => clock.report(doing, Math.max(weighed.value, value), Math.min(apart, bound)),
  });
  if (answer.status === "infeasible" && !met) return { placing: null, bound: 0, provenInfeasible: true };
  if (answer.values !== null) {
    const found = readPlacing(built, answer.values, first);
    candidates.push(found, placePhases(task, order, found));
  }
  const best = pickBest(task, candidates);
  const final = weighPlacing(task, best);
  const rounded = whole ? Math.floor(answer.bound + 1e-6) : answer.bound;
  return {
    placing: final.unmet.length > 0 ? null : best,
    bound: Math.max(final.value, Math.min(apart, Math.max(rounded, met ? weighed.value : 0))),
    provenInfeasible: false,
  };
}

/** Which sites may be part of anything worth more than `value`, with those of `placing`. */
function keepSites(
  task: PhasedTask,
  phases: readonly number[],
  lagrangian: readonly PhaseBound[],
  others: readonly number[],
  value: number,
  placing: PhasedPlacing,
): Uint8Array[][] {
  const kept: Uint8Array[][] = task.covers.map(() => []);
  phases.forEach((phase, k) => {
    kept[phase] = (lagrangian[k] as PhaseBound).withSite.map((bounds, type) => {
      const keep = Uint8Array.from(bounds, (bound) => (bound + (others[k] as number) > value ? 1 : 0));
      for (const site of placing[phase]?.[type] ?? []) keep[site] = 1;
      return keep;
    });
  });
  return kept;
}

function isWhole(units: readonly { readonly column: number }[], values: Float64Array): boolean {
  return units.every(({ column }) => {
    const value = values[column] as number;
    return Math.abs(value - Math.round(value)) < 1e-6;
  });
}
