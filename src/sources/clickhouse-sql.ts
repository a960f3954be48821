import { UNITS_PER_DEGREE } from "../model/crime-table.ts";
import type { Query } from "../model/query.ts";
import { MINUTES_PER_DAY, wallMinutes } from "../model/wall-clock.ts";

import { UNSPECIFIED } from "./table-builder.ts";

/** A box in degrees. Where `west` is greater than `east` it reaches across the 180th meridian. */
export interface StudyBox {
  readonly west: number;
  readonly south: number;
  readonly east: number;
  readonly north: number;
}

/** How finely a warehouse is asked to tell times apart. */
export type TimeBucket = "month" | "day" | "hour" | "minute";

/** What is asked of one table of a warehouse. */
export interface WarehouseQuestion {
  readonly database: string;
  readonly table: string;
  readonly area: StudyBox;
  readonly query: Query;
}

/** Thrown for a database or table name that is not letters, digits and underscores. */
export class UnsafeNameError extends Error {
  override readonly name = "UnsafeNameError";
}

const SECONDS_PER_MINUTE = 60;

/** Times before this many seconds, the whole of 1 January 1970, stand for "no time". */
export const FIRST_TIME_SECONDS = SECONDS_PER_MINUTE * MINUTES_PER_DAY;

/** The last second that a `DateTime` column can hold. */
export const LAST_TIME_SECONDS = 0xffff_ffff;

const SECONDS_PER_BUCKET = { day: 86_400, hour: 3600, minute: 60 } as const;
const IDENTIFIER = /^[A-Za-z_][A-Za-z0-9_]{0,127}$/;
const PLAIN_TEXT = /^[A-Za-z0-9 ,.;:()&/+_-]*$/;

const encoder = new TextEncoder();

/**
 * A database, table or column name between back quotes.
 * @throws UnsafeNameError
 */
export function writeIdentifier(name: string): string {
  if (!IDENTIFIER.test(name)) throw new UnsafeNameError(name);
  return `\`${name}\``;
}

/** A whole number. @throws RangeError where it is none */
export function writeInteger(value: number): string {
  if (!Number.isSafeInteger(value)) throw new RangeError(`${value} is not a whole number.`);
  return String(value);
}

/**
 * A text. Servers before 19.14 know no query parameters, so values are written into the statement, in a way that has
 * nothing to escape: text of letters, digits and harmless marks stands between quotes, and all other text is given as
 * the hexadecimal digits of its UTF-8 bytes.
 */
export function writeString(text: string): string {
  if (PLAIN_TEXT.test(text)) return `'${text}'`;
  return `unhex('${Array.from(encoder.encode(text), (byte) => byte.toString(16).padStart(2, "0")).join("")}')`;
}

/** Asks where the rows of the study box come from: `source, precision, simulated, n`, one line for each that differs. */
export function writeSurvey(question: WarehouseQuestion): string {
  return [
    "SELECT source, precision, simulated, count() AS n",
    ...writeRows(question),
    "GROUP BY source, precision, simulated",
    "ORDER BY n DESC, source, precision, simulated",
    "LIMIT 1000",
    "FORMAT CSVWithNames",
  ].join("\n");
}

/**
 * Asks for the rows of the study box gathered by location, category and time: `lng_e7, lat_e7, category, bucket, n`.
 * `bucket` is the year and month as YYYYMM, or the days, hours or minutes since 1970 on the data's own clock; 0 stands
 * for no time.
 * @param most as many lines as may come
 */
export function writeAggregation(question: WarehouseQuestion, bucket: TimeBucket, most: number): string {
  const moment = "toUInt32(time)";
  const number =
    bucket === "month" ? "toYYYYMM(time, 'UTC')" : `intDiv(${moment}, ${SECONDS_PER_BUCKET[bucket]})`;
  return [
    `SELECT lng_e7, lat_e7, category, if(${moment} < ${FIRST_TIME_SECONDS}, 0, ${number}) AS bucket, count() AS n`,
    ...writeRows(question),
    "GROUP BY lng_e7, lat_e7, category, bucket",
    "ORDER BY lng_e7, lat_e7, category, bucket",
    `LIMIT ${writeInteger(most)}`,
    "FORMAT CSVWithNames",
  ].join("\n");
}

function writeRows({ database, table, area, query }: WarehouseQuestion): string[] {
  const conditions = [...writeArea(area), ...writeCategories(query.categories), ...writePeriod(query.period)];
  return [
    `FROM ${writeIdentifier(database)}.${writeIdentifier(table)}`,
    `WHERE ${conditions.join("\n  AND ")}`,
  ];
}

function writeArea({ west, south, east, north }: StudyBox): string[] {
  const from = writeInteger(Math.floor(west * UNITS_PER_DEGREE));
  const to = writeInteger(Math.ceil(east * UNITS_PER_DEGREE));
  return [
    `lat_e7 >= ${writeInteger(Math.floor(south * UNITS_PER_DEGREE))}`,
    `lat_e7 <= ${writeInteger(Math.ceil(north * UNITS_PER_DEGREE))}`,
    west <= east ? `lng_e7 >= ${from} AND lng_e7 <= ${to}` : `(lng_e7 >= ${from} OR lng_e7 <= ${to})`,
  ];
}

function writeCategories(categories: Query["categories"]): string[] {
  if (categories === null) return [];
  const names = categories.includes(UNSPECIFIED) ? [...categories, ""] : categories;
  if (names.length === 0) return ["1 = 0"];
  return [`category IN (${names.map(writeString).join(", ")})`];
}

function writePeriod(period: Query["period"]): string[] {
  if (period === null) return [];
  const from = Math.max(FIRST_TIME_SECONDS, startOfMonthSeconds(period.from));
  const before = Math.max(FIRST_TIME_SECONDS, startOfMonthSeconds(period.to + 1));
  if (from > LAST_TIME_SECONDS) return ["1 = 0"];
  return [
    `time >= toDateTime(${writeInteger(from)})`,
    ...(before <= LAST_TIME_SECONDS ? [`time < toDateTime(${writeInteger(before)})`] : []),
  ];
}

function startOfMonthSeconds(month: number): number {
  const year = Math.floor(month / 12);
  return wallMinutes(1970 + year, month - 12 * year + 1) * SECONDS_PER_MINUTE;
}
