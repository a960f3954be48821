import type { MedianProblem } from "./p-median-problem.ts";

const PATIENCE = 15;
/** How much of its last direction a step keeps (Camerini, Fratta & Maffioli 1975). */
const MOMENTUM = 0.4;
/** How fast the averaged choice forgets (Barahona & Anbil 2000). */
const FORGETTING = 0.05;

/**
 * What is left of a p-median problem: sites still to decide, one column each. Sites already opened are
 * part of `before`. Demand `i` can be served from `column[k]` at `cost[k]`, cheapest first, for `k` from `start[i]` to
 * `start[i + 1]`; sites that cost it as much as what is open already are not listed.
 */
export interface OpenMedians {
  readonly site: Uint32Array;
  readonly count: number;
  readonly before: Float64Array;
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

/** All sites of a problem, undecided. */
export function openMedians(problem: MedianProblem): OpenMedians {
  const { demandCount, siteCount, cost, costBefore } = problem;
  const start = new Uint32Array(demandCount + 1);
  const column = new Uint32Array(demandCount * siteCount);
  const sorted = new Float64Array(demandCount * siteCount);
  let length = 0;
  for (let point = 0; point < demandCount; point++) {
    const row = Float64Array.from({ length: siteCount }, (_, s) => cost[s * demandCount + point] as number);
    const before = costBefore[point] as number;
    const order = Uint32Array.from(row.keys())
      .filter((s) => (row[s] as number) < before)
      .sort((a, b) => (row[a] as number) - (row[b] as number));
    for (const s of order) {
      column[length] = s;
      sorted[length++] = row[s] as number;
    }
    start[point + 1] = length;
  }
  return {
    site: Uint32Array.from({ length: siteCount }, (_, s) => s),
    count: problem.count,
    before: costBefore,
    start,
    column: column.slice(0, length),
    cost: sorted.slice(0, length),
  };
}

/** The same with some columns opened for good and some closed for good; the others keep their order. */
export function decideColumns(
  medians: OpenMedians,
  opened: readonly number[],
  isClosed: (column: number) => boolean,
): OpenMedians {
  const { site, start, column, cost } = medians;
  const points = medians.before.length;
  const OPENED = -2;
  const CLOSED = -1;
  const renamed = new Int32Array(site.length);
  for (const c of opened) renamed[c] = OPENED;
  let kept = 0;
  for (let c = 0; c < site.length; c++) {
    if (renamed[c] === OPENED) continue;
    renamed[c] = isClosed(c) ? CLOSED : kept++;
  }
  const before = medians.before.slice();
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
        before[point] = from;
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
    before,
    start: newStart,
    column: newColumn.slice(0, length),
    cost: newCost.slice(0, length),
  };
}

/**
 * Raises a lower bound by Lagrangian relaxation (Cornuéjols, Fisher & Nemhauser 1977). Where each demand pays
 * λᵢ, at most what it costs already, and a site offers to serve those whom that pays, no choice costs less than
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
  const { before, start, column, cost } = medians;
  const points = before.length;
  const lambda = price.map((p, point) => Math.min(p, before[point] as number));
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
      // At its limit the price may stay: the demand is then served by what is open already.
      if (toward > 0 && pays >= (before[point] as number)) toward = 0;
      direction[point] = toward;
      norm += toward * toward;
    }
    if (norm === 0) break;
    const length = (size * Math.max(run.aim - latest.value, 1e-9 * run.aim)) / norm;
    for (let point = 0; point < points; point++) {
      const moved = (lambda[point] as number) + length * (direction[point] as number);
      lambda[point] = Math.min(before[point] as number, Math.max(0, moved));
    }
    latest = priceColumns(medians, lambda, isTop);
    for (let c = 0; c < share.length; c++) {
      share[c] = (1 - FORGETTING) * (share[c] as number) + FORGETTING * (isTop[c] as number);
    }
    if (latest.value > best.value + 1e-9 * Math.abs(best.value)) {
      if (latest.value > best.value + 1e-4 * (run.aim - best.value)) sinceBetter = 0;
      best = { ...latest, price: lambda.slice() };
    } else if (++sinceBetter >= PATIENCE) {
      size /= 2;
      sinceBetter = 0;
    }
  }
  return { ...best, share, size };
}

/** L(λ) with what proves it; marks the columns of the least ρ in `isTop`. */
function priceColumns(
  { before, start, column, cost, count, site }: OpenMedians,
  lambda: Float64Array,
  isTop: Uint8Array,
) {
  const reduced = new Float64Array(site.length);
  let value = 0;
  for (let point = 0; point < before.length; point++) {
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
