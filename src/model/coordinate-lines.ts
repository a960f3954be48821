import type { LngLat } from "./units.ts";
import { formatCoordinates, parseCoordinates } from "./venue.ts";

/** Points read from text, or which line could not be and why, in words. */
export type CoordinateReading = { readonly points: readonly LngLat[] } | { readonly problem: string };

/** Reads one point to a line, latitude first: `51.55602, −0.27961`. Empty lines are passed over. */
export function parseCoordinateLines(text: string): CoordinateReading {
  const points: LngLat[] = [];
  for (const [i, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === "") continue;
    const at = parseCoordinates(line);
    if (!at) {
      return {
        problem: `Line ${i + 1}, “${line.trim()}”, is not a latitude and a longitude. Write it as 51.55602, −0.27961.`,
      };
    }
    points.push(at);
  }
  return points.length > 0
    ? { points }
    : { problem: "There are no coordinates yet. Write one point to a line." };
}

/** Points as `parseCoordinateLines` reads them. */
export function writeCoordinateLines(points: readonly LngLat[]): string {
  return points.map(formatCoordinates).join("\n");
}
