import { type CrimeTable, type FileAccount, NO_PLACE } from "../model/crime-table.ts";
import type { LoadEvidence, SourceOffences } from "../model/load-evidence.ts";
import type { TimePrecision } from "../model/wall-clock.ts";
import { doubled } from "./growing-column.ts";
import { IdIndex } from "./id-index.ts";
import { LocationIndex } from "./location-index.ts";

/** What a row is called whose file names no category. */
export const UNSPECIFIED = "Unspecified";

/** As many categories as a table can number. */
export const MOST_CATEGORIES = 65_535;

/** Thrown where a file has more categories than a table can number. */
export class TooManyCategoriesError extends Error {
  override readonly name = "TooManyCategoriesError";
}

const FIRST_ROOM = 1 << 14;
const ON_OR_NEAR = /^on or near(?:\s+|$)/i;
const COORDINATE_PAIR = /^\(\s*-?\d+(\.\d+)?\s*,\s*-?\d+(\.\d+)?\s*\)$/;
const NO_NAME = new Set(["", "no location", "na", "n/a", "null", "none", "unknown"]);

/** Collects rows from any number of files into the columns of one table, which grow by doubling. */
export class TableBuilder {
  rowCount = 0;
  readonly locations = new LocationIndex();

  #locationOf = new Uint32Array(FIRST_ROOM);
  #categoryOf = new Uint16Array(FIRST_ROOM);
  #timeOf = new Int32Array(FIRST_ROOM);
  readonly #categories = new Map<string, number>();
  readonly #texts: string[] = [];
  readonly #sections: (string | null)[] = [];
  #incidents: IdIndex | null = null;
  readonly #places = new Map<string, number>();

  /**
   * The number of a category by name; a blank name is "Unspecified".
   * @param offences section of the offence map that the name is to be looked up in, or null where it stays as it is;
   * the same name for two sections has two numbers
   * @throws TooManyCategoriesError
   */
  categoryNumber(name: string, offences: string | null = null): number {
    const trimmed = name.trim() || UNSPECIFIED;
    const key = offences === null ? trimmed : `${offences}\n${trimmed}`;
    const known = this.#categories.get(key);
    if (known !== undefined) return known;
    if (this.#categories.size === MOST_CATEGORIES) throw new TooManyCategoriesError();
    this.#categories.set(key, this.#categories.size);
    this.#texts.push(trimmed);
    this.#sections.push(offences);
    return this.#categories.size - 1;
  }

  /** Where identifiers of incidents are counted, of all files together. */
  incidents(): IdIndex {
    this.#incidents ??= new IdIndex();
    return this.#incidents;
  }

  /** The number of a place by name, without "On or near"; `NO_PLACE` for names that say nothing. */
  placeNumber(name: string): number {
    const bare = name.trim().replace(ON_OR_NEAR, "").trim();
    if (NO_NAME.has(bare.toLowerCase()) || COORDINATE_PAIR.test(bare)) return NO_PLACE;
    const known = this.#places.get(bare);
    if (known !== undefined) return known;
    this.#places.set(bare, this.#places.size);
    return this.#places.size - 1;
  }

  /** Adds a row; `time` in wall-clock minutes or `NO_TIME`. */
  addRow(location: number, category: number, time: number): void {
    const row = this.rowCount++;
    if (row === this.#locationOf.length) {
      this.#locationOf = doubled(this.#locationOf);
      this.#categoryOf = doubled(this.#categoryOf);
      this.#timeOf = doubled(this.#timeOf);
    }
    this.#locationOf[row] = location;
    this.#categoryOf[row] = category;
    this.#timeOf[row] = time;
  }

  /** The times of the rows from `firstRow` on, open to change; good until the next row is added. */
  timesFrom(firstRow: number): Int32Array {
    return this.#timeOf.subarray(firstRow, this.rowCount);
  }

  /** The finished table, its categories as the files spell them; one text of two sections is there twice. */
  build(about: {
    timePrecision: TimePrecision;
    simulated: boolean;
    attribution: string;
    files: readonly FileAccount[];
    evidence?: Pick<LoadEvidence, "shapes" | "times">;
  }): CrimeTable {
    const { count } = this.locations;
    const { evidence, ...rest } = about;
    const categoryOf = this.#categoryOf.slice(0, this.rowCount);
    const ids = this.#incidents && { rows: this.#incidents.rows, repeated: this.#incidents.repeated };
    return {
      ...rest,
      rowCount: this.rowCount,
      locationOf: this.#locationOf.slice(0, this.rowCount),
      categoryOf,
      timeOf: this.#timeOf.slice(0, this.rowCount),
      locationCount: count,
      lngE7: this.locations.lngE7.slice(0, count),
      latE7: this.locations.latE7.slice(0, count),
      placeOf: this.locations.placeOf.slice(0, count),
      places: [...this.#places.keys()],
      categories: this.#texts,
      ...(evidence && { evidence: { ...evidence, ids, offences: this.#offencesOf(categoryOf) } }),
    };
  }

  #offencesOf(of: Uint16Array): SourceOffences {
    return {
      of,
      texts: this.#texts,
      sections: this.#sections,
      categoryOf: this.#texts.map((_, text) => text),
    };
  }
}
