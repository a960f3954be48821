import type { CannotHold, Requirement } from "../../model/phased-deployment.ts";
import { castDistances } from "./distance-as-cover.ts";
import { canMove, listStanding, openMovementLimits } from "./movement-limits.ts";
import { reducePhase, weighPhase } from "./phase-cover.ts";
import { checkPhasedProblem, countFixed, type PhasedPlacing, type PhasedProblem } from "./phased-problem.ts";
import type { PlacingTask } from "./place-phases.ts";

/** A problem made ready for its solvers. */
export interface PhasedTask extends PlacingTask {
  /** The problem as it came; `problem` is the same with distances cast as cover. */
  readonly asked: PhasedProblem;
}

/**
 * Checks a problem and brings each of its phases into reduced form.
 * @throws RangeError where its numbers contradict each other (see {@link checkPhasedProblem}).
 */
export function openPhasedTask(asked: PhasedProblem): PhasedTask {
  checkPhasedProblem(asked);
  const problem = castDistances(asked);
  return {
    asked,
    problem,
    covers: problem.phases.map((_, phase) => reducePhase(problem, phase)),
    limits: openMovementLimits(problem),
  };
}

/** The first requirement that cannot hold by itself, found without a solver; null where there is none. */
export function findLoneContradiction(task: PhasedTask): CannotHold | null {
  const { problem, covers, limits } = task;
  const alone = (requirement: Requirement): CannotHold => ({
    kind: "cannot-hold",
    together: [requirement],
    proven: true,
  });
  for (let phase = 0; phase < problem.phases.length; phase++) {
    for (let type = 0; type < problem.types.length; type++) {
      const needed = countFixed(problem, phase, type);
      const available = problem.types[type]?.available[phase] as number;
      if (needed > available) return alone({ kind: "fixed-units", phase, type, needed, available });
    }
  }
  for (let transition = 0; transition + 1 < problem.phases.length; transition++) {
    for (let type = 0; type < problem.types.length; type++) {
      const before = listStanding(problem, transition, type, []);
      const after = listStanding(problem, transition + 1, type, []);
      const reach = limits[transition]?.[type] ?? null;
      if (!canMove(reach, before, after, problem.types[type]?.roster ?? 0)) {
        return alone({ kind: "turnaround", afterPhase: transition, type });
      }
    }
  }
  for (const cover of covers) {
    for (let i = cover.demandCount; i < cover.weight.length; i++) {
      if (cover.groups.some(({ points }) => points.includes(i))) continue;
      const name = cover.mustCover[i - cover.demandCount]?.name ?? "";
      return alone({ kind: "must-cover", phase: cover.phase, name });
    }
  }
  return null;
}

/** What a placing of all phases is worth, and whether it may stand. */
export interface PlacingValue {
  readonly value: number;
  readonly perPhase: readonly number[];
  /** Must-covers not met. */
  readonly unmet: readonly Requirement[];
  /** Covered shares of every sector with demand in every phase, sorted upward. */
  readonly shares: Float64Array;
}

/** Weighs a placing phase by phase. */
export function weighPlacing({ covers }: PlacingTask, placing: PhasedPlacing): PlacingValue {
  const perPhase: number[] = [];
  const unmet: Requirement[] = [];
  const shares: number[] = [];
  let value = 0;
  covers.forEach((cover, phase) => {
    const weighed = weighPhase(cover, placing[phase] ?? []);
    perPhase.push(weighed.value);
    value += weighed.value;
    if (weighed.unmet > 0) {
      const covered = new Set(
        cover.groups.flatMap(({ start, points }, t) =>
          (placing[phase]?.[t] ?? []).flatMap((site) => [...points.subarray(start[site], start[site + 1])]),
        ),
      );
      cover.mustCover.forEach(({ name }, must) => {
        if (!covered.has(cover.demandCount + must)) unmet.push({ kind: "must-cover", phase, name });
      });
    }
    weighed.perSector.forEach((covered, sector) => {
      const total = cover.sectorTotal[sector] as number;
      if (total > 0) shares.push(covered / total);
    });
  });
  return { value, perPhase, unmet, shares: Float64Array.from(shares).sort() };
}

/** Whether all units get from phase to phase in time. */
export function isMovable({ problem, limits }: PlacingTask, placing: PhasedPlacing): boolean {
  return limits.every((types, transition) =>
    types.every((reach, type) =>
      canMove(
        reach,
        listStanding(problem, transition, type, placing[transition] ?? []),
        listStanding(problem, transition + 1, type, placing[transition + 1] ?? []),
        problem.types[type]?.roster ?? 0,
      ),
    ),
  );
}

/** Above zero where the sorted shares `a` come before `b` in leximin order, below where after, 0 where alike within 10⁻⁹. */
export function compareShares(a: Float64Array, b: Float64Array): number {
  for (let k = 0; k < a.length; k++) {
    const difference = (a[k] as number) - (b[k] as number);
    if (Math.abs(difference) > 1e-9) return difference;
  }
  return 0;
}
