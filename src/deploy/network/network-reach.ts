import type { LngLat, Metres } from "../../model/units.ts";
import type { CoverGroup } from "../cover/cover-problem.ts";
import type { NetworkView } from "./open-network.ts";
import { makeNetworkSearch, type NetworkSearch } from "./search-network.ts";
import {
  type OnChain,
  placeOnChain,
  SNAP_LIMIT_M,
  type StreetPlaces,
  snapToStreets,
  wayOnChainM,
} from "./snap-to-street.ts";

/** Positions in degrees. */
export interface Positions {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
}

/** Positions of points. */
export function positionsOf(points: readonly LngLat[]): Positions {
  return {
    lng: Float64Array.from(points, ([lng]) => lng),
    lat: Float64Array.from(points, ([, lat]) => lat),
  };
}

/** Which demand points each site reaches on foot, as a group of a covering problem lists them. */
export interface NetworkCovers extends Pick<CoverGroup, "start" | "points"> {
  /** The way to each entry of `points`, metres. */
  readonly metres: Float64Array;
  /**
   * Sites and demand points further than the snapping limit from every street: they reach nothing and are not
   * reached.
   */
  readonly sitesOffNetwork: number;
  readonly pointsOffNetwork: number;
}

/**
 * The demand points that each site reaches within `maxM` metres along open streets. A
 * way goes from the site to its nearest street, along streets, and from the street to the point, all of it
 * counted; a site reaches a point at the very same position in 0 m. What stands on a closed stretch reaches
 * nothing else and nothing else reaches it. Points of a site are in no order of meaning.
 */
export function reachOfSites(
  view: NetworkView,
  sites: Positions,
  demand: Positions,
  maxM: Metres,
  limitM: Metres = SNAP_LIMIT_M,
): NetworkCovers {
  const siteCount = sites.lng.length;
  const from = snapToStreets(view, sites, limitM);
  const to = snapToStreets(view, demand, limitM);
  const search = makeNetworkSearch(view.graph);
  const listed = listPoints(view, to);
  const here = samePositions(sites, demand);
  const start = new Uint32Array(siteCount + 1);
  const points: number[] = [];
  const metres: number[] = [];
  const nearestM = new Float64Array(demand.lng.length).fill(Number.POSITIVE_INFINITY);
  for (let site = 0; site < siteCount; site++) {
    const source = sourceAt(view, from, site);
    for (const point of reachFrom([source], search, listed, here(site), maxM, nearestM)) {
      points.push(point);
      metres.push(nearestM[point] as number);
      nearestM[point] = Number.POSITIVE_INFINITY;
    }
    start[site + 1] = points.length;
  }
  return {
    start,
    points: Uint32Array.from(points),
    metres: Float64Array.from(metres),
    sitesOffNetwork: from.offNetwork,
    pointsOffNetwork: to.offNetwork,
  };
}

/**
 * The way to each point from whichever of several sites is nearest to it, metres; Infinity beyond `maxM`. One
 * search, however many sites.
 */
export function nearestSiteM(
  view: NetworkView,
  sites: Positions,
  demand: Positions,
  maxM: Metres = Number.POSITIVE_INFINITY,
): Float64Array {
  const from = snapToStreets(view, sites);
  const listed = listPoints(view, snapToStreets(view, demand));
  const here = samePositions(sites, demand);
  const sources = Array.from(sites.lng, (_, site) => sourceAt(view, from, site));
  const same = sources.flatMap((_, site) => here(site));
  const nearestM = new Float64Array(demand.lng.length).fill(Number.POSITIVE_INFINITY);
  reachFrom(sources, makeNetworkSearch(view.graph), listed, same, maxM, nearestM);
  return nearestM;
}

/**
 * The ways from one of some places to all of them, metres, a row at a time: Infinity where there is none within `maxM`. Each row is one
 * search, done when it is first asked for.
 */
export function measureRows(
  view: NetworkView,
  places: Positions,
  maxM: Metres = Number.POSITIVE_INFINITY,
): (from: number) => Float64Array {
  const snapped = snapToStreets(view, places);
  const listed = listPoints(view, snapped);
  const here = samePositions(places, places);
  const search = makeNetworkSearch(view.graph);
  const rows: Float64Array[] = [];
  return (from) => {
    const known = rows[from];
    if (known) return known;
    const row = new Float64Array(places.lng.length).fill(Number.POSITIVE_INFINITY);
    reachFrom([sourceAt(view, snapped, from)], search, listed, here(from), maxM, row);
    rows[from] = row;
    return row;
  };
}

