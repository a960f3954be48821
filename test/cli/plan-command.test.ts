import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const DEMONSTRATION = join(ROOT, "data/demonstration.parquet");
const SOUTH_WALES = join(ROOT, "../shared/crime-data/police-uk-2018-10_2019-02.zip");

function muster(...args: string[]) {
  const run = spawnSync(process.execPath, ["scripts/muster.mjs", ...args], { cwd: ROOT, encoding: "utf8" });
  return { code: run.status, out: run.stdout, err: run.stderr };
}

describe("muster plan", () => {
  it("prints the plan, its coverage, bound and method as JSON", () => {
    const { code, out } = muster(
      "plan",
      "--data",
      DEMONSTRATION,
      "--venue",
      "wembley-stadium",
      "--units",
      "4",
      "--json",
    );
    expect(code).toBe(0);
    const plan = JSON.parse(out);
    expect(plan.posts).toHaveLength(4);
    expect(plan.method).toMatchObject({ status: "optimal" });
    expect(plan.coverage.boundRows).toBe(plan.coverage.coveredRows);
    expect(plan.data).toMatchObject({ simulated: true, timePrecision: "minute" });
  });

  it("finds a venue by its name and says so in words", () => {
    const { code, out } = muster(
      "plan",
      "--data",
      DEMONSTRATION,
      "--venue",
      "Wembley Stadium",
      "--units",
      "2",
    );
    expect(code).toBe(0);
    expect(out).toMatch(/2 units around Wembley Stadium: \d+\.\d% of \d+ recorded crimes covered/);
    expect(out).toContain("simulated data");
  });

  it("explains itself", () => {
    const { code, out } = muster("--help");
    expect(code).toBe(0);
    expect(out).toContain("--cover M");
  });

  it.each([
    ["a bad flag", ["plan", "--data", DEMONSTRATION, "--venue", "wembley-stadium", "--bogus"], /--bogus/],
    [
      "an unknown venue",
      ["plan", "--data", DEMONSTRATION, "--venue", "atlantis"],
      /Unknown venue "atlantis"/,
    ],
    ["a missing file", ["plan", "--data", "nowhere.csv", "--venue", "wembley-stadium"], /nowhere\.csv/],
    ["no data", ["plan", "--venue", "wembley-stadium"], /No data/],
    ["no place", ["plan", "--data", DEMONSTRATION], /--venue ID or --at/],
    [
      "a bad number",
      ["plan", "--data", DEMONSTRATION, "--venue", "wembley-stadium", "--units", "many"],
      /--units/,
    ],
    ["bad coordinates", ["plan", "--data", DEMONSTRATION, "--at", "north"], /--at/],
    ["an unknown command", ["dance"], /Unknown command/],
  ])("answers %s with one line on standard error and exit code 2", (_, args, says) => {
    const { code, out, err } = muster(...args);
    expect(code).toBe(2);
    expect(out).toBe("");
    expect(err.trim().split("\n")).toHaveLength(1);
    expect(err).toMatch(says);
  });

  it("names an unreadable file", () => {
    const path = join(mkdtempSync(join(tmpdir(), "muster-")), "page.csv");
    writeFileSync(path, "<!doctype html><html></html>");
    const { code, err } = muster("plan", "--data", path, "--venue", "wembley-stadium");
    expect(code).toBe(2);
    expect(err).toContain("page.csv");
  });

  it.skipIf(!existsSync(SOUTH_WALES))(
    "plans the Principality Stadium from the South Wales files, proven",
    () => {
      const { code, out } = muster(
        ...["plan", "--data", SOUTH_WALES, "--at", "51.4782,-3.1826", "--units", "12", "--cover", "300"],
        ...["--radius", "2000", "--resolution", "9", "--json"],
      );
      expect(code).toBe(0);
      const plan = JSON.parse(out);
      expect(plan.method.status).toBe("optimal");
      expect(plan.posts).toHaveLength(12);
      expect(plan.data.rowsCounted).toBe(9279);
    },
  );
});
