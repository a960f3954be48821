import { NO_TIME } from "../model/crime-table.ts";
import { daysSince1970, isDate, MINUTES_PER_DAY } from "./calendar.ts";
import { doubled } from "./growing-column.ts";
import { type TimeEvidence, weighTimes } from "./time-precision.ts";
import { readStamp, type Stamp, type StampForm } from "./time-stamps.ts";

/** Marks a row whose stamp leaves nothing open. */
const SETTLED = NO_TIME + 1;

/** Whole minutes since 1970 that a bare number may mean: the years 2010 to 2099. */
const PLAUSIBLE_MINUTES = { from: 21_038_400, to: 68_374_080 };

/** Stamps are shorter than this, but for fractions of seconds. */
const LONGEST_REMEMBERED = 32;

const encoder = new TextEncoder();

/**
 * The time column of one file while it is read. Each kept row asks it once, in order; when all are read, `settle`
 * decides between day-first and month-first dates and corrects the rows.
 */
export class TimeColumn {
  readonly #forms: Record<StampForm, number> = { month: 0, date: 0, clock: 0 };
  readonly #openForms: Record<StampForm, number> = { month: 0, date: 0, clock: 0 };
  readonly #stamp: Stamp = { form: "month", open: false, minutes: NO_TIME, dayFirstMinutes: NO_TIME };
  #rows = 0;
  /** The bytes of the last stamp that had one meaning, and how many they are; neighbouring rows often repeat it. */
  readonly #last = new Uint8Array(LONGEST_REMEMBERED);
  #lastLength = -1;
  /** Day-first time by row, from the first open stamp on; `SETTLED` for rows that are not open. */
  #dayFirst: Int32Array<ArrayBuffer> | null = null;
  #onlyMonthFirst = 0;
  #onlyDayFirst = 0;

  /** The time of the next row in wall-clock minutes; `NO_TIME` where the bytes are no stamp. */
  readBytes(bytes: Uint8Array, start: number, end: number): number {
    const stamp = this.#stamp;
    if (this.#isLast(bytes, start, end)) {
      this.#forms[stamp.form]++;
      return this.#settled(stamp.minutes);
    }
    this.#lastLength = -1;
    if (!readStamp(bytes, start, end, stamp)) return this.#settled(NO_TIME);
    if (!stamp.open) {
      this.#keepAsLast(bytes, start, end);
      this.#forms[stamp.form]++;
      return this.#settled(stamp.minutes);
    }
    this.#openForms[stamp.form]++;
    if (stamp.dayFirstMinutes === NO_TIME) this.#onlyMonthFirst++;
    if (stamp.minutes === NO_TIME) this.#onlyDayFirst++;
    this.#dayFirst ??= new Int32Array(Math.max(1024, 2 * this.#rows)).fill(SETTLED);
    this.#remember(this.#dayFirst, stamp.dayFirstMinutes);
    return stamp.minutes;
  }

  /**
   * The same for a decoded value: text, a date whose UTC fields are the wall clock, whole minutes since 1970, or
   * a date written as the number YYYYMMDD. Seconds since 1970 count from UTC, not from the wall clock, and are no time.
   */
  readValue(value: unknown): number {
    if (typeof value === "string") {
      const bytes = encoder.encode(value);
      return this.readBytes(bytes, 0, bytes.length);
    }
    const minutes = minutesOfValue(value);
    if (minutes !== NO_TIME) this.#forms.clock++;
    return this.#settled(minutes);
  }

  /** Corrects `times`, the times of the rows that were read, once the order of day and month is known. */
  settle(times: Int32Array): TimeEvidence {
    const monthFirst = this.#onlyMonthFirst > 0 && this.#onlyDayFirst === 0;
    const dayFirst = this.#onlyDayFirst > 0 && this.#onlyMonthFirst === 0;
    if (this.#dayFirst && !monthFirst) {
      for (let row = 0; row < times.length; row++) {
        const other = this.#dayFirst[row] as number;
        if (other !== SETTLED) times[row] = dayFirst ? other : NO_TIME;
      }
    }
    const forms = { ...this.#forms };
    if (monthFirst || dayFirst) {
      forms.date += this.#openForms.date;
      forms.clock += this.#openForms.clock;
    }
    return weighTimes(times, forms);
  }

  #isLast(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start !== this.#lastLength) return false;
    for (let i = end - start - 1; i >= 0; i--) if (bytes[start + i] !== this.#last[i]) return false;
    return true;
  }

  #keepAsLast(bytes: Uint8Array, start: number, end: number): void {
    if (end - start > LONGEST_REMEMBERED) return;
    for (let i = start; i < end; i++) this.#last[i - start] = bytes[i] as number;
    this.#lastLength = end - start;
  }

  #settled(minutes: number): number {
    if (this.#dayFirst) this.#remember(this.#dayFirst, SETTLED);
    else this.#rows++;
    return minutes;
  }

  #remember(column: Int32Array<ArrayBuffer>, dayFirstMinutes: number): void {
    const row = this.#rows++;
    const roomy = row < column.length ? column : doubled(column);
    roomy[row] = dayFirstMinutes;
    this.#dayFirst = roomy;
  }
}

function minutesOfValue(value: unknown): number {
  if (value instanceof Date) {
    const minutes = Math.floor(value.getTime() / 60_000);
    return Math.abs(minutes) < -NO_TIME ? minutes : NO_TIME;
  }
  const number = typeof value === "bigint" || typeof value === "number" ? Number(value) : Number.NaN;
  if (!Number.isInteger(number)) return NO_TIME;
  const [year, month, day] = [Math.floor(number / 10_000), Math.floor(number / 100) % 100, number % 100];
  if (year >= 1900 && year <= 2099 && isDate(year, month, day))
    return daysSince1970(year, month, day) * MINUTES_PER_DAY;
  return number >= PLAUSIBLE_MINUTES.from && number < PLAUSIBLE_MINUTES.to ? number : NO_TIME;
}
