import { spawn } from "node:child_process";
import { constants } from "node:os";
import { repositoryRoot } from "./repository.mjs";

const FORWARDED = ["SIGINT", "SIGTERM", "SIGHUP"];

/**
 * Runs a program from the repository root to its end and resolves to its exit code: 128 plus the signal's
 * number where a signal ended it, 127 where it could not be started. Signals that end this process are passed on.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {import("node:child_process").SpawnOptions} [options] standard streams are inherited unless given
 * @returns {Promise<number>}
 */
export function runProgram(program, args, options = {}) {
  const child = spawn(program, args, { cwd: repositoryRoot, stdio: "inherit", ...options });
  const forward = (signal) => {
    const terminalTellsTheChild = signal === "SIGINT" && process.stdin.isTTY;
    if (!terminalTellsTheChild) child.kill(signal);
  };
  for (const signal of FORWARDED) process.on(signal, forward);
  return new Promise((resolve) => {
    child.once("error", (error) => {
      process.stderr.write(`${program} could not be started: ${error.message}\n`);
      resolve(127);
    });
    child.once("exit", (code, signal) => resolve(code ?? 128 + constants.signals[signal]));
  }).finally(() => {
    for (const signal of FORWARDED) process.off(signal, forward);
  });
}

/** Runs a JavaScript program with this same Node; otherwise as `runProgram`. */
export function runNode(script, args, options) {
  return runProgram(process.execPath, [script, ...args], options);
}

/** Standard streams for a program whose output must not mix with this command's own standard output. */
export const TO_STANDARD_ERROR = { stdio: ["ignore", process.stderr.fd, process.stderr.fd] };
