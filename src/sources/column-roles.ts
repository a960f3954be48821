/** Stands for a role that no column plays. */
export const NO_COLUMN = -1;

/** Which column, counted from 0, plays which part. Longitude and latitude are always there. */
export interface ColumnRoles {
  readonly longitude: number;
  readonly latitude: number;
  readonly time: number;
  readonly category: number;
  readonly place: number;
}

/** A header name with only its letters and digits, in lower case: "Crime type" and "crime_type" are the same. */
export function foldName(name: string): string {
  return name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, "");
}

/** The column that bears the earliest of these folded names, or `NO_COLUMN`. */
export function findColumn(names: readonly string[], wanted: readonly string[]): number {
  const folded = names.map(foldName);
  return wanted.map((name) => folded.indexOf(name)).find((column) => column >= 0) ?? NO_COLUMN;
}
