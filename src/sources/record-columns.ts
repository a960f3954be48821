import { findColumn, foldName, NO_COLUMN } from "./column-roles.ts";
import { genericRoles } from "./generic-points.ts";
import type { ColumnHints } from "./open-data-catalogue.ts";

/** The names of the columns to ask a service for; null where there is none for the part. */
export interface RecordColumns {
  readonly longitude: string | null;
  readonly latitude: string | null;
  readonly point: string | null;
  readonly time: string | null;
  readonly clock: string | null;
  readonly category: string | null;
  readonly place: string | null;
}

/** Finds the parts in a dataset's columns: by the hints where there are any, else by their names. */
export function findRecordColumns(names: readonly string[], hints: ColumnHints = {}): RecordColumns {
  // Points may be given by the service beside the columns, so coordinates are added for the guess to go through.
  const guess = genericRoles([...names, "longitude", "latitude"]);
  const hinted = (part: keyof ColumnHints) => names[findColumn(names, (hints[part] ?? []).map(foldName))];
  const guessed = (column: number | undefined) =>
    column === undefined || column === NO_COLUMN ? undefined : names[column];
  return {
    longitude: hinted("longitude") ?? guessed(guess?.longitude) ?? null,
    latitude: hinted("latitude") ?? guessed(guess?.latitude) ?? null,
    point: hinted("point") ?? null,
    time: hinted("time") ?? guessed(guess?.time) ?? null,
    clock: hinted("clock") ?? null,
    category: hinted("category") ?? guessed(guess?.category) ?? null,
    place: hinted("place") ?? guessed(guess?.place) ?? null,
  };
}
