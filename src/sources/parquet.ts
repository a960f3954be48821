import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from "hyparquet";
import type { SavedMapping } from "../model/column-mapping.ts";
import { columnsPlayed } from "./column-roles.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import type { LoadPace } from "./load-pace.ts";
import { damaged, unsupportedParquet } from "./load-problems.ts";
import { MappedRows } from "./mapped-rows.ts";
import { positionProblem, ROWS_SAMPLED, sampleCell } from "./mapping-request.ts";
import { checkPages } from "./parquet-page-check.ts";
import { recogniseColumns } from "./recognise-columns.ts";
import type { TableBuilder } from "./table-builder.ts";

const ROWS_BETWEEN_BREATHS = 20_000;

/**
 * Reads a Parquet file into a table, one row group after the other, only the columns that play a part.
 * @throws ProblemError where it is damaged, of an unsupported kind, or has no coordinates
 */
export async function readParquet(
  file: string,
  blob: Blob,
  builder: TableBuilder,
  pace: LoadPace,
  mappings: readonly SavedMapping[] = [],
): Promise<FileReading> {
  const bytes = bytesOf(blob, pace);
  const metadata = await explained(file, () => parquetMetadataAsync(bytes, { geoparquet: false }));
  const schema = await explained(file, async () => parquetSchema(metadata).children);
  const names = schema.map((column) => String(column.element.name));
  const recognition = recogniseColumns(file, names, mappings);
  if (recognition.kind === "refused") throw recognition.problem;
  const nameOf = (column: number) => names[column] ?? "";
  const groups = metadata.row_groups.filter((group) => group.num_rows > 0);
  const scanOf = (columns: readonly number[]) =>
    explained(file, () =>
      parquetScan({
        ...{ file: bytes, metadata, geoparquet: false, useOffsetIndex: false },
        columns: [...new Set(columns.map(nameOf))],
      }),
    );
  type Scan = Awaited<ReturnType<typeof scanOf>>;
  const read = (scan: Scan, index: number, column: number): Promise<ArrayLike<unknown>> =>
    explained(file, async () => {
      const range = scan.ranges[index];
      if (!range) throw new Error("parquet row group missing");
      await checkColumn(bytes, groups[index], schema[column]);
      const values = await scan.readColumn({ column: nameOf(column), ...range });
      if (values.length !== range.rowEnd - range.rowStart)
        throw new Error("parquet column of another length than its row group");
      return values;
    });

  if (recognition.kind === "incomplete") {
    const plain = names.flatMap((_, column) => (schema[column]?.children.length === 0 ? [column] : []));
    const scan = await scanOf(plain);
    const values = new Map<number, ArrayLike<unknown>>();
    for (const column of scan.ranges.length > 0 ? plain : []) values.set(column, await read(scan, 0, column));
    throw positionProblem(file, names, sampleOf(names, values), recognition.guess);
  }

  const played = columnsPlayed(recognition.roles);
  const scan = await scanOf(played);
  const rows = new MappedRows(file, builder, recognition);
  let sample: string[][] = [];
  for (const [index, range] of scan.ranges.entries()) {
    const values = new Map<number, ArrayLike<unknown>>();
    for (const column of played) {
      await pace.breathe();
      values.set(column, await read(scan, index, column));
    }
    if (index === 0) sample = sampleOf(names, values);
    const columns = names.map((_, column) => values.get(column));
    let row = 0;
    const cellOf = (column: number) => columns[column]?.[row];
    for (; row < range.rowEnd - range.rowStart; row++) {
      if (row % ROWS_BETWEEN_BREATHS === 0) await pace.breathe();
      pace.rowsRead++;
      rows.addValues(cellOf);
    }
  }
  return rows.finish("Parquet", sample, provenanceOf(metadata, recognition.provenance));
}

/** The first rows as text; columns that were not read are blank. */
function sampleOf(names: readonly string[], values: ReadonlyMap<number, ArrayLike<unknown>>): string[][] {
  const rows = Math.min(ROWS_SAMPLED, ...Array.from(values.values(), ({ length }) => length));
  return Array.from({ length: values.size > 0 ? rows : 0 }, (_, row) =>
    names.map((_, column) => {
      const value = values.get(column)?.[row];
      if (value === null || value === undefined) return "";
      return sampleCell(value instanceof Date ? value.toISOString() : String(value));
    }),
  );
}

/** What the file's own notes say, where it has the keys `simulated` and `attribution`, as the demonstration data does. */
function provenanceOf(metadata: FileMetaData, recognised: Provenance): Provenance {
  const note = (key: string) => metadata.key_value_metadata?.find((entry) => entry.key === key)?.value;
  return {
    attribution: note("attribution") ?? recognised.attribution,
    simulated: note("simulated") === "true",
  };
}

function bytesOf(blob: Blob, pace: LoadPace): AsyncBuffer {
  return {
    byteLength: blob.size,
    slice(start, end = blob.size) {
      if (!(start >= 0 && start <= end && end <= blob.size))
        throw new RangeError("parquet range outside the file");
      pace.addBytes(end - start);
      return blob.slice(start, end).arrayBuffer();
    },
  };
}

async function checkColumn(
  bytes: AsyncBuffer,
  group: RowGroup | undefined,
  column: SchemaTree | undefined,
): Promise<void> {
  const path = column?.path.join(".");
  const chunk = group?.columns.find(
    ({ meta_data }) => meta_data?.path_in_schema.join(".") === path,
  )?.meta_data;
  if (!column || !chunk || column.children.length > 0 || column.element.repetition_type === "REPEATED") {
    throw new Error("nested columns not supported");
  }
  const start = Number(chunk.dictionary_page_offset || chunk.data_page_offset);
  const pages = await bytes.slice(start, start + Number(chunk.total_compressed_size));
  const optional = column.element.repetition_type !== "REQUIRED";
  checkPages(new Uint8Array(pages), chunk.codec, optional, Number(chunk.num_values));
}

async function explained<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const detail = error instanceof Error ? /unsupported (.+)|(.+) not supported/i.exec(error.message) : null;
    throw detail ? unsupportedParquet(file, detail[1] ?? detail[2] ?? "") : damaged(file, "Parquet file");
  }
}
