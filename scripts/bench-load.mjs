import { installBeside } from "./install-beside.mjs";
import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";
import { runNode } from "./run-program.mjs";

/**
 * Measures loading beside its peers: npm run bench:load -- [FILE.csv[.gz]] [--rounds N].
 * ClickHouse takes part where `npm run test:clickhouse` has installed it.
 */
await runCommand(async () => {
  await installDependencies();
  await installBeside(inRepository("test", "bench"));
  const tsx = import.meta.resolve("tsx");
  const script = inRepository("test", "bench", "load.ts");
  return runNode("--import", [tsx, script, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? inRepository(),
  });
});
