import { cellsToMultiPolygon } from "h3-js";
import { distanceM, EARTH_RADIUS_M } from "../model/geodesy.ts";
import type { LngLat } from "../model/units.ts";
import type { SceneBeat } from "./scene.ts";

/** How beats are drawn on either map, CSS pixels or drawing units. */
export const BEAT_LINE = { width: 2.5, selected: 4.5, casing: 2.5 } as const;

/** A beat as it is drawn. */
export interface BeatShape {
  readonly id: string;
  /** `Beat 3`. */
  readonly name: string;
  /** Closed rings around all its hexes, drawn in a little so that beats side by side are two lines, not one. */
  readonly rings: readonly (readonly LngLat[])[];
  /** Where its name stands: on its northernmost corner. */
  readonly labelAt: LngLat;
}

/** How far in a ring is drawn, as a share of a hex's side. */
const INSET_SHARE = 0.11;

const shapes = new WeakMap<readonly SceneBeat[], readonly BeatShape[]>();

/** The outlines of beats; the same array for the same beats. */
export function shapeBeats(beats: readonly SceneBeat[]): readonly BeatShape[] {
  const known = shapes.get(beats);
  if (known) return known;
  const made = beats.map(({ id, number, cells }): BeatShape => {
    const rings = cellsToMultiPolygon([...cells], true)
      .flat()
      .map((ring) => drawIn(ring as LngLat[]));
    const corners = rings.flat();
    const labelAt = corners.reduce((top, at) => (at[1] > top[1] ? at : top), corners[0] ?? [0, 0]);
    return { id, name: `Beat ${number}`, rings, labelAt };
  });
  shapes.set(beats, made);
  return made;
}

/**
 * A closed ring moved towards the ground on its left, where the ground is: outlines run anticlockwise, holes clockwise, as GeoJSON
 * has them. On the plane that touches the Earth at its first corner.
 */
function drawIn(ring: readonly LngLat[]): readonly LngLat[] {
  const corners = ring.slice(0, -1);
  const [first, second] = corners;
  if (!first || !second) return ring;
  const inset = INSET_SHARE * distanceM(first, second);
  const perDegree = (EARTH_RADIUS_M * Math.PI) / 180;
  const eastScale = Math.cos((first[1] * Math.PI) / 180);
  const plane = corners.map(([lng, lat]) => [lng * perDegree * eastScale, lat * perDegree] as const);
  const moved = plane.map(([x, y], i): LngLat => {
    const [before, after] = [plane.at(i - 1) as Plane, plane[(i + 1) % plane.length] as Plane];
    const [a, b] = [leftOf(before, [x, y]), leftOf([x, y], after)];
    const reach = inset / (1 + a[0] * b[0] + a[1] * b[1]);
    return [(x + reach * (a[0] + b[0])) / (perDegree * eastScale), (y + reach * (a[1] + b[1])) / perDegree];
  });
  return [...moved, ...moved.slice(0, 1)];
}

type Plane = readonly [east: number, north: number];

/** The direction to the left of a way, of length 1. */
function leftOf(from: Plane, to: Plane): Plane {
  const [x, y] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(x, y) || 1;
  return [-y / length, x / length];
}
