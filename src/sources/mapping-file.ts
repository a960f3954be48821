import * as v from "valibot";
import type { SavedMapping } from "../model/column-mapping.ts";
import type { ProblemReport } from "../model/problem.ts";
import { projectionOf } from "./projections.ts";
import { isTimeZone } from "./zone-clock.ts";

/** Marks a JSON file as a mapping of ours. */
export const MAPPING_FILE_FORMAT = "muster-mapping";

/** The version that is written; later ones are refused. */
export const MAPPING_VERSION = 1;

/** A mapping, or why there is none: `damaged` cannot be decoded, `invalid` is something else, `too-new` is of a later Muster. */
export type MappingReading =
  | { readonly ok: true; readonly saved: SavedMapping }
  | {
      readonly ok: false;
      readonly kind: "too-new" | "damaged" | "invalid";
      readonly problem: ProblemReport;
    };

/** A mapping is a kilobyte; anything beyond this many characters is another kind of file. */
const MAX_TEXT_LENGTH = 1 << 18;

const column = v.pipe(v.string(), v.minLength(1, "is blank"), v.maxLength(1000, "is too long"));
const columnOrNone = v.nullable(column);
const order = v.picklist(["year-first", "day-first", "month-first"], "is no order of a date");

const mappingSchema = v.object({
  position: v.variant("kind", [
    v.object({ kind: v.literal("degrees"), longitude: column, latitude: column }),
    v.object({
      kind: v.literal("grid"),
      easting: column,
      northing: column,
      crs: v.pipe(
        v.string(),
        v.check((crs) => projectionOf(crs) !== null, "is no grid that is known here"),
      ),
    }),
  ]),
  time: v.nullable(
    v.variant("kind", [
      v.object({
        kind: v.literal("stamp"),
        column,
        order,
        zone: v.nullable(v.pipe(v.string(), v.check(isTimeZone, "is no time zone"))),
      }),
      v.object({
        ...{ kind: v.literal("parts"), year: column, month: column },
        ...{ day: columnOrNone, hour: columnOrNone, minute: columnOrNone },
      }),
      v.object({
        ...{ kind: v.literal("date-and-hour"), date: column, order, hour: column },
        hourForm: v.picklist(["hour", "hhmm"], "is no form of an hour"),
        minute: columnOrNone,
      }),
    ]),
  ),
  category: columnOrNone,
  place: columnOrNone,
  id: columnOrNone,
});

const savedSchema = v.object({
  headerKey: v.pipe(v.string(), v.minLength(1, "is blank")),
  mapping: mappingSchema,
});

/** The text of a mapping file: indented JSON. */
export function writeMappingFile(saved: SavedMapping): string {
  const { headerKey, mapping } = saved;
  const file = { format: MAPPING_FILE_FORMAT, version: MAPPING_VERSION, headerKey, mapping };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/** Reads the text of a mapping file; the file is named in what goes wrong. Never throws. */
export function readMappingFile(text: string, fileName: string): MappingReading {
  if (text.length > MAX_TEXT_LENGTH) return refuse("invalid", fileName, "it is far larger than any mapping");
  const json = parsed(text.replace(/^\uFEFF/, ""));
  if (!json.ok) return refuse("damaged", fileName, "it is not JSON, or breaks off");
  const { format, version } = labelsOf(json.value);
  if (format !== MAPPING_FILE_FORMAT) return refuse("invalid", fileName, "it is not marked as a mapping");
  if (typeof version === "number" && version > MAPPING_VERSION) {
    return refuse("too-new", fileName, `it was made by a newer Muster (version ${version})`);
  }
  if (version !== MAPPING_VERSION) return refuse("invalid", fileName, "its version is missing or wrong");
  const result = v.safeParse(savedSchema, json.value, { abortEarly: true });
  if (result.success) return { ok: true, saved: result.output };
  const [issue] = result.issues;
  const path = (issue.path ?? []).map(({ key }) => String(key)).join(" › ");
  const complaint = issue.message.startsWith("Invalid")
    ? "is missing or not what it should be"
    : issue.message;
  return refuse("invalid", fileName, `${path || "its content"} ${complaint}`);
}

function parsed(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false } {
  try {
    return { ok: true, value: JSON.parse(text) };
  } catch {
    return { ok: false };
  }
}

function labelsOf(json: unknown): { readonly format: unknown; readonly version: unknown } {
  if (typeof json !== "object" || json === null) return { format: null, version: null };
  return {
    format: "format" in json ? json.format : null,
    version: "version" in json ? json.version : null,
  };
}

function refuse(kind: "too-new" | "damaged" | "invalid", file: string, why: string): MappingReading {
  const problem = {
    what: `“${file}” is not a mapping that Muster can use: ${why}.`,
    meaning: "The mapping in use is unchanged.",
    remedy:
      kind === "too-new"
        ? "Reload this page to get the newest Muster, then open it again."
        : "Open a mapping that was saved with Muster, or ask its sender to save it again.",
    where: { file },
  };
  return { ok: false, kind, problem };
}
