/** What a branch has decided of an edge. */
export const EDGE = { free: 0, used: 1, barred: 2 } as const;

/** A minimum 1-tree: a spanning tree of places 1 … n − 1 and two edges at place 0. */
export interface OneTree {
  /** Its weight under the prices, less twice their sum: no tour that the branch allows is shorter. */
  readonly bound: number;
  readonly degree: Int16Array;
  /** Tree edges as pairs, the two at place 0 last. */
  readonly ends: Int16Array;
}

/** A symmetric tour problem: lengths `length[i × n + j]`. */
export interface TourLengths {
  readonly n: number;
  readonly length: Float64Array;
}

/**
 * The minimum 1-tree under prices π on the places (Held & Karp 1970), length(i, j) + πᵢ + πⱼ, by Prim's (1957)
 * algorithm, with every used edge and no barred one; undefined where there is none, so that no tour exists.
 */
export function growOneTree(
  { n, length }: TourLengths,
  edge: Uint8Array,
  price: Float64Array,
): OneTree | undefined {
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const parent = new Int16Array(n).fill(-1);
  const inTree = new Uint8Array(n);
  const degree = new Int16Array(n);
  const ends = new Int16Array(2 * n);
  let weight = 0;
  let filled = 0;
  const weigh = (i: number, j: number) =>
    (length[i * n + j] as number) + (price[i] as number) + (price[j] as number);
  const take = (i: number, j: number) => {
    ends[filled++] = i;
    ends[filled++] = j;
    degree[i] = (degree[i] as number) + 1;
    degree[j] = (degree[j] as number) + 1;
    weight += weigh(i, j);
  };
  let newest = 1;
  inTree[1] = 1;
  for (let grown = 1; grown < n - 1; grown++) {
    let next = -1;
    let least = Number.POSITIVE_INFINITY;
    for (let j = 1; j < n; j++) {
      if (inTree[j]) continue;
      const state = edge[newest * n + j];
      if (state !== EDGE.barred) {
        const w = state === EDGE.used ? Number.NEGATIVE_INFINITY : weigh(newest, j);
        if (w < (nearest[j] as number)) {
          nearest[j] = w;
          parent[j] = newest;
        }
      }
      if ((nearest[j] as number) < least) {
        least = nearest[j] as number;
        next = j;
      }
    }
    if (next < 0) return undefined;
    take(parent[next] as number, next);
    inTree[next] = 1;
    newest = next;
  }
  let first = -1;
  let second = -1;
  let firstWeight = Number.POSITIVE_INFINITY;
  let secondWeight = Number.POSITIVE_INFINITY;
  for (let j = 1; j < n; j++) {
    const state = edge[j];
    if (state === EDGE.barred) continue;
    const w = state === EDGE.used ? Number.NEGATIVE_INFINITY : weigh(0, j);
    if (w < firstWeight) {
      second = first;
      secondWeight = firstWeight;
      first = j;
      firstWeight = w;
    } else if (w < secondWeight) {
      second = j;
      secondWeight = w;
    }
  }
  if (second < 0) return undefined;
  take(0, first);
  take(0, second);
  for (let i = 0; i < n; i++) weight -= 2 * (price[i] as number);
  return { bound: weight, degree, ends };
}

/** Prices with the 1-tree that proves most. */
export interface PricedTree {
  readonly price: Float64Array;
  readonly tree: OneTree;
}

/**
 * Raises the 1-tree bound by subgradient steps on the prices: π += t·(0.7 (d − 2) + 0.3 (d′ − 2)), d the degrees now and d′
 * those before, t = λ·(aim − bound) / Σ (d − 2)², λ halved whenever the bound has not risen for a while (Held & Karp
 * 1971; the two-term step: Volgenant & Jonker 1982). Stops at a tour, at `enough`, or after `steps`.
 *
 * @returns the prices of the highest bound; undefined where no tour exists.
 */
export function raiseBound(
  lengths: TourLengths,
  edge: Uint8Array,
  from: Float64Array,
  { aim, enough, steps }: { readonly aim: number; readonly enough: number; readonly steps: number },
): PricedTree | undefined {
  const { n } = lengths;
  const price = from.slice();
  const previous = new Float64Array(n);
  let best: PricedTree | undefined;
  let factor = 1;
  let sinceBetter = 0;
  for (let step = 0; step < steps; step++) {
    const tree = growOneTree(lengths, edge, price);
    if (tree === undefined) return undefined;
    if (best === undefined || tree.bound > best.tree.bound) {
      if (best === undefined || tree.bound > best.tree.bound + 1e-3 * Math.abs(aim - best.tree.bound)) {
        sinceBetter = 0;
      }
      best = { price: price.slice(), tree };
    }
    if (++sinceBetter > 6) {
      factor /= 2;
      sinceBetter = 0;
    }
    let norm = 0;
    for (let i = 0; i < n; i++) norm += ((tree.degree[i] as number) - 2) ** 2;
    if (norm === 0 || best.tree.bound >= enough || factor < 1e-4) break;
    const size = (factor * Math.max(aim - tree.bound, 1e-6 * Math.abs(aim))) / norm;
    for (let i = 0; i < n; i++) {
      const excess = (tree.degree[i] as number) - 2;
      price[i] = (price[i] as number) + size * (0.7 * excess + 0.3 * (previous[i] as number));
      previous[i] = excess;
    }
  }
  return best;
}
