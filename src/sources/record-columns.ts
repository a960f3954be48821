import type { TimeMapping } from "../model/column-mapping.ts";
import type { ColumnHints } from "../model/open-data.ts";
import { findColumn, foldName } from "./column-roles.ts";
import { guessMapping } from "./guess-mapping.ts";

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
  const { position, time, category, place } = guessMapping(names);
  const guessed = {
    ...(position.kind === "degrees" ? position : { longitude: null, latitude: null }),
    ...timeColumns(time),
    category,
    place,
  };
  const hinted = (part: keyof ColumnHints) => names[findColumn(names, (hints[part] ?? []).map(foldName))];
  return {
    longitude: hinted("longitude") ?? guessed.longitude,
    latitude: hinted("latitude") ?? guessed.latitude,
    point: hinted("point") ?? null,
    time: hinted("time") ?? guessed.time,
    clock: hinted("clock") ?? (hinted("time") === undefined ? guessed.clock : null),
    category: hinted("category") ?? guessed.category,
    place: hinted("place") ?? guessed.place,
  };
}

/** A date in several columns cannot be asked for. */
function timeColumns(time: TimeMapping | null): Pick<RecordColumns, "time" | "clock"> {
  switch (time?.kind) {
    case "stamp":
      return { time: time.column, clock: null };
    case "date-and-hour":
      return { time: time.date, clock: time.hour };
    default:
      return { time: null, clock: null };
  }
}
