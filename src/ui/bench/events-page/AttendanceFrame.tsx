import type { AttendancePhase, EventReport } from "../../../model/event-report.ts";
import { tabulateAttendance } from "../../../model/event-tables.ts";
import { isLocked } from "../../../model/locked.ts";
import { capitalise, formatCount } from "../../../model/wording.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import type { PartProps } from "../when-page/part-props.ts";

/** Per hour and per person present: both, since a crowd brings more of everything. */
export function AttendanceFrame({ report, ...part }: PartProps & { report: EventReport }) {
  const { attendance } = report;
  const told = isLocked(attendance) ? null : attendance;
  const reading = told
    ? `${formatCount(Math.round(told.meanAttendance))} people came on average to ${formatCount(told.events)} events. Per hour and per person present can differ: at Wembley crime per hour is up on event days, per person present it is not (Kurland, Johnson & Tilley 2014).`
    : "";
  return (
    <ChartFrame
      {...part}
      title="Per hour and per person"
      reading={reading}
      notes={told ? [told.note] : []}
      table={told ? tabulateAttendance(told) : { columns: [], rows: [] }}
      locked={isLocked(attendance) ? attendance.locked : undefined}
    >
      {told && (
        <>
          <IntervalPlot
            label={`Per hour on event days. ${reading}`}
            rows={told.phases.map(({ phase, ratioPerHour, interval }) => ({
              label: capitalise(phase),
              ...(ratioPerHour !== null && interval?.high != null
                ? { interval: { estimate: ratioPerHour, low: interval.low, high: interval.high } }
                : { interval: null, text: "too little" }),
            }))}
            scale="log"
            axisLabel="times as much per hour, within 1 km"
          />
          <ul className="events__break-even">
            {told.phases.map((phase) => (
              <li key={phase.phase}>{sayPerPerson(phase)}</li>
            ))}
          </ul>
        </>
      )}
    </ChartFrame>
  );
}

function sayPerPerson(phase: AttendancePhase): string {
  const name = capitalise(phase.phase);
  const rate = `${phase.per100000PersonHours.toFixed(2)} per 100,000 person-hours`;
  if (phase.ratioPerPerson !== null) {
    const { low = 0, high = null } = phase.intervalPerPerson ?? {};
    return `${name}: ${rate}, ${phase.ratioPerPerson.toFixed(2)} times (${low.toFixed(2)} to ${high === null ? "no upper limit" : high.toFixed(2)}) as much per person present as on ordinary days.`;
  }
  if (phase.breakEvenPresent === null) return `${name}: ${rate}.`;
  return `${name}: ${rate}; not up per person unless more than ${formatCount(Math.round(phase.breakEvenPresent))} people are there on an ordinary day.`;
}
