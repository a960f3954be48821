import type { ColumnHints } from "../model/open-data.ts";
import type { Answer } from "./patient-requests.ts";
import { findRecordColumns, type RecordColumns } from "./record-columns.ts";
import { fieldText } from "./record-file.ts";
import {
  datasetRefused,
  datasetStrange,
  datasetWithout,
  expectJson,
  expectSuccess,
  isRecord,
} from "./service-problems.ts";

/** What a layer says of itself, as far as it matters. */
export interface Layer {
  readonly host: string;
  readonly title: string;
  readonly attribution: string;
  readonly columns: RecordColumns;
  /** Whether the time field holds instants, days, or something that cannot be compared as a time. */
  readonly timeKind: "instant" | "day" | "other";
  /** Name of the field that numbers the rows; empty where there is none. */
  readonly objectIdField: string;
  /** Most rows in one answer. */
  readonly mostRecords: number;
  readonly speaksGeoJson: boolean;
  /** The IANA zone that the layer names for its dates, or null. */
  readonly timeZone: string | null;
}

/** Reads a layer's description. @throws ProblemError where it is no layer of points that can be paged */
export function describeLayer(layerUrl: string, hints: ColumnHints | undefined, about: unknown): Layer {
  const { host } = new URL(layerUrl);
  if (!isRecord(about) || !Array.isArray(about.fields))
    throw datasetStrange(host, layerUrl, "no description of a layer");
  const types = new Map<string, string>();
  for (const field of about.fields as readonly unknown[]) {
    if (isRecord(field)) types.set(fieldText(field.name), fieldText(field.type));
  }
  const names = [...types.keys()];
  const title = fieldText(about.name) || "layer";
  if (about.geometryType !== "esriGeometryPoint") throw datasetWithout(title, "points", names);
  const abilities = isRecord(about.advancedQueryCapabilities) ? about.advancedQueryCapabilities : {};
  if (abilities.supportsPagination === false) throw datasetWithout(title, "pages", names);
  const columns = findRecordColumns(names, hints);
  const reference = isRecord(about.dateFieldsTimeReference) ? about.dateFieldsTimeReference : {};
  const idField = names.find((name) => types.get(name) === "esriFieldTypeOID");
  return {
    host,
    title,
    attribution: fieldText(about.copyrightText),
    columns,
    timeKind: kindOf(columns.time === null ? undefined : types.get(columns.time)),
    objectIdField: fieldText(about.objectIdField) || (idField ?? ""),
    mostRecords:
      typeof about.maxRecordCount === "number" && about.maxRecordCount > 0 ? about.maxRecordCount : 1000,
    speaksGeoJson: /geojson/i.test(fieldText(about.supportedQueryFormats)),
    timeZone: fieldText(reference.timeZoneIANA) || null,
  };
}

/** The answer's JSON. @throws ProblemError for a failing status, and for the errors that come as 200 */
export function expectLayerJson(answer: Answer, host: string, title: string): unknown {
  const json = expectJson(expectSuccess(answer, host, title), host, title);
  if (isRecord(json) && isRecord(json.error))
    throw datasetRefused(host, title, Number(json.error.code), fieldText(json.error.message));
  return json;
}

function kindOf(type: string | undefined): Layer["timeKind"] {
  if (type === "esriFieldTypeDate") return "instant";
  return type === "esriFieldTypeDateOnly" ? "day" : "other";
}
