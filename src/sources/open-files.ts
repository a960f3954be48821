import type { CrimeTable, FileAccount } from "../model/crime-table.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import { chunksOf } from "./byte-chunks.ts";
import { detectFormat, HEAD_LENGTH } from "./file-format.ts";
import type { FileReading } from "./file-reading.ts";
import { gunzip } from "./gzip.ts";
import { LoadPace } from "./load-pace.ts";
import { emptyFile, noRows, nothingChosen, nothingKept, unreadable } from "./load-problems.ts";
import type { NamedBlob } from "./named-blob.ts";
import { readParquet } from "./parquet.ts";
import { type Choice, type Opened, onlyTable, readArchive } from "./read-archive.ts";
import { readText } from "./read-text.ts";
import { RowTally } from "./row-tally.ts";
import { TableBuilder } from "./table-builder.ts";
import { judgePrecision, type TimeEvidence } from "./time-precision.ts";
import { oldOrLockedWorkbook } from "./xlsx-problems.ts";

/** How to open files. */
export interface OpenOptions extends Choice {
  /** Told at most twenty times a second how far the load has come, and at the end of each file. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Cancels the load. */
  readonly signal?: AbortSignal;
}

/**
 * Reads files (CSV, tab- or semicolon-separated text, GeoJSON and JSON, packed by gzip or not, Excel workbooks,
 * Parquet and GeoParquet, zip archives of all these) into one table. Formats are told by content, columns by their
 * names. No row is merged with another.
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
  const times: TimeEvidence[] = [];
  const named = new Set<string>();
  const unnamed: string[] = [];
  let simulated = false;

  for (const input of inputs) {
    pace.beginFile(input.name, input.blob.size);
    const { readings, skipped } = await openOne(input, builder, pace, options);
    refuseUnusable(input.name, readings);
    files.push(...readings.map((reading) => reading.account), ...skipped);
    times.push(...readings.map((reading) => reading.times));
    for (const { provenance } of readings) {
      if (provenance.attribution !== null) named.add(provenance.attribution);
      simulated ||= provenance.simulated;
    }
    if (readings.some(({ provenance }) => provenance.attribution === null)) unnamed.push(input.name);
    await pace.endFile();
  }

  return builder.build({
    timePrecision: judgePrecision(times),
    simulated,
    attribution: attributionOf(named, unnamed),
    files,
  });
}

async function openOne(
  input: NamedBlob,
  builder: TableBuilder,
  pace: LoadPace,
  choice: Choice,
): Promise<Opened> {
  const { name, blob } = input;
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
      return onlyTable(await readParquet(name, blob, builder, pace));
    case "compound":
      throw oldOrLockedWorkbook(name);
    case "gzip":
      return onlyTable(await readText(name, gunzip(name, blob.stream(), count), builder, pace));
    case "text":
      return onlyTable(await readText(name, plainBytes(input, pace), builder, pace));
  }
}

async function* plainBytes(input: NamedBlob, pace: LoadPace): AsyncGenerator<Uint8Array, void, undefined> {
  for await (const chunk of chunksOf(input.blob.stream(), () => unreadable(input.name))) {
    pace.addBytes(chunk.length);
    yield chunk;
  }
}

function refuseUnusable(name: string, readings: readonly FileReading[]): void {
  const total = new RowTally();
  for (const reading of readings) total.add(reading.tally);
  const columns = readings[0]?.coordinateColumns;
  if (total.rowsRead === 0 || !columns) throw noRows(name);
  if (total.rowsKept === 0) throw nothingKept(name, total, columns);
}

const MOST_NAMES = 3;

/** The files' own attributions, then the names of those that give none. */
function attributionOf(named: ReadonlySet<string>, unnamed: readonly string[]): string {
  const more = unnamed.length - MOST_NAMES;
  const listed = `${unnamed.slice(0, MOST_NAMES).join(", ")}${more > 0 ? ` and ${more} more` : ""}`;
  const opened = unnamed.length > 0 ? [`Files opened on this device: ${listed}`] : [];
  return [...named, ...opened].map((sentence) => sentence.replace(/\.$/, "")).join(". ");
}
