import {
  type BeatProblem,
  type ChosenBeats,
  hasWholeDemand,
  slotsToFill,
  weighBeats,
} from "./beat-problem.ts";
import { listPatchReach, type PatchReach } from "./patch-reach.ts";

const STEPS = { most: 400, least: 8 } as const;
/** Looks at (root, hex) pairs that a bound may take: some 0.05 s, and as many seconds as are worth it before a solve. */
const WORK = { quick: 3_000_000, thorough: 400_000_000 } as const;
const PATIENCE = 10;

/** An upper bound on the demand that any choice of beats covers, with what proves it. */
export interface BeatBound {
  /** No choice covers more than this. Rounded down where all weights are whole. */
  readonly value: number;
  /** What each root reaches; null where that was too much to list, and the bound leaves contiguity out. */
  readonly reach: PatchReach | null;
  /** Per root of `reach`: no choice with a beat of that root covers more than this. */
  readonly withRoot: Float64Array;
  /** No single beat carries more than this. */
  readonly mostLoad: number;
  /** The price of each hex at which the bound was found. */
  readonly price: Float64Array;
}

/**
 * A certified upper bound without a solver, by Lagrangian relaxation of "no hex in two beats": with a price λᵢ ≥ 0 on each
 * hex no choice covers more than
 *
 * L(λ) = Σᵢ λᵢ + Σ_starts B(r, λ) + Σ_sizes (the `count` greatest B(r, λ) over the other roots r),
 *
 * where B(r, λ) is at least the greatest Σ (wᵢ − λᵢ) of a connected patch with root r. Each patch has one root, so distinct
 * beats have distinct roots. B lets a patch whose furthest hex is e steps from its root hold the best hex of each of the layers
 * 1 … e, which it must have, and the best others within e steps up to its size; the greatest over e. Prices follow the
 * subgradient (Held, Wolfe & Crowder 1974) for a fixed amount of work; the least L is returned. Where balance is asked for, the smallest
 * workload is at most the smallest of the B that fill the slots, and no workload above the ratio times that.
 *
 * @param chosen a good choice of beats; it steers the search, every L is a bound whatever it is
 */
export function boundBeats(
  problem: BeatProblem,
  chosen: ChosenBeats,
  effort: keyof typeof WORK = "quick",
): BeatBound {
  const known = weighBeats(problem, chosen);
  const whole = hasWholeDemand(problem);
  const roundDown = (value: number) => (whole ? Math.floor(value + 1e-6) : value);
  const loose = boundWithoutContiguity(problem);
  const price = new Float64Array(problem.hexCount);
  const reach = listPatchReach(problem);
  if (reach === null) {
    const withRoot = new Float64Array(0);
    return { value: roundDown(loose), reach, withRoot, mostLoad: loose, price };
  }
  const relaxation = openRelaxation(problem, reach);
  let latest = relaxation.evaluate(price);
  const mostLoad = Math.max(
    0,
    ...latest.started,
    ...latest.sizes.map(({ values, top }) => values[top[0] ?? -1] ?? 0),
  );
  const balancedBound = problem.mostRatio === null ? loose : boundBalanced(problem, reach, latest);
  const steps = Math.min(
    STEPS.most,
    Math.max(STEPS.least, Math.floor(WORK[effort] / Math.max(1, reach.hexes.length))),
  );
  let best = latest;
  let bestPrice = price.slice();
  let stepFactor = 1;
  let sinceBetter = 0;
  for (let step = 0; step < steps && roundDown(best.value) > known * (1 + 1e-9); step++) {
    const excess = relaxation.countUses(price, latest);
    let norm = 0;
    for (let hex = 0; hex < excess.length; hex++) {
      const e = (excess[hex] as number) - 1;
      excess[hex] = e < 0 && (price[hex] as number) <= 0 ? 0 : e;
      norm += (excess[hex] as number) ** 2;
    }
    if (norm === 0) break;
    const size = (stepFactor * (latest.value - known)) / norm;
    for (let hex = 0; hex < excess.length; hex++) {
      price[hex] = Math.max(0, (price[hex] as number) + size * (excess[hex] as number));
    }
    latest = relaxation.evaluate(price);
    if (latest.value < best.value - 1e-9) {
      best = latest;
      bestPrice = price.slice();
      sinceBetter = 0;
    } else if (++sinceBetter >= PATIENCE) {
      stepFactor /= 2;
      sinceBetter = 0;
    }
  }
  // A balanced choice may cover less than the unbalanced one that steers the search.
  const floor = problem.mostRatio === null ? known : 0;
  return {
    value: Math.max(floor, roundDown(Math.min(loose, balancedBound, best.value))),
    reach,
    withRoot: relaxation.boundWithRoots(best).map(roundDown),
    mostLoad,
    price: bestPrice,
  };
}

/** Demand of as many of the best walkable hexes as the beats may have together. */
function boundWithoutContiguity({ weight, walkable, beats }: BeatProblem): number {
  const most = beats.reduce((sum, { mostHexes }) => sum + mostHexes, 0);
  return weight
    .filter((_, hex) => walkable[hex] === 1)
    .sort()
    .reverse()
    .slice(0, most)
    .reduce((sum, w) => sum + w, 0);
}

interface Relaxed {
  readonly value: number;
  /** B of each started root. */
  readonly started: readonly number[];
  /** Per size of the free beats: B of each free root, and the roots of its greatest. */
  readonly sizes: readonly { readonly values: Float64Array; readonly top: readonly number[] }[];
}

