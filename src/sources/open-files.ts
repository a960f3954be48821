import type { CrimeTable, FileAccount } from "../model/crime-table.ts";
import type { LoadProgress } from "../model/load-progress.ts";
import { DelimitedRows } from "./delimited-rows.ts";
import { detectFormat, HEAD_LENGTH } from "./file-format.ts";
import type { FileReading } from "./file-reading.ts";
import { gunzip } from "./gzip.ts";
import { LoadPace } from "./load-pace.ts";
import { emptyFile, noRows, noTables, nothingChosen, nothingKept, unreadable } from "./load-problems.ts";
import { readParquet } from "./parquet.ts";
import { RowTally } from "./row-tally.ts";
import { TableBuilder } from "./table-builder.ts";
import { judgePrecision, type TimeEvidence } from "./time-precision.ts";
import { listZip } from "./zip-archive.ts";

/** A slice is read at one go: about ten milliseconds of work. */
const SLICE_LENGTH = 1 << 20;

/** A file as the page or the terminal hands it over. */
export interface NamedBlob {
  readonly name: string;
  readonly blob: Blob;
}

/** How to open files. */
export interface OpenOptions {
  /** Told at most twenty times a second how far the load has come, and at the end of each file. */
  readonly onProgress?: (progress: LoadProgress) => void;
  /** Cancels the load. */
  readonly signal?: AbortSignal;
}

/**
 * Reads files (CSV, tab- or semicolon-separated text, either packed by gzip, zip archives of them, Parquet) into one
 * table. Formats are told by content, columns by their names. No row is merged with another.
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
    const { readings, skipped } = await openOne(input, builder, pace);
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

/** What one input has come to: its tables, and the archive members that were passed over. */
interface Opened {
  readonly readings: readonly FileReading[];
  readonly skipped: readonly FileAccount[];
}

async function openOne(input: NamedBlob, builder: TableBuilder, pace: LoadPace): Promise<Opened> {
  const { name, blob } = input;
  if (blob.size === 0) throw emptyFile(name);
  const head = await blob
    .slice(0, HEAD_LENGTH)
    .arrayBuffer()
    .catch(() => {
      throw unreadable(name);
    });
  switch (detectFormat(new Uint8Array(head), name)) {
    case "zip":
      return openZip(input, builder, pace);
    case "parquet":
      return { readings: [await readParquet(name, blob, builder, pace)], skipped: [] };
    case "gzip":
      return readText(
        name,
        gunzip(name, blob, (count) => pace.addBytes(count)),
        builder,
        pace,
      );
    case "text":
      return readText(name, plainBytes(input, pace), builder, pace);
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

async function readText(
  name: string,
  chunks: AsyncIterable<Uint8Array>,
  builder: TableBuilder,
  pace: LoadPace,
): Promise<Opened> {
  const rows = new DelimitedRows(name, builder);
  for await (const chunk of chunks) await pushPolitely(rows, chunk, pace);
  return { readings: [rows.end()], skipped: [] };
}

async function openZip(input: NamedBlob, builder: TableBuilder, pace: LoadPace): Promise<Opened> {
  const { tables, others } = await listZip(input.name, input.blob);
  if (tables.length === 0) throw noTables(input.name, others);
  const readings: FileReading[] = [];
  const skipped = others.map((path) => passedOver(`${input.name} › ${path}`, "not a table"));
  let refusal: unknown = noRows(input.name);
  for (const table of tables) {
    const member = `${input.name} › ${table.path}`;
    pace.file = member;
    if (table.unpackedBytes === 0) {
      skipped.push(passedOver(member, "empty"));
      continue;
    }
    const rows = new DelimitedRows(member, builder);
    try {
      await table.unpack(async (chunk) => {
        pace.addBytes((chunk.length * table.packedBytes) / table.unpackedBytes);
        await pushPolitely(rows, chunk, pace);
      });
      readings.push(rows.end());
    } catch (error) {
      if (!rows.refused) throw error;
      refusal = error;
      skipped.push(passedOver(member, "no crimes with coordinates"));
    }
  }
  if (readings.length === 0) throw refusal;
  return { readings, skipped };
}

async function pushPolitely(rows: DelimitedRows, chunk: Uint8Array, pace: LoadPace): Promise<void> {
  const before = rows.tally.rowsRead;
  rows.push(chunk);
  pace.rowsRead += rows.tally.rowsRead - before;
  await pace.breathe();
}

function passedOver(name: string, reason: string): FileAccount {
  return new RowTally().account(name, `skipped: ${reason}`, 0);
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
