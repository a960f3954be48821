import type { RefusedLine } from "../model/event-calendar.ts";
import { ProblemError, type ProblemReport } from "../model/problem.ts";
import { SITE_LIMITS } from "../model/site-list.ts";

const LONGEST_SHOWN = 80;
const EXAMPLE = 'a header "name,lat,lng" and a line "Station gate,51.56310,-0.27940"';
const NOT_TAKEN = "The site is not in the list.";

/** A line that is refused, its text shortened to what can be shown. */
export function refuseSite(line: number, text: string, problem: ProblemReport): RefusedLine {
  const clean = text.replace(/[\p{C}\s]+/gu, " ").trim();
  const shown = clean.length > LONGEST_SHOWN ? `${clean.slice(0, LONGEST_SHOWN - 1)}…` : clean;
  return { line, text: shown, problem };
}

function problem(what: string, remedy: string, meaning: string = NOT_TAKEN): ProblemReport {
  return { what, meaning, remedy };
}

/** Where in a list something is: a line of text, or a feature of GeoJSON. */
export type SiteUnit = "Line" | "Feature";

/** A line without a position. */
export function noPosition(unit: SiteUnit, line: number): ProblemReport {
  return problem(
    `${unit} ${line} has no position.`,
    "Give it a latitude and a longitude in degrees, such as 51.55602 and -0.27961.",
  );
}

/** A coordinate that is no number of degrees. */
export function badCoordinate(unit: SiteUnit, line: number, which: string, written: string): ProblemReport {
  return problem(
    `The ${which} in ${unit.toLowerCase()} ${line}, "${written.trim().slice(0, 30)}", cannot be read.`,
    "Write it in degrees with a decimal point, such as 51.55602.",
  );
}

/** A position that is not on the Earth. */
export function offEarth(unit: SiteUnit, line: number, swapped: boolean): ProblemReport {
  return problem(
    `The position in ${unit.toLowerCase()} ${line} is not on the Earth: latitudes run to ±90, longitudes to ±180.`,
    swapped
      ? "Latitude and longitude may be the wrong way round. Exchange the two."
      : "Give it in degrees. Metres of a national grid go in columns named easting and northing.",
  );
}

/** Easting and northing that are not in Great Britain. */
export function offGrid(unit: SiteUnit, line: number): ProblemReport {
  return problem(
    `Easting and northing in ${unit.toLowerCase()} ${line} are not in Great Britain.`,
    "Give them in metres of the British National Grid, all six figures, or write latitude and longitude.",
  );
}

/** A number of staff that is none. */
export function badStaff(unit: SiteUnit, line: number, written: string): ProblemReport {
  return problem(
    `The minimum staff in ${unit.toLowerCase()} ${line}, "${written.trim().slice(0, 20)}", is no whole number up to ${SITE_LIMITS.minimumStaff}.`,
    "Write it in figures, such as 6, or leave it out.",
  );
}

/** A phase that is none. */
export function badPhase(unit: SiteUnit, line: number, written: string): ProblemReport {
  return problem(
    `"${written.trim().slice(0, 30)}" in ${unit.toLowerCase()} ${line} is no phase.`,
    "Write arrival, event, dispersal or night, several between semicolons, or leave it out for all four.",
  );
}

/** A name that is too long. */
export function longName(unit: SiteUnit, line: number): ProblemReport {
  return problem(
    `The name in ${unit.toLowerCase()} ${line} is longer than ${SITE_LIMITS.nameLength} characters.`,
    "Shorten it.",
  );
}

/** A shape that is no point. */
export function notPoint(line: number, type: string): ProblemReport {
  return problem(`Feature ${line} is a ${type}, not a point.`, "Draw it as a point where a unit may stand.");
}

/** A line beyond the most that a list may have. */
export function tooMany(unit: SiteUnit, line: number): ProblemReport {
  return problem(
    `${unit} ${line} is beyond the ${SITE_LIMITS.sites.toLocaleString("en-GB")} sites that a list may have.`,
    "Keep to the places that matter near the event.",
  );
}

/** A text without anything in it. */
export function emptyList(file: string): ProblemError {
  return new ProblemError({
    ...problem(`"${file}" is empty.`, `Write ${EXAMPLE}.`, "No site was read."),
    where: { file },
  });
}

/** A table without columns of positions. */
export function noPositionColumns(file: string, columns: readonly string[]): ProblemError {
  const named = columns.slice(0, 12).map((name) => `"${name.trim()}"`);
  return new ProblemError({
    ...problem(
      `"${file}" has no columns for a latitude and a longitude.`,
      `Begin with ${EXAMPLE}.`,
      `Its columns are ${named.join(", ")}. No site was read.`,
    ),
    where: { file },
  });
}

/** JSON that is damaged or no GeoJSON. */
export function notSiteJson(file: string, isJson: boolean): ProblemError {
  return new ProblemError({
    ...problem(
      isJson ? `"${file}" is JSON, but not GeoJSON.` : `"${file}" is damaged or half-written JSON.`,
      "Save the sites as GeoJSON points or as CSV and try again.",
      "No site was read.",
    ),
    where: { file },
  });
}
