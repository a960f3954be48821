import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";

/** Runs src/cli.ts in this very process, so that its exit code, its streams and its signals are this command's own. */
await runCommand(async () => {
  await installDependencies();
  const { register } = await import("tsx/esm/api");
  register({ tsconfig: inRepository("tsconfig.json") });
  standWhereTheCallerStands();
  process.argv[1] = inRepository("src", "cli.ts");
  await import("../src/cli.ts");
});

/** `npm run` moves to the repository; paths typed by a person are relative to where they typed them. */
function standWhereTheCallerStands() {
  const { npm_lifecycle_event: script, INIT_CWD: folder } = process.env;
  if (script === "muster" && folder) process.chdir(folder);
}
