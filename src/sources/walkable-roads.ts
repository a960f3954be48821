import type { JsonObject } from "./json-columns.ts";

/** Kinds of way that nobody may walk, by what a person calls them. */
const NEVER_WALKED: Readonly<Record<string, readonly string[]>> = {
  motorways: ["motorway", "motorway_link"],
  "ways that are not open": ["construction", "proposed", "planned", "abandoned", "razed", "disused", "no"],
  "race tracks and bus-only guideways": ["raceway", "bus_guideway"],
  "railways and ferries": ["rail", "railway", "transit", "ferry", "aerialway", "ferries", "train"],
  "water and runways": ["water", "river", "stream", "canal", "waterway", "runway", "taxiway", "aeroway"],
};

const KIND_FIELDS = [
  ...["highway", "class", "subclass", "kind", "kind_detail", "pmap:kind", "pmap:kind_detail"],
  ...["fclass", "roadclassification", "road_classification", "type"],
] as const;

const OPEN_TO_WALKERS = new Set(["yes", "designated", "permissive", "official", "destination"]);
const SHUT = new Set(["no", "private", "use_sidepath"]);

/**
 * Why a line is no way for walkers, as a noun phrase for a person; null where it may be walked.
 * OpenStreetMap's tags decide (`highway`, `foot`, `access`, `motorroad`), as do the road classes of vector
 * tiles (OpenMapTiles `class`, Protomaps `kind`) and of other road files. `oneway` counts for nothing: it
 * binds vehicles. What has no tags may be walked.
 */
export function whyNotWalked(properties: JsonObject): string | null {
  const foot = textOf(properties.foot);
  if (SHUT.has(foot)) return "ways closed to walkers";
  if (SHUT.has(textOf(properties.access)) && !OPEN_TO_WALKERS.has(foot)) return "private ways";
  for (const field of KIND_FIELDS) {
    const kind = textOf(properties[field]);
    if (kind.endsWith("_construction")) return "ways that are not open";
    for (const [reason, kinds] of Object.entries(NEVER_WALKED)) if (kinds.includes(kind)) return reason;
  }
  if (textOf(properties.motorroad) === "yes" && !OPEN_TO_WALKERS.has(foot)) return "motorways";
  if (textOf(properties.highway) !== "") return null;
  if (textOf(properties.railway) !== "" || textOf(properties.route) === "ferry")
    return "railways and ferries";
  if (textOf(properties.waterway) !== "" || textOf(properties.aeroway) !== "") return "water and runways";
  return null;
}

const NAMES = [
  ...["name", "name:en", "name_en", "name:latin", "Name", "NAME", "name1", "street", "STREETNAME", "label"],
  ...["ref", "roadNumber"],
] as const;

/** A way's name, or its number where it has none; empty without either. */
export function nameOfRoad(properties: JsonObject): string {
  for (const key of NAMES) {
    const name = properties[key];
    if (typeof name === "string" && name.trim() !== "") return name.trim();
  }
  return "";
}

const IDS = ["@id", "osm_id", "osmid", "id", "ID", "fid", "OBJECTID"] as const;

/** A way's own id, from the feature or its properties; undefined without one. */
export function idOfRoad(feature: JsonObject, properties: JsonObject): string | undefined {
  for (const id of [feature.id, ...IDS.map((key) => properties[key])]) {
    if ((typeof id === "string" && id !== "") || typeof id === "number") return String(id);
  }
  return undefined;
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value.trim().toLowerCase() : "";
}
