import type { ColumnMapping, TimeMapping } from "../model/column-mapping.ts";

/** Stands for a role that no column plays. */
export const NO_COLUMN = -1;

/** Which column, counted from 0, plays which part. The two of the position are always there. */
export interface ColumnRoles {
  /** Longitude, or easting. */
  readonly x: number;
  /** Latitude, or northing. */
  readonly y: number;
  readonly time: TimeRoles | null;
  readonly category: number;
  readonly place: number;
  readonly id: number;
}

/** Columns of a time mapping, by its kind. */
export type TimeRoles =
  | { readonly kind: "stamp"; readonly column: number }
  | { readonly kind: "date-and-hour"; readonly date: number; readonly hour: number; readonly minute: number }
  | {
      readonly kind: "parts";
      readonly year: number;
      readonly month: number;
      readonly day: number;
      readonly hour: number;
      readonly minute: number;
    };

/** A header name with only its letters and digits, in lower case: "Crime type" and "crime_type" are the same. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The column that bears the earliest of these folded names, or `NO_COLUMN`. */
export function findColumn(names: readonly string[], wanted: readonly string[]): number {
  const folded = names.map(foldName);
  return wanted.map((name) => folded.indexOf(name)).find((column) => column >= 0) ?? NO_COLUMN;
}

/** The columns of a mapping among a file's column names, or the names that the file does not have. */
export function bindMapping(
  mapping: ColumnMapping,
  names: readonly string[],
): { readonly roles: ColumnRoles } | { readonly absent: readonly string[] } {
  const absent: string[] = [];
  const columnOf = (name: string | null) => {
    if (name === null) return NO_COLUMN;
    const column = names.findIndex((candidate) => candidate.trim() === name.trim());
    if (column < 0) absent.push(name);
    return column;
  };
  const { position } = mapping;
  const roles: ColumnRoles = {
    x: columnOf(position.kind === "grid" ? position.easting : position.longitude),
    y: columnOf(position.kind === "grid" ? position.northing : position.latitude),
    time: mapping.time && bindTime(mapping.time, columnOf),
    category: columnOf(mapping.category),
    place: columnOf(mapping.place),
    id: columnOf(mapping.id),
  };
  return absent.length > 0 ? { absent } : { roles };
}

function bindTime(time: TimeMapping, columnOf: (name: string | null) => number): TimeRoles {
  switch (time.kind) {
    case "stamp":
      return { kind: "stamp", column: columnOf(time.column) };
    case "date-and-hour":
      return {
        kind: "date-and-hour",
        date: columnOf(time.date),
        hour: columnOf(time.hour),
        minute: columnOf(time.minute),
      };
    case "parts":
      return {
        kind: "parts",
        year: columnOf(time.year),
        month: columnOf(time.month),
        day: columnOf(time.day),
        hour: columnOf(time.hour),
        minute: columnOf(time.minute),
      };
  }
}

/** Every column that plays a part, each once. */
export function columnsPlayed(roles: ColumnRoles): number[] {
  const { kind: _, ...times } = roles.time ?? { kind: "none" };
  const columns = [roles.x, roles.y, ...Object.values(times), roles.category, roles.place, roles.id];
  return [...new Set(columns)].filter((column) => column !== NO_COLUMN);
}
