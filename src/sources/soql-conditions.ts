import type { MonthIndex } from "../model/units.ts";
import { formatMonth } from "../model/wall-clock.ts";
import type { RecordColumns } from "./record-columns.ts";
import { fieldText } from "./record-file.ts";
import { isRecord } from "./service-problems.ts";
import type { GeoBox } from "./study-tile.ts";

/** Where a dataset keeps its points. */
export interface PlaceColumns {
  /** Two columns of numbers, two of digits as text, or one of points. */
  readonly kind: "numbers" | "text" | "point";
  readonly names: readonly string[];
  /** Longitude and latitude of a row as text, empty where it has none. */
  readonly read: (row: Readonly<Record<string, unknown>>) => readonly [string, string];
}

const POINT_TYPES = new Set(["point", "location"]);

/** Which columns hold the points, by their types; numbers before points before text; null where none does. */
export function placeColumns(
  columns: RecordColumns,
  types: ReadonlyMap<string, string>,
): PlaceColumns | null {
  const { longitude, latitude } = columns;
  const typeOf = (name: string | null) => (name === null ? "" : (types.get(name) ?? ""));
  const pair = longitude !== null && latitude !== null && types.has(longitude) && types.has(latitude);
  const read: PlaceColumns["read"] = (row) => [
    fieldText(row[longitude ?? ""]),
    fieldText(row[latitude ?? ""]),
  ];
  if (pair && typeOf(longitude) === "number" && typeOf(latitude) === "number")
    return { kind: "numbers", names: [longitude, latitude], read };
  const ofType = [...types].find(([, type]) => POINT_TYPES.has(type))?.[0];
  const point = POINT_TYPES.has(typeOf(columns.point)) ? columns.point : (ofType ?? null);
  if (point !== null) return { kind: "point", names: [point], read: (row) => readPoint(row[point]) };
  return pair ? { kind: "text", names: [longitude, latitude], read } : null;
}

/** The rows whose point is in the box, as a SoQL condition. Names come from the dataset's description, numbers from us. */
export function boxCondition(place: PlaceColumns, { west, south, east, north }: GeoBox): string {
  const [first = "", second = ""] = place.names.map(soqlName);
  switch (place.kind) {
    case "numbers":
      return `${second} between ${degrees(south)} and ${degrees(north)} AND ${first} between ${degrees(west)} and ${degrees(east)}`;
    case "point":
      return `within_box(${first}, ${degrees(north)}, ${degrees(west)}, ${degrees(south)}, ${degrees(east)})`;
    case "text":
      return `${textBetween(second, south, north)} AND ${textBetween(first, west, east)}`;
  }
}

/** The rows of whole months, both included. */
export function periodCondition(column: string, period: { from: MonthIndex; to: MonthIndex }): string {
  const name = soqlName(column);
  const start = `${formatMonth(period.from)}-01T00:00:00`;
  const end = `${formatMonth(period.to + 1)}-01T00:00:00`;
  return `${name} >= '${start}' AND ${name} < '${end}'`;
}

/** A column's name as SoQL takes it: in backticks where it is not a plain word. */
export function soqlName(name: string): string {
  return /^[a-z_]\w*$/i.test(name) ? name : `\`${name.replaceAll("`", "")}\``;
}

/**
 * Digits as text sort like numbers while sign and number of whole digits stay the same; negative ones sort backwards.
 * Where the box crosses such a border that side is left open, which lets more through.
 */
function textBetween(name: string, from: number, to: number): string {
  const ends = [degrees(from), degrees(to)].sort();
  const alike = Math.sign(from) === Math.sign(to) && wholeDigits(from) === wholeDigits(to);
  if (alike) return `${name} between '${ends[0]}' and '${ends[1]}~'`;
  return `${name} IS NOT NULL`;
}

function wholeDigits(value: number): number {
  return String(Math.trunc(Math.abs(value))).length;
}

function degrees(value: number): string {
  return value.toFixed(6);
}

/** A GeoJSON point, or the older `location` with latitude and longitude as text. */
function readPoint(value: unknown): readonly [string, string] {
  if (!isRecord(value)) return ["", ""];
  if (Array.isArray(value.coordinates)) {
    const [lng, lat]: readonly unknown[] = value.coordinates;
    return [fieldText(lng), fieldText(lat)];
  }
  return [fieldText(value.longitude), fieldText(value.latitude)];
}
