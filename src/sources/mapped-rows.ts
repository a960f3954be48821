import type { FileShape } from "../model/column-mapping.ts";
import { NO_PLACE, NO_TIME } from "../model/crime-table.ts";
import { ByteDictionary } from "./byte-dictionary.ts";
import { NO_COLUMN } from "./column-roles.ts";
import { degreesOfNumber, degreesOfText, MISSING, readDegrees } from "./coordinate-digits.ts";
import type { CsvRecord } from "./csv-scanner.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import { GridPositions } from "./grid-positions.ts";
import type { IdIndex } from "./id-index.ts";
import { tooManyCategories } from "./load-problems.ts";
import { shapeOf } from "./mapping-request.ts";
import { POLICE_UK_ATTRIBUTION } from "./police-uk.ts";
import type { RecognisedColumns } from "./recognise-columns.ts";
import { RowTally } from "./row-tally.ts";
import { MOST_CATEGORIES, type TableBuilder, TooManyCategoriesError, UNSPECIFIED } from "./table-builder.ts";
import { decodeText } from "./text-decoding.ts";
import { TimeOfColumns } from "./time-of-columns.ts";
import { weighTimes } from "./time-precision.ts";

/** Stands for a category that is not looked up yet. */
const UNKNOWN = -1;

const encoder = new TextEncoder();

/**
 * Takes the rows of one file into a table by its mapping, whatever the format: as fields of bytes or as decoded
 * values. Every row is kept or counted in `tally`.
 */
export class MappedRows {
  readonly tally = new RowTally();

  readonly #file: string;
  readonly #builder: TableBuilder;
  readonly #found: RecognisedColumns;
  readonly #firstRow: number;
  readonly #grid: GridPositions | null;
  readonly #time: TimeOfColumns | null;
  readonly #categories: ByteDictionary;
  readonly #places: ByteDictionary;
  readonly #categoryOfValue: (value: unknown) => number;
  readonly #placeOfValue: (value: unknown) => number;
  readonly #unspecified: number;
  readonly #roles: RecognisedColumns["roles"];
  /** The category of the record above, or of every row where no column names one; `UNKNOWN` until it is looked up. */
  #categoryAbove: number;
  readonly #stampColumn: number;
  /** Whether the record above, or those it repeats, was the last whose stamp was read. */
  #hasStampAbove = false;
  readonly #ids: IdIndex | null;
  readonly #idSalt: number;

  constructor(file: string, builder: TableBuilder, found: RecognisedColumns) {
    const { roles, mapping, projection } = found;
    this.#file = file;
    this.#builder = builder;
    this.#found = found;
    this.#firstRow = builder.rowCount;
    this.#grid = projection && new GridPositions(projection);
    this.#time = mapping.time && roles.time && new TimeOfColumns(mapping.time, roles.time);
    const category = (name: string) => this.#categoryNumber(name);
    const place = (name: string) => builder.placeNumber(name);
    this.#categories = new ByteDictionary((name) => category(decodeText(name)));
    this.#places = new ByteDictionary((name) => place(decodeText(name)));
    this.#categoryOfValue = numbered(category);
    this.#placeOfValue = numbered(place);
    this.#unspecified = roles.category === NO_COLUMN ? category(UNSPECIFIED) : UNKNOWN;
    this.#categoryAbove = this.#unspecified;
    this.#roles = roles;
    this.#stampColumn = this.#time?.stampColumn ?? NO_COLUMN;
    this.#ids = roles.id === NO_COLUMN ? null : builder.incidents();
    this.#idSalt = saltOf(found.schema);
  }

