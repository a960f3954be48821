import { ANALYSE_HELP, runAnalyse } from "./cli/analyse.ts";
import { UsageError } from "./cli/input.ts";
import { INSPECT_HELP, runInspect } from "./cli/inspect.ts";
import { PLAN_HELP, runPlan } from "./cli/plan.ts";
import { ProblemError } from "./model/problem.ts";

const COMMANDS: Readonly<
  Record<string, { readonly help: string; readonly run: (args: readonly string[]) => Promise<void> }>
> = {
  plan: { help: PLAN_HELP, run: runPlan },
  analyse: { help: ANALYSE_HELP, run: runAnalyse },
  inspect: { help: INSPECT_HELP, run: runInspect },
};

const CLOSING = `Every row of the files is kept or accounted for; nothing is sent anywhere.
Exit codes: 0 done, 2 wrong use or input (one line on standard error says what).`;

/**
 * Runs one command of the terminal.
 * @returns The exit code: 0, or 2 for wrong use or input that cannot be read.
 */
export async function main(argv: readonly string[]): Promise<number> {
  try {
    const [name, ...rest] = argv;
    const command = name !== undefined && Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
    if (name === undefined || name === "--help" || name === "help" || rest.includes("--help")) {
      const helps = command ? [command.help] : Object.values(COMMANDS).map(({ help }) => help);
      console.log([...helps, CLOSING].join("\n\n"));
      return 0;
    }
    if (!command) throw new UsageError(`Unknown command "${name}". Try: muster --help`);
    await command.run(rest);
    return 0;
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ProblemError)) throw error;
    console.error(`muster: ${error.message.replace(/\s*\n\s*/g, " ")}`);
    return 2;
  }
}

process.exitCode = await main(process.argv.slice(2));
