import type { FileShape } from "../model/column-mapping.ts";
import type { CrimeTable, FileAccount } from "../model/crime-table.ts";
import type { TimeFindings } from "../model/load-evidence.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import type { Harmonising } from "../model/offence-taxonomy.ts";
import { detectFormat, HEAD_LENGTH } from "./file-format.ts";
import type { FileReading } from "./file-reading.ts";
import { gunzip } from "./gzip.ts";
import { harmoniseCategories } from "./harmonise-categories.ts";
import { LoadPace } from "./load-pace.ts";
import { emptyFile, noRows, nothingChosen, nothingKept, unreadable } from "./load-problems.ts";
import { gridProblem } from "./mapping-request.ts";
import type { NamedBlob } from "./named-blob.ts";
import { readParquet } from "./parquet.ts";
import { type Choice, type Opened, onlyTable, readArchive } from "./read-archive.ts";
import { readText } from "./read-text.ts";
import { RowTally } from "./row-tally.ts";
import { TableBuilder } from "./table-builder.ts";
import { judgePrecision, type TimeEvidence } from "./time-precision.ts";
import { oldOrLockedWorkbook } from "./xlsx-problems.ts";

/** A slice is read at one go: about ten milliseconds of work. */
const SLICE_LENGTH = 1 << 20;

/** How to open files. */
export interface OpenOptions extends Omit<Choice, "members"> {
  /** Whether to read the member at this path of the archive that is the file of this number, from 0 on. */
  readonly members?: (path: string, file: number) => boolean;
  /** Told at most twenty times a second how far the load has come, and at the end of each file. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Cancels the load. */
  readonly signal?: AbortSignal;
  /** How offence texts are brought to the taxonomy; without it, those of known foreign publishers are. */
  readonly harmonising?: Harmonising;
  /** Where the rows are from, for files that do not say so themselves. */
  readonly origin?: Origin;
}

/** What is known of files from elsewhere than from their columns. */
export interface Origin {
  readonly attribution: string;
  /** Section of `data/offence-map.json` for their offences, or null where they are kept. */
  readonly offences: string | null;
}

/**
 * Reads files (CSV, tab- or semicolon-separated text, GeoJSON and JSON, packed by gzip or not, Excel workbooks,
 * Parquet and GeoParquet, zip archives of all these) into one table. Formats are told by content, columns by their
 * names. No row is merged with another.
 * @throws MappingNeededError for the first file whose columns a person has to point out
 * @throws ProblemError naming the first file that cannot be used; nothing is returned of the others then
 * @throws DOMException AbortError once `signal` aborts
 */
export async function openFiles(
  inputs: readonly NamedBlob[],
  options: OpenOptions = {},
): Promise<CrimeTable> {
  if (inputs.length === 0) throw nothingChosen();
  const bytesTotal = inputs.reduce((sum, { blob }) => sum + blob.size, 0);
  const pace = new LoadPace(bytesTotal, options.onProgress, options.signal);
  const builder = new TableBuilder();
  const files: FileAccount[] = [];
  const all: FileReading[] = [];
  const named = new Set<string>();
  const unnamed: string[] = [];
  let simulated = false;

  for (const [number, input] of inputs.entries()) {
    const { members, ...choice } = options;
    pace.beginFile(input.name, input.blob.size);
    const { readings, skipped } = await openOne(input, builder, pace, {
      ...choice,
      ...(members && { members: (path) => members(path, number) }),
    });
    refuseUnusable(input.name, readings);
    files.push(...readings.map((reading) => reading.account), ...skipped);
    all.push(...readings);
    for (const { provenance } of readings) {
      const attribution = provenance.attribution ?? options.origin?.attribution;
      if (attribution !== undefined) named.add(attribution);
      simulated ||= provenance.simulated;
    }
    if (!options.origin && readings.some(({ provenance }) => provenance.attribution === null))
      unnamed.push(input.name);
    await pace.endFile();
  }

  const table = builder.build({
    timePrecision: judgePrecision(all.map((reading) => reading.times)),
    simulated,
    attribution: attributionOf(named, unnamed),
    files,
    evidence: { shapes: shapesOf(all), times: findingsOf(all) },
  });
  return harmoniseCategories(inSection(table, options.origin?.offences ?? null), options.harmonising);
}

