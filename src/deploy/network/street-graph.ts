import type { Metres } from "../../model/units.ts";
import type { WalkingNetwork } from "../../model/walking-network.ts";

/**
 * A network drawn together: each run of open edges between two junctions is one chain, so that a search looks
 * at junctions only. Every edge is in one chain. An edge of which a part is closed is a chain by itself, and
 * no arc.
 */
export interface StreetGraph {
  readonly junctionCount: number;
  /** Each chain's ends, as numbers of junctions, and its length in metres. */
  readonly chainFrom: Uint32Array;
  readonly chainTo: Uint32Array;
  readonly chainM: Float64Array;
  /** Metres along a chain between which it is closed; Infinity and −Infinity where it is open. */
  readonly chainClosedFromM: Float64Array;
  readonly chainClosedToM: Float64Array;
  readonly edgeChain: Uint32Array;
  /**
   * Metres along its chain at which an edge begins, and 1 where it runs the way the chain does; else it ends
   * there.
   */
  readonly edgeOffsetM: Float64Array;
  readonly edgeRunsAlong: Uint8Array;
  /** The open chains out of junction `j` are the arcs `arcStart[j] … arcStart[j + 1)`. */
  readonly arcStart: Uint32Array;
  readonly arcTo: Uint32Array;
  readonly arcM: Float64Array;
}

/** Draws a network together, with its edges closed between `closedFromM` and `closedToM` metres along them. */
export function drawTogether(
  network: WalkingNetwork,
  closedFromM: Float64Array,
  closedToM: Float64Array,
): StreetGraph {
  const { edgeFrom, edgeTo, edgeM, nodeStart, arcNode, arcEdge } = network;
  const edgeCount = edgeM.length;
  const isOpen = (edge: number) => closedFromM[edge] === Number.POSITIVE_INFINITY;
  const junctionOf = new Int32Array(network.nodeLng.length).fill(-1);
  let junctionCount = 0;
  const numberOf = (node: number) => {
    if ((junctionOf[node] as number) < 0) junctionOf[node] = junctionCount++;
    return junctionOf[node] as number;
  };
  const runsThrough = (node: number) => {
    const first = nodeStart[node] as number;
    return (
      (nodeStart[node + 1] as number) - first === 2 &&
      isOpen(arcEdge[first] as number) &&
      isOpen(arcEdge[first + 1] as number)
    );
  };
  const chains = { from: [] as number[], to: [] as number[], m: [] as number[], closed: [] as number[] };
  const edgeChain = new Uint32Array(edgeCount).fill(0xffffffff);
  const edgeOffsetM = new Float64Array(edgeCount);
  const edgeRunsAlong = new Uint8Array(edgeCount);

  const follow = (start: number, firstEdge: number) => {
    const chain = chains.m.length;
    let node = start;
    let edge = firstEdge;
    let metres: Metres = 0;
    for (;;) {
      edgeChain[edge] = chain;
      edgeOffsetM[edge] = metres;
      const along = edgeFrom[edge] === node;
      edgeRunsAlong[edge] = along ? 1 : 0;
      metres += edgeM[edge] as number;
      node = (along ? edgeTo[edge] : edgeFrom[edge]) as number;
      if (node === start || !runsThrough(node)) break;
      const first = nodeStart[node] as number;
      edge = arcEdge[arcEdge[first] === edge ? first + 1 : first] as number;
    }
    chains.from.push(numberOf(start));
    chains.to.push(numberOf(node));
    chains.m.push(metres);
    chains.closed.push(isOpen(firstEdge) ? -1 : firstEdge);
  };

  for (let node = 0; node < network.nodeLng.length; node++) {
    if (runsThrough(node)) continue;
    numberOf(node);
    for (let arc = nodeStart[node] as number; arc < (nodeStart[node + 1] as number); arc++) {
      const edge = arcEdge[arc] as number;
      if (edgeChain[edge] !== 0xffffffff) continue;
      if (isOpen(edge) || edgeFrom[edge] === node) follow(node, edge);
      else follow(arcNode[arc] as number, edge);
    }
  }
  for (let edge = 0; edge < edgeCount; edge++) {
    if (edgeChain[edge] === 0xffffffff) follow(edgeFrom[edge] as number, edge);
  }

  const bound = (of: Float64Array, open: number) =>
    Float64Array.from(chains.closed, (edge) => (edge < 0 ? open : (of[edge] as number)));
  return {
    junctionCount,
    chainFrom: Uint32Array.from(chains.from),
    chainTo: Uint32Array.from(chains.to),
    chainM: Float64Array.from(chains.m),
    chainClosedFromM: bound(closedFromM, Number.POSITIVE_INFINITY),
    chainClosedToM: bound(closedToM, Number.NEGATIVE_INFINITY),
    edgeChain,
    edgeOffsetM,
    edgeRunsAlong,
    ...linkJunctions(junctionCount, chains),
  };
}

/** Metres along its chain of a place that is so many metres along an edge. */
export function alongChainM(graph: StreetGraph, edgeM: Float64Array, edge: number, alongM: Metres): Metres {
  const along = graph.edgeRunsAlong[edge] === 1 ? alongM : (edgeM[edge] as number) - alongM;
  return (graph.edgeOffsetM[edge] as number) + along;
}

function linkJunctions(
  junctionCount: number,
  chains: {
    readonly from: readonly number[];
    readonly to: readonly number[];
    readonly m: readonly number[];
    readonly closed: readonly number[];
  },
) {
  const arcStart = new Uint32Array(junctionCount + 1);
  const open = chains.closed.flatMap((edge, chain) => (edge < 0 ? [chain] : []));
  for (const chain of open) {
    for (const end of [chains.from[chain] as number, chains.to[chain] as number]) {
      arcStart[end + 1] = (arcStart[end + 1] as number) + 1;
    }
  }
  for (let j = 0; j < junctionCount; j++) {
    arcStart[j + 1] = (arcStart[j + 1] as number) + (arcStart[j] as number);
  }
  const next = arcStart.slice();
  const arcTo = new Uint32Array(2 * open.length);
  const arcM = new Float64Array(2 * open.length);
  const link = (from: number, to: number, metres: Metres) => {
    const arc = next[from] as number;
    arcTo[arc] = to;
    arcM[arc] = metres;
    next[from] = arc + 1;
  };
  for (const chain of open) {
    const from = chains.from[chain] as number;
    const to = chains.to[chain] as number;
    link(from, to, chains.m[chain] as number);
    link(to, from, chains.m[chain] as number);
  }
  return { arcStart, arcTo, arcM };
}
