import fc from "fast-check";
import { positionsOf, reachOfSites } from "../../src/deploy/network/network-reach.ts";
import type { NetworkView } from "../../src/deploy/network/open-network.ts";
import { distanceM, EARTH_RADIUS_M } from "../../src/model/geodesy.ts";
import type { LngLat } from "../../src/model/units.ts";
import type { WalkingNetwork } from "../../src/model/walking-network.ts";
import { networkOfRoads } from "../../src/sources/walking-network.ts";
import { at } from "./small-cases.ts";

/** A line of GeoJSON through some points. */
export function road(points: readonly LngLat[], properties: Readonly<Record<string, unknown>> = {}) {
  const { id, ...rest } = properties;
  return {
    type: "Feature",
    ...(id === undefined ? {} : { id }),
    properties: rest,
    geometry: { type: "LineString", coordinates: points },
  };
}

/** The network of some lines. */
export function networkOf(...roads: readonly (readonly LngLat[])[]): WalkingNetwork {
  return networkOfRoads(
    "test",
    roads.map((points) => road(points)),
    0.5,
  ).network;
}

const LATTICE = 5;
const GAP_M = 120;

/** Corner (column, row) of an uneven lattice of streets about 120 m apart. */
export function corner(column: number, row: number): LngLat {
  const jitter = (k: number) => ((column * 7 + row * 13 + k) % 5) * 9;
  return at((column - LATTICE / 2) * GAP_M + jitter(0), (row - LATTICE / 2) * GAP_M + jitter(2));
}

/** Networks of a few streets on the lattice, with bends, dead ends, rings and parts that do not meet. */
export const someNetwork: fc.Arbitrary<WalkingNetwork> = fc
  .array(
    fc.record({
      column: fc.nat({ max: LATTICE }),
      row: fc.nat({ max: LATTICE }),
      turns: fc.array(fc.nat({ max: 3 }), { minLength: 1, maxLength: 7 }),
    }),
    { minLength: 1, maxLength: 9 },
  )
  .map((streets) =>
    networkOf(
      ...streets.map(({ column, row, turns }) => {
        let [x, y] = [column, row];
        return [
          corner(x, y),
          ...turns.map((turn) => {
            x += [1, 0, -1, 0][turn] as number;
            y += [0, 1, 0, -1][turn] as number;
            return corner(x, y);
          }),
        ];
      }),
    ),
  );

interface TwinPlace {
  readonly edge: number;
  readonly alongM: number;
  readonly asideM: number;
}

/** The nearest street by looking at each, as `snapToStreets` says it. */
function snapPlainly({ network }: NetworkView, place: LngLat, limitM: number): TwinPlace | null {
  const metres = (EARTH_RADIUS_M * Math.PI) / 180;
  const east = metres * Math.cos((place[1] * Math.PI) / 180);
  const shortest = Math.min(500, network.componentM[0] ?? 0);
  let best: TwinPlace | null = null;
  for (let edge = 0; edge < network.edgeM.length; edge++) {
    const a = network.edgeFrom[edge] ?? 0;
    const b = network.edgeTo[edge] ?? 0;
    if ((network.componentM[network.componentOf[a] ?? 0] ?? 0) < shortest) continue;
    const x = ((network.nodeLng[a] ?? 0) - place[0]) * east;
    const y = ((network.nodeLat[a] ?? 0) - place[1]) * metres;
    const dx = ((network.nodeLng[b] ?? 0) - (network.nodeLng[a] ?? 0)) * east;
    const dy = ((network.nodeLat[b] ?? 0) - (network.nodeLat[a] ?? 0)) * metres;
    const share = Math.min(1, Math.max(0, -(x * dx + y * dy) / (dx * dx + dy * dy)));
    const asideM = Math.sqrt((x + share * dx) ** 2 + (y + share * dy) ** 2);
    if (asideM <= limitM && (best === null || asideM < best.asideM)) {
      best = { edge, alongM: share * (network.edgeM[edge] ?? 0), asideM };
    }
  }
  return best;
}

