import type { Metres } from "../model/units.ts";
import {
  largestShare,
  type NetworkReading,
  networkLengthM,
  type WalkingNetwork,
} from "../model/walking-network.ts";
import { assembleNetwork } from "./assemble-network.ts";
import { isObject } from "./json-columns.ts";
import { noStreets, notGeoJson } from "./network-problems.ts";
import { collectRoadLines } from "./road-lines.ts";

/**
 * Vertices of a street file within this distance are one, metres: what rounding to five or six decimals may
 * part.
 */
export const FILE_TOLERANCE_M = 0.5;

/**
 * The same for roads of vector tiles, metres. A tile at zoom 14 has 4,096 steps a side, at most 0.6 m each;
 * two tiles round one vertex to places up to 0.9 m apart, and thinning moves streets by about as much again.
 */
export const TILE_TOLERANCE_M = 2;

/**
 * Reads streets from GeoJSON (RFC 7946): a collection, a feature, a bare geometry, or one feature to a line.
 * Lines that share a vertex within half a metre meet there; lines that cross without one do not, as on a
 * bridge. Motorways, ways that walkers may not use, areas and points are left out and counted.
 * @throws ProblemError where the text is no GeoJSON, or holds no line that can be walked
 */
export function readWalkingNetwork(file: string, text: string): NetworkReading {
  return networkOfRoads(file, featuresOf(file, text), FILE_TOLERANCE_M);
}

/**
 * Makes a network of the roads that a map's own tiles hold, as MapLibre's `querySourceFeatures` gives them at
 * zoom 14 or above: GeoJSON lines cut at the tiles' borders, some of them twice.
 * @param source what the roads are called in a problem: `the base map`
 * @throws ProblemError where no line can be walked
 */
export function networkOfTileRoads(source: string, features: Iterable<unknown>): NetworkReading {
  return networkOfRoads(source, features, TILE_TOLERANCE_M);
}

/**
 * Makes a network of GeoJSON features, vertices and line ends within `toleranceM` taken as one.
 * @throws ProblemError where no line can be walked
 */
export function networkOfRoads(
  file: string,
  features: Iterable<unknown>,
  toleranceM: Metres,
): NetworkReading {
  const lines = collectRoadLines(features);
  if (lines.ids.length === 0) throw noStreets(file, lines.leftOut);
  const { network, joinedEnds } = assembleNetwork(lines, toleranceM);
  if (network.edgeM.length === 0)
    throw noStreets(file, new Map([["lines without length", lines.ids.length]]));
  const leftOut = [...lines.leftOut].map(([reason, count]) => ({ reason, lines: count }));
  const reading = { network, lines: lines.ids.length, leftOut, joinedEnds, toleranceM };
  return { ...reading, notes: describeReading(reading) };
}

function describeReading(reading: Omit<NetworkReading, "notes">): string[] {
  const { network, lines, leftOut, joinedEnds, toleranceM } = reading;
  const count = (value: number) => value.toLocaleString("en-GB");
  const notes = [
    `${count(lines)} lines with ${(networkLengthM(network) / 1000).toFixed(1)} km of ways that can be walked.`,
  ];
  if (leftOut.length > 0) {
    const listed = leftOut.map((one) => `${one.reason} (${count(one.lines)})`).join(", ");
    notes.push(`Left out: ${listed}.`);
  }
  if (joinedEnds > 0) {
    notes.push(
      `${count(joinedEnds)} line ends within ${toleranceM} m of a street, away from its vertices, were joined to it.`,
    );
  }
  notes.push(describeComponents(network));
  return notes;
}

function describeComponents(network: WalkingNetwork): string {
  const parts = network.componentM.length;
  if (parts === 1) return "All of it hangs together.";
  const share = (100 * largestShare(network)).toFixed(1);
  return `It falls into ${parts.toLocaleString("en-GB")} parts that do not meet; the largest has ${share}% of the length.`;
}

function featuresOf(file: string, text: string): Iterable<unknown> {
  const clean = text.replace(/^[\uFEFF\s]+/, "");
  const value = parseJson(clean) ?? parseLines(clean);
  if (Array.isArray(value)) return value;
  if (!isObject(value)) throw notGeoJson(file, value !== undefined);
  if (value.type === "FeatureCollection") {
    if (Array.isArray(value.features)) return value.features;
  } else if (value.type === "Feature") return [value];
  else if ("coordinates" in value || "geometries" in value) return [{ geometry: value }];
  throw notGeoJson(file, true);
}

/**
 * One feature to a line, each perhaps after a record separator (RFC 8142); undefined where a line is no JSON.
 */
function parseLines(text: string): unknown[] | undefined {
  const lines = text
    .replaceAll("\u001e", "\n")
    .split(/[\r\n]+/)
    .filter((line) => line.trim() !== "");
  if (lines.length < 2) return undefined;
  const values: unknown[] = [];
  for (const line of lines) {
    const value = parseJson(line);
    if (value === undefined) return undefined;
    values.push(value);
  }
  return values;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
