import { distanceM } from "../../model/geodesy.ts";
import type { StraightLineTravel } from "../../model/travel.ts";
import type { LngLat, Metres } from "../../model/units.ts";
import { type CoverGroup, listCovers } from "../cover/cover-problem.ts";
import { indexByLatitude, pointsWithin } from "../points-within.ts";
import { type Positions, reachOfSites } from "./network-reach.ts";
import type { NetworkView } from "./open-network.ts";

/**
 * How distance is told where it is computed: a straight line with its factor, or a network that is open for
 * searching.
 */
export type OpenTravel = StraightLineTravel | { readonly kind: "network"; readonly view: NetworkView };

/** The way between two places, metres; Infinity where there is none. */
export function walkingDistanceM(travel: OpenTravel, a: LngLat, b: LngLat): Metres {
  return walkingMatrixM(travel, positionsOf([a]), positionsOf([b]))[0] as number;
}

/**
 * The ways from each of some places to each of others, metres: entry `i × to.lng.length + j`. Infinity where
 * there is no way, or none within `maxM`.
 */
export function walkingMatrixM(
  travel: OpenTravel,
  from: Positions,
  to: Positions,
  maxM: Metres = Number.POSITIVE_INFINITY,
): Float64Array {
  const columns = to.lng.length;
  const matrix = new Float64Array(from.lng.length * columns).fill(Number.POSITIVE_INFINITY);
  if (travel.kind === "straight-line") {
    for (let i = 0; i < from.lng.length; i++) {
      for (let j = 0; j < columns; j++) {
        const metres = travel.detourFactor * distanceM(positionAt(from, i), positionAt(to, j));
        if (metres <= maxM) matrix[i * columns + j] = metres;
      }
    }
    return matrix;
  }
  const { start, points, metres } = reachOfSites(travel.view, from, to, maxM);
  for (let i = 0; i < from.lng.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      matrix[i * columns + (points[k] as number)] = metres[k] as number;
    }
  }
  return matrix;
}

/**
 * The demand points that each site covers: those whose way is at most `maxM` metres. With a straight line and
 * a factor of 1 these are the points within the circle.
 */
export function coversOfSites(
  travel: OpenTravel,
  sites: Positions,
  demand: Positions,
  maxM: Metres,
): Pick<CoverGroup, "start" | "points"> {
  if (travel.kind === "network") {
    const { start, points } = reachOfSites(travel.view, sites, demand, maxM);
    return { start, points };
  }
  const index = indexByLatitude(demand.lng, demand.lat);
  const radiusM = maxM / travel.detourFactor;
  return listCovers(sites.lng.length, (site) => pointsWithin(index, positionAt(sites, site), radiusM));
}

/** Positions of points, for the functions above. */
export function positionsOf(points: readonly LngLat[]): Positions {
  return {
    lng: Float64Array.from(points, ([lng]) => lng),
    lat: Float64Array.from(points, ([, lat]) => lat),
  };
}

function positionAt({ lng, lat }: Positions, i: number): LngLat {
  return [lng[i] as number, lat[i] as number];
}
