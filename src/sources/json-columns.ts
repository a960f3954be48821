import { foldName } from "./column-roles.ts";

/** A JSON object as parsed. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** A column that records of JSON have in common. */
export interface JsonColumn {
  readonly name: string;
  /** The value in one record; undefined where the record has none. */
  readonly read: (record: JsonObject) => unknown;
}

/** One way of writing rows in JSON. */
export interface JsonShape {
  /** What the format is called. */
  readonly format: string;
  /** Whether a record is written in this way. */
  readonly matches: (record: JsonObject) => boolean;
  /** The columns of a file by its first records. */
  readonly columnsOf: (samples: readonly JsonObject[]) => readonly JsonColumn[];
}

/** Objects that only hold what belongs to the record itself: their names are left out of a column's name. */
const HOLDERS = new Set(
  [
    ["attributes", "properties", "fields", "geometry", "geo", "geolocation", "geocode", "gps"],
    ["location", "position", "point", "coordinates", "coords", "latlng"],
  ].flat(),
);

const DEEPEST = 5;
const MOST_COLUMNS = 2000;

/**
 * The columns of objects that lie flat, or nearly: what is nested is called by its path, as `street.name`, but for
 * such holders as `location` and `attributes`. A GeoJSON point within gives a longitude and a latitude. Lists are left out.
 * @param samples records that differ, as many publishers leave out what is blank
 * @param path where in each record the columns lie
 */
export function flatColumns(
  samples: readonly JsonObject[],
  path: readonly string[] = [],
): readonly JsonColumn[] {
  const found = new Map<string, Found>();
  for (const sample of samples) collect(valueAt(sample, path), path, path.length, found);
  const plain = [...found.values()].filter(({ point }) => !point).sort((a, b) => a.depth - b.depth);
  const taken = new Set<string>();
  const columns: JsonColumn[] = [];
  for (const { keys } of plain) {
    const short = shortName(keys.slice(path.length));
    const name = taken.has(foldName(short)) ? keys.join(".") : short;
    taken.add(foldName(name));
    columns.push({ name, read: (record) => valueAt(record, keys) });
  }
  const points = [...found.values()].filter(({ point }) => point);
  return [...columns, ...points.flatMap(({ keys }) => pointColumns((record) => valueAt(record, keys)))];
}

/** The columns `longitude` and `latitude` of a GeoJSON geometry; what is no point has the value `unreadable`. */
export function pointColumns(
  geometryOf: (record: JsonObject) => unknown,
  unreadable?: unknown,
): readonly JsonColumn[] {
  const coordinate = (axis: 0 | 1) => (record: JsonObject) => {
    const geometry = geometryOf(record);
    if (!isObject(geometry)) return null;
    const position = positionOf(geometry);
    return position ? position[axis] : unreadable;
  };
  return [
    { name: "longitude", read: coordinate(0) },
    { name: "latitude", read: coordinate(1) },
  ];
}

/** Whether a value is an object, neither a list nor null. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The value that lies at a path of names, or undefined. */
export function valueAt(record: JsonObject, path: readonly string[]): unknown {
  let value: unknown = record;
  for (const key of path) {
    if (!isObject(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** The position of a point, or of a multipoint of one; null for any other geometry. */
function positionOf(geometry: JsonObject): readonly unknown[] | null {
  const { type, coordinates } = geometry;
  if (!Array.isArray(coordinates)) return null;
  if (type === "Point") return coordinates;
  const only: unknown = coordinates.length === 1 ? coordinates[0] : null;
  return type === "MultiPoint" && Array.isArray(only) ? only : null;
}

interface Found {
  readonly keys: readonly string[];
  readonly depth: number;
  readonly point: boolean;
}

function collect(value: unknown, path: readonly string[], from: number, found: Map<string, Found>): void {
  if (!isObject(value) || path.length - from >= DEEPEST) return;
  for (const [key, inner] of Object.entries(value)) {
    if (Array.isArray(inner)) continue;
    const keys = [...path, key];
    const point = isObject(inner) && inner.type === "Point" && Array.isArray(inner.coordinates);
    if (isObject(inner) && !point) {
      collect(inner, keys, from, found);
    } else if (found.size < MOST_COLUMNS) {
      const id = JSON.stringify(keys);
      if (!found.has(id)) found.set(id, { keys, depth: keys.length, point });
    }
  }
}

function shortName(keys: readonly string[]): string {
  return keys.filter((key, i) => i === keys.length - 1 || !HOLDERS.has(foldName(key))).join(".");
}
