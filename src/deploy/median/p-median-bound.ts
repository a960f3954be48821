import type { Steps } from "../../model/steps.ts";
import type { MedianProblem } from "./p-median-problem.ts";

const PATIENCE = 25;
const REACH = 3;
const POINTS_PER_STEP = 256;
/** How much of its last direction a step keeps (Camerini, Fratta & Maffioli 1975). */
const MOMENTUM = 0.85;
/** How fast the averaged choice forgets (Barahona & Anbil 2000). */
const FORGETTING = 0.05;

/**
 * What is left of a p-median problem: sites still to decide, one column each. Demand `i` can be served from
 * `column[k]` at `cost[k]`, cheapest first, for `k` from `start[i]` to `start[i + 1]`. It pays `most[i]` at most:
 * what a site or post that is open already costs it, or the price beyond which its sites are not listed.
 */
export interface OpenMedians {
  readonly site: Uint32Array;
  readonly count: number;
  readonly most: Float64Array;
  readonly start: Uint32Array;
  readonly column: Uint32Array;
  readonly cost: Float64Array;
}

/** A lower bound with the prices that prove it. */
export interface MedianBound {
  /** No choice costs less than this. */
  readonly value: number;
  /** λ: what each demand would pay. */
  readonly price: Float64Array;
  /** ρ: what each column would bring, at most 0. */
  readonly reduced: Float64Array;
  /** The columns of the `count` least ρ. */
  readonly top: readonly number[];
  /** How often each column was among those, averaged over the last steps; near 0 or 1 where it is decided. */
  readonly share: Float64Array;
}

/**
 * All sites of a problem, undecided. A demand lists the sites that cost it less than `REACH` times what the next
 * nearest of the `chosen` does, since it never pays so much near the best prices; that keeps the lists short.
 */
export function* openMedians(problem: MedianProblem, chosen: readonly number[]): Steps<OpenMedians> {
  const { demandCount, siteCount, cost, costBefore } = problem;
  const start = new Uint32Array(demandCount + 1);
  const most = new Float64Array(demandCount);
  const columns: Uint32Array[] = [];
  const costs: Float64Array[] = [];
  const row = new Float64Array(siteCount);
  for (let point = 0; point < demandCount; point++) {
    if (point % POINTS_PER_STEP === POINTS_PER_STEP - 1) yield "Sorting sites by distance";
    for (let s = 0; s < siteCount; s++) row[s] = cost[s * demandCount + point] as number;
    const { next } = nearestTwo(problem, chosen, point);
    const limit = Math.min(costBefore[point] as number, REACH * next);
    const near: number[] = [];
    for (let s = 0; s < siteCount; s++) if ((row[s] as number) < limit) near.push(s);
    near.sort((a, b) => (row[a] as number) - (row[b] as number));
    most[point] = limit;
    columns.push(Uint32Array.from(near));
    costs.push(Float64Array.from(near, (s) => row[s] as number));
    start[point + 1] = (start[point] as number) + near.length;
  }
  const column = new Uint32Array(start[demandCount] as number);
  const sorted = new Float64Array(column.length);
  columns.forEach((list, point) => {
    column.set(list, start[point]);
    sorted.set(costs[point] as Float64Array, start[point]);
  });
  const site = Uint32Array.from({ length: siteCount }, (_, s) => s);
  return { site, count: problem.count, most, start, column, cost: sorted };
}

/** Prices that already agree with a choice: half-way between what the nearest and the next nearest site cost. */
export function startingPrices(problem: MedianProblem, chosen: readonly number[]): Float64Array {
  return problem.costBefore.map((_, point) => {
    const { least, next } = nearestTwo(problem, chosen, point);
    return Number.isFinite(next) ? (least + next) / 2 : least;
  });
}

function nearestTwo(
  { cost, costBefore, demandCount }: MedianProblem,
  chosen: readonly number[],
  point: number,
) {
  let least = costBefore[point] as number;
  let next = Number.POSITIVE_INFINITY;
  for (const site of chosen) {
    const from = cost[site * demandCount + point] as number;
    if (from < least) {
      next = least;
      least = from;
    } else if (from < next) next = from;
  }
  return { least, next };
}

/** The same with some columns opened for good and some closed for good; the others keep their order. */
export function decideColumns(
  medians: OpenMedians,
  opened: readonly number[],
  isClosed: (column: number) => boolean,
): OpenMedians {
  const { site, start, column, cost } = medians;
  const points = medians.most.length;
  const OPENED = -2;
  const CLOSED = -1;
  const renamed = new Int32Array(site.length);
  for (const c of opened) renamed[c] = OPENED;
  let kept = 0;
  for (let c = 0; c < site.length; c++) {
    if (renamed[c] === OPENED) continue;
    renamed[c] = isClosed(c) ? CLOSED : kept++;
  }
  const most = medians.most.slice();
  const newStart = new Uint32Array(points + 1);
  const newColumn = new Uint32Array(column.length);
  const newCost = new Float64Array(column.length);
  let length = 0;
  for (let point = 0; point < points; point++) {
    const end = start[point + 1] as number;
    for (let k = start[point] as number; k < end; k++) {
      const to = renamed[column[k] as number] as number;
      const from = cost[k] as number;
      if (to === OPENED) {
        most[point] = from;
        break;
      }
      if (to === CLOSED) continue;
      newColumn[length] = to;
      newCost[length++] = from;
    }
    newStart[point + 1] = length;
  }
  return {
    site: site.filter((_, c) => (renamed[c] as number) >= 0),
    count: medians.count - opened.length,
    most,
    start: newStart,
    column: newColumn.slice(0, length),
    cost: newCost.slice(0, length),
  };
}

