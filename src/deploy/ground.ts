import { distanceM } from "../model/geodesy.ts";
import type { LngLat, Metres } from "../model/units.ts";
import { nearestSiteM, type Positions, positionsOf, reachOfSites } from "./network/network-reach.ts";
import type { NetworkView } from "./network/open-network.ts";
import { indexByLatitude, type LatitudeIndex, pointsWithin } from "./points-within.ts";

/** Where the goal is short ways, demand that is farther from every unit than this, or that no street leads to, counts as this far. */
export const BEYOND_M: Metres = 2000;

/** Streets that are loaded, as they can be walked now, and what a straight line is multiplied by for those who do not walk them. */
export interface OpenStreets {
  readonly view: NetworkView;
  readonly detour: number;
}

/** Where there is demand, and by what way it is reached. */
export interface Ground extends Positions {
  readonly index: LatitudeIndex;
  /** Null where all distances are straight lines. */
  readonly streets: OpenStreets | null;
}

/** Somebody who stands at a place, and how far they cover. */
export interface Standing {
  readonly at: LngLat;
  /** By the straight line. */
  readonly coverRadiusM: Metres;
  /** Set for those who walk along streets that are loaded: how far they cover along them, or null where they cover a circle. */
  readonly walks?: { readonly coverM: Metres | null };
}

/** Makes demand (degrees) ready for questions of who reaches it. */
export function openGround({ lng, lat }: Positions, streets: OpenStreets | null): Ground {
  return { lng, lat, index: indexByLatitude(lng, lat), streets };
}

/**
 * The demand points that each of those who stand covers: within their radius, great-circle, or where they cover by the way along streets
 * within that. Who is off the network covers nothing of it.
 */
export function listCovered(ground: Ground, standing: readonly Standing[]): readonly (readonly number[])[] {
  const covered = standing.map(({ at, coverRadiusM, walks }) =>
    ground.streets && typeof walks?.coverM === "number" ? [] : pointsWithin(ground.index, at, coverRadiusM),
  );
  if (ground.streets === null) return covered;
  for (const [coverM, places] of byCover(standing)) {
    const sites = positionsOf(places.map((place) => (standing[place] as Standing).at));
    const { start, points } = reachOfSites(ground.streets.view, sites, ground, coverM);
    places.forEach((place, site) => {
      covered[place] = Array.from(points.subarray(start[site], start[site + 1]));
    });
  }
  return covered;
}

/** Those who cover along streets, by how far. */
function byCover(standing: readonly Standing[]): ReadonlyMap<Metres, readonly number[]> {
  const found = new Map<Metres, number[]>();
  standing.forEach(({ walks }, place) => {
    if (typeof walks?.coverM !== "number") return;
    const others = found.get(walks.coverM);
    if (others) others.push(place);
    else found.set(walks.coverM, [place]);
  });
  return found;
}

/** The demand points within some metres of one place and the metres to each. */
export interface Ways {
  readonly points: readonly number[];
  readonly metres: readonly Metres[];
}

/**
 * The ways of at most `maxM` metres from each of those who stand to demand: along streets for those who walk them, else the straight line,
 * times the detour factor where streets are loaded, so that both can be compared.
 */
export function listWays(ground: Ground, standing: readonly Standing[], maxM: Metres): readonly Ways[] {
  const { streets } = ground;
  const walkers = streets ? [...standing.keys()].filter((place) => standing[place]?.walks) : [];
  const ways = standing.map((each): Ways => {
    if (streets && each.walks) return { points: [], metres: [] };
    const factor = streets?.detour ?? 1;
    const points = pointsWithin(ground.index, each.at, maxM / factor);
    return { points, metres: points.map((point) => factor * distanceM(each.at, positionAt(ground, point))) };
  });
  if (streets && walkers.length > 0) {
    const sites = positionsOf(walkers.map((place) => (standing[place] as Standing).at));
    const { start, points, metres } = reachOfSites(streets.view, sites, ground, maxM);
    walkers.forEach((place, site) => {
      ways[place] = {
        points: Array.from(points.subarray(start[site], start[site + 1])),
        metres: Array.from(metres.subarray(start[site], start[site + 1])),
      };
    });
  }
  return ways;
}

const RADIANS = Math.PI / 180;

/** The way from each demand point to the nearest of those who stand, metres, as {@link listWays} tells it; Infinity where there is none. */
export function nearestWays(ground: Ground, standing: readonly Standing[]): Float64Array {
  const { streets, lng } = ground;
  const others = streets ? standing.filter(({ walks }) => !walks) : standing;
  const factor = streets?.detour ?? 1;
  const nearest = Float64Array.from(
    lng,
    (_, point) => factor * straightToNearest(positionAt(ground, point), others),
  );
  const walkers = streets ? standing.filter(({ walks }) => walks) : [];
  if (streets && walkers.length > 0) {
    const walked = nearestSiteM(streets.view, positionsOf(walkers.map(({ at }) => at)), ground);
    walked.forEach((metres, point) => {
      nearest[point] = Math.min(nearest[point] as number, metres);
    });
  }
  return nearest;
}

/** The nearest by the flat distance, which ranks places of one city as the great circle does, then the great circle to it. */
function straightToNearest(from: LngLat, standing: readonly Standing[]): Metres {
  const cosine = Math.cos(from[1] * RADIANS);
  let least = Number.POSITIVE_INFINITY;
  let nearest: LngLat | null = null;
  for (const { at } of standing) {
    const east = (at[0] - from[0]) * cosine;
    const north = at[1] - from[1];
    const squared = east * east + north * north;
    if (squared >= least) continue;
    least = squared;
    nearest = at;
  }
  return nearest === null ? Number.POSITIVE_INFINITY : distanceM(from, nearest);
}

function positionAt({ lng, lat }: Positions, point: number): LngLat {
  return [lng[point] as number, lat[point] as number];
}