interface Source {
  readonly on: OnChain | undefined;
  readonly asideM: Metres;
}

function sourceAt(view: NetworkView, places: StreetPlaces, i: number): Source {
  return { on: placeOnChain(view, places, i), asideM: places.asideM[i] as number };
}

/**
 * Writes the metres to each point that any of the sources reaches into `nearestM`, elsewhere Infinity, and
 * lists those points.
 */
function reachFrom(
  sources: readonly Source[],
  search: NetworkSearch,
  listed: ListedPoints,
  samePlace: readonly number[],
  maxM: Metres,
  nearestM: Float64Array,
): number[] {
  const found: number[] = [];
  const offer = (point: number, metres: Metres) => {
    if (metres > maxM || metres >= (nearestM[point] as number)) return;
    if (nearestM[point] === Number.POSITIVE_INFINITY) found.push(point);
    nearestM[point] = metres;
  };
  for (const point of samePlace) offer(point, 0);
  const standing = sources.flatMap(({ on, asideM }) => (on === undefined ? [] : [{ on, asideM }]));
  search.run(
    standing.map(({ on }) => on),
    maxM,
  );
  const { start, point, metres } = listed;
  for (let k = search.reachedCount() - 1; k >= 0; k--) {
    const junction = search.reached[k] as number;
    const here = search.junctionM[junction] as number;
    const end = start[junction + 1] as number;
    for (let entry = start[junction] as number; entry < end; entry++) {
      offer(point[entry] as number, here + (metres[entry] as number));
    }
  }
  for (const { on, asideM } of standing) {
    for (const other of listed.onChain.get(on.chain) ?? []) {
      offer(other.point, wayOnChainM(on, asideM, other.on, other.asideM));
    }
  }
  return found;
}

/** The points by the junctions that they open to, and by their chains. */
interface ListedPoints {
  /**
   * The points that open to junction `j` are the entries `start[j] … start[j + 1)`, and how far each is from
   * it.
   */
  readonly start: Uint32Array;
  readonly point: Uint32Array;
  readonly metres: Float64Array;
  readonly onChain: ReadonlyMap<number, readonly PointOnChain[]>;
}

interface PointOnChain {
  readonly point: number;
  readonly on: OnChain;
  readonly asideM: Metres;
}

function listPoints(view: NetworkView, places: StreetPlaces): ListedPoints {
  const { graph } = view;
  const entries: { readonly junction: number; readonly point: number; readonly metres: Metres }[] = [];
  const onChain = new Map<number, PointOnChain[]>();
  for (let point = 0; point < places.edge.length; point++) {
    const on = placeOnChain(view, places, point);
    if (on === undefined) continue;
    const others = onChain.get(on.chain) ?? [];
    others.push({ point, on, asideM: places.asideM[point] as number });
    onChain.set(on.chain, others);
    const ends = [
      { junction: graph.chainFrom[on.chain] as number, point, metres: on.toStartM },
      { junction: graph.chainTo[on.chain] as number, point, metres: on.toEndM },
    ];
    entries.push(...ends.filter(({ metres }) => metres < Infinity));
  }
  const start = new Uint32Array(graph.junctionCount + 1);
  for (const { junction } of entries) start[junction + 1] = (start[junction + 1] as number) + 1;
  for (let j = 0; j < graph.junctionCount; j++) {
    start[j + 1] = (start[j + 1] as number) + (start[j] as number);
  }
  const next = start.slice();
  const point = new Uint32Array(entries.length);
  const metres = new Float64Array(entries.length);
  for (const entry of entries) {
    const slot = next[entry.junction] as number;
    point[slot] = entry.point;
    metres[slot] = entry.metres;
    next[entry.junction] = slot + 1;
  }
  return { start, point, metres, onChain };
}

/** For a site, the demand points at its very position. */
function samePositions(sites: Positions, demand: Positions): (site: number) => readonly number[] {
  const known = new Map<string, number[]>();
  demand.lng.forEach((lng, point) => {
    const key = `${lng} ${demand.lat[point]}`;
    const others = known.get(key);
    if (others) others.push(point);
    else known.set(key, [point]);
  });
  return (site) => known.get(`${sites.lng[site]} ${sites.lat[site]}`) ?? [];
}
