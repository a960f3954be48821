import type { Steps } from "../model/steps.ts";
import {
  decideColumns,
  type MedianBound,
  type OpenMedians,
  openMedians,
  raiseMedianBound,
  startingPrices,
} from "./p-median-bound.ts";
import { improveMedians, placeMedians } from "./p-median-heuristic.ts";
import { hasWholeCosts, type MedianProblem, medianCost } from "./p-median-problem.ts";

const RELATIVE_GAP = 1e-7;
/** Above this a sum of whole numbers leaves too few digits to round a bound up by. */
const MOST_WHOLE = 1e9;
const ROUND = { atRoot: 60, below: 25 } as const;
/** Rounds in a branch end where the last one closed less than this part of the gap. */
const WORTHWHILE = { atRoot: 0.02, below: 0.2 } as const;
const MOST_ROUNDS = { atRoot: 30, below: 6 } as const;

/** What the search has so far. */
export interface MedianProgress {
  readonly cost: number;
  readonly bound: number;
  readonly seconds: number;
}

/** How long to search, and from what. */
export interface MedianOptions {
  /** The search stops after this many seconds and returns the best it has. */
  readonly timeLimitSeconds: number;
  /** A choice to start from; the answer never costs more. */
  readonly warmStart?: readonly number[];
  readonly onProgress?: (progress: MedianProgress) => void;
}

/** A choice of sites with its proof. */
export interface MedianSolution {
  readonly chosen: readonly number[];
  /** Sum of weight × distance, counted again from the chosen sites. */
  readonly cost: number;
  /** No choice costs less than this. */
  readonly bound: number;
  /** `(cost − bound) / cost`; 0 where the choice is proven best. */
  readonly gap: number;
  readonly status: "optimal" | "time-limit";
  /** Branches that were looked at; 1 where the first bound settled it. */
  readonly branches: number;
  readonly seconds: number;
}

interface Branch {
  readonly medians: OpenMedians;
  /** Sites opened for good. */
  readonly opened: readonly number[];
  readonly price: Float64Array;
  readonly bound: number;
}

/**
 * Solves a p-median problem to proven optimality by branch and bound on the sites with the Lagrangian bound
 * ({@link raiseMedianBound}; Christofides & Beasley 1982). The quick answer comes first ({@link placeMedians}); every bound
 * proposes a choice that exchanges then improve. Sites that by the bound no better choice contains are closed,
 * those that every better choice contains are opened and become part of what serves already (reduced-cost
 * fixing), which leaves ever smaller problems. Where all costs are whole (up to 10⁹ in all) the bound is rounded up, else the proof
 * is good to 10⁻⁷ of the cost. Stopped by the clock, it returns the best choice with the least bound of what is left.
 *
 * @throws RangeError where the time limit is not a number above zero.
 */
