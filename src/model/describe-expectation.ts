import type { BackTestReport } from "./back-test-report.ts";
import type { ExpectationReport, ExpectationUnit, PhaseExpectation } from "./expectation-report.ts";
import { formatCount } from "./wording.ts";

/** What figures are counted in, as the end of a sentence. */
export const UNIT_WORDS: Readonly<Record<ExpectationUnit, string>> = {
  "rows per evening": "recorded crimes on such an evening",
  "rows per month": "recorded crimes a month",
  "rows in the data": "recorded crimes in the data",
};

/** `2.9 (2.4 to 3.4)`: decimals where figures are small. */
export function describeExpected({ expected, low, high }: PhaseExpectation["total"]): string {
  const digits = high < 10 ? 1 : 0;
  const format = (value: number) => (digits === 1 ? value.toFixed(1) : formatCount(Math.round(value)));
  return `${format(expected)} (${format(low)} to ${format(high)})`;
}

/** What historic demand says of the evening, for somebody who has one minute. */
export function describeExpectation({ phases, phasesDiffer, unit }: ExpectationReport): string {
  const [first] = phases;
  if (!first) return "The event has no phases.";
  if (!phasesDiffer) {
    return `These records do not tell hours apart, so all phases share one surface: ${describeExpected(first.total)} ${UNIT_WORDS[unit]}. Focus areas set phases apart.`;
  }
  const each = phases.map(({ phase, total }) => `${phase} ${describeExpected(total)}`);
  return `By historic demand, ${UNIT_WORDS[unit]}: ${each.join(", ")}.`;
}

/** Whether to believe it, in the words of the back-test. */
export function describeBackTest(report: BackTestReport): string {
  return report.state === "tested" ? report.verdict.sentence : report.reason;
}
