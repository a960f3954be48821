import { existsSync } from "node:fs";
import { installBeside } from "./install-beside.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { Refusal, runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";
import { runNode } from "./run-program.mjs";

/** Runs the tests that need ClickHouse itself: two servers of Debian's package, and the current engine from npm. */
await runCommand(async () => {
  if (!["/usr/sbin/clickhouse-server", "/usr/bin/clickhouse-server"].some((path) => existsSync(path))) {
    throw new Refusal("There is no ClickHouse server here: apt-get install clickhouse-server (Debian).");
  }
  await installDependencies();
  await installBeside(inRepository("test", "clickhouse"));
  return runNode(inRepository("node_modules", "vitest", "vitest.mjs"), ["run", "test/clickhouse"]);
});
