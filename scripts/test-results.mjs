/**
 * @typedef {{ passed: number, failed: number, skipped: number, skippedTitles: string[] }} TestResults
 */

/**
 * Reads what Vitest's JSON reporter wrote. A test file that could not be loaded counts as one failure.
 * @returns {TestResults}
 */
export function readVitestResults(report) {
  const tests = report.testResults.flatMap((file) => file.assertionResults);
  const unloadable = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.some((test) => test.status === "failed"),
  );
  const skipped = tests.filter((test) => !["passed", "failed"].includes(test.status));
  return {
    passed: tests.filter((test) => test.status === "passed").length,
    failed: tests.filter((test) => test.status === "failed").length + unloadable.length,
    skipped: skipped.length,
    skippedTitles: skipped.map((test) => [...test.ancestorTitles, test.title].join(" › ")),
  };
}

/**
 * Reads what Playwright's JSON reporter wrote. Errors outside any test count as failures.
 * @returns {TestResults}
 */
export function readPlaywrightResults(report) {
  const { expected, unexpected, flaky, skipped } = report.stats;
  return {
    passed: expected + flaky,
    failed: unexpected + report.errors.length,
    skipped,
    skippedTitles: report.suites.flatMap((suite) => skippedIn(suite, [])),
  };
}

function skippedIn(suite, above) {
  const titles = [...above, suite.title].filter(Boolean);
  const own = suite.specs
    .filter((spec) => spec.tests.some((test) => test.status === "skipped"))
    .map((spec) => [...titles, spec.title].join(" › "));
  return [...own, ...(suite.suites ?? []).flatMap((inner) => skippedIn(inner, titles))];
}

/**
 * The sum over all steps that ran.
 * @param {readonly TestResults[]} results
 * @returns {TestResults}
 */
export function sumResults(results) {
  const sum = (key) => results.reduce((total, result) => total + result[key], 0);
  return {
    passed: sum("passed"),
    failed: sum("failed"),
    skipped: sum("skipped"),
    skippedTitles: results.flatMap((result) => result.skippedTitles),
  };
}

/** `12 passed, 0 failed, 3 skipped` */
export function describeResults({ passed, failed, skipped }) {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}
