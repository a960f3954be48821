import { openAsBlob } from "node:fs";
import { basename } from "node:path";
import { parseArgs } from "node:util";
import { installDependencies } from "./install-dependencies.mjs";
import { Refusal, runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";

const HELP = `Usage: npm run clickhouse:load -- FILE... --url http://HOST:8123 [options]

Reads crime files (data.police.uk archives, CSV, Parquet) and inserts their rows into a ClickHouse table.
A file that the table holds already is passed over, so the command may be repeated.

  --url URL        the server's HTTP interface
  --table DB.TABLE the table to fill (default.crimes)
  --user NAME      an account that may write (default)
  --create         makes the database and the table first, where they are missing
  --help           shows this

The password is read from the environment variable CLICKHOUSE_PASSWORD.
`;

await runCommand(async () => {
  const { values, positionals } = readOptions(process.argv.slice(2));
  if (values.help) {
    process.stdout.write(HELP);
    return;
  }
  if (positionals.length === 0) throw new Refusal("Name one or more files. --help shows how.");
  if (!values.url) throw new Refusal("Say where the server is: --url http://HOST:8123");
  const [database, table, ...more] = values.table.split(".");
  if (!table || more.length > 0) throw new Refusal(`--table is DATABASE.TABLE, not "${values.table}".`);
  const { CLICKHOUSE_PASSWORD: password = "", INIT_CWD: folder } = process.env;
  if (folder) process.chdir(folder);
  await installDependencies();
  await load(positionals, { url: values.url, user: values.user, password, database, table }, values.create);
});

function readOptions(args) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: {
        url: { type: "string" },
        table: { type: "string", default: "default.crimes" },
        user: { type: "string", default: "default" },
        create: { type: "boolean", default: false },
        help: { type: "boolean", default: false },
      },
    });
  } catch (error) {
    throw new Refusal(`${error.message.split(". ")[0]}. --help lists the options.`);
  }
}

async function load(paths, target, create) {
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: inRepository("tsconfig.json") });
  const { openFiles } = await import("../src/sources/open-files.ts");
  const { createClickHouseTable, insertIntoClickHouse } = await import("../src/sources/clickhouse-insert.ts");
  try {
    if (create) await createClickHouseTable(target);
    for (const path of paths) {
      const blob = await openAsBlob(path).catch((error) => {
        throw new Refusal(`Cannot read ${path}: ${error.message}.`);
      });
      const crimes = await openFiles([{ name: basename(path), blob }]);
      const read = crimes.files.reduce((sum, { rowsRead }) => sum + rowsRead, 0);
      const { rowsSent, rowsThere, timesOutOfRange } = await insertIntoClickHouse(target, crimes, (done) =>
        process.stderr.write(`\r${basename(path)}: ${inWords(done)} of ${inWords(crimes.rowCount)} rows `),
      );
      process.stderr.write("\r");
      process.stdout.write(
        `${basename(path)}: ${inWords(read)} rows read, ${inWords(read - crimes.rowCount)} without usable coordinates, ${inWords(rowsSent)} sent, ${inWords(rowsThere)} there already${timesOutOfRange > 0 ? `, ${inWords(timesOutOfRange)} sent without a time (before 1970 or after 2105)` : ""}\n`,
      );
    }
  } catch (error) {
    if (error.name === "ProblemError") throw new Refusal(error.message);
    throw error;
  }
}

function inWords(count) {
  return count.toLocaleString("en-GB");
}
