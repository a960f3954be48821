import {
  type BackTestReport,
  PREDICTOR_LABELS,
  type PredictorName,
} from "../../../model/back-test-report.ts";
import type { EventSpec, PhaseName } from "../../../model/event-spec.ts";
import type { Expectation, ExpectationReport } from "../../../model/expectation-report.ts";
import { formatTimeOfDay, nameDate, type TimePrecision } from "../../../model/wall-clock.ts";
import { formatExpected, sayInterval } from "./format-expected.ts";

/** When a phase is, as the end of a sentence. */
export const DURING: Readonly<Record<PhaseName, string>> = {
  arrival: "on arrival",
  event: "during the event",
  dispersal: "during dispersal",
  night: "in the night after",
};

/** What an expected number counts: `recorded crimes`, or those of a month. */
export function sayUnit(unit: ExpectationReport["unit"]): string {
  return unit === "rows per month" ? "recorded crimes a month" : "recorded crimes";
}

/** What the page's first figure is of. */
export function titleAnswer({ unit }: ExpectationReport, event: Pick<EventSpec, "date">): string {
  if (unit === "rows per evening") return `What to expect on ${nameDate(event.date)}`;
  return unit === "rows per month" ? "What to expect in a month" : "What the records as a whole would say";
}

/** The answer in one sentence: the phase with most, or all phases at once where the data cannot tell them apart. */
export function sayAnswer({ unit, phasesDiffer, phases }: ExpectationReport): string {
  const most = phases.reduce<(typeof phases)[number] | null>(
    (top, phase) => (top === null || phase.total.expected > top.total.expected ? phase : top),
    null,
  );
  if (most === null || most.total.expected === 0) {
    return "Nothing that counts is recorded in the study area, so there is nothing to expect anything from.";
  }
  const { expected: value, low, high } = most.total;
  const figure = `${formatExpected(value)} ${sayUnit(unit)}`;
  const interval = sayInterval({ value, low, high });
  if (!phasesDiffer) {
    return unit === "rows per month"
      ? `Historic demand in the study area is ${figure} (${interval}).`
      : `The data holds ${figure} in the study area (${interval}).`;
  }
  const times = `${formatTimeOfDay(most.from)} to ${formatTimeOfDay(most.to)}`;
  return `Most is to be expected ${DURING[most.phase]}, ${times}: ${figure} in the study area (${interval}).`;
}

/** Why phases share one surface; null where they do not. */
export function sayShared({ phasesDiffer }: ExpectationReport, precision: TimePrecision): string | null {
  if (phasesDiffer) return null;
  const add = "so all phases share one surface; add focus areas to set them apart.";
  switch (precision) {
    case "month":
      return `These records carry the month only, ${add}`;
    case "day":
      return `These records carry the day but no clock time, ${add}`;
    case "none":
      return `These records carry no time, ${add}`;
    default:
      return `These records do not say the hour well enough, ${add}`;
  }
}

/** Which predictor the figures rest on, and why, with what the back-test found. */
export function sayPredictor(
  { report, backTest }: Expectation,
  chosen: PredictorName | null,
): { readonly by: string; readonly why: string } {
  const used = predictorOf(report);
  const label = used === null ? "plain prior count" : PREDICTOR_LABELS[used];
  return { by: `Foretold by the ${label}${sayReason(backTest, chosen)}`, why: sayFinding(backTest) };
}

function sayReason(backTest: BackTestReport, chosen: PredictorName | null): string {
  if (backTest.state === "locked") {
    return chosen === null ? ", since no predictor can be tested here." : ", which you chose.";
  }
  const { use } = backTest.verdict;
  if (chosen === null || chosen === use) return ", as the back-test says.";
  return `, which you chose; the back-test says to use the ${PREDICTOR_LABELS[use]}.`;
}

function sayFinding(backTest: BackTestReport): string {
  return backTest.state === "locked" ? backTest.reason : backTest.verdict.sentence;
}

/** Whether past events are in the figures; null where the data cannot say anything of an evening. */
export function sayEvents({ phasesDiffer, note }: ExpectationReport): string | null {
  if (!phasesDiffer) return null;
  return note.parameters.usesEventRatios === true
    ? "What past events at this venue changed is in it."
    : "No past events are in it: it is a usual evening of that weekday.";
}

/** The predictor that a report rests on. */
export function predictorOf({ note }: ExpectationReport): PredictorName | null {
  const { predictor } = note.parameters;
  return typeof predictor === "string" && predictor in PREDICTOR_LABELS ? (predictor as PredictorName) : null;
}
