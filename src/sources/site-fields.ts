import type { RefusedLine } from "../model/event-calendar.ts";
import type { PhaseName } from "../model/event-spec.ts";
import type { ProblemReport } from "../model/problem.ts";
import { roundPosition } from "../model/round-position.ts";
import { type ListedSite, SITE_LIMITS } from "../model/site-list.ts";
import type { LngLat } from "../model/units.ts";
import { parseCoordinates } from "../model/venue.ts";
import { projectionOf } from "./projections.ts";
import type { SiteField } from "./site-columns.ts";
import {
  badCoordinate,
  badPhase,
  badStaff,
  longName,
  noPosition,
  offEarth,
  offGrid,
  refuseSite,
  type SiteUnit,
} from "./site-problems.ts";

/** What a line or feature says, field by field. */
export type SiteTexts = Partial<Record<SiteField, string>>;

const PHASES: readonly PhaseName[] = ["arrival", "event", "dispersal", "night"];
const PHASE_WORDS: Readonly<Record<PhaseName, RegExp>> = {
  arrival: /^(arrivals?|ingress|before)$/i,
  event: /^(events?|during)$/i,
  dispersal: /^(dispersal|egress|departure|after)$/i,
  night: /^(night|overnight)$/i,
};
const GREAT_BRITAIN = { west: -9, east: 2.5, south: 49.5, north: 61 } as const;
const DEGREES = /^([-+]?\d+(?:[.,]\d+)?)\s*°?\s*([NSEW])?$/i;

/**
 * Reads one site; a line refused where its position, staff, phases or name cannot be. The position is rounded
 * as positions in a plan are.
 * @param number stands in the name of a site that has none: `Site 12`
 */
export function readSite(
  unit: SiteUnit,
  line: number,
  text: string,
  fields: SiteTexts,
  number: number,
): ListedSite | RefusedLine {
  const at = readPosition(unit, line, fields);
  if ("what" in at) return refuseSite(line, text, at);
  const staff = given(fields.staff);
  if (staff !== undefined && !(/^\d+$/.test(staff) && Number(staff) <= SITE_LIMITS.minimumStaff)) {
    return refuseSite(line, text, badStaff(unit, line, staff));
  }
  const phases = readPhases(fields.phases ?? "");
  if (typeof phases === "string") return refuseSite(line, text, badPhase(unit, line, phases));
  const name = given(fields.name) ?? `Site ${number}`;
  if (name.length > SITE_LIMITS.nameLength) return refuseSite(line, text, longName(unit, line));
  return {
    name,
    at: roundPosition(at),
    type: given(fields.type) ?? null,
    minimumStaff: staff === undefined ? null : Number(staff),
    phases,
  };
}

function readPosition(unit: SiteUnit, line: number, fields: SiteTexts): LngLat | ProblemReport {
  const [latText, lngText, pair] = [given(fields.lat), given(fields.lng), given(fields.position)];
  if (latText !== undefined && lngText !== undefined) {
    const lat = readDegrees(latText, "NS");
    const lng = readDegrees(lngText, "EW");
    if (lat === null) return badCoordinate(unit, line, "latitude", latText);
    if (lng === null) return badCoordinate(unit, line, "longitude", lngText);
    if (Math.abs(lat) <= 90 && Math.abs(lng) <= 180) return [lng, lat];
    return offEarth(unit, line, Math.abs(lat) <= 180 && Math.abs(lng) <= 90);
  }
  if (pair !== undefined) {
    return parseCoordinates(pair.replace(/^[([]|[)\]]$/g, "")) ?? badCoordinate(unit, line, "position", pair);
  }
  const [eastText, northText] = [given(fields.easting), given(fields.northing)];
  if (eastText === undefined || northText === undefined) return noPosition(unit, line);
  const [easting, northing] = [readMetres(eastText), readMetres(northText)];
  if (easting === null) return badCoordinate(unit, line, "easting", eastText);
  if (northing === null) return badCoordinate(unit, line, "northing", northText);
  const [lng, lat] = projectionOf("27700")?.toDegrees(easting, northing) ?? [Number.NaN, Number.NaN];
  const { west, east, south, north } = GREAT_BRITAIN;
  return lng >= west && lng <= east && lat >= south && lat <= north ? [lng, lat] : offGrid(unit, line);
}

function readDegrees(text: string, letters: "NS" | "EW"): number | null {
  const match = DEGREES.exec(text.replaceAll("\u2212", "-"));
  if (match === null) return null;
  const letter = (match[2] ?? "").toUpperCase();
  if (letter !== "" && !letters.includes(letter)) return null;
  const degrees = Number((match[1] as string).replace(",", "."));
  return letter === letters[1] ? -degrees : degrees;
}

function readMetres(text: string): number | null {
  const clean = text.replace(/[\s,](?=\d{3}(\D|$))/g, "");
  return /^\d+(\.\d+)?$/.test(clean) ? Number(clean) : null;
}

/** The phases named, in their order; all four where nothing is; the word that is none as text. */
function readPhases(text: string): readonly PhaseName[] | string {
  const words = text
    .split(/[;,|/+&]|\band\b/i)
    .map((word) => word.trim())
    .filter((word) => word !== "" && word !== "-");
  if (words.length === 0 || words.every((word) => /^(all|any|always)$/i.test(word))) return PHASES;
  const strange = words.find((word) => !PHASES.some((phase) => PHASE_WORDS[phase].test(word)));
  return strange ?? PHASES.filter((phase) => words.some((word) => PHASE_WORDS[phase].test(word)));
}

function given(text: string | undefined): string | undefined {
  const clean = text?.trim();
  return clean === undefined || clean === "" || clean === "-" ? undefined : clean;
}
