import type { Steps } from "../model/steps.ts";
import { barByBound, propagateDecisions } from "./branch-on-edges.ts";
import { findShortTour, tourLength } from "./improve-tour.ts";
import { EDGE, type PricedTree, raiseBound, type TourLengths } from "./one-tree.ts";
import { MOST_PLACES_BY_SUBSETS, tourBySubsets } from "./tour-by-subsets.ts";
import { type TravelMatrix, travelMinutes } from "./travel-matrix.ts";

/** Kicks of the search for a short tour: so many, fewer where each looks at more pairs of places. */
const KICKS = { most: 400, least: 10, pairs: 1_100_000 } as const;
const STEPS_AT_ROOT = 600;
const STEPS_BELOW = 60;
const RELATIVE_GAP = 1e-7;

/** A closed tour with its proof. */
export interface ShortestTour {
  /** All places, 0 first. */
  readonly order: readonly number[];
  /** Length of the closed tour, in the unit of the matrix; `Infinity` where there is no tour. */
  readonly length: number;
  /** No tour is shorter than this. */
  readonly bound: number;
  /** `(length − bound) / length`; 0 where the tour is proven shortest. */
  readonly gap: number;
  /** `no-tour` where some place cannot be reached and left again. */
  readonly status: "optimal" | "time-limit" | "no-tour";
  readonly method: "subsets" | "branch-and-bound";
  /** Branches that were looked at. */
  readonly branches: number;
}

interface Branch {
  readonly edge: Uint8Array;
  readonly price: Float64Array;
  readonly bound: number;
}

/**
 * The shortest closed tour through all places, proven (travelling salesman). Up to 13 places by {@link tourBySubsets}.
 * Above, depth-first branch and bound on the edges with the 1-tree bound (Held & Karp 1970, 1971; branching and
 * edge elimination: Volgenant & Jonker 1982) from a tour by 2-opt, Or-opt and double bridges. Where all lengths
 * are whole the bound is rounded up. Stopped by the clock, it returns the best tour with the least bound of
 * what is left, at least the bound before branching; it yields after every branch, so a caller may leave off at any time.
 *
 * @throws RangeError where more than 13 places are given and there and back differ, or the limit is not a number above zero.
 */
export function* findShortestTour(
  travel: TravelMatrix,
  options: { readonly timeLimitSeconds: number },
): Steps<ShortestTour> {
  const began = performance.now();
  if (!(options.timeLimitSeconds > 0)) {
    throw new RangeError(`A time limit of ${options.timeLimitSeconds} s; it must be above zero.`);
  }
  const n = travel.size;
  if (n <= MOST_PLACES_BY_SUBSETS) {
    const { order, length } = tourBySubsets(travel);
    return conclude(order, length, length, "subsets", 0);
  }
  requireSymmetric(travel);
  const { lengths, noWay } = replaceMissingWays(travel);
  const finite: TravelMatrix = { size: n, minutes: lengths.length };
  yield "Looking for a short tour";
  const kicks = Math.min(KICKS.most, Math.max(KICKS.least, Math.floor(KICKS.pairs / (n * n))));
  let order = findShortTour(finite, kicks, 1);
  let best = tourLength(finite, order);
  const whole = lengths.length.every(Number.isInteger);
  const cutoff = () => (whole ? best - 1 + 1e-6 : best - RELATIVE_GAP * Math.max(1, best));
  const open: Branch[] = [
    { edge: new Uint8Array(n * n), price: new Float64Array(n), bound: Number.NEGATIVE_INFINITY },
  ];
  let branches = 0;
  let leastClosed = Number.POSITIVE_INFINITY;
  const isOver = () => branches > 0 && performance.now() - began >= options.timeLimitSeconds * 1000;
  while (open.length > 0 && !isOver()) {
    const branch = open.pop() as Branch;
    if (branch.bound >= cutoff()) {
      leastClosed = Math.min(leastClosed, branch.bound);
      continue;
    }
    branches++;
    yield `Proving the tour, ${branches} branches`;
    if (!propagateDecisions(n, branch.edge)) continue;
    const priced = raiseBound(lengths, branch.edge, branch.price, {
      aim: best,
      enough: cutoff(),
      steps: branches === 1 ? STEPS_AT_ROOT : STEPS_BELOW,
    });
    if (priced === undefined) continue;
    const bound = Math.max(branch.bound, priced.tree.bound);
    const tour = readTour(n, priced);
    if (tour !== undefined) {
      const length = tourLength(finite, tour);
      if (length < best) {
        best = length;
        order = tour;
      }
    }
    if (bound >= cutoff()) leastClosed = Math.min(leastClosed, bound);
    else open.push(...split(lengths, { edge: branch.edge, price: priced.price, bound }, priced, cutoff()));
  }
  const left = open.reduce((least, branch) => Math.min(least, branch.bound), leastClosed);
  const rounded = whole ? Math.ceil(left - 1e-6) : left;
  const proven = open.every((branch) => branch.bound >= cutoff());
  const bound = proven ? best : Math.min(best, Math.max(0, rounded));
  if (best >= noWay)
    return conclude(
      order,
      Number.POSITIVE_INFINITY,
      bound >= noWay ? Number.POSITIVE_INFINITY : bound,
      "branch-and-bound",
      branches,
    );
  return conclude(order, best, bound, "branch-and-bound", branches);
}

