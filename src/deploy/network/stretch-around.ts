import { EARTH_RADIUS_M } from "../../model/geodesy.ts";
import type { StreetStretch } from "../../model/streets.ts";
import type { LngLat, Metres } from "../../model/units.ts";
import { streetOfEdge, type WalkingNetwork } from "../../model/walking-network.ts";
import { edgesToJunctions, type NetworkView } from "./open-network.ts";
import { snapToStreets } from "./snap-to-street.ts";

/** Who points at a street does so within this many metres of it. */
const POINTING_M: Metres = 50;
/** Half the width of the area, and how far it stops short of the junctions: more than positions of a plan are rounded by. */
const HALF_WIDTH_M: Metres = 3;
const SHORT_OF_JUNCTION_M: Metres = 4;
/** Corners that the area may have along one side; a street with more bends is closed around the place alone. */
const MOST_BENDS = 95;

/**
 * The street at a place, from junction to junction, as a narrow area around it that stops short of the junctions, so that it closes this
 * street and none that meets it. Null where no street is near.
 */
export function stretchAround(view: NetworkView, at: LngLat): StreetStretch | null {
  const { network } = view;
  const { edge } = snapToStreets(
    view,
    { lng: Float64Array.of(at[0]), lat: Float64Array.of(at[1]) },
    POINTING_M,
  );
  const here = edge[0] as number;
  if (here < 0) return null;
  const edges = edgesToJunctions(network, here);
  const nodes = orderNodes(network, edges, here);
  const path = nodes.map(
    (node): LngLat => [network.nodeLng[node] as number, network.nodeLat[node] as number],
  );
  return {
    street: streetOfEdge(network, here),
    lengthM: edges.reduce((sum, each) => sum + (network.edgeM[each] as number), 0),
    ring: bandAround(path),
  };
}

/** The nodes along some edges that hang together in a line, from one end to the other; around the given edge where there are too many. */
function orderNodes(network: WalkingNetwork, edges: readonly number[], here: number): readonly number[] {
  const { edgeFrom, edgeTo } = network;
  const left = new Set(edges);
  left.delete(here);
  const nodes = [edgeFrom[here] as number, edgeTo[here] as number];
  const extend = (atEnd: boolean) => {
    const end = (atEnd ? nodes.at(-1) : nodes[0]) as number;
    const next = [...left].find((edge) => edgeFrom[edge] === end || edgeTo[edge] === end);
    if (next === undefined || nodes.length >= MOST_BENDS) return false;
    left.delete(next);
    const other = (edgeFrom[next] === end ? edgeTo[next] : edgeFrom[next]) as number;
    if (atEnd) nodes.push(other);
    else nodes.unshift(other);
    return true;
  };
  for (let goesOn = true; goesOn; ) {
    const after = extend(true);
    goesOn = extend(false) || after;
  }
  return nodes;
}

type Flat = readonly [eastM: number, northM: number];

/** A ring around a path, on the plane that touches the Earth at its first point. */
function bandAround(path: readonly LngLat[]): LngLat[] {
  const [origin] = path as readonly [LngLat];
  const degree = (EARTH_RADIUS_M * Math.PI) / 180;
  const cosine = Math.cos((origin[1] * Math.PI) / 180);
  const flat = shorten(
    path.map(([lng, lat]): Flat => [(lng - origin[0]) * degree * cosine, (lat - origin[1]) * degree]),
  );
  const normals = flat.map((_, i) => normalAt(flat, i));
  const side = (sign: 1 | -1) =>
    flat.map(([east, north], i): Flat => {
      const [x, y] = normals[i] as Flat;
      return [east + sign * HALF_WIDTH_M * x, north + sign * HALF_WIDTH_M * y];
    });
  return [...side(1), ...side(-1).reverse()].map(
    ([east, north]): LngLat => [origin[0] + east / (degree * cosine), origin[1] + north / degree],
  );
}

/** The path less a little at both ends, or less a quarter of its first and last piece where these are short. */
function shorten(path: readonly Flat[]): Flat[] {
  const cut = ([x, y]: Flat, [u, v]: Flat): Flat => {
    const length = Math.hypot(u - x, v - y);
    const share = Math.min(0.25, SHORT_OF_JUNCTION_M / Math.max(length, 1e-9));
    return [x + share * (u - x), y + share * (v - y)];
  };
  const [first, second] = path as readonly [Flat, Flat];
  const [beforeLast, last] = path.slice(-2) as unknown as readonly [Flat, Flat];
  return [cut(first, second), ...path.slice(1, -1), cut(last, beforeLast)];
}

/** The direction to the left of a path at one of its points, of length 1: half-way between those of the pieces that meet there. */
function normalAt(path: readonly Flat[], i: number): Flat {
  const leftOf = (a: Flat | undefined, b: Flat | undefined): Flat => {
    if (!a || !b) return [0, 0];
    const length = Math.max(Math.hypot(b[0] - a[0], b[1] - a[1]), 1e-9);
    return [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
  };
  const [x, y] = leftOf(path[i - 1], path[i]);
  const [u, v] = leftOf(path[i], path[i + 1]);
  const length = Math.hypot(x + u, y + v);
  return length < 1e-6 ? [u, v] : [(x + u) / length, (y + v) / length];
}
