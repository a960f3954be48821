import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";
import { runNode } from "./run-program.mjs";

/** Tries the analyses on simulated data with planted truth: npm run validate -- [--seeds N] [--quick]. */
await runCommand(async () => {
  await installDependencies();
  const tsx = import.meta.resolve("tsx");
  const script = inRepository("test", "validation", "validate.ts");
  return runNode("--import", [tsx, script, ...process.argv.slice(2)]);
});
