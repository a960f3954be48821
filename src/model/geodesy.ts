import type { LngLat, Metres } from "./units.ts";

/** Mean Earth radius (IUGG R₁), metres. */
export const EARTH_RADIUS_M = 6_371_008.8;

const RADIANS = Math.PI / 180;

/** Great-circle distance between two points (haversine; Sinnott 1984), metres. */
export function distanceM(a: LngLat, b: LngLat): Metres {
  const dLat = (b[1] - a[1]) * RADIANS;
  const dLng = (b[0] - a[0]) * RADIANS;
  const s = Math.sin(dLat / 2) ** 2;
  const t = Math.sin(dLng / 2) ** 2;
  const h = s + Math.cos(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * t;
  return 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(h)));
}

/** Initial great-circle bearing from `a` to `b`, degrees clockwise from north in [0, 360). */
export function bearingDeg(a: LngLat, b: LngLat): number {
  const dLng = (b[0] - a[0]) * RADIANS;
  const y = Math.sin(dLng) * Math.cos(b[1] * RADIANS);
  const x =
    Math.cos(a[1] * RADIANS) * Math.sin(b[1] * RADIANS) -
    Math.sin(a[1] * RADIANS) * Math.cos(b[1] * RADIANS) * Math.cos(dLng);
  return (Math.atan2(y, x) / RADIANS + 360) % 360;
}

/** The point `distance` metres from `from` along `bearing` (degrees clockwise from north). */
export function destination(from: LngLat, bearing: number, distance: Metres): LngLat {
  const d = distance / EARTH_RADIUS_M;
  const lat = from[1] * RADIANS;
  const b = bearing * RADIANS;
  const sinLat2 = Math.sin(lat) * Math.cos(d) + Math.cos(lat) * Math.sin(d) * Math.cos(b);
  const lat2 = Math.asin(sinLat2);
  const dLng = Math.atan2(Math.sin(b) * Math.sin(d) * Math.cos(lat), Math.cos(d) - Math.sin(lat) * sinLat2);
  return [((((from[0] + dLng / RADIANS + 540) % 360) + 360) % 360) - 180, lat2 / RADIANS];
}

/** A box in degrees that encloses the circle of `radiusM` metres around `center`. */
export function boundingBox(
  center: LngLat,
  radiusM: Metres,
): { west: number; south: number; east: number; north: number } {
  const dLat = radiusM / EARTH_RADIUS_M / RADIANS;
  const dLng = dLat / Math.max(0.01, Math.cos((Math.abs(center[1]) + dLat) * RADIANS));
  return {
    west: center[0] - dLng,
    east: center[0] + dLng,
    south: center[1] - dLat,
    north: center[1] + dLat,
  };
}

/** The eight points of the compass, from north clockwise. */
export const COMPASS_NAMES = [
  "north",
  "north-east",
  "east",
  "south-east",
  "south",
  "south-west",
  "west",
  "north-west",
] as const;

/** The eight-point compass name of a bearing in degrees. */
export function compassName(bearing: number): (typeof COMPASS_NAMES)[number] {
  return COMPASS_NAMES[((Math.round(bearing / 45) % 8) + 8) % 8] ?? "north";
}

/** Whether two positions are the same to the last digit. */
export function isSamePlace(a: LngLat, b: LngLat): boolean {
  return a[0] === b[0] && a[1] === b[1];
}