function conclude(
  order: readonly number[],
  length: number,
  bound: number,
  method: ShortestTour["method"],
  branches: number,
): ShortestTour {
  const from = order.indexOf(0);
  const optimal = bound >= length;
  return {
    order: [...order.slice(Math.max(0, from)), ...order.slice(0, Math.max(0, from))],
    length,
    bound,
    gap: optimal || length === 0 ? 0 : length === Number.POSITIVE_INFINITY ? 1 : (length - bound) / length,
    status: !optimal ? "time-limit" : length === Number.POSITIVE_INFINITY ? "no-tour" : "optimal",
    method,
    branches,
  };
}

function requireSymmetric(travel: TravelMatrix): void {
  for (let i = 0; i < travel.size; i++) {
    for (let j = 0; j < i; j++) {
      const there = travelMinutes(travel, i, j);
      const back = travelMinutes(travel, j, i);
      if (there === back) continue;
      throw new RangeError(
        `From ${i} to ${j} is ${there}, back is ${back}; a tour of more than ${MOST_PLACES_BY_SUBSETS} places needs the same both ways.`,
      );
    }
  }
}

/** Lengths in which a missing way is longer than any tour, so that a tour with one says there is none. */
function replaceMissingWays(travel: TravelMatrix): { lengths: TourLengths; noWay: number } {
  let longest = 0;
  for (const length of travel.minutes) if (Number.isFinite(length)) longest = Math.max(longest, length);
  const noWay = Math.ceil(longest) * travel.size + 1;
  const length = travel.minutes.map((value) => (Number.isFinite(value) ? value : noWay));
  return { lengths: { n: travel.size, length }, noWay };
}

/** The tour that a 1-tree is when every place has two edges. */
function readTour(n: number, { tree }: PricedTree): number[] | undefined {
  if (tree.degree.some((degree) => degree !== 2)) return undefined;
  const neighbours = Array.from({ length: n }, (): number[] => []);
  for (let e = 0; e < n; e++) {
    const i = tree.ends[2 * e] as number;
    const j = tree.ends[2 * e + 1] as number;
    neighbours[i]?.push(j);
    neighbours[j]?.push(i);
  }
  const order = [0];
  for (let here = neighbours[0]?.[0] as number, before = 0; here !== 0; ) {
    order.push(here);
    const [a, b] = neighbours[here] as [number, number];
    const next = a === before ? b : a;
    before = here;
    here = next;
  }
  return order;
}

/** Two or three branches that share all tours of one, at a place where the 1-tree has more than two edges. */
function split(lengths: TourLengths, branch: Branch, { tree, price }: PricedTree, cutoff: number): Branch[] {
  const { n } = lengths;
  const { edge, bound } = branch;
  const replacement = barByBound(lengths, edge, price, tree, cutoff);
  let e1 = -1;
  let e2 = -1;
  let place = -1;
  let mostGain = -1;
  for (let i = 0; i < n; i++) {
    if ((tree.degree[i] as number) <= 2) continue;
    const own: number[] = [];
    for (let e = 0; e < n; e++) {
      const [a, b] = [tree.ends[2 * e] as number, tree.ends[2 * e + 1] as number];
      if ((a === i || b === i) && edge[a * n + b] === EDGE.free) own.push(e);
    }
    own.sort((a, b) => (replacement[b] as number) - (replacement[a] as number));
    const [first, second] = own;
    if (first === undefined || second === undefined) continue;
    const gain = Math.min(1e300, replacement[second] as number);
    if (gain <= mostGain) continue;
    mostGain = gain;
    [e1, e2, place] = [first, second, i];
  }
  if (place < 0) return splitAnywhere(n, branch);
  const decide = (list: readonly (readonly [number, number])[], adds: number): Branch => {
    const copy = edge.slice();
    for (const [e, state] of list) {
      const [a, b] = [tree.ends[2 * e] as number, tree.ends[2 * e + 1] as number];
      copy[a * n + b] = state;
      copy[b * n + a] = state;
    }
    return { edge: copy, price: branch.price, bound: bound + Math.max(0, adds) };
  };
  const without = (e: number) => (Number.isFinite(replacement[e] as number) ? (replacement[e] as number) : 0);
  return [
    decide(
      [
        [e1, EDGE.used],
        [e2, EDGE.used],
      ],
      0,
    ),
    decide(
      [
        [e1, EDGE.used],
        [e2, EDGE.barred],
      ],
      without(e2),
    ),
    decide([[e1, EDGE.barred]], without(e1)),
  ];
}

/** Where the 1-tree shows no place to branch at, on the first free edge. */
function splitAnywhere(n: number, { edge, price, bound }: Branch): Branch[] {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) {
      if (edge[i * n + j] !== EDGE.free) continue;
      return [EDGE.used, EDGE.barred].map((state) => {
        const copy = edge.slice();
        copy[i * n + j] = state;
        copy[j * n + i] = state;
        return { edge: copy, price, bound };
      });
    }
  }
  return [];
}
