import type { TimePrecision } from "../model/wall-clock.ts";
import { writeIdentifier } from "./clickhouse-sql.ts";

/** The columns that Muster reads from a ClickHouse table or view, in the order in which it writes them. */
export const CLICKHOUSE_COLUMNS = [
  "lng_e7",
  "lat_e7",
  "category",
  "time",
  "precision",
  "simulated",
  "source",
  "file",
] as const;

/** What the column `precision` may hold; anything else is taken for "none". */
export const PRECISIONS: readonly TimePrecision[] = ["none", "month", "day", "hour", "minute"];

/** The first version of the server whose `LowCardinality` type needs no experimental setting. */
const FIRST_WITH_LOW_CARDINALITY = 19;

/**
 * The statement that makes a table for crimes.
 * @param version what `SELECT version()` answers; servers before 19 get plain `String` columns
 */
export function writeCreateTable(database: string, table: string, version: string): string {
  const text =
    Number.parseInt(version, 10) < FIRST_WITH_LOW_CARDINALITY ? "String" : "LowCardinality(String)";
  return `CREATE TABLE IF NOT EXISTS ${writeIdentifier(database)}.${writeIdentifier(table)} (
  lng_e7 Int32,
  lat_e7 Int32,
  category ${text},
  time DateTime('UTC'),
  precision ${text},
  simulated UInt8,
  source ${text},
  file ${text}
)
ENGINE = MergeTree
PARTITION BY toYear(time)
ORDER BY (lat_e7, lng_e7, category, time)`;
}

/**
 * The statement that makes one table of several shards: rows of one location stay on one server.
 * @param cluster the name under `remote_servers` in the server's configuration
 * @param local the table that `writeCreateTable` made on every shard
 */
export function writeCreateDistributed(
  database: string,
  table: string,
  cluster: string,
  local: string,
): string {
  const [db, name, shardTable] = [database, table, local].map(writeIdentifier);
  return `CREATE TABLE IF NOT EXISTS ${db}.${name} AS ${db}.${shardTable}
ENGINE = Distributed(${writeIdentifier(cluster)}, ${db}, ${shardTable}, cityHash64(lng_e7, lat_e7))`;
}
