import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { Refusal, runCommand } from "./refusal.mjs";
import { inRepository, repositoryRoot } from "./repository.mjs";
import { runProgram, TO_STANDARD_ERROR } from "./run-program.mjs";

const run = promisify(execFile);

const PROGRAM_NAMES = {
  linux: ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge"],
  darwin: ["chromium", "google-chrome"],
  win32: ["chrome.exe", "chromium.exe", "msedge.exe"],
};

const WINDOWS_PLACES = [
  "Google/Chrome/Application/chrome.exe",
  "Chromium/Application/chrome.exe",
  "Microsoft/Edge/Application/msedge.exe",
];

const PLAYWRIGHT_PROGRAM = inRepository("node_modules/@playwright/test/cli.js");

/**
 * What the search may look at and start.
 * @typedef {object} Machine
 * @property {NodeJS.ProcessEnv} env
 * @property {NodeJS.Platform} platform
 * @property {readonly string[]} usualPlaces full paths where browsers are usually installed
 * @property {boolean} isDebianRoot whether Debian packages can be installed
 * @property {boolean} mayDownload whether Playwright may download its browser
 * @property {(line: string) => void} tell says what is about to be installed
 */

/** This machine as it is. @returns {Machine} */
export function thisMachine() {
  return {
    env: process.env,
    platform: process.platform,
    usualPlaces: usualPlaces(process.platform, process.env),
    isDebianRoot: process.getuid?.() === 0 && existsSync("/etc/debian_version"),
    mayDownload: true,
    tell: (line) => process.stderr.write(`${line}\n`),
  };
}

/**
 * Finds a Chromium, or gets one: CHROMIUM_PATH; an installed Chrome, Chromium or Edge; Playwright's own;
 * Debian's package where that can be installed; Playwright's download. What is installed says so on standard error.
 * @param {Machine} [machine]
 * @returns {Promise<string>} the path of a browser that answers `--version`
 * @throws {Refusal} where none can be had, or CHROMIUM_PATH names none
 */
export async function findChromium(machine = thisMachine()) {
  const waysToABrowser = [
    namedChromium,
    installedBrowser,
    playwrightChromium,
    debianChromium,
    downloadedChromium,
  ];
  for (const look of waysToABrowser) {
    const path = await look(machine);
    if (path) return path;
  }
  throw new Refusal(
    "No Chromium found: install Chrome, Chromium or Edge, or set CHROMIUM_PATH to one, then run this again.",
  );
}

async function namedChromium(machine) {
  const path = machine.env.CHROMIUM_PATH;
  if (!path || (await answers(path, machine))) return path;
  throw new Refusal(
    `CHROMIUM_PATH is set to ${path}, which is not a browser that starts: correct it or unset it.`,
  );
}

async function installedBrowser(machine) {
  const folders = (machine.env.PATH ?? machine.env.Path ?? "").split(delimiter).filter(Boolean);
  const names = PROGRAM_NAMES[machine.platform] ?? PROGRAM_NAMES.linux;
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  for (const path of [...onPath, ...machine.usualPlaces]) {
    if (await answers(path, machine)) return path;
  }
}

async function playwrightChromium(machine) {
  const program =
    'import { chromium } from "@playwright/test"; process.stdout.write(chromium.executablePath());';
  const { stdout: path } = await run(process.execPath, ["--input-type=module", "--eval", program], {
    cwd: repositoryRoot,
    env: machine.env,
  });
  if (await answers(path, machine)) return path;
}

async function debianChromium(machine) {
  if (!machine.isDebianRoot) return;
  machine.tell("No browser found; installing Debian's chromium for the browser tests …");
  const options = { ...TO_STANDARD_ERROR, env: { ...machine.env, DEBIAN_FRONTEND: "noninteractive" } };
  if ((await runProgram("apt-get", ["update"], options)) !== 0) return;
  if ((await runProgram("apt-get", ["install", "-y", "chromium"], options)) !== 0) return;
  return installedBrowser(machine);
}

async function downloadedChromium(machine) {
  if (!machine.mayDownload) return;
  machine.tell("No browser found; downloading Playwright's for the browser tests …");
  const options = { ...TO_STANDARD_ERROR, env: machine.env };
  if ((await runProgram(process.execPath, [PLAYWRIGHT_PROGRAM, "install", "chromium"], options)) !== 0)
    return;
  return playwrightChromium(machine);
}

/** Whether there is a browser at `path` that starts. On Windows `--version` opens a window, so there it only has to be. */
async function answers(path, { env, platform }) {
  if (!existsSync(path)) return false;
  if (platform === "win32") return true;
  return run(path, ["--version"], { env, timeout: 30_000 }).then(
    ({ stdout }) => /\d+\.\d+/.test(stdout),
    () => false,
  );
}

function usualPlaces(platform, env) {
  if (platform === "win32") {
    const roots = [env.PROGRAMFILES, env["PROGRAMFILES(X86)"], env.LOCALAPPDATA].filter(Boolean);
    return roots.flatMap((root) => WINDOWS_PLACES.map((place) => join(root, place)));
  }
  if (platform === "darwin") {
    const programs = ["Google Chrome", "Chromium", "Microsoft Edge"];
    const roots = ["/Applications", join(env.HOME ?? "/", "Applications")];
    return roots.flatMap((root) => programs.map((name) => join(root, `${name}.app`, "Contents/MacOS", name)));
  }
  return [
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
    "/usr/bin/microsoft-edge",
    "/opt/google/chrome/chrome",
    "/opt/microsoft/msedge/msedge",
    "/snap/bin/chromium",
  ];
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  await runCommand(async () => {
    process.stdout.write(`${await findChromium()}\n`);
  });
}