  /** Counts a row that cannot be taken apart. */
  dropMalformed(): void {
    this.tally.dropMalformed();
    if (this.#roles.category !== NO_COLUMN) this.#categoryAbove = UNKNOWN;
    this.#hasStampAbove = false;
  }

  /**
   * Takes a row as it was cut from text; all rows in order, but for those given to `dropMalformed`.
   * @throws ProblemError where there are more categories than a table can number
   */
  addFields(record: CsvRecord): void {
    const { bytes, start, end } = record;
    const { x, y, place, category, id } = this.#roles;
    if (category !== NO_COLUMN && record.repeats[category] !== 1) this.#categoryAbove = UNKNOWN;
    if (record.repeats[this.#stampColumn] !== 1) this.#hasStampAbove = false;
    let lngE7 = record.degrees[x] as number;
    if (Number.isNaN(lngE7)) lngE7 = readDegrees(bytes, start[x] as number, end[x] as number);
    let latE7 = record.degrees[y] as number;
    if (Number.isNaN(latE7)) latE7 = readDegrees(bytes, start[y] as number, end[y] as number);
    if (this.#grid) {
      this.#grid.locate(lngE7, latE7);
      lngE7 = this.#grid.lngE7;
      latE7 = this.#grid.latE7;
    }
    if (!this.tally.admits(lngE7, latE7)) return;
    const { locations } = this.#builder;
    const location = locations.numberOf(lngE7, latE7);
    if (place !== NO_COLUMN && locations.placeOf[location] === NO_PLACE) {
      locations.placeOf[location] = this.#places.idOf(bytes, start[place] as number, end[place] as number);
    }
    this.#ids?.add(bytes, start[id] as number, end[id] as number, this.#idSalt);
    if (this.#categoryAbove === UNKNOWN) {
      this.#categoryAbove = this.#categories.idOf(bytes, start[category] as number, end[category] as number);
    }
    this.#builder.addRow(location, this.#categoryAbove, this.#readTime(record));
  }

  /** The same for a row of decoded values. */
  addValues(cellOf: (column: number) => unknown): void {
    const { x, y, place, category, id } = this.#found.roles;
    let lngE7 = degreesOfValue(cellOf(x));
    let latE7 = degreesOfValue(cellOf(y));
    if (this.#grid) {
      this.#grid.locate(lngE7, latE7);
      lngE7 = this.#grid.lngE7;
      latE7 = this.#grid.latE7;
    }
    if (!this.tally.admits(lngE7, latE7)) return;
    const { locations } = this.#builder;
    const location = locations.numberOf(lngE7, latE7);
    if (place !== NO_COLUMN && locations.placeOf[location] === NO_PLACE) {
      locations.placeOf[location] = this.#placeOfValue(cellOf(place));
    }
    if (this.#ids) {
      const bytes = encoder.encode(textOf(cellOf(id)));
      this.#ids.add(bytes, 0, bytes.length, this.#idSalt);
    }
    this.#builder.addRow(
      location,
      category === NO_COLUMN ? this.#unspecified : this.#categoryOfValue(cellOf(category)),
      this.#time ? this.#time.readValues(cellOf) : NO_TIME,
    );
  }

  /**
   * Settles the times of all rows and tells what the file has come to.
   * @param format such as `GeoJSON`
   * @param provenance outweighs what its columns suggest
   */
  finish(
    format: string,
    sample: FileShape["sample"],
    provenance: Provenance = this.#found.provenance,
  ): FileReading {
    const times = this.#builder.timesFrom(this.#firstRow);
    const evidence = this.#time?.settle(times) ?? weighTimes(times, { month: 0, date: 0, clock: 0 });
    const { names, roles } = this.#found;
    return {
      account: this.tally.account(
        this.#file,
        this.#found.provenance.attribution === POLICE_UK_ATTRIBUTION ? `data.police.uk ${format}` : format,
        this.tally.rowsKept - evidence.stamps,
      ),
      tally: this.tally,
      times: evidence,
      provenance,
      coordinateColumns: [names[roles.x] ?? "", names[roles.y] ?? ""],
      shape: shapeOf(this.#file, this.#found, sample),
    };
  }

  #readTime(record: CsvRecord): number {
    if (!this.#time) return NO_TIME;
    if (this.#hasStampAbove) return this.#time.readAgain(record);
    this.#hasStampAbove = true;
    return this.#time.readFields(record);
  }

  #categoryNumber(name: string): number {
    try {
      return this.#builder.categoryNumber(name, this.#found.offences);
    } catch (error) {
      if (!(error instanceof TooManyCategoriesError)) throw error;
      const { names, roles } = this.#found;
      const row = this.tally.rowsRead + 1;
      throw tooManyCategories(this.#file, names[roles.category] ?? UNSPECIFIED, row, MOST_CATEGORIES);
    }
  }
}

function degreesOfValue(value: unknown): number {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === "string") return degreesOfText(value);
  if (typeof value !== "number" && typeof value !== "bigint") return Number.NaN;
  return Number.isNaN(value) ? MISSING : degreesOfNumber(Number(value));
}

function textOf(value: unknown): string {
  return value === null || value === undefined ? "" : String(value);
}

/** Remembers the number of each value, so that a name is looked at once. */
function numbered(numberOf: (name: string) => number): (value: unknown) => number {
  const known = new Map<unknown, number>();
  return (value) => {
    const plain = value === null || typeof value !== "object" ? value : String(value);
    const number = known.get(plain) ?? numberOf(textOf(plain));
    known.set(plain, number);
    return number;
  };
}

/** Keeps identifiers of different publishers apart. */
function saltOf(schema: string): number {
  let salt = 0;
  for (const character of schema) salt = Math.imul(salt ^ (character.codePointAt(0) ?? 0), 0x0100_0193);
  return salt;
}
