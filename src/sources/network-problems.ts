import { ProblemError } from "../model/problem.ts";
import { NOT_LINES } from "./road-lines.ts";

const STRAIGHT = "Distances stay straight lines with the detour factor.";
const EXPORT = "Export the streets as GeoJSON lines in WGS 84 degrees, for example from OpenStreetMap.";

/** A file that is no GeoJSON. */
export function notGeoJson(file: string, isJson: boolean): ProblemError {
  return new ProblemError({
    what: isJson
      ? `"${file}" is JSON, but not GeoJSON.`
      : `"${file}" is not JSON, or breaks off before its end.`,
    meaning: `A walking network is read from GeoJSON lines. ${STRAIGHT}`,
    remedy: isJson ? EXPORT : `Download or copy the file again. ${EXPORT}`,
    where: { file },
  });
}

/** GeoJSON without a line that can be walked. */
export function noStreets(file: string, leftOut: ReadonlyMap<string, number>): ProblemError {
  const [most] = [...leftOut].sort(([, a], [, b]) => b - a);
  const listed = [...leftOut].map(([reason, count]) => `${reason} (${count})`).join(", ");
  const projected = most?.[0] === NOT_LINES.notDegrees;
  const shapes = most?.[0] === NOT_LINES.areas || most?.[0] === NOT_LINES.points;
  return new ProblemError({
    what:
      most === undefined
        ? `"${file}" holds no feature.`
        : shapes
          ? `"${file}" holds ${most[0]}, not lines.`
          : `"${file}" holds no street that can be walked.`,
    meaning: `${most === undefined ? "" : `Left out: ${listed}. `}${STRAIGHT}`,
    remedy: projected
      ? "Its coordinates look like metres of a national grid. Save it again in WGS 84 degrees (EPSG:4326)."
      : EXPORT,
    where: { file },
  });
}
