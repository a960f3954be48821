import {
  type AsyncBuffer,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
} from "hyparquet";
import { NO_PLACE, NO_TIME } from "../model/crime-table.ts";
import { NO_COLUMN } from "./column-roles.ts";
import { degreesOfNumber, degreesOfText, MISSING } from "./coordinate-digits.ts";
import type { FileReading } from "./file-reading.ts";
import type { LoadPace } from "./load-pace.ts";
import { damaged, tooManyCategories, unsupportedParquet } from "./load-problems.ts";
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
  const bytes: AsyncBuffer = {
    byteLength: blob.size,
    slice: (start, end) => {
      const part = blob.slice(start, end);
      pace.addBytes(part.size);
      return part.arrayBuffer();
    },
  };
  const metadata = await explained(file, () => parquetMetadataAsync(bytes, { geoparquet: false }));
  const names = await explained(file, async () => columnNames(metadata));
  const recognition = recogniseColumns(file, names);
  if (recognition.kind === "refused") throw recognition.problem;
  const { roles, fromPoliceUk } = recognition;
  const nameOf = (column: number) => names[column] ?? "";
  const played = [roles.longitude, roles.latitude, roles.time, roles.category, roles.place];
  const columns = [...new Set(played.filter((column) => column !== NO_COLUMN).map(nameOf))];
  const scan = await explained(file, () =>
    parquetScan({ file: bytes, metadata, columns, geoparquet: false }),
  );

  const firstRow = builder.rowCount;
  const tally = new RowTally();
  const time = roles.time === NO_COLUMN ? null : new TimeColumn();
  const categories = numbered((name) => builder.categoryNumber(name));
  const places = numbered((name) => builder.placeNumber(name));
  const { locations } = builder;

  for (const range of scan.ranges) {
    const rows = range.rowEnd - range.rowStart;
    const read = async (column: number): Promise<ArrayLike<unknown> | null> => {
      if (column === NO_COLUMN) return null;
      await pace.breathe();
      const values = await explained(file, () => scan.readColumn({ column: nameOf(column), ...range }));
      if (values.length !== rows) throw damaged(file, "Parquet file");
      return values;
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
    fromPoliceUk,
    coordinateColumns: [nameOf(roles.longitude), nameOf(roles.latitude)],
  };
}

function columnNames(metadata: FileMetaData): string[] {
  return parquetSchema(metadata).children.map((child) => child.element.name);
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
