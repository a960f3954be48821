import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildApp } from "./build-app.mjs";
import { findChromium } from "./find-chromium.mjs";
import { Refusal } from "./refusal.mjs";
import { inRepository } from "./repository.mjs";
import { runNode } from "./run-program.mjs";
import { describeResults, readPlaywrightResults, readVitestResults, sumResults } from "./test-results.mjs";

/**
 * One step of the verification. `run` is given a folder for its report and resolves to an exit code and,
 * where the step runs tests, their results.
 * @typedef {{ code: number, results?: import("./test-results.mjs").TestResults }} Outcome
 * @typedef {{ name: string, run: (reports: string) => Promise<Outcome> }} Step
 */

/** @type {Step} */
const lint = {
  name: "Lint",
  run: async () => ({ code: await runTool("@biomejs/biome/bin/biome", ["check", "."]) }),
};

/** @type {Step} */
const types = {
  name: "Types",
  run: async () => ({ code: await runTool("typescript/bin/tsc", ["--noEmit"]) }),
};

/** @type {Step} */
const unitTests = {
  name: "Unit tests, property tests and import law",
  async run(reports) {
    const report = join(reports, "vitest.json");
    const reporters = ["--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
    const code = await runTool("vitest/vitest.mjs", ["run", "--allowOnly=false", ...reporters]);
    return withResults(code, report, readVitestResults);
  },
};

/** @type {Step} */
const build = {
  name: "Production build",
  async run() {
    await buildApp();
    return { code: 0 };
  },
};

/** @type {Step} */
const browserTests = {
  name: "Browser tests",
  async run(reports) {
    const chromium = await findChromium();
    process.stdout.write(`In ${chromium}\n`);
    const report = join(reports, "playwright.json");
    const env = { ...process.env, CHROMIUM_PATH: chromium, PLAYWRIGHT_JSON_OUTPUT_FILE: report };
    const reporters = ["--forbid-only", "--reporter=list,json"];
    const code = await runTool("@playwright/test/cli.js", ["test", ...reporters], { env });
    const outcome = withResults(code, report, readPlaywrightResults);
    if (outcome.code === 0 && outcome.results.passed === 0) {
      process.stderr.write("No browser test ran.\n");
      return { ...outcome, code: 1 };
    }
    return outcome;
  },
};

export const QUICK_STEPS = [lint, types, unitTests];
export const ALL_STEPS = [...QUICK_STEPS, build, browserTests];

/**
 * Runs the steps in turn until one fails, then prints which tests were skipped and, as the last line,
 * how many tests passed, failed and were skipped. A step that failed without a failed test counts as one failure.
 * @param {readonly Step[]} steps
 * @returns {Promise<number>} the exit code: 0 where every step passed
 */
export async function runSteps(steps) {
  const reports = mkdtempSync(join(tmpdir(), "muster-reports-"));
  const results = [];
  let code = 0;
  try {
    for (const step of steps) {
      const outcome = await runStep(step, reports);
      if (outcome.results) results.push(outcome.results);
      code = outcome.code;
      if (code !== 0) break;
    }
  } finally {
    rmSync(reports, { recursive: true, force: true });
  }
  const sum = sumResults(results);
  if (sum.skippedTitles.length > 0) process.stdout.write(`\nSkipped:\n${bullets(sum.skippedTitles)}\n`);
  process.stdout.write(`\n${describeResults(sum)}\n`);
  return code;
}

async function runStep(step, reports) {
  process.stdout.write(`\n── ${step.name} ──\n`);
  const startedAt = performance.now();
  const outcome = countFailure(await step.run(reports).catch(refusalAsFailure));
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  process.stdout.write(`── ${step.name}: ${outcome.code === 0 ? "passed" : "FAILED"} in ${seconds} s ──\n`);
  return outcome;
}

function refusalAsFailure(error) {
  if (!(error instanceof Refusal)) throw error;
  process.stderr.write(`${error.message}\n`);
  return { code: 1 };
}

function countFailure({ code, results }) {
  if (code === 0 || results?.failed > 0) return { code, results };
  const before = results ?? { passed: 0, failed: 0, skipped: 0, skippedTitles: [] };
  return { code, results: { ...before, failed: 1 } };
}

/** A runner that passed without leaving its report has not shown that anything ran. */
function withResults(code, report, read) {
  if (!existsSync(report)) return { code: code || 1 };
  return { code, results: read(JSON.parse(readFileSync(report, "utf8"))) };
}

function runTool(program, args, options) {
  return runNode(inRepository("node_modules", program), args, options);
}

function bullets(lines) {
  return lines.map((line) => `  ${line}`).join("\n");
}
