import type { BeatProblem } from "./beat-problem.ts";
import type { PatchReach } from "./patch-reach.ts";

/** What a search among the patches of one root came to. */
export interface PatchSearchEnd {
  /** Whether all patches above the floor were seen; false where the looks ran out or the listener had enough. */
  readonly complete: boolean;
  readonly looks: number;
}

/** Search among the connected patches of one root. */
export type PatchSearch = (
  root: number,
  mostHexes: number,
  value: Float64Array,
  floor: number,
  mostLooks: number,
  tell: (hexes: readonly number[], worth: number) => number | null,
) => PatchSearchEnd;

const FAR = 0;
const OPEN = 1;
const EDGE = 2;
const HELD = 3;
const OUT = 4;

/**
 * Makes a search that tells each connected patch of a root, up to a size, worth more than a floor, once. A patch grows by a hex
 * on its edge, which is left out of all that is tried after it, so that no patch comes twice (as in ESU; Wernicke 2006).
 * A branch is cut where the patch, the best hex of each layer of steps around it and the best others within as many steps are not worth
 * more than the floor, whatever the number of steps.
 *
 * `tell` hears a patch, which it must copy to keep, and returns the floor from then on, or null to end the search.
 */
export function openPatchSearch({ graph, hexCount }: BeatProblem, reach: PatchReach): PatchSearch {
  const { neighbourStart, neighbours } = graph;
  const state = new Uint8Array(hexCount);
  const held: number[] = [];
  const layers = new Int32Array(hexCount);
  const layerMark = new Int32Array(hexCount);
  let mark = 0;

  return (root, mostHexes, value, floor, mostLooks, tell) => {
    const from = reach.start[root] as number;
    const to = reach.start[root + 1] as number;
    let topValue = 0;
    for (let k = from; k < to && (reach.steps[k] as number) < mostHexes; k++) {
      const hex = reach.hexes[k] as number;
      state[hex] = OPEN;
      topValue = Math.max(topValue, value[hex] as number);
    }
    let least = floor;
    let looks = 0;
    let ended = false;

    const hear = (worth: number) => {
      if (worth <= least) return;
      const next = tell(held, worth);
      if (next === null) ended = true;
      else least = next;
    };

    const openEdges = (hex: number, edge: number[]) => {
      for (let k = neighbourStart[hex] as number; k < (neighbourStart[hex + 1] as number); k++) {
        const other = neighbours[k] as number;
        if (state[other] !== OPEN) continue;
        state[other] = EDGE;
        edge.push(other);
      }
    };

    const mayReach = (edge: readonly number[], worth: number, room: number): boolean => {
      if (worth + room * topValue <= least) return false;
      mark++;
      let begin = 0;
      let end = 0;
      for (const hex of edge) {
        layers[end++] = hex;
        layerMark[hex] = mark;
      }
      const pool: number[] = [];
      let poolSum = 0;
      let must = worth;
      for (let depth = 1; depth <= room && begin < end; depth++) {
        const others = room - depth;
        let top = Number.NEGATIVE_INFINITY;
        const layerEnd = end;
        for (let k = begin; k < layerEnd; k++) {
          const hex = layers[k] as number;
          let v = value[hex] as number;
          if (v > top) [top, v] = [v, top];
          poolSum += keepGreatest(pool, others, v);
          if (depth === room) continue;
          for (let n = neighbourStart[hex] as number; n < (neighbourStart[hex + 1] as number); n++) {
            const other = neighbours[n] as number;
            if (state[other] !== OPEN || layerMark[other] === mark) continue;
            layerMark[other] = mark;
            layers[end++] = other;
          }
        }
        begin = layerEnd;
        must += top;
        while (pool.length > others) poolSum -= pool.pop() as number;
        if (must + poolSum > least) return true;
      }
      return false;
    };

    const grow = (edge: number[], worth: number) => {
      const room = mostHexes - held.length;
      edge.sort((a, b) => (value[b] as number) - (value[a] as number) || a - b);
      let tried = 0;
      for (; tried < edge.length && !ended; tried++) {
        const hex = edge[tried] as number;
        const grown = worth + (value[hex] as number);
        if (room === 1 && grown <= least) break;
        if (++looks > mostLooks) ended = true;
        held.push(hex);
        state[hex] = HELD;
        hear(grown);
        if (room > 1 && !ended) {
          const rest = edge.slice(tried + 1);
          const known = rest.length;
          openEdges(hex, rest);
          const added = rest.slice(known);
          if (mayReach(rest, grown, room - 1)) grow(rest, grown);
          for (const other of added) state[other] = OPEN;
        }
        held.pop();
        state[hex] = OUT;
      }
      for (let k = 0; k < tried; k++) state[edge[k] as number] = EDGE;
    };

    const first = reach.roots[root] as number;
    state[first] = HELD;
    held.push(first);
    hear(value[first] as number);
    const edge: number[] = [];
    openEdges(first, edge);
    if (mostHexes > 1 && !ended && mayReach(edge, value[first] as number, mostHexes - 1)) {
      grow(edge, value[first] as number);
    }
    held.length = 0;
    for (let k = from; k < to; k++) state[reach.hexes[k] as number] = FAR;
    return { complete: !ended, looks };
  };
}

/** Keeps the greatest `room` values above 0 of a falling list; returns by how much their sum grew. */
function keepGreatest(pool: number[], room: number, value: number): number {
  if (!(value > 0)) return 0;
  let grown = value;
  if (pool.length >= room) {
    if (room === 0 || value <= (pool[room - 1] as number)) return 0;
    while (pool.length >= room) grown -= pool.pop() as number;
  }
  let at = pool.length;
  pool.push(value);
  for (; at > 0 && (pool[at - 1] as number) < value; at--) pool[at] = pool[at - 1] as number;
  pool[at] = value;
  return grown;
}
