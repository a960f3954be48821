import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from "hyparquet";
import { NO_PLACE, NO_TIME } from "../model/crime-table.ts";
import { NO_COLUMN } from "./column-roles.ts";
import { degreesOfNumber, degreesOfText, MISSING } from "./coordinate-digits.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import type { LoadPace } from "./load-pace.ts";
import { damaged, tooManyCategories, unsupportedParquet } from "./load-problems.ts";
import { checkPages } from "./parquet-page-check.ts";
import { recogniseColumns } from "./recognise-columns.ts";
import { RowTally } from "./row-tally.ts";
import { MOST_CATEGORIES, type TableBuilder, TooManyCategoriesError, UNSPECIFIED } from "./table-builder.ts";
import { TimeColumn } from "./time-column.ts";
import { weighTimes } from "./time-precision.ts";

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
): Promise<FileReading> {
  const bytes = bytesOf(blob, pace);
  const metadata = await explained(file, () => parquetMetadataAsync(bytes, { geoparquet: false }));
  const schema = await explained(file, async () => parquetSchema(metadata).children);
  const names = schema.map((column) => String(column.element.name));
  const recognition = recogniseColumns(file, names);
  if (recognition.kind === "refused") throw recognition.problem;
  const { roles } = recognition;
  const nameOf = (column: number) => names[column] ?? "";
  const played = [roles.longitude, roles.latitude, roles.time, roles.category, roles.place];
  const columns = [...new Set(played.filter((column) => column !== NO_COLUMN).map(nameOf))];
  const scan = await explained(file, () =>
    parquetScan({ file: bytes, metadata, columns, geoparquet: false, useOffsetIndex: false }),
  );
  const groups = metadata.row_groups.filter((group) => group.num_rows > 0);

  const firstRow = builder.rowCount;
  const tally = new RowTally();
  const time = roles.time === NO_COLUMN ? null : new TimeColumn();
  const categories = numbered((name) => builder.categoryNumber(name));
  const places = numbered((name) => builder.placeNumber(name));
  const { locations } = builder;

  for (const [index, range] of scan.ranges.entries()) {
    const rows = range.rowEnd - range.rowStart;
    const read = async (column: number): Promise<ArrayLike<unknown> | null> => {
      if (column === NO_COLUMN) return null;
      await pace.breathe();
      return explained(file, async () => {
        await checkColumn(bytes, groups[index], schema[column]);
        const values = await scan.readColumn({ column: nameOf(column), ...range });
        if (values.length !== rows) throw new Error("parquet column of another length than its row group");
        return values;
      });
    };
    const lng = await read(roles.longitude);
    const lat = await read(roles.latitude);
    const timeValues = await read(roles.time);
    const categoryValues = await read(roles.category);
    const placeValues = await read(roles.place);
    for (let row = 0; row < rows; row++) {
      if (row % ROWS_BETWEEN_BREATHS === 0) await pace.breathe();
      pace.rowsRead++;
      const lngE7 = degreesOfValue(lng?.[row]);
      const latE7 = degreesOfValue(lat?.[row]);
      if (!tally.admits(lngE7, latE7)) continue;
      const location = locations.numberOf(lngE7, latE7);
      if (placeValues && locations.placeOf[location] === NO_PLACE) {
        locations.placeOf[location] = places(placeValues[row]);
      }
      try {
        const category = categories(categoryValues ? categoryValues[row] : UNSPECIFIED);
        builder.addRow(location, category, time ? time.readValue(timeValues?.[row]) : NO_TIME);
      } catch (error) {
        if (!(error instanceof TooManyCategoriesError)) throw error;
        throw tooManyCategories(file, nameOf(roles.category), tally.rowsRead + 1, MOST_CATEGORIES);
      }
    }
  }

  const times = builder.timesFrom(firstRow);
  const evidence = time ? time.settle(times) : weighTimes(times, { month: 0, date: 0, clock: 0 });
  return {
    account: tally.account(file, "Parquet", tally.rowsKept - evidence.stamps),
    tally,
    times: evidence,
    provenance: provenanceOf(metadata, recognition.provenance),
    coordinateColumns: [nameOf(roles.longitude), nameOf(roles.latitude)],
  };
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

function degreesOfValue(value: unknown): number {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === "string") return degreesOfText(value);
  if (typeof value !== "number" && typeof value !== "bigint") return Number.NaN;
  return Number.isNaN(value) ? MISSING : degreesOfNumber(Number(value));
}

/** Remembers the number of each value, so that a name is looked at once. */
function numbered(numberOf: (name: string) => number): (value: unknown) => number {
  const known = new Map<unknown, number>();
  return (value) => {
    const number = known.get(value) ?? numberOf(value === null || value === undefined ? "" : String(value));
    known.set(value, number);
    return number;
  };
}

async function explained<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const detail = error instanceof Error ? /unsupported (.+)|(.+) not supported/i.exec(error.message) : null;
    throw detail ? unsupportedParquet(file, detail[1] ?? detail[2] ?? "") : damaged(file, "Parquet file");
  }
}
