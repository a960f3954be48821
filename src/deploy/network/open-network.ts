import { indexSegments, type SegmentIndex, segmentsInBox } from "../../model/segment-index.ts";
import type { LngLat } from "../../model/units.ts";
import { besideNetwork, type WalkingNetwork } from "../../model/walking-network.ts";
import { drawTogether, type StreetGraph } from "./street-graph.ts";
import { stretchInArea } from "./stretch-in-area.ts";

/**
 * A network as it can be walked now: itself, shared and never changed, an index of its edges, and what of
 * each edge is closed, and its open streets drawn together for searching. Edge `e` is closed from
 * `closedFromM[e]` to `closedToM[e]` metres along it; an open one from Infinity to −Infinity.
 */
export interface NetworkView {
  readonly network: WalkingNetwork;
  readonly index: SegmentIndex;
  readonly closedFromM: Float64Array;
  readonly closedToM: Float64Array;
  readonly graph: StreetGraph;
}

/** A network with all its streets open. */
export function openNetwork(network: WalkingNetwork): NetworkView {
  const { nodeLng: lng, nodeLat: lat, edgeFrom: from, edgeTo: to } = network;
  const closedFromM = new Float64Array(from.length).fill(Number.POSITIVE_INFINITY);
  const closedToM = new Float64Array(from.length).fill(Number.NEGATIVE_INFINITY);
  return {
    network,
    index: indexSegments({ lng, lat, from, to }),
    closedFromM,
    closedToM,
    graph: drawTogether(network, closedFromM, closedToM),
  };
}

/**
 * The same network with more of it closed: the streets within some rings of corners; the view that it comes from stays as it is. A ring
 * closes the part of an edge from where it first enters to where it last leaves: what lies between two closed parts of one edge cannot be
 * reached anyway.
 */
export function closeStreets(view: NetworkView, rings: readonly (readonly LngLat[])[]): NetworkView {
  const closedFromM = view.closedFromM.slice();
  const closedToM = view.closedToM.slice();
  for (const ring of rings) {
    closeArea(view, ring, (edge, fromM, toM) => {
      closedFromM[edge] = Math.min(closedFromM[edge] as number, fromM);
      closedToM[edge] = Math.max(closedToM[edge] as number, toM);
    });
  }
  return { ...view, closedFromM, closedToM, graph: drawTogether(view.network, closedFromM, closedToM) };
}

/** Metres of street that are closed. */
export function closedLengthM(view: NetworkView): number {
  return view.closedFromM.reduce(
    (sum, from, edge) => sum + Math.max(0, (view.closedToM[edge] as number) - from),
    0,
  );
}

/**
 * The edges of one street between two junctions: from an edge on through nodes at which only two edges of the
 * same line meet. What somebody means who points at a street to close it.
 */
export function edgesToJunctions(network: WalkingNetwork, edge: number): readonly number[] {
  const { edgeFrom, edgeTo, edgeLine, nodeStart, arcEdge, arcNode } = network;
  const found = [edge];
  const seen = new Set(found);
  for (const start of [edgeFrom[edge] as number, edgeTo[edge] as number]) {
    let node = start;
    let last = edge;
    while ((nodeStart[node + 1] as number) - (nodeStart[node] as number) === 2) {
      const first = nodeStart[node] as number;
      const arc: number = arcEdge[first] === last ? first + 1 : first;
      const next = arcEdge[arc] as number;
      if (seen.has(next) || edgeLine[next] !== edgeLine[edge]) break;
      seen.add(next);
      found.push(next);
      last = next;
      node = arcNode[arc] as number;
    }
  }
  return found;
}

function closeArea(
  { network, index }: NetworkView,
  ring: readonly LngLat[],
  close: (edge: number, fromM: number, toM: number) => void,
): void {
  const corners = ring.map(([lng, lat]): LngLat => [besideNetwork(network, lng), lat]);
  const lngs = corners.map(([lng]) => lng);
  const lats = corners.map(([, lat]) => lat);
  const found = segmentsInBox(
    index,
    Math.min(...lngs),
    Math.min(...lats),
    Math.max(...lngs),
    Math.max(...lats),
  );
  for (const edge of found) {
    const from = network.edgeFrom[edge] as number;
    const to = network.edgeTo[edge] as number;
    const stretch = stretchInArea(
      [network.nodeLng[from] as number, network.nodeLat[from] as number],
      [network.nodeLng[to] as number, network.nodeLat[to] as number],
      corners,
    );
    if (stretch === null) continue;
    const length = network.edgeM[edge] as number;
    close(edge, stretch[0] * length, stretch[1] * length);
  }
}
