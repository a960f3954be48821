import type { DateOrder } from "../model/column-mapping.ts";
import { NO_TIME } from "../model/crime-table.ts";
import { MINUTES_PER_DAY } from "../model/wall-clock.ts";
import { daysSince1970, isDate } from "./calendar.ts";
import { settleOrder } from "./day-month-order.ts";
import { doubled } from "./growing-column.ts";
import { type TimeEvidence, weighTimes } from "./time-precision.ts";
import { readStamp, type Stamp, type StampForm } from "./time-stamps.ts";
import { ZoneClock } from "./zone-clock.ts";

/** Stands for the clock of a stamp that has no columns beside it. */
export const OWN_CLOCK = -2;

/** Stands for a time of day that is not there or cannot be read. */
export const NO_CLOCK = -1;

/** Marks a row whose stamp leaves nothing open. */
const SETTLED = NO_TIME + 1;

/** Whole minutes since 1970 that a bare number may mean: the years 2010 to 2099. */
const PLAUSIBLE_MINUTES = { from: 21_038_400, to: 68_374_080 };

/** Stamps are shorter than this, but for fractions of seconds. */
const LONGEST_REMEMBERED = 32;

const encoder = new TextEncoder();

/**
 * The times of one file while it is read. Each kept row asks once, in order; when all are read, `settle`
 * decides between day-first and month-first dates and corrects the rows.
 */
export class TimeColumn {
  readonly #order: DateOrder;
  readonly #zone: ZoneClock | null;
  readonly #forms: Record<StampForm, number> = { month: 0, date: 0, clock: 0 };
  readonly #openForms: Record<StampForm, number> = { month: 0, date: 0, clock: 0 };
  readonly #stamp: Stamp = {
    form: "month",
    open: false,
    minutes: NO_TIME,
    dayFirstMinutes: NO_TIME,
    offset: Number.NaN,
  };
  #rows = 0;
  /** The bytes of the last stamp that had one meaning, and how many they are; neighbouring rows often repeat it. */
  readonly #last = new Uint8Array(LONGEST_REMEMBERED);
  #lastLength = -1;
  /** Day-first time by row, from the first open stamp on; `SETTLED` for rows that are not open. */
  #dayFirst: Int32Array<ArrayBuffer> | null = null;
  #open = 0;
  #onlyMonthFirst = 0;
  #onlyDayFirst = 0;

  /**
   * @param order taken where the rows do not settle whether day or month comes first; year-first takes none
   * @param zone the time zone to whose wall clock stamps with an offset are brought
   */
  constructor(order: DateOrder = "year-first", zone: string | null = null) {
    this.#order = order;
    this.#zone = zone === null ? null : new ZoneClock(zone);
  }

  /**
   * The time of the next row in wall-clock minutes; `NO_TIME` where the bytes are no stamp.
   * @param clock minutes after midnight from other columns, which take the place of the stamp's own, or `NO_CLOCK`
   */
  readBytes(bytes: Uint8Array, start: number, end: number, clock = OWN_CLOCK): number {
    const stamp = this.#stamp;
    if (clock === OWN_CLOCK && this.#isLast(bytes, start, end)) return this.take(stamp.minutes, stamp.form);
    this.#lastLength = -1;
    if (!readStamp(bytes, start, end, stamp)) return this.take(NO_TIME, "month");
    if (clock !== OWN_CLOCK) replaceClock(stamp, clock);
    else if (this.#zone && !Number.isNaN(stamp.offset)) bringToZone(stamp, this.#zone);
    if (!stamp.open) {
      if (clock === OWN_CLOCK) this.#keepAsLast(bytes, start, end);
      return this.take(stamp.minutes, stamp.form);
    }
    this.#open++;
    this.#openForms[stamp.form]++;
    if (stamp.dayFirstMinutes === NO_TIME) this.#onlyMonthFirst++;
    if (stamp.minutes === NO_TIME) this.#onlyDayFirst++;
    this.#dayFirst ??= new Int32Array(Math.max(1024, 2 * this.#rows)).fill(SETTLED);
    this.#remember(this.#dayFirst, stamp.dayFirstMinutes);
    return stamp.minutes;
  }

  /** The same for bytes that are known to be those read last; null where they have to be read again. */
  takeAgain(): number | null {
    return this.#lastLength < 0 ? null : this.take(this.#stamp.minutes, this.#stamp.form);
  }

  /**
   * The same for a decoded value: text, a date whose UTC fields are the wall clock (or an instant, where there is a
   * zone), whole minutes since 1970, or a date written as the number YYYYMMDD. Seconds since 1970 count from UTC, not
   * from the wall clock, and are no time.
   */
  readValue(value: unknown, clock = OWN_CLOCK): number {
    if (typeof value === "string") {
      const bytes = encoder.encode(value);
      return this.readBytes(bytes, 0, bytes.length, clock);
    }
    const minutes = minutesOfValue(value);
    if (minutes === NO_TIME) return this.take(NO_TIME, "clock");
    if (clock !== OWN_CLOCK)
      return this.take(withClock(minutes, clock), clock === NO_CLOCK ? "date" : "clock");
    return this.take(value instanceof Date && this.#zone ? this.#zone.wallOf(minutes) : minutes, "clock");
  }

  /** Takes the time of the next row as it is; `NO_TIME` for none. */
  take(minutes: number, form: StampForm): number {
    if (minutes !== NO_TIME) this.#forms[form]++;
    if (this.#dayFirst) this.#remember(this.#dayFirst, SETTLED);
    else this.#rows++;
    return minutes;
  }

  /** Corrects `times`, the times of the rows that were read, once the order of day and month is known. */
  settle(times: Int32Array): TimeEvidence {
    if (!this.#dayFirst) return weighTimes(times, this.#forms);
    const found = settleOrder(this.#open, this.#onlyDayFirst, this.#onlyMonthFirst, this.#order);
    if (found.order !== "month-first") {
      for (let row = 0; row < times.length; row++) {
        const other = this.#dayFirst[row] as number;
        if (other !== SETTLED) times[row] = found.order === "day-first" ? other : NO_TIME;
      }
    }
    const forms = { ...this.#forms };
    if (found.order) {
      forms.date += this.#openForms.date;
      forms.clock += this.#openForms.clock;
    }
    return weighTimes(times, forms, found);
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

  #remember(column: Int32Array<ArrayBuffer>, dayFirstMinutes: number): void {
    const row = this.#rows++;
    const roomy = row < column.length ? column : doubled(column);
    roomy[row] = dayFirstMinutes;
    this.#dayFirst = roomy;
  }
}

function bringToZone(stamp: Stamp, zone: ZoneClock): void {
  if (stamp.minutes !== NO_TIME) stamp.minutes = zone.wallOf(stamp.minutes - stamp.offset);
  if (stamp.dayFirstMinutes !== NO_TIME && stamp.open) {
    stamp.dayFirstMinutes = zone.wallOf(stamp.dayFirstMinutes - stamp.offset);
  }
}

function replaceClock(stamp: Stamp, clock: number): void {
  if (stamp.form === "month") return;
  stamp.form = clock === NO_CLOCK ? "date" : "clock";
  stamp.minutes = withClock(stamp.minutes, clock);
  if (stamp.open) stamp.dayFirstMinutes = withClock(stamp.dayFirstMinutes, clock);
}

function withClock(minutes: number, clock: number): number {
  if (minutes === NO_TIME) return NO_TIME;
  return Math.floor(minutes / MINUTES_PER_DAY) * MINUTES_PER_DAY + Math.max(0, clock);
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
