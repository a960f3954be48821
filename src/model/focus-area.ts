import { cellToChildren, cellToLatLng } from "h3-js";
import type { PhaseName } from "./event-spec.ts";
import { EARTH_RADIUS_M } from "./geodesy.ts";
import type { HexGrid } from "./hex-grid.ts";
import type { LngLat, Metres } from "./units.ts";

/** What a focus area is, for a person; it changes no figure. */
export type FocusKind = "route" | "station" | "car-park" | "licensed-street" | "other";

/** The ground that a focus area covers. */
export type FocusGeometry =
  | { readonly type: "point"; readonly at: LngLat; readonly radiusM: Metres }
  | { readonly type: "line"; readonly path: readonly LngLat[]; readonly halfWidthM: Metres }
  | { readonly type: "polygon"; readonly ring: readonly LngLat[] };

/**
 * Somewhere that a person wants to weigh more or less than its records do, phase by phase: the way from the station on
 * arrival, the bars of a street at night. A weight multiplies demand; 1 changes nothing.
 */
export interface FocusArea {
  readonly id: string;
  readonly name: string;
  readonly kind: FocusKind;
  readonly geometry: FocusGeometry;
  readonly weight: Readonly<Record<PhaseName, number>>;
}

/** How small and large the parts of a focus area may be. */
export const FOCUS_LIMITS = {
  radiusM: { min: 10, max: 2000 },
  halfWidthM: { min: 5, max: 500 },
  points: 200,
  weight: { min: 0, max: 10 },
  nameLength: 80,
  areas: 100,
} as const;

/** Why a focus area cannot be used, in words for the person who drew it; null where it can. */
export function focusAreaProblem(area: FocusArea): string | null {
  const { geometry, name, weight } = area;
  if (name.trim() === "") return "The focus area has no name. Give it one.";
  if (name.length > FOCUS_LIMITS.nameLength)
    return `The name is longer than ${FOCUS_LIMITS.nameLength} characters. Shorten it.`;
  const { min, max } = FOCUS_LIMITS.weight;
  if (!Object.values(weight).every((value) => value >= min && value <= max))
    return `Weights run from ${min} to ${max}, and 1 changes nothing. Set each within that.`;
  const points = pointsOf(geometry);
  if (points.length > FOCUS_LIMITS.points)
    return `The shape has ${points.length} points and may have ${FOCUS_LIMITS.points}. Draw it more simply.`;
  if (!points.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
    return "A point of the shape is not on the Earth. Longitudes run to ±180, latitudes to ±90.";
  switch (geometry.type) {
    case "point":
      return isWithin(geometry.radiusM, FOCUS_LIMITS.radiusM)
        ? null
        : `The radius is ${geometry.radiusM} m and must be ${FOCUS_LIMITS.radiusM.min} to ${FOCUS_LIMITS.radiusM.max} m.`;
    case "line":
      if (points.length < 2) return "A line needs at least two points.";
      return isWithin(geometry.halfWidthM, FOCUS_LIMITS.halfWidthM)
        ? null
        : `The half-width is ${geometry.halfWidthM} m and must be ${FOCUS_LIMITS.halfWidthM.min} to ${FOCUS_LIMITS.halfWidthM.max} m.`;
    case "polygon":
      return points.length < 3 ? "A polygon needs at least three corners." : null;
  }
}

/**
 * How far a position is from a focus area's ground, metres; 0 inside. On the plane that touches the Earth at the
 * position, which is off by less than 1 in 1,000 within 5 km. The ring of a polygon closes itself; where it crosses itself, inside is by the
 * even–odd rule.
 */
export function distanceToFocusM(geometry: FocusGeometry, at: LngLat): Metres {
  const points = layOnPlane(pointsOf(geometry), at);
  switch (geometry.type) {
    case "point":
      return Math.max(0, distanceToPath(points) - geometry.radiusM);
    case "line":
      return Math.max(0, distanceToPath(points) - geometry.halfWidthM);
    case "polygon":
      return holdsOrigin(points) ? 0 : distanceToPath([...points, ...points.slice(0, 1)]);
  }
}

/** Whether a position is on a focus area's ground, its edge included. */
export function isInFocus(geometry: FocusGeometry, at: LngLat): boolean {
  return distanceToFocusM(geometry, at) === 0;
}

/** Two resolutions finer: 49 small hexes stand for one. */
const FINER = 2;

/**
 * The share of each hex that a focus area covers, 0 to 1: of the 49 hexes that H3 divides it into two resolutions finer,
 * the share whose centre is inside. Hexes of a grid, in its order. Ground narrower than the spacing of the small hexes
 * (a seventh of the hexes' own) may slip between their centres.
 */
export function shareInFocus(geometry: FocusGeometry, grid: HexGrid): Float64Array {
  const reach = REACH_M[grid.area.resolution];
  return Float64Array.from(grid.cells, (cell, i) => {
    const middle: LngLat = [grid.lng[i] as number, grid.lat[i] as number];
    if (distanceToFocusM(geometry, middle) > reach) return 0;
    const children = cellToChildren(cell, grid.area.resolution + FINER);
    const inside = children.filter((child) => {
      const [lat, lng] = cellToLatLng(child);
      return isInFocus(geometry, [lng, lat]);
    });
    return inside.length / children.length;
  });
}

/** No child of a hex has its centre further from the hex's, generously rounded up, metres. */
const REACH_M = { 8: 700, 9: 270, 10: 105 } as const;

/**
 * What demand is multiplied by in each hex, one array per phase asked for: ∏ (1 + share × (weight − 1)) over the focus areas.
 * All 1 without any, and their order does not matter.
 */
export function focusFactors(
  areas: readonly FocusArea[],
  phases: readonly PhaseName[],
  grid: HexGrid,
): readonly Float64Array[] {
  const factors = phases.map(() => new Float64Array(grid.cellCount).fill(1));
  for (const { geometry, weight } of areas) {
    const shares = shareInFocus(geometry, grid);
    phases.forEach((phase, k) => {
      const change = weight[phase] - 1;
      const factor = factors[k] as Float64Array;
      shares.forEach((share, i) => {
        factor[i] = (factor[i] as number) * (1 + share * change);
      });
    });
  }
  return factors;
}

function pointsOf(geometry: FocusGeometry): readonly LngLat[] {
  switch (geometry.type) {
    case "point":
      return [geometry.at];
    case "line":
      return geometry.path;
    case "polygon":
      return geometry.ring;
  }
}

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return value >= min && value <= max;
}

