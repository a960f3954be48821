export interface TestResults {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly skippedTitles: readonly string[];
}

export function sumResults(results: readonly TestResults[]): TestResults;

export function describeResults(results: TestResults): string;

export function readVitestResults(report: unknown): TestResults;

export function readPlaywrightResults(report: unknown): TestResults;