/**
 * Raises a lower bound by Lagrangian relaxation (Cornuéjols, Fisher & Nemhauser 1977). Where each demand pays
 * λᵢ ≤ `most`, and a site offers to serve those whom that pays, no choice costs less than
 * L(λ) = Σᵢ λᵢ + Σ (the `count` least ρⱼ), ρⱼ = Σᵢ min(0, cᵢⱼ − λᵢ). The prices follow a subgradient with some memory;
 * the greatest L is returned. Every L is a bound, whatever `price` it starts from.
 *
 * @param price λ to start from; it is not changed.
 * @param aim Cost of the best choice known; it sets the size of the steps.
 * @param enough Where L reaches this nothing more is asked.
 */
export function raiseMedianBound(
  medians: OpenMedians,
  price: Float64Array,
  run: { readonly aim: number; readonly enough: number; readonly steps: number; readonly size: number },
): MedianBound & { readonly size: number } {
  const { most, start, column, cost } = medians;
  const points = most.length;
  const lambda = price.map((p, point) => Math.min(p, most[point] as number));
  const isTop = new Uint8Array(medians.site.length);
  const share = new Float64Array(medians.site.length);
  const direction = new Float64Array(points);
  let best = priceColumns(medians, lambda, isTop);
  let { size } = run;
  let latest = best;
  let sinceBetter = 0;
  for (const c of best.top) share[c] = 1;
  for (let step = 0; step < run.steps && best.value < run.enough; step++) {
    let norm = 0;
    for (let point = 0; point < points; point++) {
      const pays = lambda[point] as number;
      const end = start[point + 1] as number;
      let times = 0;
      for (let k = start[point] as number; k < end && (cost[k] as number) < pays; k++) {
        times += isTop[column[k] as number] as number;
      }
      let toward = 1 - times + MOMENTUM * (direction[point] as number);
      // At its limit the price may stay, as where the demand is served by what is open already.
      if (toward > 0 && pays >= (most[point] as number)) toward = 0;
      direction[point] = toward;
      norm += toward * toward;
    }
    if (norm === 0) break;
    const length = (size * Math.max(run.aim - latest.value, 1e-9 * run.aim)) / norm;
    for (let point = 0; point < points; point++) {
      const moved = (lambda[point] as number) + length * (direction[point] as number);
      lambda[point] = Math.min(most[point] as number, Math.max(0, moved));
    }
    latest = priceColumns(medians, lambda, isTop);
    for (let c = 0; c < share.length; c++) {
      share[c] = (1 - FORGETTING) * (share[c] as number) + FORGETTING * (isTop[c] as number);
    }
    if (latest.value > best.value + 1e-9 * Math.abs(best.value)) {
      if (latest.value > best.value + 1e-4 * (run.aim - best.value)) sinceBetter = 0;
      best = { ...latest, price: lambda.slice() };
    } else if (++sinceBetter >= PATIENCE) {
      size *= 0.75;
      sinceBetter = 0;
    }
  }
  return { ...best, share, size };
}

/** L(λ) with what proves it; marks the columns of the least ρ in `isTop`. */
function priceColumns(
  { most, start, column, cost, count, site }: OpenMedians,
  lambda: Float64Array,
  isTop: Uint8Array,
) {
  const reduced = new Float64Array(site.length);
  let value = 0;
  for (let point = 0; point < most.length; point++) {
    const pays = lambda[point] as number;
    value += pays;
    const end = start[point + 1] as number;
    for (let k = start[point] as number; k < end; k++) {
      const gap = (cost[k] as number) - pays;
      if (gap >= 0) break;
      const c = column[k] as number;
      reduced[c] = (reduced[c] as number) + gap;
    }
  }
  const top = takeLeast(reduced, count);
  isTop.fill(0);
  for (const c of top) {
    isTop[c] = 1;
    value += reduced[c] as number;
  }
  return { value, price: lambda, reduced, top };
}

/** The columns of the `count` least values, the first of equals. */
function takeLeast(values: Float64Array, count: number): number[] {
  if (count <= 0) return [];
  const sorted = values.slice().sort();
  const limit = sorted[Math.min(count, sorted.length) - 1] ?? 0;
  const taken: number[] = [];
  for (let c = 0; c < values.length; c++) if ((values[c] as number) < limit) taken.push(c);
  for (let c = 0; c < values.length && taken.length < count; c++) if (values[c] === limit) taken.push(c);
  return taken;
}
