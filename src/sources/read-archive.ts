import type { SavedMapping } from "../model/column-mapping.ts";
import type { FileAccount } from "../model/crime-table.ts";
import { MappingNeededError } from "../model/mapping-needed.ts";
import { ProblemError } from "../model/problem.ts";
import { chunksOf } from "./byte-chunks.ts";
import type { FileReading } from "./file-reading.ts";
import { gunzip } from "./gzip.ts";
import { mayHoldTable } from "./list-archive.ts";
import type { LoadPace } from "./load-pace.ts";
import { damaged, largeMember, noMembersChosen, noRows, noTables } from "./load-problems.ts";
import { NotCrimesError } from "./not-crimes.ts";
import { readParquet } from "./parquet.ts";
import { readText } from "./read-text.ts";
import { RowTally } from "./row-tally.ts";
import type { TableBuilder } from "./table-builder.ts";
import { type ChooseSheet, isWorkbook, readXlsx } from "./xlsx.ts";
import { listZip, type ZipMember } from "./zip-archive.ts";

/** What one input has come to: its tables, and what was passed over. */
export interface Opened {
  readonly readings: readonly FileReading[];
  readonly skipped: readonly FileAccount[];
}

/** What of an archive or a workbook is to be read, and how its columns are understood. */
export interface Choice {
  /** Whether to read the member at this path. */
  readonly members?: (path: string) => boolean;
  readonly sheet?: ChooseSheet;
  /** Columns that people chose for headers; they come before what is recognised. */
  readonly mappings?: readonly SavedMapping[];
}

/** A member that has to lie in memory whole may have this many bytes. */
const LARGEST_WHOLE = 1 << 30;

/**
 * Reads a zip file into a table: an Excel workbook, or an archive of tables of any kind, of which only those that are
 * chosen are touched at all.
 * @throws ProblemError where it is damaged or holds no crimes
 */
export async function readArchive(
  file: string,
  blob: Blob,
  builder: TableBuilder,
  pace: LoadPace,
  choice: Choice,
): Promise<Opened> {
  const all = await listZip(file, blob);
  if (isWorkbook(all)) return readWorkbookSheet(file, all, builder, pace, choice);
  const others = all.filter(({ path }) => !mayHoldTable(path));
  const tables = all.filter(({ path }) => mayHoldTable(path));
  if (tables.length === 0) {
    throw noTables(
      file,
      others.map(({ path }) => path),
    );
  }
  const chosen = tables.filter(({ path }) => choice.members?.(path) ?? true);
  if (chosen.length === 0) throw noMembersChosen(file);

  const readings: FileReading[] = [];
  const skipped = others.map(({ path }) => passedOver(`${file} › ${path}`, "not a table"));
  const unchosen = tables.length - chosen.length;
  if (unchosen > 0) skipped.push(passedOver(`${file} › ${unchosen} more`, "not chosen"));
  let refusal: ProblemError = noRows(file);
  for (const member of chosen) {
    const name = `${file} › ${member.path}`;
    pace.file = name;
    if (member.unpackedBytes === 0) {
      skipped.push(passedOver(name, "empty"));
      continue;
    }
    try {
      const opened = await readMember(name, member, builder, pace, choice);
      readings.push(...opened.readings);
      skipped.push(...opened.skipped);
    } catch (error) {
      if (!(error instanceof NotCrimesError || error instanceof MappingNeededError)) throw error;
      refusal = error;
      skipped.push(passedOver(name, "no crimes with coordinates"));
    }
  }
  if (readings.length === 0) throw refusal;
  return { readings, skipped };
}

async function readMember(
  name: string,
  member: ZipMember,
  builder: TableBuilder,
  pace: LoadPace,
  choice: Choice,
): Promise<Opened> {
  const count = (bytes: number) => pace.addBytes(bytes);
  if (/parquet$/i.test(name))
    return onlyTable(await readParquet(name, await whole(name, member), builder, pace, choice.mappings));
  if (/\.xlsx$/i.test(name)) {
    const inner = await listZip(name, await whole(name, member));
    if (!isWorkbook(inner)) throw damaged(name, "Excel workbook");
    return readWorkbookSheet(name, inner, builder, pace, choice);
  }
  const chunks = /\.gz$/i.test(name)
    ? gunzip(name, member.open(count), () => undefined)
    : chunksOf(member.open(count), (error) =>
        error instanceof ProblemError ? error : damaged(name, IN_ZIP),
      );
  return onlyTable(await readText(name, chunks, builder, pace, choice.mappings));
}

const IN_ZIP = "file in a zip archive";

async function readWorkbookSheet(
  file: string,
  members: readonly ZipMember[],
  builder: TableBuilder,
  pace: LoadPace,
  choice: Choice,
): Promise<Opened> {
  const { reading, others } = await readXlsx(file, members, builder, pace, choice);
  const skipped = others.map((sheet) => passedOver(`${file} › ${sheet}`, "another sheet"));
  return { readings: [reading], skipped };
}

async function whole(name: string, member: ZipMember): Promise<Blob> {
  if (member.unpackedBytes > LARGEST_WHOLE) throw largeMember(name);
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let length = 0;
  for await (const chunk of chunksOf(member.open(), (error) => error as Error)) {
    length += chunk.length;
    if (length > LARGEST_WHOLE) throw largeMember(name);
    chunks.push(new Uint8Array(chunk));
  }
  return new Blob(chunks);
}

/** An input that is one table. */
export function onlyTable(reading: FileReading): Opened {
  return { readings: [reading], skipped: [] };
}

function passedOver(name: string, reason: string): FileAccount {
  return new RowTally().account(name, `skipped: ${reason}`, 0);
}
