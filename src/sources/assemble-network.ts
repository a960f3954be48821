import { distanceM } from "../model/geodesy.ts";
import type { Metres } from "../model/units.ts";
import type { WalkingNetwork } from "../model/walking-network.ts";
import { dropParallelEdges, joinLineEnds, type LineEdges } from "./join-line-ends.ts";
import type { RoadLines } from "./road-lines.ts";
import { snapVertices } from "./snap-vertices.ts";

/**
 * Makes a network of lines: vertices within the tolerance become one node, lines are cut wherever they share
 * one, dead ends are joined to the street that they meet, and edges that stand twice are kept once, with a
 * name where one of them has it.
 */
export function assembleNetwork(
  lines: RoadLines,
  toleranceM: Metres,
): { readonly network: WalkingNetwork; readonly joinedEnds: number } {
  const { nodeOf, lng, lat } = snapVertices(lines.lng, lines.lat, toleranceM);
  const named = (line: number) => lines.names[line] !== "";
  const better = (line: number, than: number) => named(line) && !named(than);
  const found = dropParallelEdges(edgesOf(lines, nodeOf), better);
  const { edges: cut, joined } = joinLineEnds(found, { lng, lat }, toleranceM);
  const edges = joined === 0 ? cut : dropParallelEdges(cut, better);
  const { streets, lineStreet } = listStreets(lines.names);
  const metres = Float64Array.from(edges.from, (from, e) => {
    const to = edges.to[e] as number;
    return distanceM([lng[from] as number, lat[from] as number], [lng[to] as number, lat[to] as number]);
  });
  const adjacency = linkNodes(edges, lng.length);
  return {
    network: {
      fingerprint: fingerprintOf(lng, lat, edges, lines),
      nodeLng: lng,
      nodeLat: lat,
      edgeFrom: edges.from,
      edgeTo: edges.to,
      edgeM: metres,
      edgeLine: edges.line,
      lineIds: lines.ids,
      lineStreet,
      streets,
      ...adjacency,
      ...findComponents(edges, metres, lng.length),
    },
    joinedEnds: joined,
  };
}

function edgesOf({ start, lineOfPart }: RoadLines, nodeOf: Uint32Array): LineEdges {
  const from: number[] = [];
  const to: number[] = [];
  const line: number[] = [];
  for (let part = 0; part < lineOfPart.length; part++) {
    for (let v = (start[part] as number) + 1; v < (start[part + 1] as number); v++) {
      if (nodeOf[v - 1] === nodeOf[v]) continue;
      from.push(nodeOf[v - 1] as number);
      to.push(nodeOf[v] as number);
      line.push(lineOfPart[part] as number);
    }
  }
  return { from: Uint32Array.from(from), to: Uint32Array.from(to), line: Uint32Array.from(line) };
}

function listStreets(names: readonly string[]) {
  const streets = [""];
  const numbers = new Map([["", 0]]);
  const lineStreet = Uint32Array.from(names, (name) => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    numbers.set(name, streets.length);
    return streets.push(name) - 1;
  });
  return { streets, lineStreet };
}

function linkNodes({ from, to }: LineEdges, nodeCount: number) {
  const nodeStart = new Uint32Array(nodeCount + 1);
  for (const ends of [from, to]) {
    for (const node of ends) nodeStart[node + 1] = (nodeStart[node + 1] as number) + 1;
  }
  for (let node = 0; node < nodeCount; node++) {
    nodeStart[node + 1] = (nodeStart[node + 1] as number) + (nodeStart[node] as number);
  }
  const next = nodeStart.slice();
  const arcNode = new Uint32Array(2 * from.length);
  const arcEdge = new Uint32Array(2 * from.length);
  const link = (node: number, other: number, edge: number) => {
    const arc = next[node] as number;
    arcNode[arc] = other;
    arcEdge[arc] = edge;
    next[node] = arc + 1;
  };
  for (let e = 0; e < from.length; e++) {
    link(from[e] as number, to[e] as number, e);
    link(to[e] as number, from[e] as number, e);
  }
  return { nodeStart, arcNode, arcEdge };
}

function findComponents({ from, to }: LineEdges, metres: Float64Array, nodeCount: number) {
  const parent = Uint32Array.from({ length: nodeCount }, (_, node) => node);
  const rootOf = (node: number) => {
    let root = node;
    while (parent[root] !== root) {
      parent[root] = parent[parent[root] as number] as number;
      root = parent[root] as number;
    }
    return root;
  };
  for (let e = 0; e < from.length; e++) parent[rootOf(from[e] as number)] = rootOf(to[e] as number);
  const lengthOf = new Map<number, number>();
  for (let node = 0; node < nodeCount; node++) lengthOf.set(rootOf(node), 0);
  for (let e = 0; e < from.length; e++) {
    const root = rootOf(from[e] as number);
    lengthOf.set(root, (lengthOf.get(root) ?? 0) + (metres[e] as number));
  }
  const ordered = [...lengthOf].sort(([rootA, a], [rootB, b]) => b - a || rootA - rootB);
  const numbers = new Map(ordered.map(([root], number) => [root, number]));
  return {
    componentOf: Uint32Array.from({ length: nodeCount }, (_, node) => numbers.get(rootOf(node)) as number),
    componentM: Float64Array.from(ordered, ([, length]) => length),
  };
}

/** Two sums by Fowler, Noll and Vo (FNV-1a, by words of 32 bits) from different beginnings. */
function fingerprintOf(lng: Float64Array, lat: Float64Array, edges: LineEdges, lines: RoadLines): string {
  const texts = new TextEncoder().encode(JSON.stringify([lines.ids, lines.names]));
  const parts = [lng, lat, edges.from, edges.to, edges.line].map(
    ({ buffer, byteOffset, byteLength }) => new Uint32Array(buffer, byteOffset, byteLength / 4),
  );
  let first = 0x811c9dc5;
  let second = 0x2f0b4c47;
  for (const words of [...parts, texts]) {
    for (let i = 0; i < words.length; i++) {
      first = Math.imul(first ^ (words[i] as number), 0x01000193);
      second = Math.imul((second << 13) ^ (second >>> 19) ^ (words[i] as number), 0x01000193);
    }
  }
  return [first, second].map((sum) => (sum >>> 0).toString(16).padStart(8, "0")).join("");
}