/** The table with the section of the offence map for texts of which no file says the publisher. */
function inSection(table: CrimeTable, section: string | null): CrimeTable {
  const { evidence } = table;
  if (!evidence || section === null) return table;
  const sections = evidence.offences.sections.map((known) => known ?? section);
  return { ...table, evidence: { ...evidence, offences: { ...evidence.offences, sections } } };
}

/** One shape for each header among the files. */
function shapesOf(readings: readonly FileReading[]): FileShape[] {
  const shapes = new Map<string, FileShape>();
  for (const { shape } of readings) {
    const known = shapes.get(shape.headerKey);
    shapes.set(shape.headerKey, known ? { ...known, files: known.files + 1 } : shape);
  }
  return [...shapes.values()];
}

function findingsOf(readings: readonly FileReading[]): TimeFindings {
  const sum = (countOf: (times: TimeEvidence) => number) =>
    readings.reduce((total, { times }) => total + countOf(times), 0);
  return {
    month: sum((times) => times.monthStamps),
    date: sum((times) => times.dateStamps),
    clock: sum((times) => times.clockStamps),
    orders: readings.flatMap(({ account, times }) =>
      times.order ? [{ file: account.name, ...times.order }] : [],
    ),
  };
}

async function openOne(
  input: NamedBlob,
  builder: TableBuilder,
  pace: LoadPace,
  choice: Choice,
): Promise<Opened> {
  const { name, blob } = input;
  const { mappings } = choice;
  if (blob.size === 0) throw emptyFile(name);
  const head = await blob
    .slice(0, HEAD_LENGTH)
    .arrayBuffer()
    .catch(() => {
      throw unreadable(name);
    });
  const count = (bytes: number) => pace.addBytes(bytes);
  switch (detectFormat(new Uint8Array(head), name)) {
    case "zip":
      return readArchive(name, blob, builder, pace, choice);
    case "parquet":
      return onlyTable(await readParquet(name, blob, builder, pace, mappings));
    case "compound":
      throw oldOrLockedWorkbook(name);
    case "gzip":
      return onlyTable(await readText(name, gunzip(name, blob.stream(), count), builder, pace, mappings));
    case "text":
      return onlyTable(await readText(name, plainBytes(input, pace), builder, pace, mappings));
  }
}

/** The bytes of a file in slices: a stream would bring them in many small chunks, each of which costs a turn. */
async function* plainBytes(
  { name, blob }: NamedBlob,
  pace: LoadPace,
): AsyncGenerator<Uint8Array, void, undefined> {
  for (let from = 0; from < blob.size; from += SLICE_LENGTH) {
    const slice = await blob
      .slice(from, from + SLICE_LENGTH)
      .arrayBuffer()
      .catch(() => {
        throw unreadable(name);
      });
    pace.addBytes(slice.byteLength);
    yield new Uint8Array(slice);
  }
}

function refuseUnusable(name: string, readings: readonly FileReading[]): void {
  const total = new RowTally();
  for (const reading of readings) total.add(reading.tally);
  const [first] = readings;
  if (total.rowsRead === 0 || !first) throw noRows(name);
  if (total.rowsKept > 0) return;
  throw total.holdsMetres() ? gridProblem(first.shape) : nothingKept(name, total, first.coordinateColumns);
}

const MOST_NAMES = 3;

/** The files' own attributions, then the names of those that give none. */
function attributionOf(named: ReadonlySet<string>, unnamed: readonly string[]): string {
  const more = unnamed.length - MOST_NAMES;
  const listed = `${unnamed.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const opened = unnamed.length > 0 ? [`Files opened on this device: ${listed}`] : [];
  return [...named, ...opened].map((sentence) => sentence.replace(/\.$/, "")).join(". ");
}
