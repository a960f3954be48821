import type { SavedMapping } from "../model/column-mapping.ts";
import { sniffDelimiter } from "./csv-delimiter.ts";
import { type CsvRecord, CsvScanner, UnclosedQuoteError } from "./csv-scanner.ts";
import { HEAD_LENGTH, refusalOfHead } from "./file-format.ts";
import type { FileReading } from "./file-reading.ts";
import { emptyFile, noCoordinates, unclosedQuote } from "./load-problems.ts";
import { MappedRows } from "./mapped-rows.ts";
import { positionProblem, ROWS_SAMPLED, sampleCell } from "./mapping-request.ts";
import { NotCrimesError } from "./not-crimes.ts";
import { type Recognition, recogniseColumns } from "./recognise-columns.ts";
import type { TableBuilder } from "./table-builder.ts";
import { decodeText, joined, Utf8Intake } from "./text-decoding.ts";

const FORMAT_NAMES = new Map([
  [44, "CSV"],
  [9, "tab-separated text"],
  [59, "semicolon-separated text"],
]);

/**
 * Reads one delimited text file into a table, chunk by chunk: push its bytes, then `end`.
 * Both throw ProblemError where the file cannot be used: NotCrimesError where it is sound and does not list crimes with
 * coordinates, MappingNeededError where a person has to point out its columns.
 */
export class DelimitedRows {
  readonly #file: string;
  readonly #builder: TableBuilder;
  readonly #mappings: readonly SavedMapping[];
  readonly #intake = new Utf8Intake();
  #head: Uint8Array = new Uint8Array(0);
  #scanner: CsvScanner | null = null;
  #format = "";
  #header: Exclude<Recognition, { kind: "refused" }> | null = null;
  #rows: MappedRows | null = null;
  readonly #sample: string[][] = [];

  /** @param mappings what people chose for headers that they met before */
  constructor(file: string, builder: TableBuilder, mappings: readonly SavedMapping[] = []) {
    this.#file = file;
    this.#builder = builder;
    this.#mappings = mappings;
  }

  /** Reads the next bytes, which it may overwrite. */
  push(chunk: Uint8Array): void {
    this.#read(this.#intake.push(chunk));
  }

  /** Takes the end of the file and tells what was read. */
  end(): FileReading {
    this.#read(this.#intake.end());
    const scanner = this.#scanner ?? this.#begin(this.#head);
    this.#explained(() => scanner.end());
    if (!this.#rows) throw this.#positionProblem();
    return this.#rows.finish(this.#format, this.#sample);
  }

  /** Rows read so far. */
  get rowsRead(): number {
    return this.#rows?.tally.rowsRead ?? 0;
  }

  #read(bytes: Uint8Array): void {
    if (this.#scanner) {
      const scanner = this.#scanner;
      this.#explained(() => scanner.push(bytes));
      return;
    }
    this.#head = joined(this.#head, bytes);
    if (this.#head.length >= HEAD_LENGTH) this.#begin(this.#head);
  }

  #begin(head: Uint8Array): CsvScanner {
    const content = head.findIndex((byte) => byte > 32);
    if (content < 0 && head.length < HEAD_LENGTH) throw emptyFile(this.#file);
    const refusal = refusalOfHead(head, this.#file);
    if (refusal) throw refusal;
    const delimiter = sniffDelimiter(head);
    this.#format = FORMAT_NAMES.get(delimiter) ?? "text";
    const scanner = new CsvScanner(delimiter, this.#takeRecord);
    this.#scanner = scanner;
    this.#head = new Uint8Array(0);
    this.#explained(() => scanner.push(head));
    return scanner;
  }

  readonly #takeRecord = (record: CsvRecord): void => {
    if (!this.#header) {
      this.#takeHeader(textsOf(record).map((name) => name.trim()));
      return;
    }
    if (this.#sample.length < ROWS_SAMPLED) this.#sample.push(textsOf(record).map(sampleCell));
    if (!this.#rows) {
      if (this.#sample.length === ROWS_SAMPLED) throw this.#positionProblem();
    } else if (record.fieldCount === this.#header.names.length) this.#rows.addFields(record);
    else this.#rows.dropMalformed();
  };

  #takeHeader(names: readonly string[]): void {
    const recognition = recogniseColumns(this.#file, names, this.#mappings);
    if (recognition.kind === "refused") throw new NotCrimesError(recognition.problem.report);
    this.#header = recognition;
    if (recognition.kind !== "crimes") return;
    this.#rows = new MappedRows(this.#file, this.#builder, recognition);
    this.#scanner?.readDegrees([recognition.roles.x, recognition.roles.y]);
  }

  #positionProblem(): Error {
    if (this.#header?.kind !== "incomplete") return noCoordinates(this.#file, []);
    return positionProblem(this.#file, this.#header.names, this.#sample, this.#header.guess);
  }

  #explained(scan: () => void): void {
    try {
      scan();
    } catch (error) {
      throw error instanceof UnclosedQuoteError ? unclosedQuote(this.#file, error.record) : error;
    }
  }
}

function textsOf(record: CsvRecord): string[] {
  return Array.from({ length: record.fieldCount }, (_, field) => decodeText(record.bytesOf(field)));
}
