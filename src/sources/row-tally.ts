import { type DropReason, type FileAccount, UNITS_PER_DEGREE } from "../model/crime-table.ts";
import { MISSING } from "./coordinate-digits.ts";

const HIGHEST_LNG_E7 = 180 * UNITS_PER_DEGREE;
const HIGHEST_LAT_E7 = 90 * UNITS_PER_DEGREE;

/** No mistake in degrees comes near this; metres soon pass it. */
const FAR_OUTSIDE_E7 = 1000 * UNITS_PER_DEGREE;

/** Counts what becomes of the rows of one file: each row read is kept or dropped for one reason. */
export class RowTally {
  rowsRead = 0;
  rowsKept = 0;
  readonly dropped: Record<DropReason, number> = {
    "no-coordinates": 0,
    "zero-coordinates": 0,
    "outside-world": 0,
    "malformed-row": 0,
  };
  /** Rows outside the world by so much that their coordinates must be metres. */
  farOutside = 0;

  /** Counts a row that cannot be taken apart. */
  dropMalformed(): void {
    this.rowsRead++;
    this.dropped["malformed-row"]++;
  }

  /** Counts a row by its coordinates in 10⁻⁷ degree (`MISSING`, or NaN for no number); true where it is kept. */
  admits(lngE7: number, latE7: number): boolean {
    this.rowsRead++;
    const inside = Math.abs(lngE7) <= HIGHEST_LNG_E7 && Math.abs(latE7) <= HIGHEST_LAT_E7;
    if (inside && (lngE7 !== 0 || latE7 !== 0)) {
      this.rowsKept++;
      return true;
    }
    this.dropped[this.#reasonAgainst(lngE7, latE7)]++;
    return false;
  }

  /** Whether most rows with coordinates lie so far outside the world that these must be metres. */
  holdsMetres(): boolean {
    const located = this.rowsRead - this.dropped["zero-coordinates"] - this.dropped["no-coordinates"];
    return 2 * this.farOutside > located;
  }

  /** Adds the counts of another file. */
  add(other: RowTally): void {
    this.rowsRead += other.rowsRead;
    this.rowsKept += other.rowsKept;
    this.farOutside += other.farOutside;
    for (const reason of Object.keys(this.dropped) as DropReason[])
      this.dropped[reason] += other.dropped[reason];
  }

  /** The account of the file these rows came from. */
  account(name: string, format: string, withoutTime: number): FileAccount {
    const { rowsRead, rowsKept } = this;
    return { name, format, rowsRead, rowsKept, dropped: { ...this.dropped }, withoutTime };
  }

  #reasonAgainst(lngE7: number, latE7: number): DropReason {
    if (lngE7 === MISSING || latE7 === MISSING) return "no-coordinates";
    if (Number.isNaN(lngE7) || Number.isNaN(latE7)) return "malformed-row";
    if (lngE7 === 0 && latE7 === 0) return "zero-coordinates";
    if (Math.max(Math.abs(lngE7), Math.abs(latE7)) > FAR_OUTSIDE_E7) this.farOutside++;
    return "outside-world";
  }
}
