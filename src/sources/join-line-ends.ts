import { indexSegments, nearestOnSegment } from "../model/segment-index.ts";
import type { Metres } from "../model/units.ts";

/** Edges between nodes, and the line that each is part of. */
export interface LineEdges {
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  readonly line: Uint32Array;
}

/**
 * Joins dead ends to the street that they meet between two of its vertices: each node of one edge only that
 * stands within `toleranceM` of another edge cuts that edge in two. Tiles overlap a little at their borders
 * and thin out straight streets, so it is such ends that hold a network of tiles together.
 * @returns the edges with the cuts, and how many ends were joined
 */
export function joinLineEnds(
  edges: LineEdges,
  nodes: { readonly lng: Float64Array; readonly lat: Float64Array },
  toleranceM: Metres,
): { readonly edges: LineEdges; readonly joined: number } {
  const { from, to, line } = edges;
  const degree = new Uint32Array(nodes.lng.length);
  for (let e = 0; e < from.length; e++) {
    degree[from[e] as number] = (degree[from[e] as number] as number) + 1;
    degree[to[e] as number] = (degree[to[e] as number] as number) + 1;
  }
  const index = indexSegments({ ...nodes, from, to });
  const cuts = new Map<number, { readonly node: number; readonly share: number }[]>();
  let joined = 0;
  for (let node = 0; node < degree.length; node++) {
    if (degree[node] !== 1) continue;
    const found = nearestOnSegment(
      index,
      [nodes.lng[node] as number, nodes.lat[node] as number],
      toleranceM,
      (edge) => from[edge] !== node && to[edge] !== node,
    );
    if (found === undefined || found.share <= 0 || found.share >= 1) continue;
    const onEdge = cuts.get(found.segment) ?? [];
    onEdge.push({ node, share: found.share });
    cuts.set(found.segment, onEdge);
    joined++;
  }
  if (joined === 0) return { edges, joined };
  const split = { from: [] as number[], to: [] as number[], line: [] as number[] };
  for (let e = 0; e < from.length; e++) {
    let at = from[e] as number;
    const onEdge = cuts.get(e)?.sort((a, b) => a.share - b.share || a.node - b.node) ?? [];
    for (const node of [...onEdge.map((cut) => cut.node), to[e] as number]) {
      split.from.push(at);
      split.to.push(node);
      split.line.push(line[e] as number);
      at = node;
    }
  }
  return {
    edges: {
      from: Uint32Array.from(split.from),
      to: Uint32Array.from(split.to),
      line: Uint32Array.from(split.line),
    },
    joined,
  };
}

/**
 * Each pair of nodes joined once: of several edges between them the first stays, or the first whose line
 * `isBetter` than it.
 */
export function dropParallelEdges(
  edges: LineEdges,
  isBetter: (line: number, than: number) => boolean,
): LineEdges {
  const { from, to, line } = edges;
  const kept = new Map<number, number>();
  const order: number[] = [];
  const lineOf = Uint32Array.from(line);
  for (let e = 0; e < from.length; e++) {
    const low = Math.min(from[e] as number, to[e] as number);
    const key = low * 0x4000000 + Math.max(from[e] as number, to[e] as number);
    const first = kept.get(key);
    if (first === undefined) {
      kept.set(key, e);
      order.push(e);
    } else if (isBetter(line[e] as number, lineOf[first] as number)) lineOf[first] = line[e] as number;
  }
  return {
    from: Uint32Array.from(order, (e) => from[e] as number),
    to: Uint32Array.from(order, (e) => to[e] as number),
    line: Uint32Array.from(order, (e) => lineOf[e] as number),
  };
}
