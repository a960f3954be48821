import { NO_PLACE, NO_TIME } from "../model/crime-table.ts";
import { type ColumnRoles, NO_COLUMN } from "./column-roles.ts";
import { degreesOfNumber, degreesOfText, MISSING } from "./coordinate-digits.ts";
import type { FileReading, Provenance } from "./file-reading.ts";
import { noRows, tooManyCategories } from "./load-problems.ts";
import { NotCrimesError } from "./not-crimes.ts";
import { POLICE_UK_ATTRIBUTION } from "./police-uk.ts";
import { recogniseColumns } from "./recognise-columns.ts";
import { RowTally } from "./row-tally.ts";
import { MOST_CATEGORIES, type TableBuilder, TooManyCategoriesError, UNSPECIFIED } from "./table-builder.ts";
import { TimeColumn } from "./time-column.ts";
import { weighTimes } from "./time-precision.ts";

/** Gives the value of a column of the row at hand: a number, text, date, or null for none. */
export type ReadValue = (column: number) => unknown;

/** Stands for a value that is there and cannot be what it should be, such as the longitude of a line. */
export const UNREADABLE = Symbol("unreadable");

/**
 * Reads rows of values, from whatever format they were decoded, into a table: `begin` with the names of the columns,
 * `add` each row, then `end`.
 */
export class RecordRows {
  readonly tally = new RowTally();

  readonly #file: string;
  readonly #builder: TableBuilder;
  readonly #firstRow: number;
  #columns: Columns | null = null;

  constructor(file: string, builder: TableBuilder) {
    this.#file = file;
    this.#builder = builder;
    this.#firstRow = builder.rowCount;
  }

  /** True once the names of the columns are known. */
  get begun(): boolean {
    return this.#columns !== null;
  }

  /**
   * Finds the part each column plays; returns the columns, counted from 0, whose values `add` will ask for.
   * @throws NotCrimesError where no columns give coordinates
   */
  begin(names: readonly string[]): readonly number[] {
    const recognition = recogniseColumns(this.#file, names);
    if (recognition.kind === "refused") throw new NotCrimesError(recognition.problem.report);
    const { roles, provenance } = recognition;
    const builder = this.#builder;
    this.#columns = {
      names,
      roles,
      provenance,
      time: roles.time === NO_COLUMN ? null : new TimeColumn(),
      categories: numbered((name) => builder.categoryNumber(name)),
      places: numbered((name) => builder.placeNumber(name)),
    };
    const played = [roles.longitude, roles.latitude, roles.time, roles.category, roles.place];
    return [...new Set(played.filter((column) => column !== NO_COLUMN))];
  }

  /**
   * Keeps the next row or counts why not.
   * @throws ProblemError where there are more categories than can be categories
   */
  add(read: ReadValue): void {
    const columns = this.#columns;
    if (!columns) throw new Error("A row was added before the columns were named.");
    const { roles, time } = columns;
    const lngE7 = degreesOfValue(read(roles.longitude));
    const latE7 = degreesOfValue(read(roles.latitude));
    if (!this.tally.admits(lngE7, latE7)) return;
    const { locations } = this.#builder;
    const location = locations.numberOf(lngE7, latE7);
    if (roles.place !== NO_COLUMN && locations.placeOf[location] === NO_PLACE) {
      locations.placeOf[location] = columns.places(read(roles.place));
    }
    const category = this.#categoryOf(
      columns,
      roles.category === NO_COLUMN ? UNSPECIFIED : read(roles.category),
    );
    this.#builder.addRow(location, category, time ? time.readValue(read(roles.time)) : NO_TIME);
  }

  /** Counts a row that could not be decoded. */
  dropMalformed(): void {
    this.tally.dropMalformed();
  }

  /**
   * Tells what was read.
   * @param format such as `GeoJSON`
   * @param said what the file says of itself, which outweighs what its columns suggest
   * @throws ProblemError where the columns were never named
   */
  end(format: string, said: Partial<Provenance> = {}): FileReading {
    if (!this.#columns) throw noRows(this.#file);
    const { names, roles, provenance, time } = this.#columns;
    const times = this.#builder.timesFrom(this.#firstRow);
    const evidence = time ? time.settle(times) : weighTimes(times, { month: 0, date: 0, clock: 0 });
    const policeUk = provenance.attribution === POLICE_UK_ATTRIBUTION;
    return {
      account: this.tally.account(
        this.#file,
        policeUk ? `data.police.uk ${format}` : format,
        this.tally.rowsKept - evidence.stamps,
      ),
      tally: this.tally,
      times: evidence,
      provenance: { ...provenance, ...said },
      coordinateColumns: [names[roles.longitude] ?? "", names[roles.latitude] ?? ""],
    };
  }

  #categoryOf(columns: Columns, value: unknown): number {
    try {
      return columns.categories(value);
    } catch (error) {
      if (!(error instanceof TooManyCategoriesError)) throw error;
      const name = columns.names[columns.roles.category] ?? UNSPECIFIED;
      throw tooManyCategories(this.#file, name, this.tally.rowsRead + 1, MOST_CATEGORIES);
    }
  }
}

/** What the names of the columns have settled. */
interface Columns {
  readonly names: readonly string[];
  readonly roles: ColumnRoles;
  readonly provenance: Provenance;
  readonly time: TimeColumn | null;
  readonly categories: (value: unknown) => number;
  readonly places: (value: unknown) => number;
}

/** A decoded coordinate in 10⁻⁷ degree: `MISSING` where there is none, NaN where it is no number. */
export function degreesOfValue(value: unknown): number {
  if (value === null || value === undefined) return MISSING;
  if (typeof value === "string") return degreesOfText(value);
  if (typeof value !== "number" && typeof value !== "bigint") return Number.NaN;
  return Number.isNaN(value) ? MISSING : degreesOfNumber(Number(value));
}

/** Remembers the number of each value, so that a name is looked at once. */
function numbered(numberOf: (name: string) => number): (value: unknown) => number {
  const known = new Map<unknown, number>();
  return (value) => {
    const plain = value === null || typeof value !== "object" ? value : String(value);
    const number = known.get(plain) ?? numberOf(plain === null || plain === undefined ? "" : String(plain));
    known.set(plain, number);
    return number;
  };
}
