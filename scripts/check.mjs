import { installDependencies } from "./install-dependencies.mjs";
import { runCommand } from "./refusal.mjs";
import { QUICK_STEPS, runSteps } from "./verification-steps.mjs";

await runCommand(async () => {
  await installDependencies();
  return runSteps(QUICK_STEPS);
});
