import type { SavedMapping } from "../model/column-mapping.ts";
import { columnsPlayed } from "./column-roles.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import { noRows } from "./load-problems.ts";
import { MappedRows } from "./mapped-rows.ts";
import { positionProblem, ROWS_SAMPLED, sampleCell } from "./mapping-request.ts";
import { NotCrimesError } from "./not-crimes.ts";
import { type Recognition, recogniseColumns } from "./recognise-columns.ts";
import type { TableBuilder } from "./table-builder.ts";

/** Gives the value of a column of the row at hand: a number, text, date, or null for none. */
export type ReadValue = (column: number) => unknown;

/** Stands for a value that is there and cannot be what it should be, such as the longitude of a line. */
export const UNREADABLE = Symbol("unreadable");

/**
 * Reads rows of values, from whatever format they were decoded, into a table: `begin` with the names of the columns,
 * `add` each row, then `end`. Keeps the first rows, so that a person can be asked which columns give the position.
 */
export class RecordRows {
  readonly #file: string;
  readonly #builder: TableBuilder;
  readonly #mappings: readonly SavedMapping[];
  readonly #sample: string[][] = [];
  #header: Exclude<Recognition, { kind: "refused" }> | null = null;
  #rows: MappedRows | null = null;
  #malformed = 0;

  /** @param mappings what people chose for headers that they met before */
  constructor(file: string, builder: TableBuilder, mappings: readonly SavedMapping[] = []) {
    this.#file = file;
    this.#builder = builder;
    this.#mappings = mappings;
  }

  /** True once the names of the columns are known. */
  get begun(): boolean {
    return this.#header !== null;
  }

  /** True where the columns are known that give the position, so that rows are taken. */
  get taking(): boolean {
    return this.#rows !== null;
  }

  /** Rows read so far. */
  get rowsRead(): number {
    return this.#rows?.tally.rowsRead ?? this.#sample.length + this.#malformed;
  }

  /**
   * Finds the part each column plays; returns the columns, counted from 0, whose values `add` will ask for: all of them
   * where a person will have to point out the position.
   * @throws NotCrimesError where the columns say that the file lists something else
   */
  begin(names: readonly string[]): readonly number[] {
    const recognition = recogniseColumns(this.#file, names, this.#mappings);
    if (recognition.kind === "refused") throw new NotCrimesError(recognition.problem.report);
    this.#header = recognition;
    if (recognition.kind === "incomplete") return names.map((_, column) => column);
    this.#rows = new MappedRows(this.#file, this.#builder, recognition);
    for (let row = 0; row < this.#malformed; row++) this.#rows.tally.dropMalformed();
    return columnsPlayed(recognition.roles);
  }

  /**
   * Keeps the next row or counts why not.
   * @throws ProblemError where there are more categories than can be categories
   * @throws MappingNeededError, NotCrimesError once rows enough are seen, where no columns are known to give the position
   */
  add(read: ReadValue): void {
    const header = this.#header;
    if (!header) throw new Error("A row was added before the columns were named.");
    if (this.#sample.length < ROWS_SAMPLED) {
      this.#sample.push(header.names.map((_, column) => sampleCell(cellText(read(column)))));
    }
    if (this.#rows) this.#rows.addValues(read);
    else if (this.#sample.length === ROWS_SAMPLED) this.#askForPosition();
  }

  /** Counts a row that could not be decoded. */
  dropMalformed(): void {
    if (this.#rows) this.#rows.tally.dropMalformed();
    else this.#malformed++;
  }

  /**
   * Tells what was read.
   * @param format such as `GeoJSON`
   * @param said what the file says of itself, which outweighs what its columns suggest
   * @throws ProblemError where the columns were never named
   * @throws MappingNeededError, NotCrimesError where no columns are known to give the position
   */
  end(format: string, said: Partial<Provenance> = {}): FileReading {
    const header = this.#header;
    if (!header) throw noRows(this.#file);
    if (header.kind === "incomplete" || !this.#rows) return this.#askForPosition();
    return this.#rows.finish(format, this.#sample, { ...header.provenance, ...said });
  }

  #askForPosition(): never {
    if (this.#header?.kind !== "incomplete") throw noRows(this.#file);
    throw positionProblem(this.#file, this.#header.names, this.#sample, this.#header.guess);
  }
}

function cellText(value: unknown): string {
  if (value === null || value === undefined || typeof value === "symbol") return "";
  return value instanceof Date ? value.toISOString() : String(value);
}
