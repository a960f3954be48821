import { createHash } from "node:crypto";
import { existsSync, lstatSync, readFileSync, writeFileSync } from "node:fs";
import { basename } from "node:path";
import { isInstalledAsLocked, lockMatchesManifest, packagesLeftOut } from "./lock-file.mjs";
import { Refusal } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";
import { runAlone } from "./run-alone.mjs";
import { runNode, runProgram, TO_STANDARD_ERROR } from "./run-program.mjs";

const OLDEST_NODE = [20, 19];
const SYSTEM = `${process.platform}-${process.arch}`;
const LOCK = inRepository("package-lock.json");
const MARKER = inRepository("node_modules", ".muster-lock-hash");
const NPM_RECORD = inRepository("node_modules", ".package-lock.json");

/**
 * Installs what package-lock.json asks for, where it is not installed yet. Says nothing where there is nothing to do;
 * otherwise all output goes to standard error. Two commands at once install once.
 */
export async function installDependencies() {
  refuseOldNode(process.versions.node);
  const mark = installMark();
  if (readMarker() === mark) return;
  await runAlone("install", async () => {
    if (readMarker() === mark) return;
    refuseStaleLock();
    if (!isAlreadyInPlace()) refuseLinkedFolder(inRepository("node_modules"));
    if (!isAlreadyInPlace()) await installFromLock();
    writeFileSync(MARKER, mark);
  });
}

/** Throws a `Refusal` where this Node is too old to run the tools. */
export function refuseOldNode(version) {
  const [major, minor] = version.split(".").map(Number);
  const isOld = major < OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor < OLDEST_NODE[1]);
  if (!isOld) return;
  throw new Refusal(
    `Muster needs Node ${OLDEST_NODE.join(".")} or newer and this is Node ${version}: install a newer one from https://nodejs.org.`,
  );
}

/** Throws a `Refusal` where this folder is a link: installing through it would empty the folder of another checkout. */
export function refuseLinkedFolder(folder) {
  if (!lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return;
  throw new Refusal(
    `${folder} is a link to another folder, which does not hold what package-lock.json asks for: delete the link and try again, or install there.`,
  );
}

function refuseStaleLock() {
  if (lockMatchesManifest(readJson(LOCK), readJson(inRepository("package.json")))) return;
  throw new Refusal("package.json and package-lock.json disagree: run `npm install` and commit both files.");
}

/** What the marker holds after an install: the system it was made for, and the lock it was made from. */
function installMark() {
  return `${SYSTEM} ${createHash("sha256").update(readFileSync(LOCK)).digest("hex")}`;
}

function readMarker() {
  return existsSync(MARKER) ? readFileSync(MARKER, "utf8") : undefined;
}

/** Whether somebody's own `npm install` on this system has already brought what the lock asks for. */
function isAlreadyInPlace() {
  const madeForAnotherSystem = !(readMarker() ?? SYSTEM).startsWith(SYSTEM);
  if (madeForAnotherSystem || !existsSync(NPM_RECORD)) return false;
  return isInstalledAsLocked(readJson(NPM_RECORD), readJson(LOCK));
}

async function installFromLock() {
  const leftOut = packagesLeftOut(readJson(LOCK));
  const command = leftOut.length === 0 ? ["ci"] : ["install", "--no-save"];
  process.stderr.write("Installing what Muster needs; this happens once and takes a minute …\n");
  if (leftOut.length > 0) {
    process.stderr.write(
      `(with "npm ${command.join(" ")}", since package-lock.json leaves out ${leftOut.length} builds for other systems)\n`,
    );
  }
  const code = await runNpm([...command, "--include=dev", "--no-audit", "--no-fund"]);
  if (code !== 0) {
    throw new Refusal(
      `The packages could not be installed (npm ended with ${code}): check the network and the messages above, then try again.`,
    );
  }
}

function runNpm(args) {
  const callingNpm = process.env.npm_execpath ?? "";
  if (basename(callingNpm) === "npm-cli.js") return runNode(callingNpm, args, TO_STANDARD_ERROR);
  return runProgram("npm", args, { ...TO_STANDARD_ERROR, shell: process.platform === "win32" });
}

function readJson(path) {
  return JSON.parse(readFileSync(path, "utf8"));
}
