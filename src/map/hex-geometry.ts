import { cellToBoundary, cellToLatLng, getResolution, gridDisk, latLngToCell } from "h3-js";
import { distanceM } from "../model/geodesy.ts";
import { layHexGrid } from "../model/hex-grid.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";
import type { Scene } from "./scene.ts";

/** Where the hexes of a map are. Hex `i` is `cells[i]`, with its centre at `(lng[i], lat[i])`. */
export interface HexField {
  readonly cells: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** Closed ring of each hex: the first corner stands again at the end. */
  readonly boundaries: readonly (readonly LngLat[])[];
}

const fields = new WeakMap<readonly string[], HexField>();
const fieldsOfAreas = new WeakMap<StudyArea, HexField>();
let latest: HexField | null = null;

/** The geometry of a scene's hexes; where none are counted, that of the grid of its study area. */
export function hexFieldOfScene({ hexes, area }: Pick<Scene, "hexes" | "area">): HexField {
  if (hexes) return hexFieldOf(hexes.cells);
  const field = fieldsOfAreas.get(area) ?? hexFieldOf(layHexGrid(area).cells);
  fieldsOfAreas.set(area, field);
  return field;
}

/** The geometry of these H3 cells. Each count of an area brings its cells anew, and they have the same geometry as before. */
export function hexFieldOf(cells: readonly string[]): HexField {
  const known = fields.get(cells);
  if (known) return known;
  if (latest && isSame(latest.cells, cells)) {
    fields.set(cells, latest);
    return latest;
  }
  const centers = cells.map((cell) => cellToLatLng(cell));
  const field: HexField = {
    cells,
    indexOf: new Map(cells.map((cell, i) => [cell, i])),
    lng: Float64Array.from(centers, ([, lng]) => lng),
    lat: Float64Array.from(centers, ([lat]) => lat),
    boundaries: cells.map((cell) => cellToBoundary(cell, true) as LngLat[]),
  };
  fields.set(cells, field);
  latest = field;
  return field;
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((cell, i) => cell === b[i]);
}

/** The centre of hex `index`. */
export function centerOfHex(field: HexField, index: number): LngLat {
  return [field.lng[index] as number, field.lat[index] as number];
}

/** How long a side of the field's hexes is, metres (of the first hex, which stands for all); 0 in an empty field. */
export function hexSideM(field: HexField): Metres {
  const [from, to] = field.boundaries[0] ?? [];
  return from && to ? distanceM(from, to) : 0;
}

/** The point due north of hex `index`'s centre as far up as its topmost corner: where a label clears it. */
export function topOfHex(field: HexField, index: number): LngLat {
  const corners = field.boundaries[index] ?? [];
  return [field.lng[index] as number, Math.max(...corners.map(([, lat]) => lat))];
}

/** The hex that a point stands in, or −1 where it is none of the field's. */
export function hexAt(field: HexField, at: LngLat): number {
  const first = field.cells[0];
  if (first === undefined || !Number.isFinite(at[0]) || !Number.isFinite(at[1])) return -1;
  return field.indexOf.get(latLngToCell(at[1], at[0], getResolution(first))) ?? -1;
}

/** The hex that a point stands in, or else the one whose centre is nearest; −1 in an empty field. */
export function nearestHex(field: HexField, at: LngLat): number {
  const within = hexAt(field, at);
  if (within >= 0) return within;
  let nearest = -1;
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < field.cells.length; i++) {
    const distance = distanceM(at, centerOfHex(field, i));
    if (distance < least) {
      least = distance;
      nearest = i;
    }
  }
  return nearest;
}

/** The hexes of the field that touch hex `index`. */
export function hexesAround(field: HexField, index: number): number[] {
  const cell = field.cells[index];
  if (cell === undefined) return [];
  return gridDisk(cell, 1)
    .filter((other) => other !== cell)
    .map((other) => field.indexOf.get(other) ?? -1)
    .filter((other) => other >= 0);
}
