import { type FocusArea, type FocusGeometry, type FocusKind, focusAreaProblem } from "../model/focus-area.ts";
import type { FocusReading } from "../model/focus-reading.ts";
import { makeFocusArea, NEW_FOCUS, tooManyAreas } from "../model/new-focus-area.ts";
import type { LngLat } from "../model/units.ts";

type Fields = Readonly<Record<string, unknown>>;

const KINDS: readonly FocusKind[] = ["route", "station", "car-park", "licensed-street", "other"];
const PHASES = ["arrival", "event", "dispersal", "night"] as const;
const NAMES = ["name", "Name", "NAME", "title"] as const;

/**
 * Reads GeoJSON (RFC 7946): a FeatureCollection, a Feature or a bare geometry; points, lines and polygons, alone or as Multi…
 * or in collections, of which each part becomes a focus area of its own. Properties may give `name`, `kind`, `radiusM`,
 * `halfWidthM` and a weight by the name of each phase. Bad geometry is refused with its reason, the rest is taken.
 * @param others areas that are there already, whose ids are not used again
 */
export function readFocusGeoJson(text: string, others: readonly FocusArea[]): FocusReading {
  const parsed = parseJson(text);
  if (parsed === undefined) return refuse("The file", "It is not JSON. Save it as GeoJSON and try again.");
  const features = listFeatures(parsed);
  if (features === null) {
    return refuse("The file", "It is JSON, but not GeoJSON: it holds no Feature and no geometry.");
  }
  if (features.length === 0) return refuse("The file", "It holds no feature.");
  const areas: FocusArea[] = [];
  const refused: { name: string; reason: string }[] = [];
  features.forEach((feature, i) => {
    const properties = isFields(feature.properties) ? feature.properties : {};
    const name = nameOf(properties) ?? `Feature ${i + 1}`;
    const parts = listParts(feature.geometry);
    if (parts.length === 0) refused.push({ name, reason: "It has no geometry." });
    parts.forEach((part, k) => {
      const own = parts.length > 1 ? `${name}, part ${k + 1}` : name;
      const area = readArea(part, own, properties, [...others, ...areas]);
      if (typeof area === "string") refused.push({ name: own, reason: area });
      else areas.push(area);
    });
  });
  return { areas, refused };
}

function refuse(name: string, reason: string): FocusReading {
  return { areas: [], refused: [{ name, reason }] };
}

function readArea(
  geometry: Fields,
  name: string,
  properties: Fields,
  others: readonly FocusArea[],
): FocusArea | string {
  const shape = readShape(geometry, properties);
  if (typeof shape === "string") return shape;
  const kind = KINDS.find((each) => each === properties.kind) ?? (shape.type === "line" ? "route" : "other");
  const made = makeFocusArea(others, shape, { name, kind });
  const weight = { ...made.weight };
  for (const phase of PHASES) {
    const value = properties[phase];
    if (typeof value === "number") weight[phase] = value;
  }
  const area = { ...made, weight };
  return focusAreaProblem(area) ?? tooManyAreas(others.length + 1) ?? area;
}

function readShape(geometry: Fields, properties: Fields): FocusGeometry | string {
  const { type, coordinates } = geometry;
  switch (type) {
    case "Point": {
      const at = readPoint(coordinates);
      return at
        ? { type: "point", at, radiusM: numberOr(properties.radiusM, NEW_FOCUS.radiusM) }
        : NOT_POINTS;
    }
    case "LineString": {
      const path = readPath(coordinates);
      const halfWidthM = numberOr(properties.halfWidthM, NEW_FOCUS.halfWidthM);
      return path ? { type: "line", path, halfWidthM } : NOT_POINTS;
    }
    case "Polygon": {
      if (!Array.isArray(coordinates)) return NOT_POINTS;
      if (coordinates.length > 1) {
        return "The polygon has a hole, which a focus area cannot have. Draw it without, or in parts.";
      }
      const ring = readPath(coordinates[0]);
      return ring ? { type: "polygon", ring: openRing(ring) } : NOT_POINTS;
    }
    default:
      return `“${String(type)}” is no geometry of GeoJSON.`;
  }
}

const NOT_POINTS = "Its coordinates are not points of a longitude and a latitude.";

function readPath(coordinates: unknown): readonly LngLat[] | null {
  if (!Array.isArray(coordinates)) return null;
  const points = coordinates.map(readPoint);
  return points.every((at) => at !== null) ? points : null;
}

function readPoint(position: unknown): LngLat | null {
  if (!Array.isArray(position)) return null;
  const [lng, lat]: unknown[] = position;
  return Number.isFinite(lng) && Number.isFinite(lat) ? [lng as number, lat as number] : null;
}

/** A ring closes itself: the corner that stands again at its end goes. */
function openRing(ring: readonly LngLat[]): readonly LngLat[] {
  const first = ring[0];
  const last = ring.at(-1);
  const isClosed = ring.length > 1 && first?.[0] === last?.[0] && first?.[1] === last?.[1];
  return isClosed ? ring.slice(0, -1) : ring;
}

function listFeatures(value: unknown): readonly Fields[] | null {
  if (!isFields(value)) return null;
  if (value.type === "FeatureCollection") {
    return Array.isArray(value.features) ? value.features.filter(isFields) : [];
  }
  if (value.type === "Feature") return [value];
  return "coordinates" in value || "geometries" in value ? [{ geometry: value }] : null;
}

const PART_OF: Readonly<Record<string, string>> = {
  MultiPoint: "Point",
  MultiLineString: "LineString",
  MultiPolygon: "Polygon",
};

/** The points, lines and polygons of a geometry that may hold several. */
function listParts(geometry: unknown): readonly Fields[] {
  if (!isFields(geometry)) return [];
  if (Array.isArray(geometry.geometries)) return geometry.geometries.flatMap(listParts);
  const part = PART_OF[String(geometry.type)];
  if (part === undefined) return [geometry];
  return Array.isArray(geometry.coordinates)
    ? geometry.coordinates.map((coordinates) => ({ type: part, coordinates }))
    : [];
}

function nameOf(properties: Fields): string | null {
  for (const key of NAMES) {
    const name = properties[key];
    if (typeof name === "string" && name.trim() !== "") return name.trim();
  }
  return null;
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === "number" ? value : otherwise;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch {
    return undefined;
  }
}
