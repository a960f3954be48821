import type { SavedMapping } from "../model/column-mapping.ts";
import type { FileReading } from "./file-reading.ts";
import { GEOJSON } from "./geojson.ts";
import { flatColumns, isObject, type JsonColumn, type JsonObject, type JsonShape } from "./json-columns.ts";
import { brokenJson, noRecords, notPoints } from "./json-problems.ts";
import { EndlessValueError, JsonScanner } from "./json-scanner.ts";
import { NotCrimesError } from "./not-crimes.ts";
import { POLICE_UK_JSON } from "./police-uk-json.ts";
import { RecordRows } from "./record-rows.ts";
import type { TableBuilder } from "./table-builder.ts";
import { decodeText, Utf8Intake } from "./text-decoding.ts";

/** Records that are looked at before the columns are settled: publishers leave out of a record what is blank. */
const SAMPLES = 1000;

const RECORDS: JsonShape = {
  format: "JSON",
  matches: () => true,
  columnsOf: (samples) => flatColumns(samples),
};

const SHAPES: readonly JsonShape[] = [GEOJSON, POLICE_UK_JSON, RECORDS];

/**
 * Reads one JSON text into a table, chunk by chunk: push its bytes, then `end`. Both throw ProblemError where the file
 * cannot be used, NotCrimesError where it is sound and does not list crimes with coordinates.
 */
export class JsonRows {
  readonly #file: string;
  readonly #rows: RecordRows;
  readonly #intake = new Utf8Intake();
  readonly #scanner = new JsonScanner((bytes, start, end) => this.#take(bytes.subarray(start, end)));
  #samples: JsonObject[] = [];
  #shape: JsonShape = RECORDS;
  #columns: readonly JsonColumn[] = [];

  /** @param mappings what people chose for headers that they met before */
  constructor(file: string, builder: TableBuilder, mappings: readonly SavedMapping[] = []) {
    this.#file = file;
    this.#rows = new RecordRows(file, builder, mappings);
  }

  /** Rows read so far. */
  get rowsRead(): number {
    return this.#rows.rowsRead;
  }

  /** Reads the next bytes. */
  push(chunk: Uint8Array): void {
    this.#scan(this.#intake.push(chunk));
  }

  /** Takes the end of the file and tells what was read. */
  end(): FileReading {
    this.#scan(this.#intake.end());
    const whole = this.#scanner.end();
    if (!whole) throw brokenJson(this.#file);
    if (!this.#rows.begun) this.#settle();
    const { format } = this.#shape;
    return this.#rows.end(this.#scanner.standalone > 1 ? `newline-delimited ${format}` : format);
  }

  #scan(bytes: Uint8Array): void {
    try {
      this.#scanner.push(bytes);
    } catch (error) {
      if (!(error instanceof EndlessValueError)) throw error;
      throw this.rowsRead + this.#samples.length > 0 ? brokenJson(this.#file) : this.#withoutRecords();
    }
  }

  #take(bytes: Uint8Array): void {
    const record = parse(bytes);
    if (!record) this.#rows.dropMalformed();
    else if (this.#rows.begun) this.#add(record);
    else if (this.#samples.push(record) === SAMPLES) this.#settle();
  }

  #settle(): void {
    if (this.#samples.length === 0) throw this.#withoutRecords();
    this.#shape = SHAPES.find((shape) => this.#samples.some(shape.matches)) ?? RECORDS;
    if (this.#shape === GEOJSON) this.#refuseShapes();
    this.#columns = this.#shape.columnsOf(this.#samples);
    this.#rows.begin(this.#columns.map(({ name }) => name));
    for (const sample of this.#samples) this.#add(sample);
    this.#samples = [];
  }

  #add(record: JsonObject): void {
    this.#rows.add((column) => this.#columns[column]?.read(record));
  }

  #refuseShapes(): void {
    const types = new Set(
      this.#samples.map(({ geometry }) => (isObject(geometry) ? String(geometry.type) : "Point")),
    );
    if (types.has("Point") || types.has("MultiPoint")) return;
    throw new NotCrimesError(notPoints(this.#file, [...types]).report);
  }

  #withoutRecords(): NotCrimesError {
    return new NotCrimesError(noRecords(this.#file).report);
  }
}

function parse(bytes: Uint8Array): JsonObject | null {
  try {
    const value: unknown = JSON.parse(decodeText(bytes));
    return isObject(value) ? value : null;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) return null;
    throw error;
  }
}
