import type { Engine } from "../engine/engine-calls.ts";
import type { StreetsSummary } from "../model/streets.ts";
import type { StudyArea } from "../model/study-area.ts";
import { formatDistance } from "../model/wording.ts";
import { openFile } from "./input.ts";

/** Loads the streets of a file for a plan's area; null where no file was given. @throws UsageError, ProblemError */
export async function loadStreets(
  engine: Engine,
  path: string | undefined,
  area: StudyArea,
): Promise<StreetsSummary | null> {
  if (path === undefined) return null;
  return engine.openStreets({ from: { kind: "file", file: await openFile(path) }, area });
}

/** How ways are told, in one line; none for straight lines. */
export function formatStreets(streets: StreetsSummary | null): string[] {
  if (streets === null) return [];
  return [
    `Streets: units on foot go along those of ${streets.name}, ${formatDistance(streets.inAreaM)} in the study area.`,
  ];
}
