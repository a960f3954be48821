import type { PhaseName } from "../../../model/event-spec.ts";
import type { ExpectationReport } from "../../../model/expectation-report.ts";
import { formatTimeOfDay } from "../../../model/wall-clock.ts";
import { capitalise } from "../../../model/wording.ts";
import type { Interval } from "./format-expected.ts";

/** What to expect of the whole area in one phase, or in all of them where the data cannot tell them apart. */
export interface PhaseRow {
  readonly phase: PhaseName | null;
  readonly name: string;
  /** `18:30–22:30`; empty for all phases at once. */
  readonly times: string;
  readonly total: Interval;
}

/** One row per phase, or one for all. */
export function listPhases({ phases, phasesDiffer }: ExpectationReport): readonly PhaseRow[] {
  const rows = phases.map(({ phase, from, to, total }) => ({
    phase,
    name: capitalise(phase),
    times: `${formatTimeOfDay(from)}–${formatTimeOfDay(to)}`,
    total: { value: total.expected, low: total.low, high: total.high },
  }));
  return phasesDiffer
    ? rows
    : rows.slice(0, 1).map((row) => ({ ...row, phase: null, name: "All phases", times: "" }));
}
