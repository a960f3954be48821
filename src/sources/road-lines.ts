import { isObject, type JsonObject } from "./json-columns.ts";
import { idOfRoad, nameOfRoad, whyNotWalked } from "./walkable-roads.ts";

/**
 * Lines that can be walked, their vertices one after another: part `p` has the vertices `start[p] … start[p +
 * 1)`.
 */
export interface RoadLines {
  /** Degrees; longitudes run on past ±180° where the lines cross the date line. */
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly start: Uint32Array;
  /** The line that each part belongs to: a MultiLineString has several parts. */
  readonly lineOfPart: Uint32Array;
  readonly ids: readonly string[];
  readonly names: readonly string[];
  /** Lines, areas and points that were left out, by the reason as a noun phrase. */
  readonly leftOut: ReadonlyMap<string, number>;
}

/** Why a feature gives no line, in the plural. */
export const NOT_LINES = {
  areas: "areas",
  points: "points",
  empty: "features without a shape",
  damaged: "lines with damaged coordinates",
  notDegrees: "lines whose coordinates are not degrees",
} as const;

/**
 * Takes the lines out of features of GeoJSON; whatever is no line that can be walked is counted with its
 * reason.
 */
export function collectRoadLines(features: Iterable<unknown>): RoadLines {
  const lng: number[] = [];
  const lat: number[] = [];
  const start: number[] = [0];
  const lineOfPart: number[] = [];
  const ids: string[] = [];
  const names: string[] = [];
  const leftOut = new Map<string, number>();
  let reference = Number.NaN;
  let seen = 0;

  const readPart = (positions: unknown): string | null => {
    const before = lng.length;
    const refuse = (reason: string) => {
      lng.length = before;
      lat.length = before;
      return reason;
    };
    if (!Array.isArray(positions) || positions.length < 2) return NOT_LINES.damaged;
    for (const position of positions as unknown[]) {
      if (!Array.isArray(position)) return refuse(NOT_LINES.damaged);
      const [x, y]: unknown[] = position;
      if (typeof x !== "number" || typeof y !== "number") return refuse(NOT_LINES.damaged);
      if (!(Math.abs(x) <= 360 && Math.abs(y) <= 90)) return refuse(NOT_LINES.notDegrees);
      if (Number.isNaN(reference)) reference = x;
      lng.push(x + 360 * Math.round((reference - x) / 360));
      lat.push(y);
    }
    return null;
  };

  for (const feature of features) {
    seen++;
    const properties = isObject(feature) && isObject(feature.properties) ? feature.properties : {};
    const { parts, reason } = partsOf(isObject(feature) ? feature.geometry : undefined);
    let why = reason ?? whyNotWalked(properties);
    if (why === null) {
      let taken = 0;
      for (const part of parts) {
        why = readPart(part) ?? why;
        if (lng.length === start.at(-1)) continue;
        start.push(lng.length);
        lineOfPart.push(ids.length);
        taken++;
      }
      if (taken > 0) {
        ids.push(idOfRoad(feature as JsonObject, properties) ?? `line ${seen}`);
        names.push(nameOfRoad(properties));
      }
    }
    if (why !== null) leftOut.set(why, (leftOut.get(why) ?? 0) + 1);
  }
  return {
    lng: Float64Array.from(lng),
    lat: Float64Array.from(lat),
    start: Uint32Array.from(start),
    lineOfPart: Uint32Array.from(lineOfPart),
    ids,
    names,
    leftOut,
  };
}

function partsOf(geometry: unknown): { readonly parts: readonly unknown[]; readonly reason: string | null } {
  if (!isObject(geometry)) return { parts: [], reason: NOT_LINES.empty };
  const { type, coordinates, geometries } = geometry;
  switch (type) {
    case "LineString":
      return { parts: [coordinates], reason: null };
    case "MultiLineString":
      return Array.isArray(coordinates) && coordinates.length > 0
        ? { parts: coordinates, reason: null }
        : { parts: [], reason: NOT_LINES.empty };
    case "GeometryCollection": {
      const within = Array.isArray(geometries) ? geometries.map(partsOf) : [];
      const parts = within.flatMap((one) => one.parts);
      return { parts, reason: parts.length > 0 ? null : (within[0]?.reason ?? NOT_LINES.empty) };
    }
    case "Polygon":
    case "MultiPolygon":
      return { parts: [], reason: NOT_LINES.areas };
    case "Point":
    case "MultiPoint":
      return { parts: [], reason: NOT_LINES.points };
    default:
      return { parts: [], reason: NOT_LINES.empty };
  }
}
