import { describe, expect, test } from "vitest";
import {
  describeResults,
  readPlaywrightResults,
  readVitestResults,
  sumResults,
} from "../../scripts/test-results.mjs";

describe("readVitestResults", () => {
  const outcome = (status: string, title: string) => ({
    status,
    title,
    ancestorTitles: ["Gi*", "on a grid"],
  });

  test("counts what passed, failed, and was skipped or left to do", () => {
    const assertionResults = [
      outcome("passed", "a"),
      outcome("passed", "b"),
      outcome("failed", "c"),
      outcome("skipped", "d"),
      outcome("todo", "e"),
    ];
    expect(readVitestResults({ testResults: [{ status: "failed", assertionResults }] })).toEqual({
      passed: 2,
      failed: 1,
      skipped: 2,
      skippedTitles: ["Gi* › on a grid › d", "Gi* › on a grid › e"],
    });
  });

  test("counts a file that could not be loaded as one failure", () => {
    const report = { testResults: [{ status: "failed", assertionResults: [] }] };
    expect(readVitestResults(report)).toMatchObject({ passed: 0, failed: 1 });
  });
});

describe("readPlaywrightResults", () => {
  test("counts from the totals and names skipped tests by file and group", () => {
    const spec = (title: string, status: string) => ({ title, tests: [{ status }] });
    const report = {
      stats: { expected: 3, unexpected: 1, flaky: 1, skipped: 1 },
      errors: [],
      suites: [
        {
          title: "plan.spec.ts",
          specs: [spec("opens", "expected")],
          suites: [{ title: "with real files", specs: [spec("shows hexes", "skipped")] }],
        },
      ],
    };
    expect(readPlaywrightResults(report)).toEqual({
      passed: 4,
      failed: 1,
      skipped: 1,
      skippedTitles: ["plan.spec.ts › with real files › shows hexes"],
    });
  });

  test("counts an error outside any test as a failure", () => {
    const stats = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 };
    expect(readPlaywrightResults({ stats, errors: [{ message: "No tests found" }], suites: [] }).failed).toBe(
      1,
    );
  });
});

test("results of several steps are summed into one plain line", () => {
  const units = { passed: 10, failed: 0, skipped: 1, skippedTitles: ["a"] };
  const browser = { passed: 2, failed: 1, skipped: 1, skippedTitles: ["b"] };
  const sum = sumResults([units, browser]);
  expect(sum.skippedTitles).toEqual(["a", "b"]);
  expect(describeResults(sum)).toBe("12 passed, 1 failed, 2 skipped");
});