function openRelaxation({ weight, hexCount }: BeatProblem, reach: PatchReach) {
  const { startedMost, free, roots } = reach;
  const startedCount = startedMost.length;
  const value = new Float64Array(hexCount);
  const setPrices = (price: Float64Array) => {
    for (let hex = 0; hex < hexCount; hex++) value[hex] = (weight[hex] as number) - (price[hex] as number);
  };
  return {
    evaluate(price: Float64Array): Relaxed {
      setPrices(price);
      let total = price.reduce((sum, p) => sum + p, 0);
      const started = startedMost.map((most, r) => boundPatch(reach, value, r, most));
      for (const b of started) total += b;
      const sizes = free.map(({ mostHexes, count }) => {
        const values = Float64Array.from({ length: roots.length - startedCount }, (_, k) =>
          boundPatch(reach, value, startedCount + k, mostHexes),
        );
        const top = takeGreatest(values, count);
        for (const k of top) total += values[k] as number;
        return { values, top };
      });
      return { value: total, started, sizes };
    },
    /** How many of the patches that make up the bound hold each hex. */
    countUses(price: Float64Array, { sizes }: Relaxed): Float64Array {
      setPrices(price);
      const uses = new Float64Array(hexCount);
      const count = (r: number, most: number) => {
        boundPatch(reach, value, r, most, (hex) => {
          uses[hex] = (uses[hex] as number) + 1;
        });
      };
      startedMost.forEach((most, r) => {
        count(r, most);
      });
      sizes.forEach(({ top }, g) => {
        for (const k of top) count(startedCount + k, free[g]?.mostHexes ?? 1);
      });
      return uses;
    },
    /** The greatest over the sizes of: the bound, with the least of the greatest B of that size put out for this root's. */
    boundWithRoots({ value: total, sizes }: Relaxed): Float64Array {
      return Float64Array.from(roots, (_, r) => {
        if (r < startedCount) return total;
        const k = r - startedCount;
        return Math.max(
          ...sizes.map(({ values, top }, g) => {
            const full = top.length === (free[g]?.count ?? 0);
            const leastTop = full ? (values[top.at(-1) ?? 0] as number) : 0;
            return total - Math.max(0, leastTop - (values[k] as number));
          }),
        );
      });
    },
  };
}

/** B(r, λ) for a size limit, with hexes worth `value`; tells the hexes that make it up where asked. */
function boundPatch(
  { hexes, steps, start }: PatchReach,
  value: Float64Array,
  root: number,
  most: number,
  tell?: (hex: number) => void,
): number {
  const from = start[root] as number;
  const to = start[root + 1] as number;
  const must = [hexes[from] as number];
  const pool: number[] = [];
  let mustSum = value[hexes[from] as number] as number;
  let poolSum = 0;
  let best = mustSum;
  let bestDepth = 0;
  let bestPool: readonly number[] = [];
  for (let at = from + 1, depth = 1; at < to && depth < most; depth++) {
    const room = most - 1 - depth;
    let top = hexes[at] as number;
    for (at++; at < to && steps[at] === depth; at++) {
      let hex = hexes[at] as number;
      if ((value[hex] as number) > (value[top] as number)) [top, hex] = [hex, top];
      poolSum += insert(pool, room, value, hex);
    }
    must.push(top);
    mustSum += value[top] as number;
    while (pool.length > room) poolSum -= value[pool.pop() as number] as number;
    if (mustSum + poolSum <= best) continue;
    best = mustSum + poolSum;
    bestDepth = depth;
    if (tell) bestPool = [...pool];
  }
  if (tell) {
    for (const hex of must.slice(0, bestDepth + 1)) tell(hex);
    for (const hex of bestPool) tell(hex);
  }
  return best;
}

/** Keeps the best `room` hexes of a falling list, those worth something only; returns by how much their sum grew. */
function insert(pool: number[], room: number, value: Float64Array, hex: number): number {
  const worth = value[hex] as number;
  if (worth <= 0) return 0;
  let grown = worth;
  if (pool.length >= room) {
    if (room === 0 || worth <= (value[pool[room - 1] as number] as number)) return 0;
    while (pool.length >= room) grown -= value[pool.pop() as number] as number;
  }
  let at = pool.length;
  pool.push(hex);
  for (; at > 0 && (value[pool[at - 1] as number] as number) < worth; at--) pool[at] = pool[at - 1] as number;
  pool[at] = hex;
  return grown;
}

/** The positions of the `count` greatest values above 0, greatest first. */
function takeGreatest(values: Float64Array, count: number): number[] {
  return Array.from(values.keys())
    .filter((k) => (values[k] as number) > 0)
    .sort((a, b) => (values[b] as number) - (values[a] as number) || a - b)
    .slice(0, count);
}

/** What balance leaves: with all slots filled, no workload is above the ratio times the least that some slot can carry at most. */
function boundBalanced(problem: BeatProblem, { free }: PatchReach, unpriced: Relaxed): number {
  const mostRatio = problem.mostRatio ?? 1;
  if (slotsToFill(problem) < problem.beats.length) return Number.POSITIVE_INFINITY;
  const loads = [
    ...unpriced.started,
    ...unpriced.sizes.flatMap(({ values, top }, g) =>
      Array.from({ length: free[g]?.count ?? 0 }, (_, k) => values[top[k] ?? -1] ?? 0),
    ),
  ];
  const least = Math.min(...loads);
  return loads.reduce((sum, load) => sum + Math.min(load, mostRatio * least), 0);
}
