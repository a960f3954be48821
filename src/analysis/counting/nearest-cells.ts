import { EARTH_RADIUS_M } from "../../model/geodesy.ts";
import type { Metres } from "../../model/units.ts";

const RADIANS = Math.PI / 180;

/** Points as unit vectors from the middle of the Earth: x, y, z of the first, then of the second, and so on. */
export type SpherePoints = Float64Array;

/** Cells around one cell, nearest first, itself at distance 0 among them. */
export interface NearestCells {
  readonly cells: Uint32Array;
  /** Great-circle distances, metres. */
  readonly distanceM: Float64Array;
}

/** Makes points given in degrees ready for `nearestCells`. */
export function placeOnSphere(lng: ArrayLike<number>, lat: ArrayLike<number>): SpherePoints {
  const points = new Float64Array(3 * lng.length);
  for (let i = 0; i < lng.length; i++) {
    const east = (lng[i] as number) * RADIANS;
    const north = (lat[i] as number) * RADIANS;
    points[3 * i] = Math.cos(north) * Math.cos(east);
    points[3 * i + 1] = Math.cos(north) * Math.sin(east);
    points[3 * i + 2] = Math.sin(north);
  }
  return points;
}

/**
 * The cells whose centre is closer than `reachM` to the centre of cell `from`, nearest first; itself is always
 * among them. Distances that are equal to the millimetre come in the order of the cells. Takes time in proportion
 * to the number of points.
 */
export function nearestCells(points: SpherePoints, from: number, reachM: Metres): NearestCells {
  const n = points.length / 3;
  const distances = new Float64Array(n);
  const keys = new Float64Array(n);
  const chordLimit = 2 * Math.sin(Math.min(Math.PI, (reachM + 1) / EARTH_RADIUS_M) / 2);
  const squareLimit = chordLimit * chordLimit;
  const x = points[3 * from] as number;
  const y = points[3 * from + 1] as number;
  const z = points[3 * from + 2] as number;
  let found = 0;
  for (let i = 0; i < n; i++) {
    const dx = (points[3 * i] as number) - x;
    const dy = (points[3 * i + 1] as number) - y;
    const dz = (points[3 * i + 2] as number) - z;
    const square = dx * dx + dy * dy + dz * dz;
    if (square > squareLimit) continue;
    const distance = 2 * EARTH_RADIUS_M * Math.asin(Math.min(1, Math.sqrt(square) / 2));
    if (distance >= reachM && i !== from) continue;
    distances[i] = distance;
    keys[found++] = i === from ? -1 : Math.round(distance * 1000) * n + i;
  }
  const cells = Uint32Array.from(keys.subarray(0, found).sort(), (key) => (key < 0 ? from : key % n));
  return { cells, distanceM: Float64Array.from(cells, (cell) => distances[cell] as number) };
}
