import { NO_PLACE, NO_TIME } from "../model/crime-table.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { type ColumnRoles, NO_COLUMN } from "./column-roles.ts";
import { readDegrees } from "./coordinate-digits.ts";
import { sniffDelimiter } from "./csv-delimiter.ts";
import { CsvScanner, UnclosedQuoteError } from "./csv-scanner.ts";
import { HEAD_LENGTH, refusalOfHead } from "./file-format.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import { emptyFile, noCoordinates, tooManyCategories, unclosedQuote } from "./load-problems.ts";
import { POLICE_UK_ATTRIBUTION } from "./police-uk.ts";
import { recogniseColumns } from "./recognise-columns.ts";
import { RowTally } from "./row-tally.ts";
import { MOST_CATEGORIES, type TableBuilder, TooManyCategoriesError, UNSPECIFIED } from "./table-builder.ts";
import { decodeText, joined, Utf8Intake } from "./text-decoding.ts";
import { TimeColumn } from "./time-column.ts";
import { weighTimes } from "./time-precision.ts";

const FORMAT_NAMES = new Map([
  [44, "CSV"],
  [9, "tab-separated text"],
  [59, "semicolon-separated text"],
]);

/**
 * Reads one delimited text file into a table, chunk by chunk: push its bytes, then `end`.
 * Both throw ProblemError where the file cannot be used; `refused` tells whether that is for its column names alone.
 */
export class DelimitedRows {
  readonly tally = new RowTally();
  /** True where the file is a sound table that does not list crimes with coordinates. */
  refused = false;

  readonly #file: string;
  readonly #builder: TableBuilder;
  readonly #firstRow: number;
  readonly #intake = new Utf8Intake();
  #head: Uint8Array = new Uint8Array(0);
  #scanner: CsvScanner | null = null;
  #format = "";
  #columns: Columns | null = null;

  constructor(file: string, builder: TableBuilder) {
    this.#file = file;
    this.#builder = builder;
    this.#firstRow = builder.rowCount;
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
    const columns = this.#columns;
    if (!columns) throw noCoordinates(this.#file, []);
    const times = this.#builder.timesFrom(this.#firstRow);
    const evidence = columns.time
      ? columns.time.settle(times)
      : weighTimes(times, { month: 0, date: 0, clock: 0 });
    const { names, roles, provenance } = columns;
    return {
      account: this.tally.account(
        this.#file,
        provenance.attribution === POLICE_UK_ATTRIBUTION ? `data.police.uk ${this.#format}` : this.#format,
        this.tally.rowsKept - evidence.stamps,
      ),
      tally: this.tally,
      times: evidence,
      provenance,
      coordinateColumns: [names[roles.longitude] ?? "", names[roles.latitude] ?? ""],
    };
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

  readonly #takeRecord = (
    bytes: Uint8Array,
    start: Int32Array,
    end: Int32Array,
    fieldCount: number,
  ): void => {
    const columns = this.#columns;
    if (!columns) {
      this.#takeHeader(bytes, start, end, fieldCount);
      return;
    }
    if (fieldCount !== columns.names.length) {
      this.tally.dropMalformed();
      return;
    }
    const { longitude, latitude, place, category, time } = columns.roles;
    const lngE7 = readDegrees(bytes, start[longitude] as number, end[longitude] as number);
    const latE7 = readDegrees(bytes, start[latitude] as number, end[latitude] as number);
    if (!this.tally.admits(lngE7, latE7)) return;
    const { locations } = this.#builder;
    const location = locations.numberOf(lngE7, latE7);
    if (place !== NO_COLUMN && locations.placeOf[location] === NO_PLACE) {
      locations.placeOf[location] = columns.places.idOf(bytes, start[place] as number, end[place] as number);
    }
    this.#builder.addRow(
      location,
      category === NO_COLUMN
        ? columns.unspecified
        : columns.categories.idOf(bytes, start[category] as number, end[category] as number),
      columns.time ? columns.time.readBytes(bytes, start[time] as number, end[time] as number) : NO_TIME,
    );
  };

  #takeHeader(bytes: Uint8Array, start: Int32Array, end: Int32Array, fieldCount: number): void {
    const names: string[] = [];
    for (let field = 0; field < fieldCount; field++) {
      names.push(decodeText(bytes.subarray(start[field], end[field])).trim());
    }
    const recognition = recogniseColumns(this.#file, names);
    if (recognition.kind === "refused") {
      this.refused = true;
      throw recognition.problem;
    }
    const { roles, provenance } = recognition;
    const builder = this.#builder;
    this.#columns = {
      names,
      roles,
      provenance,
      time: roles.time === NO_COLUMN ? null : new TimeColumn(),
      categories: new ByteDictionary((name) => builder.categoryNumber(decodeText(name))),
      places: new ByteDictionary((name) => builder.placeNumber(decodeText(name))),
      unspecified: roles.category === NO_COLUMN ? builder.categoryNumber(UNSPECIFIED) : 0,
    };
  }

  #explained(scan: () => void): void {
    try {
      scan();
    } catch (error) {
      if (error instanceof UnclosedQuoteError) throw unclosedQuote(this.#file, error.record);
      if (!(error instanceof TooManyCategoriesError) || !this.#columns) throw error;
      const { names, roles } = this.#columns;
      const row = this.#scanner?.records ?? 1;
      throw tooManyCategories(this.#file, names[roles.category] ?? UNSPECIFIED, row, MOST_CATEGORIES);
    }
  }
}

/** What the header has settled. */
interface Columns {
  readonly names: readonly string[];
  readonly roles: ColumnRoles;
  readonly provenance: Provenance;
  readonly time: TimeColumn | null;
  readonly categories: ByteDictionary;
  readonly places: ByteDictionary;
  readonly unspecified: number;
}
