import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { ALL_STEPS, runSteps } from "./verification-steps.mjs";

await runCommand(async () => {
  await installDependencies();
  return runSteps(ALL_STEPS);
});
