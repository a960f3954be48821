import type { FileShape, MappingDraft, MappingRequest } from "../model/column-mapping.ts";
import { headerKey, missingParts } from "../model/column-mapping.ts";
import { MappingNeededError } from "../model/mapping-needed.ts";
import type { ProblemError } from "../model/problem.ts";
import { degreesOfText } from "./coordinate-digits.ts";
import { metricCoordinates, noCoordinates } from "./load-problems.ts";
import { NotCrimesError } from "./not-crimes.ts";
import type { RecognisedColumns } from "./recognise-columns.ts";

/** Rows that are shown where a person is asked for the mapping. */
export const ROWS_SAMPLED = 20;

const LONGEST_CELL = 200;

/** A cell as it is kept in a sample. */
export function sampleCell(text: string): string {
  return text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text;
}

/** What is said of how a file was read. `files` counts this one. */
export function shapeOf(file: string, found: RecognisedColumns, sample: FileShape["sample"]): FileShape {
  const { names, mapping, schema, schemaName } = found;
  return {
    ...{ file, headerKey: headerKey(names), columns: names, sample, guess: mapping, missing: [] },
    ...{ schema, schemaName, mapping, files: 1 },
  };
}

/** Why a file without known position columns is not read: a mapping is asked for where some columns hold numbers. */
export function positionProblem(
  file: string,
  columns: readonly string[],
  sample: MappingRequest["sample"],
  guess: MappingDraft,
): ProblemError {
  const { position } = guess;
  const metric = position.kind === "grid" ? [position.easting, position.northing] : [];
  const [easting, northing] = metric;
  const problem =
    easting && northing ? metricCoordinates(file, [easting, northing]) : noCoordinates(file, columns);
  if (numericColumns(columns, sample) < 2) return new NotCrimesError(problem.report);
  const about = { file, headerKey: headerKey(columns), columns, sample, guess };
  return new MappingNeededError(problem.report, { ...about, missing: missingParts(guess) });
}

/** Asks for the grid of a file whose numbers are too large for degrees. */
export function gridProblem(shape: FileShape): ProblemError {
  const { file, headerKey, columns, sample, mapping } = shape;
  const { position } = mapping;
  const [easting, northing] =
    position.kind === "grid"
      ? [position.easting, position.northing]
      : [position.longitude, position.latitude];
  const { report } = metricCoordinates(file, [easting, northing]);
  const guess: MappingDraft = { ...mapping, position: { kind: "grid", easting, northing, crs: null } };
  return new MappingNeededError(report, { file, headerKey, columns, sample, guess, missing: ["crs"] });
}

function numericColumns(columns: readonly string[], sample: MappingRequest["sample"]): number {
  return columns.filter((_, column) => {
    const cells = sample.map((row) => row[column] ?? "").filter((cell) => cell.trim() !== "");
    const numbers = cells.filter((cell) => Number.isFinite(degreesOfText(cell)));
    return numbers.length > 0 && 2 * numbers.length > cells.length;
  }).length;
}
