import type { Metres } from "../../model/units.ts";
import type { OnChain } from "./snap-to-street.ts";
import type { StreetGraph } from "./street-graph.ts";

/** A search that keeps its arrays from one run to the next. */
export interface NetworkSearch {
  /** Metres from the nearest source to each junction, Infinity where the last run did not get. */
  readonly junctionM: Float64Array;
  /** The junctions that the last run reached, nearest first: the first `reachedCount` entries. */
  readonly reached: Uint32Array;
  readonly reachedCount: () => number;
  /** Walks from places on streets, the way from each place to its street included, as far as `maxM` metres. */
  readonly run: (sources: readonly OnChain[], maxM: Metres) => void;
}

const ARITY = 4;

/**
 * Shortest ways over open streets by Dijkstra (1959), with a heap of four children per entry (Johnson 1975)
 * in which a junction stands once and moves up as shorter ways to it are found. A run costs what it reaches,
 * not what the network has.
 */
export function makeNetworkSearch(graph: StreetGraph): NetworkSearch {
  const { junctionCount, chainFrom, chainTo, arcStart, arcTo, arcM } = graph;
  const junctionM = new Float64Array(junctionCount).fill(Number.POSITIVE_INFINITY);
  const reached = new Uint32Array(junctionCount);
  const heap = new Uint32Array(junctionCount);
  const touched = new Uint32Array(junctionCount);
  const place = new Int32Array(junctionCount).fill(-1);
  let reachedCount = 0;
  let touchedCount = 0;
  let size = 0;

  const offer = (junction: number, metres: Metres, maxM: Metres) => {
    if (metres > maxM || metres >= (junctionM[junction] as number)) return;
    let at = place[junction] as number;
    if (at < 0) {
      at = size++;
      touched[touchedCount++] = junction;
    }
    junctionM[junction] = metres;
    while (at > 0) {
      const above = (at - 1) >> 2;
      const other = heap[above] as number;
      if ((junctionM[other] as number) <= metres) break;
      heap[at] = other;
      place[other] = at;
      at = above;
    }
    heap[at] = junction;
    place[junction] = at;
  };

  const takeNearest = () => {
    const nearest = heap[0] as number;
    const last = heap[--size] as number;
    const lastM = junctionM[last] as number;
    let at = 0;
    for (;;) {
      const first = ARITY * at + 1;
      if (first >= size) break;
      let least = first;
      const end = Math.min(first + ARITY, size);
      for (let child = first + 1; child < end; child++) {
        if ((junctionM[heap[child] as number] as number) < (junctionM[heap[least] as number] as number))
          least = child;
      }
      const other = heap[least] as number;
      if ((junctionM[other] as number) >= lastM) break;
      heap[at] = other;
      place[other] = at;
      at = least;
    }
    heap[at] = last;
    place[last] = at;
    return nearest;
  };

  return {
    junctionM,
    reached,
    reachedCount: () => reachedCount,
    run(sources, maxM) {
      for (let k = 0; k < touchedCount; k++) {
        const junction = touched[k] as number;
        junctionM[junction] = Number.POSITIVE_INFINITY;
        place[junction] = -1;
      }
      touchedCount = 0;
      reachedCount = 0;
      size = 0;
      for (const { chain, toStartM, toEndM } of sources) {
        offer(chainFrom[chain] as number, toStartM, maxM);
        offer(chainTo[chain] as number, toEndM, maxM);
      }
      while (size > 0) {
        const junction = takeNearest();
        reached[reachedCount++] = junction;
        const here = junctionM[junction] as number;
        const end = arcStart[junction + 1] as number;
        for (let arc = arcStart[junction] as number; arc < end; arc++) {
          offer(arcTo[arc] as number, here + (arcM[arc] as number), maxM);
        }
      }
    },
  };
}
