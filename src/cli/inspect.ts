import { suggestExactly } from "../deploy/suggest-posts.ts";
import { createEngine } from "../engine/engine.ts";
import type { ColumnMapping } from "../model/column-mapping.ts";
import type { TableSummary } from "../model/crime-table.ts";
import { describeQuality } from "../model/describe-quality.ts";
import { MappingNeededError } from "../model/mapping-needed.ts";
import type { QualityReport } from "../model/quality-report.ts";
import { openFile, parseFlags, readMappings, refuseUnusedMappings, UsageError } from "./input.ts";

/** What `inspect` takes. */
export const INSPECT_HELP = `muster inspect: says how files are understood and how far they can be believed

  npm run -s muster -- inspect FILE... [options]

  FILE...              CSV, tab-separated text, GeoJSON, JSON, Excel .xlsx, Parquet, GeoParquet, .gz or .zip of them
  --mapping FILE       how columns are to be read, as saved; may be given again
  --own-types          keep the files' own crime types, also of known publishers abroad
  --json               print the recognised schema or mapping, the quality report and what is locked as JSON
  --help               print this

Where columns must be pointed out first, --json prints the columns, first rows and a guess, and the exit code is 2.`;

/** Inspects and prints. @throws UsageError, ProblemError */
export async function runInspect(args: readonly string[]): Promise<void> {
  const { values, positionals } = parseFlags("inspect", args, {
    data: { type: "string", multiple: true },
    mapping: { type: "string", multiple: true },
    "own-types": { type: "boolean" },
    json: { type: "boolean" },
  });
  const paths = [...(values.data ?? []), ...positionals];
  if (paths.length === 0) throw new UsageError("No data. Give one or more files: muster inspect FILE...");
  const mappings = await readMappings(values.mapping ?? []);
  const files = await Promise.all(paths.map(openFile));
  const engine = createEngine(suggestExactly);
  const scope = values["own-types"] ? "none" : "foreign";
  try {
    const summary = await engine.openFiles({ files, mappings, harmonising: { scope, edits: {} } });
    const quality = await engine.judgeQuality({ area: null });
    refuseUnusedMappings(mappings, quality);
    console.log(values.json ? JSON.stringify(composeReport(summary, quality), null, 2) : format(quality));
  } catch (error) {
    if (values.json && error instanceof MappingNeededError) {
      console.log(JSON.stringify({ mappingNeeded: error.request }, null, 2));
    }
    throw error;
  }
}

function composeReport(summary: TableSummary, quality: QualityReport) {
  const { shapes, locks, ...report } = quality;
  return {
    recognised: shapes.map(({ schema, schemaName, file, files, headerKey, mapping }) => ({
      ...{ schema, schemaName, file, files, headerKey, mapping },
    })),
    quality: report,
    locked: locks,
    categories: summary.categories,
    bounds: summary.bounds,
    words: describeQuality(quality),
  };
}

function format(quality: QualityReport): string {
  const shapes = quality.shapes.flatMap(({ schemaName, file, files, mapping }) => [
    `Read as ${schemaName}: "${file}"${files > 1 ? ` and ${files - 1} more` : ""}`,
    ...describeMapping(mapping).map((line) => `  ${line}`),
  ]);
  const offences = quality.offences
    .filter(({ source, category }) => source !== category)
    .map(({ source, category, rows }) => `  ${source} → ${category} (${rows.toLocaleString("en-GB")})`);
  return [
    ...shapes,
    "",
    ...describeQuality(quality),
    ...(offences.length > 0
      ? ["", "Crime types, as the files spell them and as they count:", ...offences]
      : []),
    "",
    `Source: ${quality.attribution}${quality.simulated ? " (simulated data)" : ""}.`,
  ].join("\n");
}

function describeMapping({ position, time, category, place, id }: ColumnMapping): string[] {
  const where =
    position.kind === "grid"
      ? `${position.easting}, ${position.northing} in ${position.crs}`
      : `${position.longitude}, ${position.latitude} in degrees`;
  const { kind: _, ...when } = time ?? { kind: "none" };
  const times = Object.entries(when).flatMap(([part, name]) => (name === null ? [] : [`${part} ${name}`]));
  return [
    `position: ${where}`,
    `time: ${times.length > 0 ? times.join(", ") : "none"}`,
    `crime type: ${category ?? "none"}; place: ${place ?? "none"}; identifier: ${id ?? "none"}`,
  ];
}
