import { NO_TIME } from "../model/crime-table.ts";
import { MINUTES_PER_DAY, wallMinutes } from "../model/wall-clock.ts";
import { ByteDictionary } from "./byte-dictionary.ts";

import type { TimeBucket } from "./clickhouse-sql.ts";
import { type CsvRecord, CsvScanner } from "./csv-scanner.ts";
import type { TableBuilder } from "./table-builder.ts";
import { decodeText } from "./text-decoding.ts";

/** Thrown where a line is not what was asked for; the server's own error may stand in its place. */
export class UnexpectedReplyError extends Error {
  override readonly name = "UnexpectedReplyError";
}

/** Thrown where a reply has more lines or stands for more rows than may be held. */
export class ReplyTooLargeError extends Error {
  override readonly name = "ReplyTooLargeError";
}

const COMMA = 44;
const MINUS = 45;
const ZERO = 48;
const MOST_DIGITS = 15;

const HEADER = ["lng_e7", "lat_e7", "category", "bucket", "n"];
const MINUTES_PER_BUCKET = { day: MINUTES_PER_DAY, hour: 60, minute: 1 } as const;

/** Limits of a reply. */
export interface ReplyLimits {
  /** Lines: distinct location × category × time. */
  readonly lines: number;
  /** Rows that the lines stand for. */
  readonly rows: number;
}

/**
 * Reads the reply to `writeAggregation` into a table, chunk by chunk: a line that counts n rows becomes n rows.
 * `push` and `end` throw `UnexpectedReplyError`, `ReplyTooLargeError`, and what `CsvScanner` and `TableBuilder` throw.
 */
export class ClickHouseReply {
  /** Lines read so far, without the header. */
  lines = 0;
  /** Rows that were added. */
  rowsKept = 0;
  /** Rows at longitude 0, latitude 0, which is no place of crime. */
  rowsAtZero = 0;
  rowsWithoutTime = 0;

  readonly #builder: TableBuilder;
  readonly #bucket: TimeBucket;
  readonly #limits: ReplyLimits;
  readonly #categories: ByteDictionary;
  readonly #scanner = new CsvScanner(COMMA, (record) => this.#takeLine(record));
  #headerRead = false;

  constructor(builder: TableBuilder, bucket: TimeBucket, limits: ReplyLimits) {
    this.#builder = builder;
    this.#bucket = bucket;
    this.#limits = limits;
    this.#categories = new ByteDictionary((name) => builder.categoryNumber(decodeText(name)));
  }

  /** Reads the next bytes, which it may overwrite. */
  push(chunk: Uint8Array): void {
    this.#scanner.push(chunk);
  }

  /** Takes the end of the reply. */
  end(): void {
    this.#scanner.end();
    if (!this.#headerRead) throw new UnexpectedReplyError("The reply is empty.");
  }

  #takeLine(record: CsvRecord): void {
    const { bytes, start, end, fieldCount } = record;
    const number = (field: number) => readInteger(bytes, start[field] as number, end[field] as number);
    if (fieldCount !== HEADER.length) throw new UnexpectedReplyError(`A line has ${fieldCount} fields.`);
    if (!this.#headerRead) {
      const names = HEADER.map((_, field) => decodeText(record.bytesOf(field)));
      if (names.join() !== HEADER.join()) throw new UnexpectedReplyError(`The columns are ${names.join()}.`);
      this.#headerRead = true;
      return;
    }
    const lngE7 = number(0);
    const latE7 = number(1);
    const time = timeOfBucket(this.#bucket, number(3));
    const rows = number(4);
    this.lines++;
    if (this.lines > this.#limits.lines || this.rowsKept + rows > this.#limits.rows) {
      throw new ReplyTooLargeError(`More than ${this.#limits.lines} lines or ${this.#limits.rows} rows.`);
    }
    if (lngE7 === 0 && latE7 === 0) {
      this.rowsAtZero += rows;
      return;
    }
    const location = this.#builder.locations.numberOf(lngE7, latE7);
    const category = this.#categories.idOf(bytes, start[2] as number, end[2] as number);
    for (let row = 0; row < rows; row++) this.#builder.addRow(location, category, time);
    this.rowsKept += rows;
    if (time === NO_TIME) this.rowsWithoutTime += rows;
  }
}

/** Wall-clock minutes at the start of a time bucket as `writeAggregation` numbers them. */
export function timeOfBucket(bucket: TimeBucket, number: number): number {
  if (number === 0) return NO_TIME;
  if (bucket === "month") return wallMinutes(Math.floor(number / 100), number % 100);
  return number * MINUTES_PER_BUCKET[bucket];
}

function readInteger(bytes: Uint8Array, start: number, end: number): number {
  const negative = bytes[start] === MINUS;
  const first = negative ? start + 1 : start;
  if (first >= end || end - first > MOST_DIGITS) throw new UnexpectedReplyError("A field is not a number.");
  let value = 0;
  for (let at = first; at < end; at++) {
    const digit = (bytes[at] as number) - ZERO;
    if (digit < 0 || digit > 9) throw new UnexpectedReplyError("A field is not a number.");
    value = value * 10 + digit;
  }
  return negative ? -value : value;
}
