import type { SavedMapping } from "../model/column-mapping.ts";
import { DelimitedRows } from "./delimited-rows.ts";
import { HEAD_LENGTH, looksLikeJson } from "./file-format.ts";
import type { FileReading } from "./file-reading.ts";
import { JsonRows } from "./json-rows.ts";
import type { TableBuilder } from "./table-builder.ts";
import { joined, Utf8Intake } from "./text-decoding.ts";

/**
 * Reads one text into a table, chunk by chunk, as JSON or as delimited text by how it begins: push its bytes, then
 * `end`. Both throw ProblemError where the file cannot be used: NotCrimesError where it is sound and does not list
 * crimes with coordinates, MappingNeededError where a person has to point out its columns.
 */
export class TextRows {
  readonly #file: string;
  readonly #builder: TableBuilder;
  readonly #mappings: readonly SavedMapping[];
  #head: Uint8Array = new Uint8Array(0);
  #reader: DelimitedRows | JsonRows | null = null;

  /** @param mappings what people chose for headers that they met before */
  constructor(file: string, builder: TableBuilder, mappings: readonly SavedMapping[] = []) {
    this.#file = file;
    this.#builder = builder;
    this.#mappings = mappings;
  }

  /** Rows read so far. */
  get rowsRead(): number {
    return this.#reader?.rowsRead ?? 0;
  }

  /** Reads the next bytes, which it may overwrite. */
  push(chunk: Uint8Array): void {
    if (this.#reader) {
      this.#reader.push(chunk);
      return;
    }
    this.#head = joined(this.#head, chunk);
    if (this.#head.length >= HEAD_LENGTH) this.#begin();
  }

  /** Takes the end of the file and tells what was read. */
  end(): FileReading {
    return (this.#reader ?? this.#begin()).end();
  }

  #begin(): DelimitedRows | JsonRows {
    const intake = new Utf8Intake();
    const start = joined(intake.push(this.#head.subarray(0, HEAD_LENGTH)), intake.end());
    const reader = new (looksLikeJson(start) ? JsonRows : DelimitedRows)(
      this.#file,
      this.#builder,
      this.#mappings,
    );
    this.#reader = reader;
    const head = this.#head;
    this.#head = new Uint8Array(0);
    reader.push(head);
    return reader;
  }
}
