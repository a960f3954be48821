import { type MedianProblem, reduceMedianProblem } from "../median/p-median-problem.ts";
import { listStanding } from "./movement-limits.ts";
import { countFixed, type PhasedProblem, type ProblemType } from "./phased-problem.ts";

/** One phase of a distance problem as a p-median problem, and what brings its costs back to the phase's value. */
export interface PhaseMedians {
  readonly median: MedianProblem;
  /** The candidate site that each site of the p-median problem is. */
  readonly siteOf: Uint32Array;
  /** Demand × metres where nobody stands anywhere: a placing that costs `c` saves `mostSaved − c`. */
  readonly mostSaved: number;
}

/**
 * The phases of a distance problem as p-median problems (Hakimi 1964), each by itself: units of all types serve alike, so that only
 * their number counts; must-covers and movement are left out of account. Null where that does not hold: another objective, fairness, types
 * that differ in what they reach, or more units fixed than there are.
 */
export function openMedianPhases(problem: PhasedProblem): readonly PhaseMedians[] | null {
  const { objective, types } = problem;
  const [first] = types;
  if (objective.kind !== "distance" || problem.fairFirst) return null;
  if (first === undefined || !types.every((type) => servesAlike(type, first, problem.siteCount))) return null;
  const isOverdrawn = problem.phases.some((_, phase) =>
    types.some((type, t) => (type.available[phase] as number) < countFixed(problem, phase, t)),
  );
  if (isOverdrawn) return null;
  return problem.phases.map((_, phase) => openPhase(problem, first, objective.beyondM, phase));
}

/** Whether two types reach the same from every candidate site, at the same distances. */
function servesAlike(type: ProblemType, other: ProblemType, siteCount: number): boolean {
  if (type === other) return true;
  const end = type.start[siteCount] as number;
  const isAlike = (a: ArrayLike<number>, b: ArrayLike<number>, length: number) => {
    for (let k = 0; k < length; k++) if (a[k] !== b[k]) return false;
    return true;
  };
  return (
    isAlike(type.start, other.start, siteCount + 1) &&
    isAlike(type.points, other.points, end) &&
    isAlike(type.metres ?? [], other.metres ?? [], end)
  );
}

function openPhase(
  problem: PhasedProblem,
  { start, points, metres }: ProblemType,
  beyondM: number,
  phase: number,
): PhaseMedians {
  const { demandCount, siteCount, types } = problem;
  const { weight = new Float64Array(demandCount), allowed } = problem.phases[phase] ?? {};
  const siteOf = Uint32Array.from({ length: siteCount }, (_, site) => site).filter(
    (site) => allowed === undefined || allowed[site] === 1,
  );
  const distance = new Float64Array(siteOf.length * demandCount).fill(beyondM);
  siteOf.forEach((site, row) => {
    for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
      distance[row * demandCount + (points[k] as number)] = Math.min(beyondM, metres?.[k] ?? beyondM);
    }
  });
  const fixedDistance = new Float64Array(demandCount).fill(beyondM);
  types.forEach((type, t) => {
    for (const site of listStanding(problem, phase, t, [])) {
      for (let k = type.start[site] as number; k < (type.start[site + 1] as number); k++) {
        const point = type.points[k] as number;
        fixedDistance[point] = Math.min(fixedDistance[point] as number, type.metres?.[k] ?? beyondM);
      }
    }
  });
  const count = types.reduce(
    (sum, type, t) => sum + (type.available[phase] as number) - countFixed(problem, phase, t),
    0,
  );
  return {
    median: reduceMedianProblem({ weight, siteCount: siteOf.length, count, distance, fixedDistance }),
    siteOf,
    mostSaved: beyondM * weight.reduce((sum, w) => sum + w, 0),
  };
}
