import type { RefusedLine } from "../model/event-calendar.ts";
import { type ListedSite, SITE_LIMITS, type SiteListReading } from "../model/site-list.ts";
import { parseCoordinates } from "../model/venue.ts";
import { cutRecords } from "./cut-records.ts";
import { isObject, type JsonObject } from "./json-columns.ts";
import { recogniseSiteField, type SiteField } from "./site-columns.ts";
import { readSite, type SiteTexts } from "./site-fields.ts";
import {
  emptyList,
  noPositionColumns,
  notPoint,
  notSiteJson,
  refuseSite,
  type SiteUnit,
  tooMany,
} from "./site-problems.ts";

/**
 * Reads a person's list of candidate sites or fixed posts: CSV with a header (latitude and longitude, or
 * British easting and northing; name, minimum staff, type and phases where given, in any order), lines of
 * `51.55602, -0.27961`, or GeoJSON points. A line that cannot be is refused with its reason, the rest is
 * taken.
 * @throws ProblemError where the text is empty, damaged, or holds no positions at all
 */
export function readSiteList(file: string, text: string): SiteListReading {
  const clean = text.replace(/^\uFEFF/, "");
  if (clean.trim() === "") throw emptyList(file);
  return /^\s*[{[]/.test(clean) ? readSiteGeoJson(file, clean) : readSiteCsv(file, clean);
}

/** Takes what was read of each line, and counts what is beyond the limit or stands twice. */
function gatherSites(unit: SiteUnit) {
  const sites: ListedSite[] = [];
  const refused: RefusedLine[] = [];
  const seen = new Set<string>();
  let repeated = 0;
  return {
    refuse: (line: RefusedLine) => {
      refused.push(line);
    },
    take(line: number, text: string, fields: SiteTexts) {
      const read = readSite(unit, line, text, fields, sites.length + 1);
      if ("problem" in read) refused.push(read);
      else if (sites.length >= SITE_LIMITS.sites) refused.push(refuseSite(line, text, tooMany(unit, line)));
      else {
        const key = JSON.stringify(read);
        if (seen.has(key)) repeated++;
        else sites.push(read);
        seen.add(key);
      }
    },
    finish(format: SiteListReading["format"], notes: readonly string[]): SiteListReading {
      const twice =
        repeated === 1
          ? "1 line repeats another and was passed over."
          : `${repeated} lines repeat others and were passed over.`;
      return { sites, format, refused, notes: repeated > 0 ? [...notes, twice] : notes };
    },
  };
}

function readSiteCsv(file: string, text: string): SiteListReading {
  const gathered = gatherSites("Line");
  const notes: string[] = [];
  let columns: (SiteField | undefined)[] | null = null;
  let isHeadless = false;
  for (const { line, fields } of cutRecords(text)) {
    if (fields.every((field) => field.trim() === "")) continue;
    if (columns === null) {
      isHeadless = parseCoordinates(fields.slice(0, 2).join(",")) !== undefined;
      columns = isHeadless ? ["lat", "lng", "name"] : readHeader(file, fields, notes);
      if (!isHeadless) continue;
    }
    const byName: SiteTexts = {};
    columns.forEach((field, column) => {
      if (field !== undefined) byName[field] = fields[column] ?? "";
    });
    gathered.take(line, fields.join(", "), byName);
  }
  return gathered.finish(isHeadless ? "lines" : "csv", notes);
}

function readHeader(file: string, names: readonly string[], notes: string[]): (SiteField | undefined)[] {
  const known = names.map(recogniseSiteField);
  const columns = known.map((field, column) => (known.indexOf(field) === column ? field : undefined));
  const has = (...fields: SiteField[]) => fields.every((field) => columns.includes(field));
  if (!has("lat", "lng") && !has("position") && !has("easting", "northing"))
    throw noPositionColumns(file, names);
  if (!has("lat", "lng") && !has("position"))
    notes.push("Easting and northing were taken as metres of the British National Grid.");
  const passedOver = names.filter((name, column) => columns[column] === undefined && name.trim() !== "");
  if (passedOver.length > 0)
    notes.push(`Columns not used: ${passedOver.map((name) => `"${name.trim()}"`).join(", ")}.`);
  return columns;
}

function readSiteGeoJson(file: string, text: string): SiteListReading {
  const gathered = gatherSites("Feature");
  const features = featuresOf(file, text);
  features.forEach((feature, i) => {
    const properties = isObject(feature.properties) ? feature.properties : {};
    const fields: SiteTexts = {};
    for (const [key, value] of Object.entries(properties)) {
      const field = recogniseSiteField(key);
      if (field === undefined || fields[field] !== undefined) continue;
      const written = textOf(value);
      if (written !== "") fields[field] = written;
    }
    const { geometry } = feature;
    const shown = fields.name ?? "";
    if (!isObject(geometry)) {
      gathered.take(i + 1, shown, fields);
      return;
    }
    const points = geometry.type === "MultiPoint" ? geometry.coordinates : [geometry.coordinates];
    if ((geometry.type !== "Point" && geometry.type !== "MultiPoint") || !Array.isArray(points)) {
      gathered.refuse(refuseSite(i + 1, shown, notPoint(i + 1, String(geometry.type))));
      return;
    }
    for (const point of points as unknown[]) {
      const [lng, lat]: unknown[] = Array.isArray(point) ? point : [];
      gathered.take(i + 1, shown, { ...fields, lng: textOf(lng), lat: textOf(lat) });
    }
  });
  return gathered.finish("geojson", []);
}

function featuresOf(file: string, text: string): readonly JsonObject[] {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    throw notSiteJson(file, false);
  }
  if (isObject(value)) {
    if (value.type === "FeatureCollection" && Array.isArray(value.features))
      return value.features.map((feature) => (isObject(feature) ? feature : {}));
    if (value.type === "Feature") return [value];
    if ("coordinates" in value) return [{ geometry: value }];
  }
  throw notSiteJson(file, true);
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join("; ");
  if (typeof value === "number") return Math.abs(value) < 1e-6 ? value.toFixed(9) : String(value);
  return typeof value === "string" ? value : "";
}
