import { existsSync } from "node:fs";
import { join } from "node:path";
import { Refusal } from "./refusal.mjs";
import { runProgram, TO_STANDARD_ERROR } from "./run-program.mjs";

/**
 * Installs the packages of a folder with its own package.json, where they are not there yet. By `npm install`, since
 * `npm ci` refuses a lock that lacks a build for some other platform.
 */
export async function installBeside(folder) {
  if (existsSync(join(folder, "node_modules", ".package-lock.json"))) return;
  process.stderr.write(`Installing the packages of ${folder}; this happens once …\n`);
  const code = await runProgram("npm", ["install", "--no-save", "--no-audit", "--no-fund"], {
    ...TO_STANDARD_ERROR,
    cwd: folder,
    shell: process.platform === "win32",
  });
  if (code !== 0)
    throw new Refusal(`The packages of ${folder} could not be installed (npm ended with ${code}).`);
}
