import type { TimeMapping } from "../model/column-mapping.ts";
import { NO_TIME } from "../model/crime-table.ts";
import { MINUTES_PER_DAY } from "../model/wall-clock.ts";
import { daysSince1970, isDate } from "./calendar.ts";
import { NO_COLUMN, type TimeRoles } from "./column-roles.ts";
import type { CsvRecord } from "./csv-scanner.ts";
import { NO_CLOCK, TimeColumn } from "./time-column.ts";
import type { TimeEvidence } from "./time-precision.ts";
import { digitRun, numberAt, readTimeOfDay } from "./time-stamps.ts";

const SPACE = 32;
const MINUTES_PER_HOUR = 60;
const EARLIEST_YEAR = 1900;
const LATEST_YEAR = 2199;
const NO_NUMBER = -1;
const encoder = new TextEncoder();

/** Reads the time of each row of one file from the columns that its mapping names. */
export class TimeOfColumns {
  readonly #roles: TimeRoles;
  readonly #hhmm: boolean;
  readonly #column: TimeColumn;
  readonly #clock = { offset: Number.NaN };

  constructor(mapping: TimeMapping, roles: TimeRoles) {
    this.#roles = roles;
    this.#hhmm = mapping.kind === "date-and-hour" && mapping.hourForm === "hhmm";
    this.#column = new TimeColumn(
      mapping.kind === "parts" ? "year-first" : mapping.order,
      mapping.kind === "stamp" ? mapping.zone : null,
    );
  }

  /** The one column that holds the time, or `NO_COLUMN` where it takes several. */
  get stampColumn(): number {
    return this.#roles.kind === "stamp" ? this.#roles.column : NO_COLUMN;
  }

  /** The time of the next row, as it was cut from text; wall-clock minutes or `NO_TIME`. */
  readFields({ bytes, start, end }: CsvRecord): number {
    const roles = this.#roles;
    if (roles.kind === "stamp") {
      return this.#column.readBytes(bytes, start[roles.column] as number, end[roles.column] as number);
    }
    const number = (column: number) =>
      column === NO_COLUMN ? NO_NUMBER : wholeNumber(bytes, start[column] as number, end[column] as number);
    if (roles.kind === "parts") {
      return this.#takeParts(
        number(roles.year),
        number(roles.month),
        roles.day === NO_COLUMN ? 0 : number(roles.day),
        number(roles.hour),
        number(roles.minute),
      );
    }
    const clock = this.#clockOf(bytes, start[roles.hour] as number, end[roles.hour] as number);
    return this.#column.readBytes(
      bytes,
      start[roles.date] as number,
      end[roles.date] as number,
      withMinute(clock, number(roles.minute)),
    );
  }

  /** The same for a row whose stamp is that of the row read last. */
  readAgain(record: CsvRecord): number {
    return this.#column.takeAgain() ?? this.readFields(record);
  }

  /** The same for decoded values. */
  readValues(cellOf: (column: number) => unknown): number {
    const roles = this.#roles;
    if (roles.kind === "stamp") return this.#column.readValue(cellOf(roles.column));
    const number = (column: number) => {
      if (column === NO_COLUMN) return NO_NUMBER;
      const bytes = textBytes(cellOf(column));
      return wholeNumber(bytes, 0, bytes.length);
    };
    if (roles.kind === "parts") {
      return this.#takeParts(
        number(roles.year),
        number(roles.month),
        roles.day === NO_COLUMN ? 0 : number(roles.day),
        number(roles.hour),
        number(roles.minute),
      );
    }
    const hour = textBytes(cellOf(roles.hour));
    const clock = this.#clockOf(hour, 0, hour.length);
    return this.#column.readValue(cellOf(roles.date), withMinute(clock, number(roles.minute)));
  }

  /** Corrects `times`, the times of the rows that were read, and tells how they were written. */
  settle(times: Int32Array): TimeEvidence {
    return this.#column.settle(times);
  }

  /** @param day 0 where no column names it */
  #takeParts(year: number, month: number, day: number, hour: number, minute: number): number {
    const known = year >= EARLIEST_YEAR && year <= LATEST_YEAR && isDate(year, month, day === 0 ? 1 : day);
    if (!known || (day === 0 && this.#roles.kind === "parts" && this.#roles.day !== NO_COLUMN)) {
      return this.#column.take(NO_TIME, "month");
    }
    const clock = hour >= 0 && hour <= 23 ? hour * MINUTES_PER_HOUR : NO_CLOCK;
    const minutes = daysSince1970(year, month, day === 0 ? 1 : day) * MINUTES_PER_DAY;
    if (day === 0) return this.#column.take(minutes, "month");
    if (clock === NO_CLOCK) return this.#column.take(minutes, "date");
    return this.#column.take(minutes + withMinute(clock, minute), "clock");
  }

  /** Minutes after midnight of `21`, `21:05:00`, or `2105` where that is the form; `NO_CLOCK` where it is neither. */
  #clockOf(bytes: Uint8Array, start: number, end: number): number {
    let from = start;
    while (from < end && (bytes[from] as number) <= SPACE) from++;
    let to = end;
    while (to > from && (bytes[to - 1] as number) <= SPACE) to--;
    const whole = wholeNumber(bytes, from, to);
    if (whole === NO_NUMBER) return readTimeOfDay(bytes, from, to, this.#clock);
    const hour = this.#hhmm ? Math.floor(whole / 100) : whole;
    const minute = this.#hhmm ? whole % 100 : 0;
    return hour <= 23 && minute <= 59 ? hour * MINUTES_PER_HOUR + minute : NO_CLOCK;
  }
}

function withMinute(clock: number, minute: number): number {
  if (clock === NO_CLOCK || minute < 0 || minute > 59) return clock;
  return Math.floor(clock / MINUTES_PER_HOUR) * MINUTES_PER_HOUR + minute;
}

/** A whole number such as `7`, `07` or `7.0`; `NO_NUMBER` for anything else. */
function wholeNumber(bytes: Uint8Array, start: number, end: number): number {
  let from = start;
  let to = end;
  while (from < to && (bytes[from] as number) <= SPACE) from++;
  while (to > from && (bytes[to - 1] as number) <= SPACE) to--;
  const digits = digitRun(bytes, from, to);
  if (digits < 1 || digits > 6) return NO_NUMBER;
  const rest = to - from - digits;
  const bare = rest === 0 || (rest === 2 && bytes[to - 2] === POINT && bytes[to - 1] === ZERO);
  return bare ? numberAt(bytes, from, from + digits) : NO_NUMBER;
}

const POINT = 46;
const ZERO = 48;

function textBytes(value: unknown): Uint8Array {
  return encoder.encode(value === null || value === undefined ? "" : String(value));
}
