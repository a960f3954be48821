import type { PhasedProblem } from "../../../src/deploy/phases/phased-problem.ts";
import type { PhasedDeployment } from "../../../src/model/phased-deployment.ts";

/** The best deployment found by trying all. */
export interface BestOfAll {
  readonly value: number;
  readonly minutes: number;
  /** Shares of sectors with demand in every phase, sorted upward. */
  readonly shares: readonly number[];
}

/** One way to place all units of one phase: sites per type, fixed units included. */
interface Placing {
  readonly sites: readonly (readonly number[])[];
  readonly value: number;
  readonly shares: readonly number[];
}

/** A way through all phases so far, ending in a placing. */
interface Way extends BestOfAll {
  readonly end: Placing;
}

const SAME = 1e-9;

/**
 * Tries every placing of every phase, and every way from each to each: better shares first where asked for, then the
 * greater objective, then fewer minutes. Where two ways end in the same placing only the better is followed, since
 * whatever comes after is added to both alike. Null where nothing can be.
 */
export function deployByTryingAll(problem: PhasedProblem): BestOfAll | null {
  let ways: Way[] = [];
  problem.phases.forEach((_, phase) => {
    const placings = everyPlacing(problem, phase);
    if (phase === 0) {
      ways = placings.map((end) => ({ value: end.value, minutes: 0, shares: end.shares, end }));
      return;
    }
    const cost = rememberMinutes(problem, phase - 1);
    ways.sort((a, b) => compare(problem, b, a));
    ways = placings.flatMap((end) => {
      let best: Way | undefined;
      let basis: Way | undefined;
      for (const way of ways) {
        if (basis !== undefined && compare(problem, { ...way, minutes: basis.minutes }, basis) < 0) break;
        const minutes = cost(way.end, end);
        if (minutes === Number.POSITIVE_INFINITY) continue;
        const next = {
          value: way.value + end.value,
          minutes: way.minutes + minutes,
          shares: [...way.shares, ...end.shares].sort((a, b) => a - b),
          end,
        };
        basis ??= way;
        if (best === undefined || next.minutes < best.minutes) best = next;
      }
      return best === undefined ? [] : [best];
    });
  });
  ways.sort((a, b) => compare(problem, b, a));
  return ways[0] ?? null;
}

function compare(problem: PhasedProblem, a: BestOfAll, b: BestOfAll): number {
  if (problem.fairFirst) {
    for (let k = 0; k < a.shares.length; k++) {
      const difference = (a.shares[k] ?? 0) - (b.shares[k] ?? 0);
      if (Math.abs(difference) > SAME) return difference;
    }
  }
  if (Math.abs(a.value - b.value) > SAME) return a.value - b.value;
  return Math.abs(a.minutes - b.minutes) > SAME ? b.minutes - a.minutes : 0;
}

function everyPlacing(problem: PhasedProblem, phase: number): Placing[] {
  const perType = problem.types.map((type, t) => {
    const fixed = problem.fixed
      .filter((f) => f.phase === phase && f.type === t)
      .flatMap(({ site, units }) => Array.from({ length: units }, () => site));
    const spare = (type.available[phase] ?? 0) - fixed.length;
    const may = Array.from({ length: problem.siteCount }, (_, s) => s).filter(
      (s) => problem.phases[phase]?.allowed?.[s] !== 0,
    );
    const most = type.mostPerSite ?? Number.POSITIVE_INFINITY;
    return spare < 0 ? [] : multisets(may, spare, most).map((free) => [...fixed, ...free]);
  });
  const combined = perType.reduce<number[][][]>(
    (all, lists) => all.flatMap((head) => lists.map((list) => [...head, list])),
    [[]],
  );
  return combined
    .filter((sites) =>
      problem.mustCover.every(
        (must) =>
          must.phase !== phase ||
          must.anyOf.some((option) => sites[option.type]?.some((s) => option.sites.includes(s))),
      ),
    )
    .map((sites) => ({ sites, ...weigh(problem, phase, sites) }));
}

