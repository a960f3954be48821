import type { FileMetaData, SchemaTree } from "hyparquet";
import { UNREADABLE } from "./record-rows.ts";
import { readWkbPoint } from "./wkb-point.ts";

/** A coordinate system in metres or feet. */
export interface ProjectedSystem {
  readonly name: string;
  /** Its code, `EPSG:27700`, where the file gives one; else its name. */
  readonly code: string;
}

/** The column of a GeoParquet file that holds points. */
export interface PointColumn {
  /** Its number among the columns at the top of the schema. */
  readonly column: number;
  /** Its coordinate system where that does not give longitude and latitude; else null. */
  readonly projected: ProjectedSystem | null;
}

/**
 * The geometry column of a file, by its `geo` note (GeoParquet 1.0 and 1.1, encoding WKB) or by Parquet's own geometry
 * type; null where it has none.
 * @throws Error where the `geo` note is no JSON
 */
export function findPointColumn(metadata: FileMetaData, schema: readonly SchemaTree[]): PointColumn | null {
  const note = metadata.key_value_metadata?.find(({ key }) => key === "geo")?.value;
  const geo = objectOf(note === undefined ? null : JSON.parse(note));
  const columns = objectOf(geo.columns);
  const primary = typeof geo.primary_column === "string" ? geo.primary_column : Object.keys(columns)[0];
  const about = objectOf(columns[primary ?? ""]);
  const byNote = schema.findIndex(({ element }) => element.name === primary);
  if (byNote >= 0 && about.encoding === "WKB") {
    return { column: byNote, projected: projectedOf(about.crs) };
  }
  const byType = schema.findIndex(({ element }) =>
    /^GEO(METRY|GRAPHY)$/.test(element.logical_type?.type ?? ""),
  );
  const type = schema[byType]?.element.logical_type;
  if (type?.type !== "GEOMETRY" && type?.type !== "GEOGRAPHY") return null;
  return {
    column: byType,
    projected: type.crs && !inDegrees(type.crs) ? { name: type.crs, code: type.crs } : null,
  };
}

/** Longitude or latitude of a value of the geometry column: null where there is none, `UNREADABLE` of no point. */
export function coordinateOf(value: unknown, axis: 0 | 1): unknown {
  if (value === null || value === undefined) return null;
  const point = value instanceof Uint8Array ? readWkbPoint(value) : undefined;
  return point === undefined ? UNREADABLE : point?.[axis];
}

function projectedOf(crs: unknown): ProjectedSystem | null {
  const { type, id, ids, name } = objectOf(crs);
  const { authority, code } = objectOf(id ?? (Array.isArray(ids) ? ids[0] : null));
  const called = code === undefined ? "" : `${String(authority)}:${String(code)}`;
  if (called && inDegrees(called)) return null;
  if (typeof type !== "string" || type.startsWith("Geographic")) return null;
  const known = typeof name === "string" ? name : called || type;
  return { name: known, code: called || known };
}

/** WGS 84 and its national kin, which agree with it to a metre or two. */
function inDegrees(crs: string): boolean {
  return /(?:\b|:)(?:CRS84h?|4326|4258|4269|4979)$/.test(crs);
}

function objectOf(value: unknown): Record<string, unknown> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}
