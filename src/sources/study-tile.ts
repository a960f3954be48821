import { type boundingBox, destination } from "../model/geodesy.ts";
import type { LngLat, Metres } from "../model/units.ts";

/** A box in degrees. */
export type GeoBox = ReturnType<typeof boundingBox>;

/** A convex area that is asked for in one request; its ring closes itself. */
export interface StudyTile {
  readonly ring: readonly LngLat[];
}

const CIRCLE_CORNERS = 32;

/** A 32-cornered tile that holds the whole circle. */
export function tileAround(center: LngLat, radiusM: Metres): StudyTile {
  const reach = radiusM / Math.cos(Math.PI / CIRCLE_CORNERS);
  const ring = Array.from({ length: CIRCLE_CORNERS }, (_, corner) =>
    roundOutward(destination(center, (360 / CIRCLE_CORNERS) * corner, reach), center),
  );
  return tileOver(ring);
}

/** The smallest convex tile that holds the polygon (monotone chain; Andrew 1979). */
export function tileOver(polygon: readonly LngLat[]): StudyTile {
  const sorted = [...polygon].sort((a, b) => a[0] - b[0] || a[1] - b[1]);
  const half = (points: readonly LngLat[]): LngLat[] => {
    const chain: LngLat[] = [];
    for (const point of points) {
      while (chain.length >= 2 && turn(chain.at(-2) as LngLat, chain.at(-1) as LngLat, point) <= 0)
        chain.pop();
      chain.push(point);
    }
    return chain.slice(0, -1);
  };
  return { ring: [...half(sorted), ...half(sorted.toReversed())] };
}

/** Whether a polygon, its corners in either direction, has no dent; a tile over it then holds nothing else. */
export function isConvex(polygon: readonly LngLat[]): boolean {
  return tileOver(polygon).ring.length === polygon.length;
}

/** Whether a point lies in a polygon, by the parity of crossings (Shimrat 1962). */
export function holdsPoint(polygon: readonly LngLat[], [lng, lat]: LngLat): boolean {
  let inside = false;
  polygon.forEach(([lng1, lat1], i) => {
    const [lng2, lat2] = polygon[(i + 1) % polygon.length] as LngLat;
    if (lat1 > lat === lat2 > lat) return;
    if (lng < lng1 + ((lat - lat1) / (lat2 - lat1)) * (lng2 - lng1)) inside = !inside;
  });
  return inside;
}

/**
 * The tile in up to four, cut through the middle of its box. Published points have six decimals and the cuts seven, the
 * last a five: no published point lies on a cut, whichever side the service counts a border to.
 */
export function splitTile(tile: StudyTile): StudyTile[] {
  const lngs = tile.ring.map(([lng]) => lng);
  const lats = tile.ring.map(([, lat]) => lat);
  const cutLng = offSnapPoints((Math.min(...lngs) + Math.max(...lngs)) / 2);
  const cutLat = offSnapPoints((Math.min(...lats) + Math.max(...lats)) / 2);
  return [-1, 1]
    .flatMap((sideLat) => [-1, 1].map((sideLng) => ({ sideLat, sideLng })))
    .map(({ sideLat, sideLng }) => ({
      ring: clip(clip(tile.ring, 0, cutLng, sideLng), 1, cutLat, sideLat),
    }))
    .filter(({ ring }) => ring.length >= 3);
}

/** The ring as data.police.uk takes it: `lat,lng:lat,lng:…`, at most seven decimals. */
export function polyText(tile: StudyTile): string {
  return tile.ring.map(([lng, lat]) => `${shortNumber(lat)},${shortNumber(lng)}`).join(":");
}

function turn(a: LngLat, b: LngLat, c: LngLat): number {
  return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
}

/** The part of a convex ring on one side of an axis-parallel line (Sutherland & Hodgman 1974). */
function clip(ring: readonly LngLat[], axis: 0 | 1, cut: number, side: number): LngLat[] {
  const kept: LngLat[] = [];
  const other = axis === 0 ? 1 : 0;
  ring.forEach((from, i) => {
    const to = ring[(i + 1) % ring.length] as LngLat;
    const fromInside = (from[axis] - cut) * side >= 0;
    const toInside = (to[axis] - cut) * side >= 0;
    if (fromInside) kept.push(from);
    if (fromInside === toInside) return;
    const t = (cut - from[axis]) / (to[axis] - from[axis]);
    const across = from[other] + t * (to[other] - from[other]);
    kept.push(axis === 0 ? [cut, across] : [across, cut]);
  });
  return kept;
}

function offSnapPoints(degrees: number): number {
  return (Math.floor(degrees * 1e6) + 0.5) / 1e6;
}

function roundOutward(corner: LngLat, center: LngLat): LngLat {
  const outward = (value: number, from: number) =>
    (value >= from ? Math.ceil(value * 1e5) : Math.floor(value * 1e5)) / 1e5;
  return [outward(corner[0], center[0]), outward(corner[1], center[1])];
}

function shortNumber(value: number): string {
  return value
    .toFixed(7)
    .replace(/\.?0+$/, "")
    .replace(/^-0$/, "0");
}
