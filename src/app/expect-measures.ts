import { UNIT_WORDS } from "../model/describe-expectation.ts";
import type { PhaseName } from "../model/event-spec.ts";
import { classifyAmounts, measureOf } from "./measure-classes.ts";

/** What the expectation gives the map. */
export const EXPECT_MEASURES = {
  "expected-arrival": expected("arrival"),
  "expected-event": expected("event"),
  "expected-dispersal": expected("dispersal"),
  "expected-night": expected("night"),
} as const;

function expected(phase: PhaseName) {
  return measureOf("expect", `Expected, ${phase}`, ({ report }) => {
    const found = report.phases.find((each) => each.phase === phase);
    if (!found) return { locked: "The event has no such phase." };
    const isCounted = report.weightName === "count";
    return {
      ...classifyAmounts(found.demand, {
        title: `Expected, ${phase}`,
        unit: isCounted ? UNIT_WORDS[report.unit] : `${report.weightName}, ${UNIT_WORDS[report.unit]}`,
        said: isCounted ? "expected" : `expected, ${report.weightName}`,
      }),
      overSpan: false,
      note: report.phasesDiffer ? null : "These records do not tell phases apart.",
    };
  });
}
