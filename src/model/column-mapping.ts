/** Which of the three numbers of a date comes first. Year-first dates, `2026-04-18`, leave nothing open. */
export type DateOrder = "year-first" | "day-first" | "month-first";

/** Columns that say where a row happened. */
export type PositionMapping =
  | { readonly kind: "degrees"; readonly longitude: string; readonly latitude: string }
  | {
      readonly kind: "grid";
      readonly easting: string;
      readonly northing: string;
      /** `EPSG:27700`, another EPSG code that is known here, or a proj4 definition. */
      readonly crs: string;
    };

/** Columns that say when, on the data's own wall clock. */
export type TimeMapping =
  | {
      readonly kind: "stamp";
      readonly column: string;
      /** Taken where the rows themselves do not settle the order. */
      readonly order: DateOrder;
      /** The time zone, `Europe/London`, to whose wall clock stamps are brought that carry an offset or a Z; else null. */
      readonly zone: string | null;
    }
  | {
      readonly kind: "parts";
      readonly year: string;
      readonly month: string;
      readonly day: string | null;
      readonly hour: string | null;
      readonly minute: string | null;
    }
  | {
      readonly kind: "date-and-hour";
      readonly date: string;
      readonly order: DateOrder;
      readonly hour: string;
      /** `hour`: 0 to 23, or a clock such as `21:05`. `hhmm`: digits that end in two of minutes, 30 being 00:30. */
      readonly hourForm: "hour" | "hhmm";
      readonly minute: string | null;
    };

/** Which column of a file plays which part, by the names in its header. */
export interface ColumnMapping {
  readonly position: PositionMapping;
  readonly time: TimeMapping | null;
  readonly category: string | null;
  readonly place: string | null;
  /** Names an incident, so that one that is there twice can be counted; never used to drop a row. */
  readonly id: string | null;
}

/** A mapping and the header it is for, as it is remembered or handed to a colleague. */
export interface SavedMapping {
  readonly headerKey: string;
  readonly mapping: ColumnMapping;
}

/** A mapping of which the position may still be unknown in part. */
export type MappingDraft = Omit<ColumnMapping, "position"> & {
  readonly position:
    | { readonly kind: "degrees"; readonly longitude: string | null; readonly latitude: string | null }
    | {
        readonly kind: "grid";
        readonly easting: string | null;
        readonly northing: string | null;
        readonly crs: string | null;
      };
};

/** What a person must say before a file can be read. */
export type MissingPart = "longitude" | "latitude" | "easting" | "northing" | "crs";

/** A file that can be read once a person has said which column plays which part. */
export interface MappingRequest {
  readonly file: string;
  readonly headerKey: string;
  readonly columns: readonly string[];
  /** The first rows as text, at most twenty. */
  readonly sample: readonly (readonly string[])[];
  readonly guess: MappingDraft;
  /** Parts that the guess lacks. */
  readonly missing: readonly MissingPart[];
}

/** How one kind of file, all those with the same header, was read. */
export interface FileShape extends MappingRequest {
  /** Id of the publisher's schema that was recognised, `generic`, or `mapping` where a person chose the columns. */
  readonly schema: string;
  /** The name of the schema for people. */
  readonly schemaName: string;
  readonly mapping: ColumnMapping;
  readonly files: number;
}

/** What files of the same kind have in common: their column names, trimmed, in their order. */
export function headerKey(names: readonly string[]): string {
  return names.map((name) => name.trim()).join("\t");
}

/** The parts that a draft still lacks. */
export function missingParts({ position }: MappingDraft): MissingPart[] {
  return Object.entries(position)
    .filter(([part, value]) => part !== "kind" && value === null)
    .map(([part]) => part as MissingPart);
}
