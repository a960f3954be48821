import type { ColumnMapping, TimeMapping } from "../model/column-mapping.ts";
import { findColumn, foldName, NO_COLUMN } from "./column-roles.ts";
import { KNOWN_SCHEMAS, type KnownSchema, type Names, type SchemaTime } from "./known-schemas.ts";

/** The first known schema whose needs these column names meet, or null. */
export function knownSchema(names: readonly string[]): KnownSchema | null {
  const folded = new Set(names.map(foldName));
  return (
    KNOWN_SCHEMAS.find(({ needs }) => needs.every((any) => any.some((name) => folded.has(name)))) ?? null
  );
}

/** The mapping of a file whose header meets the schema's needs. */
export function mappingOfSchema(schema: KnownSchema, names: readonly string[]): ColumnMapping {
  const named = (wanted: Names) => nameOf(names, wanted);
  const { position } = schema;
  return {
    position:
      position.kind === "grid"
        ? {
            kind: "grid",
            easting: named(position.easting) ?? "",
            northing: named(position.northing) ?? "",
            crs: position.crs,
          }
        : {
            kind: "degrees",
            longitude: named(position.longitude) ?? "",
            latitude: named(position.latitude) ?? "",
          },
    time: schema.times.map((time) => timeMapping(time, named)).find((time) => time !== null) ?? null,
    category: named(schema.category),
    place: named(schema.place),
    id: named(schema.incident),
  };
}

/** The name, as the file has it, of the column with the earliest of these folded names; null where there is none. */
export function nameOf(names: readonly string[], wanted: Names): string | null {
  const column = findColumn(names, wanted);
  return column === NO_COLUMN ? null : (names[column] ?? null);
}

function timeMapping(time: SchemaTime, named: (wanted: Names) => string | null): TimeMapping | null {
  switch (time.kind) {
    case "stamp": {
      const column = named(time.column);
      return column === null ? null : { kind: "stamp", column, order: time.order, zone: null };
    }
    case "date-and-hour": {
      const { order, hourForm } = time;
      const [date, hour] = [named(time.date), named(time.hour)];
      if (date === null || hour === null) return null;
      return { kind: "date-and-hour", date, order, hour, hourForm, minute: null };
    }
    case "parts": {
      const [year, month] = [named(time.year), named(time.month)];
      if (year === null || month === null) return null;
      return {
        kind: "parts",
        year,
        month,
        day: named(time.day),
        hour: named(time.hour),
        minute: named(time.minute),
      };
    }
  }
}
