/** A failure that one line explains to the person who typed the command; no stack is shown for it. */
export class Refusal extends Error {
  name = "Refusal";
}

/**
 * Runs a command's work and ends the process the way a terminal expects: the exit code the work returns,
 * if it returns one, or one line on standard error and code 1 for a `Refusal`.
 * @param {() => Promise<number | void>} work
 */
export async function runCommand(work) {
  try {
    const code = await work();
    if (code !== undefined) process.exitCode = code;
  } catch (error) {
    process.stderr.write(`${error instanceof Refusal ? error.message : error.stack}\n`);
    process.exitCode = 1;
  }
}