/**
 * All ways between places by Floyd and Warshall (1962) on a graph in which every edge is cut at each place on
 * it and at the borders of what is closed, and each place hangs on its street by an edge of its own.
 */
export function waysPlainly(view: NetworkView, places: readonly LngLat[], limitM = 200): number[][] {
  const { network, closedFromM, closedToM } = view;
  const snapped = places.map((place) => snapPlainly(view, place, limitM));
  let vertexCount = network.nodeLng.length + places.length;
  const links: [number, number, number][] = [];
  for (let edge = 0; edge < network.edgeM.length; edge++) {
    const length = network.edgeM[edge] ?? 0;
    const stops = new Map([
      [0, network.edgeFrom[edge] ?? 0],
      [length, network.edgeTo[edge] ?? 0],
    ]);
    const stopAt = (alongM: number) => {
      const vertex = stops.get(alongM) ?? vertexCount++;
      stops.set(alongM, vertex);
      return vertex;
    };
    snapped.forEach((place, i) => {
      if (place?.edge !== edge) return;
      const shut = place.alongM >= (closedFromM[edge] ?? 0) && place.alongM <= (closedToM[edge] ?? 0);
      if (shut && place.alongM !== 0 && place.alongM !== length) return;
      links.push([network.nodeLng.length + i, stopAt(place.alongM), place.asideM]);
    });
    for (const border of [closedFromM[edge] ?? 0, closedToM[edge] ?? 0]) {
      if (Number.isFinite(border)) stopAt(border);
    }
    const inOrder = [...stops].sort(([a], [b]) => a - b);
    inOrder.forEach(([alongM, vertex], k) => {
      const next = inOrder[k + 1];
      if (next === undefined) return;
      const middle = (alongM + next[0]) / 2;
      if (middle > (closedFromM[edge] ?? 0) && middle < (closedToM[edge] ?? 0)) return;
      links.push([vertex, next[1], next[0] - alongM]);
    });
  }
  const ways = Array.from({ length: vertexCount }, (_, i) =>
    Array.from({ length: vertexCount }, (_, j) => (i === j ? 0 : Number.POSITIVE_INFINITY)),
  );
  for (const [a, b, metres] of links) {
    const known = ways[a]?.[b] ?? Number.POSITIVE_INFINITY;
    (ways[a] as number[])[b] = Math.min(known, metres);
    (ways[b] as number[])[a] = Math.min(known, metres);
  }
  for (let via = 0; via < vertexCount; via++) {
    const onward = ways[via] as number[];
    for (const from of ways) {
      const first = from[via] as number;
      if (first === Number.POSITIVE_INFINITY) continue;
      for (let to = 0; to < vertexCount; to++) {
        from[to] = Math.min(from[to] as number, first + (onward[to] as number));
      }
    }
  }
  return places.map((place, i) =>
    places.map((other, j) =>
      distanceM(place, other) === 0
        ? 0
        : (ways[network.nodeLng.length + i]?.[network.nodeLng.length + j] as number),
    ),
  );
}

/** The ways from each of some places to each of others along open streets: entry `i × to.length + j`, Infinity where there is none. */
export function waysBetween(view: NetworkView, from: readonly LngLat[], to: readonly LngLat[]): Float64Array {
  const ways = new Float64Array(from.length * to.length).fill(Number.POSITIVE_INFINITY);
  const { start, points, metres } = reachOfSites(
    view,
    positionsOf(from),
    positionsOf(to),
    Number.POSITIVE_INFINITY,
  );
  from.forEach((_, i) => {
    for (let k = start[i] ?? 0; k < (start[i + 1] ?? 0); k++)
      ways[i * to.length + (points[k] ?? 0)] = metres[k] ?? Number.NaN;
  });
  return ways;
}

/** The way from one place to another. */
export function wayBetween(view: NetworkView, from: LngLat, to: LngLat): number {
  return waysBetween(view, [from], [to])[0] ?? Number.NaN;
}
