import {
  type AsyncBuffer,
  type Compressors,
  type FileMetaData,
  parquetMetadataAsync,
  parquetScan,
  parquetSchema,
  type RowGroup,
  type SchemaTree,
} from "hyparquet";
import { type ColumnMapping, headerKey, type SavedMapping } from "../model/column-mapping.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import { coordinateOf, findPointColumn, type PointColumn } from "./geoparquet.ts";
import { guessMapping } from "./guess-mapping.ts";
import type { LoadPace } from "./load-pace.ts";
import { damaged, projectedGeometry, unsupportedParquet } from "./load-problems.ts";
import { NotCrimesError } from "./not-crimes.ts";
import { codecsOf } from "./parquet-codecs.ts";
import { checkPages } from "./parquet-page-check.ts";
import { projectionOf } from "./projections.ts";
import { recogniseColumns } from "./recognise-columns.ts";
import { RecordRows } from "./record-rows.ts";
import type { TableBuilder } from "./table-builder.ts";

const ROWS_BETWEEN_BREATHS = 20_000;

/** What the two coordinates of a geometry column are called; they stand before the columns of the file. */
const POINT_NAMES = ["longitude", "latitude"] as const;
const GRID_NAMES = ["easting", "northing"] as const;

/**
 * Reads a Parquet or GeoParquet file into a table, one row group after the other, only the columns that play a part.
 * Where there is a geometry column in degrees, its points outweigh columns of coordinates.
 * @throws ProblemError where it is damaged, of an unsupported kind, or has no coordinates
 * @throws MappingNeededError where a person has to point out its columns
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
  const compressors = await explained(file, () => codecsOf(metadata));
  const geometry = await explained(file, async () => findPointColumn(metadata, schema));
  const names = schema.map((column) => String(column.element.name));
  const columns = settleColumns(file, names, geometry, mappings);
  const rows = new RecordRows(file, builder, columns.mappings);
  const asked = rows.begin([...columns.points, ...names]);
  const shift = columns.points.length;
  const points = shift > 0 ? geometry : null;
  const isPlain = (column: number) => schema[column]?.children.length === 0;
  const plain = asked
    .map((column) => column - shift)
    .filter((column) => column >= 0 && (rows.taking || isPlain(column)));
  const nameOf = (column: number) => names[column] ?? "";

  const open = (columns: readonly number[], utf8: boolean) =>
    explained(file, () =>
      parquetScan({
        file: bytes,
        metadata,
        columns: columns.map(nameOf),
        compressors,
        utf8,
        parsers: { geometryFromBytes: asTheyAre, geographyFromBytes: asTheyAre },
        geoparquet: false,
        useOffsetIndex: false,
      }),
    );
  const scan = await open(plain, true);
  const pointScan = points ? await open([points.column], false) : scan;
  const groups = metadata.row_groups.filter((group) => group.num_rows > 0);

  for (const [index, range] of pointScan.ranges.entries()) {
    const rowCount = range.rowEnd - range.rowStart;
    const readColumn = async (column: number): Promise<ArrayLike<unknown>> => {
      await pace.breathe();
      return explained(file, async () => {
        await checkColumn(bytes, groups[index], schema[column], compressors);
        const source = column === points?.column ? pointScan : scan;
        const values = await source.readColumn({ column: nameOf(column), ...range });
        if (values.length !== rowCount)
          throw new Error("parquet column of another length than its row group");
        return values;
      });
    };
    const values: ArrayLike<unknown>[] = [];
    for (const column of plain) values[column + shift] = await readColumn(column);
    const geometries = points ? await readColumn(points.column) : [];

    let row = 0;
    const read = (column: number): unknown =>
      column < shift ? coordinateOf(geometries[row], column === 0 ? 0 : 1) : values[column]?.[row];
    for (; row < rowCount; row++) {
      if (row % ROWS_BETWEEN_BREATHS === 0) await pace.breathe();
      pace.rowsRead++;
      rows.add(read);
    }
  }
  return rows.end(points ? "GeoParquet" : "Parquet", notesOf(metadata));
}

/** What to call the coordinates of the geometry column, none where the file's own columns are better; and the mappings. */
interface SettledColumns {
  readonly points: readonly string[];
  readonly mappings: readonly SavedMapping[];
}

function settleColumns(
  file: string,
  names: readonly string[],
  geometry: PointColumn | null,
  mappings: readonly SavedMapping[],
): SettledColumns {
  if (!geometry) return { points: [], mappings };
  if (!geometry.projected) return { points: POINT_NAMES, mappings };
  if (recogniseColumns(file, names, mappings).kind === "crimes") return { points: [], mappings };
  const { name, code } = geometry.projected;
  if (!projectionOf(code)) throw new NotCrimesError(projectedGeometry(file, name).report);
  const [easting, northing] = GRID_NAMES;
  const all = [...GRID_NAMES, ...names];
  const mapping: ColumnMapping = {
    ...guessMapping(all),
    position: { kind: "grid", easting, northing, crs: code },
  };
  return { points: GRID_NAMES, mappings: [...mappings, { headerKey: headerKey(all), mapping }] };
}

function asTheyAre(bytes: Uint8Array): Uint8Array {
  return bytes;
}

/** What the file's own notes say, where it has the keys `simulated` and `attribution`, as the demonstration data does. */
function notesOf(metadata: FileMetaData): Partial<Provenance> {
  const note = (key: string) => metadata.key_value_metadata?.find((entry) => entry.key === key)?.value;
  const attribution = note("attribution");
  return {
    ...(attribution === undefined ? {} : { attribution }),
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
  compressors: Compressors,
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
  const packing = { codec: chunk.codec, compressors };
  checkPages(new Uint8Array(pages), packing, optional, Number(chunk.num_values));
}

async function explained<T>(file: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    const detail = error instanceof Error ? /unsupported (.+)|(.+) not supported/i.exec(error.message) : null;
    throw detail ? unsupportedParquet(file, detail[1] ?? detail[2] ?? "") : damaged(file, "Parquet file");
  }
}
