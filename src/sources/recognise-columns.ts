import type { ColumnMapping, MappingDraft, SavedMapping } from "../model/column-mapping.ts";
import { headerKey, missingParts } from "../model/column-mapping.ts";
import type { ProblemError } from "../model/problem.ts";
import { bindMapping, type ColumnRoles } from "./column-roles.ts";
import type { Provenance } from "./file-reading.ts";
import { guessMapping } from "./guess-mapping.ts";
import { notStreetCrime, unknownGrid, unknownZone } from "./load-problems.ts";
import { policeUkKind } from "./police-uk.ts";
import { type Projection, projectionOf } from "./projections.ts";
import { knownSchema, mappingOfSchema } from "./schema-mapping.ts";
import { isTimeZone } from "./zone-clock.ts";

/** Columns of a file with the part each plays, and how that was found. */
export interface RecognisedColumns {
  readonly kind: "crimes";
  readonly names: readonly string[];
  /** Id of the known schema, `generic` for names of no particular publisher, `mapping` for a person's choice. */
  readonly schema: string;
  readonly schemaName: string;
  /** Section of the offence map for the file's categories, or null where they are kept. */
  readonly offences: string | null;
  readonly mapping: ColumnMapping;
  readonly roles: ColumnRoles;
  /** How easting and northing become degrees; null where the position is in degrees. */
  readonly projection: Projection | null;
  readonly provenance: Provenance;
}

/** What the column names of a file say about it. */
export type Recognition =
  | RecognisedColumns
  | { readonly kind: "incomplete"; readonly names: readonly string[]; readonly guess: MappingDraft }
  | { readonly kind: "refused"; readonly problem: ProblemError };

/** A simulated or unknown origin is settled elsewhere: names alone never say so. */
const UNKNOWN: Provenance = { attribution: null, simulated: false };

/**
 * Finds the part that each column plays: by a mapping that a person made for this header, by a publisher's known
 * header, or by names in common use. Tells what is missing, or why the file cannot be used.
 */
export function recogniseColumns(
  file: string,
  names: readonly string[],
  mappings: readonly SavedMapping[] = [],
): Recognition {
  const key = headerKey(names);
  const saved = mappings.find((candidate) => candidate.headerKey === key)?.mapping;
  const policeUk = policeUkKind(names);
  if (!saved && policeUk && policeUk !== "street") {
    return { kind: "refused", problem: notStreetCrime(file, policeUk) };
  }
  const schema = knownSchema(names);
  if (schema) {
    const found = crimes(file, names, saved ?? mappingOfSchema(schema, names), schema.id, schema.name);
    if (found.kind !== "crimes") return found;
    const provenance = { attribution: schema.attribution, simulated: false };
    return { ...found, offences: schema.offences, provenance };
  }
  if (saved) return crimes(file, names, saved, "mapping", "columns chosen by hand");
  const guess = guessMapping(names);
  const mapping = completed(guess);
  return mapping
    ? crimes(file, names, mapping, "generic", "column names in common use")
    : { kind: "incomplete", names, guess };
}

function crimes(
  file: string,
  names: readonly string[],
  mapping: ColumnMapping,
  schema: string,
  schemaName: string,
): Recognition {
  const bound = bindMapping(mapping, names);
  if ("absent" in bound) return { kind: "incomplete", names, guess: guessMapping(names) };
  const { position } = mapping;
  const projection = position.kind === "grid" ? projectionOf(position.crs) : null;
  if (position.kind === "grid" && !projection) {
    return { kind: "refused", problem: unknownGrid(file, position.crs) };
  }
  const zone = mapping.time?.kind === "stamp" ? mapping.time.zone : null;
  if (zone !== null && !isTimeZone(zone)) return { kind: "refused", problem: unknownZone(file, zone) };
  const { roles } = bound;
  const found = { names, schema, schemaName, offences: null, mapping, roles, projection };
  return { kind: "crimes", ...found, provenance: UNKNOWN };
}

function completed(draft: MappingDraft): ColumnMapping | null {
  return missingParts(draft).length === 0 ? (draft as ColumnMapping) : null;
}
