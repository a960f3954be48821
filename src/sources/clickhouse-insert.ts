import { type CrimeTable, NO_TIME } from "../model/crime-table.ts";
import { ProblemError } from "../model/problem.ts";
import { type ClickHouseAccount, ClickHouseConnection } from "./clickhouse-connection.ts";
import { unusableName } from "./clickhouse-problems.ts";
import { CLICKHOUSE_COLUMNS, writeCreateTable } from "./clickhouse-schema.ts";
import {
  FIRST_TIME_SECONDS,
  LAST_TIME_SECONDS,
  UnsafeNameError,
  writeIdentifier,
  writeString,
} from "./clickhouse-sql.ts";

const ROWS_PER_INSERT = 250_000;
const SECONDS_PER_MINUTE = 60;

/** A table of a server and an account that may write to it. */
export interface ClickHouseTarget extends ClickHouseAccount {
  readonly database: string;
  readonly table: string;
}

/** What became of the rows of one load. */
export interface ClickHouseLoad {
  readonly rowsSent: number;
  /** Rows of files that the table holds already, which were not sent again. */
  readonly rowsThere: number;
  /** Rows whose time a `DateTime` cannot hold; they are sent without a time. */
  readonly timesOutOfRange: number;
}

/** Makes the database and the table where they are missing. @throws ProblemError as `ClickHouseConnection.send` does */
export async function createClickHouseTable(target: ClickHouseTarget): Promise<void> {
  const { connection, name } = connect(target);
  const version = (await connection.ask("SELECT version()", name)).trim();
  await connection.ask(`CREATE DATABASE IF NOT EXISTS ${writeIdentifier(target.database)}`, name);
  await connection.ask(writeCreateTable(target.database, target.table, version), name);
}

/**
 * Sends the rows of a table to ClickHouse. A file, known by its own name without archive or folder, that the table
 * holds already in full is passed over, so that a load may be repeated after a break and archives may overlap.
 * @throws ProblemError where the server is in the way, or holds a file only in part
 */
export async function insertIntoClickHouse(
  target: ClickHouseTarget,
  crimes: CrimeTable,
  onProgress: (rowsDone: number) => void = () => undefined,
): Promise<ClickHouseLoad> {
  const { connection, name } = connect(target);
  const files = filesOf(crimes);
  const there = await rowsThere(connection, target, [...new Set(files.map(({ file }) => file))]);
  const rowsOf = new Map<string, number>();
  for (const { file, to, from } of files) rowsOf.set(file, (rowsOf.get(file) ?? 0) + to - from);
  for (const [file, rows] of rowsOf) {
    const held = there.get(file) ?? 0;
    if (held !== 0 && held !== rows) throw heldInPart(name, file, held, rows);
  }
  const statement = `INSERT INTO ${tableOf(target)} (${CLICKHOUSE_COLUMNS.join(", ")}) FORMAT TabSeparated`;
  const load = { rowsSent: 0, rowsThere: 0, timesOutOfRange: 0 };
  for (const { file, from, to } of files) {
    if (there.has(file)) load.rowsThere += to - from;
    else {
      for (let row = from; row < to; row += ROWS_PER_INSERT) {
        const lines = writeLines(crimes, row, Math.min(to, row + ROWS_PER_INSERT), file);
        load.timesOutOfRange += lines.timesOutOfRange;
        await connection.ask(statement, name, {
          data: new Blob(lines.parts),
          settings: { insert_distributed_sync: "1" },
        });
        load.rowsSent += Math.min(to, row + ROWS_PER_INSERT) - row;
        onProgress(load.rowsSent + load.rowsThere);
      }
    }
  }
  return load;
}

function connect(target: ClickHouseTarget): { connection: ClickHouseConnection; name: string } {
  try {
    tableOf(target);
  } catch (error) {
    throw error instanceof UnsafeNameError ? unusableName(error.message) : error;
  }
  return { connection: new ClickHouseConnection(target), name: `${target.database}.${target.table}` };
}

function tableOf({ database, table }: ClickHouseTarget): string {
  return `${writeIdentifier(database)}.${writeIdentifier(table)}`;
}

interface FileRows {
  readonly file: string;
  readonly from: number;
  readonly to: number;
}

/** The runs of rows that came from each file; rows lie in a table in the order of its files. */
function filesOf(crimes: CrimeTable): FileRows[] {
  let from = 0;
  const files = crimes.files.map(({ name, rowsKept }) => {
    const run = { file: name.split(/[/›]/).at(-1)?.trim() ?? name, from, to: from + rowsKept };
    from = run.to;
    return run;
  });
  if (from !== crimes.rowCount)
    throw new RangeError(`Files keep ${from} rows, the table ${crimes.rowCount}.`);
  return files.filter((run) => run.to > run.from);
}

async function rowsThere(
  connection: ClickHouseConnection,
  target: ClickHouseTarget,
  files: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>();
  if (files.length === 0) return counts;
  const list = files.map((file, i) => `countIf(file = ${writeString(file)}) AS n${i}`);
  for (let first = 0; first < list.length; first += 100) {
    const reply = await connection.ask(
      `SELECT ${list.slice(first, first + 100).join(", ")} FROM ${tableOf(target)} FORMAT TabSeparated`,
      `${target.database}.${target.table}`,
    );
    reply
      .trim()
      .split("\t")
      .forEach((count, i) => {
        if (count !== "0") counts.set(files[first + i] as string, Number(count));
      });
  }
  return counts;
}

function writeLines(crimes: CrimeTable, from: number, to: number, file: string) {
  const categories = crimes.categories.map(escapeTabbed);
  const about = [crimes.timePrecision, crimes.simulated ? 1 : 0, crimes.attribution, file]
    .map((field) => escapeTabbed(String(field)))
    .join("\t");
  const stamps = new Map<number, string>();
  const parts: string[] = [];
  let timesOutOfRange = 0;
  for (let row = from; row < to; row++) {
    const location = crimes.locationOf[row] as number;
    const time = crimes.timeOf[row] as number;
    const seconds = time * SECONDS_PER_MINUTE;
    const fits = seconds >= FIRST_TIME_SECONDS && seconds <= LAST_TIME_SECONDS;
    if (!fits && time !== NO_TIME) timesOutOfRange++;
    let stamp = stamps.get(fits ? seconds : 0);
    if (stamp === undefined) {
      stamp = new Date(fits ? seconds * 1000 : 0).toISOString().slice(0, 19).replace("T", " ");
      stamps.set(fits ? seconds : 0, stamp);
    }
    parts.push(
      `${crimes.lngE7[location]}\t${crimes.latE7[location]}\t${categories[crimes.categoryOf[row] as number]}\t${stamp}\t${about}\n`,
    );
  }
  return { parts, timesOutOfRange };
}

/** A text as ClickHouse reads it between tabs. */
function escapeTabbed(text: string): string {
  return text.replace(/[\\\t\n\r]/g, (mark) => ({ "\\": "\\\\", "\t": "\\t", "\n": "\\n" })[mark] ?? "\\r");
}

function heldInPart(table: string, file: string, held: number, rows: number): ProblemError {
  return new ProblemError({
    what: `${table} holds ${held.toLocaleString("en-GB")} rows of "${file}", which has ${rows.toLocaleString("en-GB")}.`,
    meaning: "An earlier load broke off, or another file had the same name. Nothing was sent.",
    remedy: `Delete those rows with: ALTER TABLE … DELETE WHERE file = ${writeString(file)} (on every shard's own table), then load again.`,
    where: { file },
  });
}
