import { leastMinutes } from "./assign-movements.ts";
import { countFixed, type PhasedPlacing, type PhasedProblem } from "./phased-problem.ts";

/** A shortening below this is rounding, minutes. */
const WORTHWHILE = 1e-6;

/**
 * Gives the sites chosen in each phase to units of the several types, as many of each as there are: phase by phase in the order of the
 * types, then by exchanging two units of one phase while that shortens the ways between phases, or lets them be gone in time at all.
 */
export function spreadTypes(problem: PhasedProblem, chosen: readonly (readonly number[])[]): PhasedPlacing {
  let placing = chosen.map((sites, phase) => dealOut(problem, phase, sites));
  if (problem.movement === undefined || problem.types.length < 2) return placing;
  let minutes = leastMinutes(problem, placing);
  for (let changed = true; changed && minutes > WORTHWHILE; ) {
    changed = false;
    for (const exchanged of listExchanges(placing)) {
      const candidate = exchanged(placing);
      const shorter = leastMinutes(problem, candidate);
      if (!(shorter < minutes - WORTHWHILE)) continue;
      placing = candidate;
      minutes = shorter;
      changed = true;
    }
  }
  return placing;
}

function dealOut(problem: PhasedProblem, phase: number, sites: readonly number[]): number[][] {
  let next = 0;
  return problem.types.map((type, t) => {
    const units = (type.available[phase] as number) - countFixed(problem, phase, t);
    const own = sites.slice(next, next + units);
    next += own.length;
    return own;
  });
}

type Exchange = (placing: number[][][]) => number[][][];

/** Every exchange of two units of different types in one phase, by their positions. */
function listExchanges(placing: readonly (readonly (readonly number[])[])[]): Exchange[] {
  return placing.flatMap((types, phase) =>
    types.flatMap((sites, a) =>
      types.slice(a + 1).flatMap((others, later) =>
        sites.flatMap((_, i) =>
          others.map(
            (__, j): Exchange =>
              (current) =>
                exchange(current, phase, [a, i], [a + 1 + later, j]),
          ),
        ),
      ),
    ),
  );
}

function exchange(
  placing: number[][][],
  phase: number,
  [a, i]: readonly [number, number],
  [b, j]: readonly [number, number],
): number[][][] {
  const types = placing[phase] as number[][];
  const one = types[a]?.[i] as number;
  const other = types[b]?.[j] as number;
  const changed = types
    .with(a, (types[a] as number[]).with(i, other))
    .with(b, (types[b] as number[]).with(j, one));
  return placing.with(phase, changed);
}
