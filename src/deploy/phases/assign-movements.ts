import type { PhaseTransition, UnitMovement } from "../../model/phased-deployment.ts";
import { countMustMove, listStanding } from "./movement-limits.ts";
import type { PhasedPlacing, PhasedProblem } from "./phased-problem.ts";

const SAME = 1e-9;

/** Which unit before goes to which after. */
export interface UnitAssignment {
  /** Partner of each unit before, as a position among those after; −1 for who goes to the reserve. */
  readonly goesTo: Int32Array;
  /** Minutes of all pairs together. */
  readonly minutes: number;
}

/**
 * Pairs at least `mustMove` units before with units after at the least minutes in all, no pair beyond `limit`, by
 * successive shortest paths (Busacker & Gowen 1960; shortest by Bellman & Ford): after each path the pairs so far
 * are the cheapest of their number. Beyond `mustMove`, units are paired as long as that costs nothing: who can
 * stay, stays.
 *
 * @returns null where so many pairs are not within the limit.
 */
export function assignUnits(
  before: readonly number[],
  after: readonly number[],
  minutesBetween: (from: number, to: number) => number,
  limit: number,
  mustMove: number,
): UnitAssignment | null {
  const cost = before.map((from) =>
    Float64Array.from(after, (to) => {
      const minutes = from === to ? 0 : minutesBetween(from, to);
      return minutes <= limit ? minutes : Number.POSITIVE_INFINITY;
    }),
  );
  const goesTo = new Int32Array(before.length).fill(-1);
  const comesFrom = new Int32Array(after.length).fill(-1);
  for (let pairs = 0; ; pairs++) {
    const path = findCheapestPath(cost, goesTo, comesFrom);
    if (path === null || (pairs >= mustMove && path.minutes > SAME)) {
      if (pairs < mustMove) return null;
      const minutes = cost.reduce((sum, row, u) => sum + (row[goesTo[u] as number] ?? 0), 0);
      return { goesTo, minutes };
    }
    for (let v = path.last; v >= 0; ) {
      const u = path.previous[v] as number;
      const next = goesTo[u] as number;
      goesTo[u] = v;
      comesFrom[v] = u;
      v = next;
    }
  }
}

/** The cheapest way to pair one more: from any free unit before to any free unit after, passing partners on. */
function findCheapestPath(
  cost: readonly Float64Array[],
  goesTo: Int32Array,
  comesFrom: Int32Array,
): { last: number; previous: Int32Array; minutes: number } | null {
  const distance = new Float64Array(comesFrom.length).fill(Number.POSITIVE_INFINITY);
  const previous = new Int32Array(comesFrom.length).fill(-1);
  const rowDistance = Float64Array.from(goesTo, (v) => (v < 0 ? 0 : Number.POSITIVE_INFINITY));
  for (let changed = true; changed; ) {
    changed = false;
    cost.forEach((row, u) => {
      const start = rowDistance[u] as number;
      if (start === Number.POSITIVE_INFINITY) return;
      for (let v = 0; v < row.length; v++) {
        const reached = start + (row[v] as number);
        if (v === goesTo[u] || reached >= (distance[v] as number) - SAME) continue;
        distance[v] = reached;
        previous[v] = u;
        changed = true;
      }
    });
    comesFrom.forEach((u, v) => {
      if (u >= 0) rowDistance[u] = (distance[v] as number) - (cost[u]?.[v] as number);
    });
  }
  let last = -1;
  comesFrom.forEach((u, v) => {
    if (u >= 0 || distance[v] === Number.POSITIVE_INFINITY) return;
    if (last < 0 || (distance[v] as number) < (distance[last] as number)) last = v;
  });
  return last < 0 ? null : { last, previous, minutes: distance[last] as number };
}

/**
 * How units get from phase to phase at the least minutes in all, for the positions given; nobody beyond the
 * turnaround. Units of a type are interchangeable; the reserve counts no minutes (see {@link PhasedProblem}).
 *
 * @returns null where some transition is impossible.
 */
export function assignMovements(problem: PhasedProblem, placing: PhasedPlacing): PhaseTransition[] | null {
  const transitions: PhaseTransition[] = [];
  for (let phase = 0; phase + 1 < problem.phases.length; phase++) {
    const movements: UnitMovement[] = [];
    for (let type = 0; type < problem.types.length; type++) {
      const between = assignType(problem, placing, phase, type);
      if (between === null) return null;
      movements.push(...between);
    }
    const minutes = movements.reduce((sum, movement) => sum + movement.units * movement.minutes, 0);
    transitions.push({ afterPhase: phase, movements, minutes });
  }
  return transitions;
}

/** Least minutes in all for the positions of a placing; infinite where it cannot be. */
export function leastMinutes(problem: PhasedProblem, placing: PhasedPlacing): number {
  const transitions = assignMovements(problem, placing);
  if (transitions === null) return Number.POSITIVE_INFINITY;
  return transitions.reduce((sum, transition) => sum + transition.minutes, 0);
}

function assignType(
  problem: PhasedProblem,
  placing: PhasedPlacing,
  phase: number,
  type: number,
): UnitMovement[] | null {
  const before = listStanding(problem, phase, type, placing[phase] ?? []);
  const after = listStanding(problem, phase + 1, type, placing[phase + 1] ?? []);
  const minutesBetween = (from: number, to: number) => problem.movement?.minutes(type, from, to) ?? 0;
  const limit = problem.movement?.turnaroundMinutes[phase] ?? Number.POSITIVE_INFINITY;
  const mustMove = countMustMove(before.length, after.length, problem.types[type]?.roster ?? 0);
  const assignment = assignUnits(before, after, minutesBetween, limit, mustMove);
  if (assignment === null) return null;
  const grouped = new Map<string, UnitMovement>();
  const note = (from: number | null, to: number | null) => {
    const minutes = from === null || to === null || from === to ? 0 : minutesBetween(from, to);
    const known = grouped.get(`${from} ${to}`);
    grouped.set(`${from} ${to}`, { type, from, to, minutes, units: (known?.units ?? 0) + 1 });
  };
  const arrived = new Uint8Array(after.length);
  before.forEach((from, u) => {
    const v = assignment.goesTo[u] as number;
    if (v >= 0) arrived[v] = 1;
    note(from, v < 0 ? null : (after[v] as number));
  });
  after.forEach((to, v) => {
    if (!arrived[v]) note(null, to);
  });
  return [...grouped.values()];
}
