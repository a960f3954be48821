import {
  type BackTestReport,
  PREDICTOR_LABELS,
  type PredictorName,
} from "../../../model/back-test-report.ts";

/** How each predictor comes to its figure, in a line. */
export const PREDICTOR_WORDS: Readonly<Record<PredictorName, string>> = {
  uniform: "Every hex may expect as much as any other.",
  "prior-count": "Each hex may expect in a month what it had in a month before, over all months.",
  "recent-count": "Each hex may expect in a month what it had in a month of the last 12.",
  "smoothed-count": "Each hex’s count, drawn towards its neighbours’ where it has few.",
  "kernel-density": "What was recorded, spread over the ground around it.",
};

/** What is used where nobody chose. */
export function nameDefault(backTest: BackTestReport | null): string {
  if (backTest === null) return "As the back-test says";
  return backTest.state === "tested"
    ? `As the back-test says: ${PREDICTOR_LABELS[backTest.verdict.use]}`
    : `${PREDICTOR_LABELS["prior-count"]}, since none can be tested`;
}
