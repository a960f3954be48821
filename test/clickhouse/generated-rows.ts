import { writeString } from "../../src/sources/clickhouse-sql.ts";

/** Crime types that a writer of SQL or CSV might stumble over. */
export const CATEGORIES = [
  "Violence and sexual offences",
  "Drunk & disorderly",
  "Driver's licence",
  'Theft "from" the person',
  "Über\\fall",
  "Two\nlines, one\ttab",
  "",
] as const;

/** As many snap points as there are; rows repeat them, as open crime data does. */
const POINTS = 20_000;
const WEST_E7 = -4_000_000;
const SOUTH_E7 = 513_000_000;

/**
 * A SELECT of `count` generated rows from row `from` on, in the columns of the crimes table. It is arithmetic on the row
 * number alone, so that any engine makes the same rows: points over a box of about 55 × 45 km on London, twelve months
 * of minutes.
 */
export function writeGeneratedRows(from: number, count: number): string {
  const point = `(intHash32(number) % ${POINTS})`;
  const names = CATEGORIES.map(writeString).join(", ");
  return `SELECT
  toInt32(${WEST_E7} + (${point} * 7919) % 8000000) AS lng_e7,
  toInt32(${SOUTH_E7} + (${point} * 104729) % 4000000) AS lat_e7,
  [${names}][1 + intHash32(number + 1) % ${CATEGORIES.length}] AS category,
  toDateTime(if(number % 1000 = 0, 0, 1735689600 + 60 * (intHash32(number + 2) % 525600)), 'UTC') AS time,
  'minute' AS precision,
  toUInt8(1) AS simulated,
  'Generated for tests' AS source,
  'generated' AS file
FROM (SELECT toUInt32(number + ${from}) AS number FROM system.numbers LIMIT ${count})`;
}
