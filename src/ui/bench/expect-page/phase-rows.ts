import type { PhaseName } from "../../../model/event-spec.ts";
import type { ExpectationReport } from "../../../model/expectation-report.ts";
import type { ReportTable } from "../../../model/report-table.ts";
import { formatTimeOfDay } from "../../../model/wall-clock.ts";
import { capitalise } from "../../../model/wording.ts";
import type { Interval } from "./format-expected.ts";

/** What to expect of the whole area in one phase, or in all of them where the data cannot tell them apart. */
export interface PhaseRow {
  readonly phase: PhaseName | null;
  readonly name: string;
  /** `18:30–22:30`; empty for all phases at once. */
  readonly times: string;
  readonly hours: number;
  readonly total: Interval;
}

/** One row per phase, or one for all. */
export function listPhases({ phases, phasesDiffer }: ExpectationReport): readonly PhaseRow[] {
  const rows = phases.map(({ phase, from, to, total }) => ({
    phase,
    name: capitalise(phase),
    times: `${formatTimeOfDay(from)}–${formatTimeOfDay(to)}`,
    hours: (to - from) / 60,
    total: { value: total.expected, low: total.low, high: total.high },
  }));
  return phasesDiffer
    ? rows
    : rows.slice(0, 1).map((row) => ({ ...row, phase: null, name: "All phases", times: "" }));
}

/** The rows as a table; what each brings by the hour only where they are of one evening. */
export function tabulatePhaseRows(rows: readonly PhaseRow[], unit: ExpectationReport["unit"]): ReportTable {
  const isEvening = unit === "rows per evening";
  const figure = (name: string) => ({ name, align: "right", digits: 2 }) as const;
  return {
    columns: [
      { name: "Phase", align: "left" },
      ...(isEvening ? [{ name: "Time", align: "left" } as const] : []),
      figure(isEvening ? "Expected" : `Expected, ${unit}`),
      figure("Low"),
      figure("High"),
      ...(isEvening ? [figure("Per hour")] : []),
    ],
    rows: rows.map(({ name, times, hours, total }) => [
      name,
      ...(isEvening ? [times] : []),
      total.value,
      total.low,
      total.high,
      ...(isEvening ? [total.value / hours] : []),
    ]),
  };
}