/** Metres east and north of the origin. */
type PlanePoint = readonly [east: number, north: number];

/** Each point takes the short way round from the one before it, the first from the origin, so that a shape stays whole across the date line. */
function layOnPlane(points: readonly LngLat[], origin: LngLat): readonly PlanePoint[] {
  const metresPerDegree = (EARTH_RADIUS_M * Math.PI) / 180;
  let previous = origin[0];
  let eastward = 0;
  return points.map(([lng, lat]) => {
    eastward += ((((lng - previous + 180) % 360) + 360) % 360) - 180;
    previous = lng;
    const scale = Math.cos(((lat + origin[1]) / 2) * (Math.PI / 180));
    return [eastward * metresPerDegree * scale, (lat - origin[1]) * metresPerDegree];
  });
}

/** From the origin to the nearest point of a path; to the point itself where there is only one. */
function distanceToPath(path: readonly PlanePoint[]): Metres {
  let nearest = Number.POSITIVE_INFINITY;
  path.forEach(([x, y], i) => {
    const [u, v] = path[i + 1] ?? [x, y];
    const [dx, dy] = [u - x, v - y];
    const length = dx * dx + dy * dy;
    const along = length === 0 ? 0 : Math.max(0, Math.min(1, -(x * dx + y * dy) / length));
    nearest = Math.min(nearest, Math.hypot(x + along * dx, y + along * dy));
  });
  return nearest;
}

/** Whether the origin is inside a ring: a ray to the east crosses its edges an odd number of times. */
function holdsOrigin(ring: readonly PlanePoint[]): boolean {
  let inside = false;
  ring.forEach(([x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length] as PlanePoint;
    if (y > 0 !== v > 0 && x + ((u - x) * -y) / (v - y) > 0) inside = !inside;
  });
  return inside;
}
