import { EDGE, type OneTree, type TourLengths } from "./one-tree.ts";

/**
 * What the decisions so far force: a place with two used edges has no others, a place with two edges left uses
 * both, and no path of used edges closes before it holds all places. Changes `edge`.
 *
 * @returns false where no tour is left.
 */
export function propagateDecisions(n: number, edge: Uint8Array): boolean {
  const set = (i: number, j: number, state: number) => {
    edge[i * n + j] = state;
    edge[j * n + i] = state;
  };
  for (let changed = true; changed; ) {
    changed = false;
    for (let i = 0; i < n; i++) {
      let used = 0;
      let open = 0;
      for (let j = 0; j < n; j++) {
        if (j === i) continue;
        if (edge[i * n + j] === EDGE.used) used++;
        else if (edge[i * n + j] === EDGE.free) open++;
      }
      if (used > 2 || used + open < 2) return false;
      if (open === 0 || (used < 2 && used + open > 2)) continue;
      const forced = used === 2 ? EDGE.barred : EDGE.used;
      for (let j = 0; j < n; j++) if (j !== i && edge[i * n + j] === EDGE.free) set(i, j, forced);
      changed = true;
    }
    const closing = barShortLoops(n, edge, set);
    if (closing === undefined) return false;
    changed ||= closing;
  }
  return true;
}

/** Bars each edge that would close a path of used edges too early; undefined where one is closed already. */
function barShortLoops(
  n: number,
  edge: Uint8Array,
  set: (i: number, j: number, state: number) => void,
): boolean | undefined {
  const neighbours = Array.from({ length: n }, (_, i) => {
    const list: number[] = [];
    for (let j = 0; j < n; j++) if (j !== i && edge[i * n + j] === EDGE.used) list.push(j);
    return list;
  });
  const seen = new Uint8Array(n);
  let barred = false;
  for (let end = 0; end < n; end++) {
    if (seen[end] || neighbours[end]?.length !== 1) continue;
    let count = 1;
    let here = end;
    seen[here] = 1;
    for (;;) {
      const next = neighbours[here]?.find((j) => !seen[j]);
      if (next === undefined) break;
      seen[next] = 1;
      here = next;
      count++;
    }
    if (count > 2 && count < n && edge[end * n + here] === EDGE.free) {
      set(end, here, EDGE.barred);
      barred = true;
    }
  }
  for (let start = 0; start < n; start++) {
    if (seen[start] || neighbours[start]?.length !== 2) continue;
    let count = 0;
    for (let here: number | undefined = start; here !== undefined; count++) {
      seen[here] = 1;
      here = neighbours[here]?.find((j) => !seen[j]);
    }
    if (count < n) return undefined;
  }
  return barred;
}

/**
 * Bars free edges that no tour shorter than `cutoff` has: one outside the 1-tree would replace at best the
 * heaviest free edge on the circle it closes (Volgenant & Jonker 1982). Changes `edge`.
 *
 * @returns for each tree edge what barring it would add to the bound at least; `Infinity` where nothing may replace it.
 */
export function barByBound(
  lengths: TourLengths,
  edge: Uint8Array,
  price: Float64Array,
  tree: OneTree,
  cutoff: number,
): Float64Array {
  const { n, length } = lengths;
  const { ends, bound } = tree;
  const weigh = (i: number, j: number) =>
    (length[i * n + j] as number) + (price[i] as number) + (price[j] as number);
  const replacement = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  const parent = new Int16Array(n).fill(-1);
  const parentEdge = new Int16Array(n).fill(-1);
  const depth = new Int16Array(n);
  for (let e = 0; e < n - 2; e++) {
    const above = ends[2 * e] as number;
    const below = ends[2 * e + 1] as number;
    parent[below] = above;
    parentEdge[below] = e;
    depth[below] = (depth[above] as number) + 1;
  }
  const inTree = new Uint8Array(n * n);
  for (let e = 0; e < n; e++) {
    const i = ends[2 * e] as number;
    const j = ends[2 * e + 1] as number;
    inTree[i * n + j] = 1;
    inTree[j * n + i] = 1;
  }
  for (let i = 1; i < n; i++) {
    for (let j = i + 1; j < n; j++) {
      if (edge[i * n + j] !== EDGE.free || inTree[i * n + j]) continue;
      const w = weigh(i, j);
      let heaviest = Number.NEGATIVE_INFINITY;
      for (let a = i, b = j; a !== b; ) {
        if ((depth[a] as number) < (depth[b] as number)) [a, b] = [b, a];
        const up = parent[a] as number;
        if (edge[a * n + up] === EDGE.free) {
          const treeWeight = weigh(a, up);
          heaviest = Math.max(heaviest, treeWeight);
          const e = parentEdge[a] as number;
          replacement[e] = Math.min(replacement[e] as number, w - treeWeight);
        }
        a = up;
      }
      if (bound + w - heaviest >= cutoff) {
        edge[i * n + j] = EDGE.barred;
        edge[j * n + i] = EDGE.barred;
      }
    }
  }
  const atZero = [n - 2, n - 1].filter((e) => edge[ends[2 * e + 1] as number] === EDGE.free);
  const heaviest = Math.max(...atZero.map((e) => weigh(0, ends[2 * e + 1] as number)));
  for (let j = 1; j < n; j++) {
    if (edge[j] !== EDGE.free || inTree[j]) continue;
    const w = weigh(0, j);
    for (const e of atZero) {
      replacement[e] = Math.min(replacement[e] as number, w - weigh(0, ends[2 * e + 1] as number));
    }
    if (bound + w - heaviest >= cutoff) {
      edge[j] = EDGE.barred;
      edge[j * n] = EDGE.barred;
    }
  }
  return replacement;
}
