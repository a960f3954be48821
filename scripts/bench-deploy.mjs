import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";
import { runNode } from "./run-program.mjs";

/**
 * Solves published placing problems to proof beside plain HiGHS on the textbook model:
 * npm run bench:deploy -- [--dir FOLDER] [--limit SECONDS] [--only PART-OF-A-NAME].
 */
await runCommand(async () => {
  await installDependencies();
  const tsx = import.meta.resolve("tsx");
  const script = inRepository("test", "bench", "deploy.ts");
  return runNode("--import", [tsx, script, ...process.argv.slice(2)], {
    cwd: process.env.INIT_CWD ?? inRepository(),
  });
});
