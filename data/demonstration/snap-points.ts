import { destination, distanceM } from "../../src/model/geodesy.ts";
import { type SeededRandom, seedRandom } from "../../src/model/seeded-random.ts";
import type { LngLat } from "../../src/model/units.ts";
import { CENTRE, RADIUS_M } from "./crime-figures.ts";
import {
  BUSY_PLACES,
  DISTRICTS,
  OPEN_GROUND,
  type PlaceKind,
  STADIUM_RADIUS_M,
  STREETS,
} from "./wembley-places.ts";

/** A point that crimes are snapped to, as published police data does it. */
export interface SnapPoint {
  readonly at: LngLat;
  readonly place: string;
  readonly kind: PlaceKind;
  /** How many crimes gather here, relative to others, before the category is asked. */
  readonly weight: number;
}

/** How uneven ordinary street points and their neighbourhoods are (σ of a log-normal); set so that the Gini fits. */
const STREET_SIGMA = 0.8;
const NEIGHBOURHOOD_SIGMA = 0.6;
/** How much an ordinary place weight counts in the lattice's unit; set so that the shares by distance fit. */
const BUSY_PULL = 1.8;
const STREET_SPACING_M = 135;
const STREET_NAMES_WITHIN_M = 300;
const PARK_WEIGHT = 0.35;

/**
 * Lays out the snap points of the simulation: a few around each busy place, and a jittered street lattice
 * between them that leaves out open ground and the stadium bowl. Positions are synthetic; the names
 * are those of the nearest listed street or district.
 */
export function laySnapPoints(seed: number): SnapPoint[] {
  const random = seedRandom(seed);
  const points = [...BUSY_PLACES.flatMap((entry) => scatterAround(entry, random)), ...layParkPoints(random)];
  const busyAt = points.map((point) => point.at);
  for (const lattice of layLattice(random)) {
    if (busyAt.some((at) => distanceM(at, lattice.at) < 45)) continue;
    points.push({ ...lattice, place: nameNear(lattice.at), kind: "street" });
  }
  return points.filter((point) => isAllowed(point)).map((point) => ({ ...point, at: round(point.at) }));
}

function scatterAround(entry: (typeof BUSY_PLACES)[number], random: SeededRandom): SnapPoint[] {
  const [place, kind, lat, lng, weight] = entry;
  if (place === "Wembley Stadium") return [{ at: [lng, lat], place, kind, weight }];
  const count = Math.max(2, Math.min(9, Math.round(weight / 3)));
  const bearing = 360 * random.next();
  const shares = Array.from({ length: count }, () => drawLogNormal(0.6, random));
  const total = shares.reduce((sum, share) => sum + share, 0);
  return shares.map((share, i) => {
    const along = (i - (count - 1) / 2) * 55 + 12 * random.normal();
    const onStreet = destination([lng, lat], bearing + (along < 0 ? 180 : 0), Math.abs(along));
    const at = destination(onStreet, bearing + 90, 10 * random.normal());
    return { at, place, kind, weight: (BUSY_PULL * weight * share) / total };
  });
}

function layParkPoints(random: SeededRandom): SnapPoint[] {
  return OPEN_GROUND.map(({ name, lat, lng, northM }) => ({
    at: destination([lng, lat], 360 * random.next(), 0.5 * northM),
    place: name,
    kind: "park",
    weight: PARK_WEIGHT,
  }));
}

/** Rows of points turned 23° from north, jittered, each weighted by itself and by its neighbourhood. */
function layLattice(random: SeededRandom): { at: LngLat; weight: number }[] {
  const steps = Math.ceil(RADIUS_M / STREET_SPACING_M);
  const neighbourhoods = new Map<string, number>();
  const points: { at: LngLat; weight: number }[] = [];
  for (let row = -steps; row <= steps; row++) {
    for (let column = -steps; column <= steps; column++) {
      const along = destination(CENTRE, 23, row * STREET_SPACING_M + 30 * random.normal());
      const at = destination(along, 113, column * STREET_SPACING_M + 30 * random.normal());
      const key = `${Math.floor(row / 4)} ${Math.floor(column / 4)}`;
      const around = neighbourhoods.get(key) ?? drawLogNormal(NEIGHBOURHOOD_SIGMA, random);
      neighbourhoods.set(key, around);
      const weight = around * drawLogNormal(STREET_SIGMA, random);
      if (!isOpenGround(at)) points.push({ at, weight });
    }
  }
  return points;
}

/** A log-normal factor of mean 1. */
function drawLogNormal(sigma: number, random: SeededRandom): number {
  return Math.exp(sigma * random.normal() - (sigma * sigma) / 2);
}

function isOpenGround([lng, lat]: LngLat): boolean {
  return OPEN_GROUND.some((ground) => {
    const north = distanceM([ground.lng, lat], [ground.lng, ground.lat]) / ground.northM;
    const east = distanceM([lng, ground.lat], [ground.lng, ground.lat]) / ground.eastM;
    return north * north + east * east < 1;
  });
}

function isAllowed({ at, place }: SnapPoint): boolean {
  const distance = distanceM(CENTRE, at);
  if (place === "Wembley Stadium") return true;
  return distance > STADIUM_RADIUS_M && distance < RADIUS_M - 1;
}

/** The nearest street where one is near, else the nearest district. */
function nameNear(at: LngLat): string {
  const [street, distance] = findNearest(STREETS, at);
  return distance < STREET_NAMES_WITHIN_M ? street : findNearest(DISTRICTS, at)[0];
}

function findNearest(named: typeof STREETS, at: LngLat): [name: string, distanceM: number] {
  let nearest: [string, number] = ["", Number.POSITIVE_INFINITY];
  for (const [name, lat, lng] of named) {
    const distance = distanceM(at, [lng, lat]);
    if (distance < nearest[1]) nearest = [name, distance];
  }
  return nearest;
}

function round([lng, lat]: LngLat): LngLat {
  return [Math.round(lng * 1e6) / 1e6, Math.round(lat * 1e6) / 1e6];
}
