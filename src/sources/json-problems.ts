import { ProblemError } from "../model/problem.ts";
import { someOf, UNCHANGED } from "./load-problems.ts";

/** JSON without anything in it that could be rows. */
export function noRecords(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" holds JSON, but no list of records.`,
    meaning: `Crimes are read from GeoJSON points, from a list of objects, or from one object to a line. ${UNCHANGED}`,
    remedy: "Check the period and place that were asked for, or download the data as GeoJSON or CSV.",
    where: { file },
  });
}

/** JSON that stops before its end. */
export function brokenJson(file: string): ProblemError {
  return new ProblemError({
    what: `"${file}" is damaged or half-written JSON.`,
    meaning: `It breaks off before its last bracket, so rows may be missing. ${UNCHANGED}`,
    remedy: "Download or copy the file again, then open it again.",
    where: { file },
  });
}

/** GeoJSON of lines or areas. */
export function notPoints(file: string, types: readonly string[]): ProblemError {
  return new ProblemError({
    what: `"${file}" holds shapes, not points.`,
    meaning: `Its features are ${someOf(types)}; a crime has to lie at one point. ${UNCHANGED}`,
    remedy: "Open the crimes themselves as points. Boundaries and counts by area cannot be used here.",
    where: { file },
  });
}