export function* solveMedians(problem: MedianProblem, options: MedianOptions): Steps<MedianSolution> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1000;
  if (!(options.timeLimitSeconds > 0)) {
    throw new RangeError(`A time limit of ${options.timeLimitSeconds} s; it must be above zero.`);
  }
  yield "Placing units near demand";
  let chosen = options.warmStart ? improveMedians(problem, options.warmStart) : placeMedians(problem);
  let best = medianCost(problem, chosen);
  if (problem.count === 0 || problem.demandCount === 0) {
    return { chosen, cost: best, bound: best, gap: 0, status: "optimal", branches: 0, seconds: seconds() };
  }
  const whole = hasWholeCosts(problem) && best <= MOST_WHOLE;
  const cutoff = () => (whole ? best - 1 + 1e-6 : best - RELATIVE_GAP * best);
  const isOver = () => seconds() >= options.timeLimitSeconds;
  const tried = new Set<string>();
  const propose = (sites: readonly number[]) => {
    const key = [...sites].sort((a, b) => a - b).join();
    if (tried.has(key)) return;
    tried.add(key);
    if (branches > 1 && medianCost(problem, sites) > best * (1 + 1e-3)) return;
    const improved = improveMedians(problem, sites);
    const cost = medianCost(problem, improved);
    if (cost >= best) return;
    chosen = improved;
    best = cost;
  };
  yield "Sorting sites by distance";
  const all = yield* openMedians(problem, chosen);
  const open: Branch[] = [{ medians: all, opened: [], price: startingPrices(problem, chosen), bound: 0 }];
  let branches = 0;
  while (open.length > 0 && !isOver()) {
    const branch = open.pop() as Branch;
    if (branch.bound >= cutoff()) continue;
    branches++;
    const where = branches === 1 ? "atRoot" : "below";
    let { medians, opened, price, bound } = branch;
    let size = branches === 1 ? 1.5 : 0.5;
    for (let round = 0; ; round++) {
      yield `Proving the placing, ${branches} branches`;
      if (isLeaf(medians)) {
        propose(medians.count === 0 ? opened : [...opened, ...medians.site]);
        break;
      }
      const raised = raiseMedianBound(medians, price, {
        aim: best,
        enough: cutoff(),
        steps: ROUND[where],
        size,
      });
      const closed = (raised.value - bound) / Math.max(best - bound, 1e-12);
      size = Math.max(raised.size, 1e-3);
      price = raised.price;
      bound = Math.max(bound, raised.value);
      propose([...opened, ...raised.top.map((c) => medians.site[c] as number)]);
      if (bound >= cutoff()) break;
      const decided = decideByBound(medians, raised, cutoff());
      const share = raised.share.filter((_, c) => decided.isUndecided(c));
      opened = [...opened, ...decided.opened.map((c) => medians.site[c] as number)];
      if (share.length < medians.site.length)
        medians = decideColumns(medians, decided.opened, decided.isClosed);
      options.onProgress?.({
        cost: best,
        bound: leastBound([...open, { bound }], cutoff(), whole),
        seconds: seconds(),
      });
      const rest = { medians, opened, price, bound };
      if (isOver()) open.push(rest);
      else if (
        isLeaf(medians) ||
        (round + 1 < MOST_ROUNDS[where] && (round === 0 || closed >= WORTHWHILE[where]))
      )
        continue;
      else open.push(...split(rest, share));
      break;
    }
  }
  const proven = open.every(({ bound }) => bound >= cutoff());
  const bound = proven && whole ? best : Math.min(best, leastBound(open, cutoff(), whole));
  return {
    chosen,
    cost: best,
    bound,
    gap: best > 0 ? (best - bound) / best : 0,
    status: proven ? "optimal" : "time-limit",
    branches,
    seconds: seconds(),
  };
}

/** Whether nothing is left to decide: no unit, or no more sites than units. */
function isLeaf({ count, site }: OpenMedians): boolean {
  return count === 0 || site.length <= count;
}

/** Columns that every better choice has, and those that none has: where the other decision lifts the bound to the cutoff. */
function decideByBound({ count }: OpenMedians, { value, reduced, top }: MedianBound, cutoff: number) {
  const isTop = new Set(top);
  let worstTop = Number.NEGATIVE_INFINITY;
  let bestOther = 0;
  reduced.forEach((rho, c) => {
    if (isTop.has(c)) worstTop = Math.max(worstTop, rho);
    else bestOther = Math.min(bestOther, rho);
  });
  if (top.length < count) worstTop = 0;
  const opened = top.filter((c) => value - (reduced[c] as number) + bestOther >= cutoff);
  const isOpened = new Set(opened);
  const isClosed = (c: number) => !isTop.has(c) && value + (reduced[c] as number) - worstTop >= cutoff;
  return { opened, isClosed, isUndecided: (c: number) => !isOpened.has(c) && !isClosed(c) };
}

/** Two branches on the column the bound is least sure of; the one that opens it is looked at first. */
function split({ medians, opened, price, bound }: Branch, share: Float64Array): Branch[] {
  let least = 0;
  share.forEach((part, c) => {
    if (Math.abs(part - 0.5) < Math.abs((share[least] as number) - 0.5)) least = c;
  });
  const none = () => false;
  const without = decideColumns(medians, [], (c) => c === least);
  const withIt = decideColumns(medians, [least], none);
  return [
    { medians: without, opened, price, bound },
    { medians: withIt, opened: [...opened, medians.site[least] as number], price, bound },
  ];
}

function leastBound(open: readonly { readonly bound: number }[], cutoff: number, whole: boolean): number {
  const least = open.reduce((sofar, { bound }) => Math.min(sofar, bound), cutoff);
  return whole ? Math.ceil(least - 1e-6) : least;
}