function multisets(sites: readonly number[], upTo: number, mostEach: number): number[][] {
  const [first, ...rest] = sites;
  if (first === undefined) return [[]];
  const lists: number[][] = [];
  for (let n = 0; n <= Math.min(upTo, mostEach); n++) {
    for (const tail of multisets(rest, upTo - n, mostEach))
      lists.push([...new Array(n).fill(first), ...tail]);
  }
  return lists;
}

function weigh(problem: PhasedProblem, phase: number, sites: readonly (readonly number[])[]) {
  const { objective, demandCount, sectors } = problem;
  const got = new Array<number>(sectors?.count ?? 0).fill(0);
  const all = new Array<number>(sectors?.count ?? 0).fill(0);
  let value = 0;
  for (let i = 0; i < demandCount; i++) {
    let times = 0;
    let nearest = objective.kind === "distance" ? objective.beyondM : 0;
    let closest = nearest;
    problem.types.forEach((type, t) => {
      for (let s = 0; s + 1 < type.start.length; s++) {
        for (let k = type.start[s] ?? 0; k < (type.start[s + 1] ?? 0); k++) {
          if (type.points[k] !== i) continue;
          const units = sites[t]?.filter((site) => site === s).length ?? 0;
          times += units;
          const metres = type.metres?.[k] ?? 0;
          closest = Math.min(closest, metres);
          if (units > 0) nearest = Math.min(nearest, metres);
        }
      }
    });
    const w = problem.phases[phase]?.weight[i] ?? 0;
    const worth =
      objective.kind === "distance"
        ? objective.beyondM - nearest
        : objective.kind === "backup"
          ? 1 - objective.busyFraction ** times
          : Math.min(1, times);
    value += w * worth;
    const sector = sectors?.of[i] ?? 0;
    got[sector] = (got[sector] ?? 0) + w * worth;
    all[sector] =
      (all[sector] ?? 0) + (objective.kind === "distance" ? w * (objective.beyondM - closest) : w);
  }
  const shares = got.flatMap((g, s) => ((all[s] ?? 0) > 0 ? [g / (all[s] ?? 1)] : []));
  return { value, shares: shares.sort((a, b) => a - b) };
}

function rememberMinutes(problem: PhasedProblem, transition: number): (a: Placing, b: Placing) => number {
  const known = new Map<string, number>();
  return (a, b) =>
    problem.types.reduce((sum, type, t) => {
      const before = a.sites[t] ?? [];
      const after = b.sites[t] ?? [];
      const key = `${t}|${before}|${after}`;
      const minutes =
        known.get(key) ??
        leastMinutes(
          before,
          after,
          (from, to) => problem.movement?.minutes(t, from, to) ?? 0,
          problem.movement?.turnaroundMinutes[transition] ?? Number.POSITIVE_INFINITY,
          before.length + after.length - type.roster,
        );
      known.set(key, minutes);
      return sum + minutes;
    }, 0);
}

/** The cheapest of all ways to pair at least `pairs` units before with units after within the limit; infinite where there is none. */
export function leastMinutes(
  before: readonly number[],
  after: readonly number[],
  minutes: (from: number, to: number) => number,
  limit: number,
  pairs: number,
): number {
  const [from, ...others] = before;
  if (from === undefined) return pairs <= 0 ? 0 : Number.POSITIVE_INFINITY;
  let best = leastMinutes(others, after, minutes, limit, pairs);
  after.forEach((to, v) => {
    const cost = from === to ? 0 : minutes(from, to);
    if (cost > limit) return;
    best = Math.min(best, cost + leastMinutes(others, after.toSpliced(v, 1), minutes, limit, pairs - 1));
  });
  return best;
}

/** Value and shares of a deployment, counted from nothing but where its units stand. */
export function recount(problem: PhasedProblem, deployment: PhasedDeployment) {
  const phases = deployment.phases.map(({ standing }, phase) =>
    weigh(
      problem,
      phase,
      problem.types.map((_, t) =>
        standing
          .filter((place) => place.type === t)
          .flatMap(({ site, units }) => Array.from({ length: units }, () => site)),
      ),
    ),
  );
  return {
    value: phases.reduce((sum, { value }) => sum + value, 0),
    shares: phases.flatMap(({ shares }) => shares).sort((a, b) => a - b),
  };
}
