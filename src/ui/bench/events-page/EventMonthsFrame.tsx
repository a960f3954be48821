import type { EventReport } from "../../../model/event-report.ts";
import { tabulateEventMonths } from "../../../model/event-tables.ts";
import { isLocked } from "../../../model/locked.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import type { PartProps } from "../when-page/part-props.ts";

/** Months with more events against months with fewer, where the data has months alone; weak evidence, and named so. */
export function EventMonthsFrame({ report, ...part }: PartProps & { report: EventReport }) {
  const { months, effect } = report;
  if (isLocked(months)) {
    if (!isLocked(effect) || months.locked === effect.locked) return null;
    return (
      <ChartFrame
        {...part}
        title="Months with events"
        reading=""
        notes={[]}
        table={{ columns: [], rows: [] }}
        locked={months.locked}
      >
        {null}
      </ChartFrame>
    );
  }
  const { ratioPerEvent, interval } = months;
  const reading = "Weak evidence: months with more events also differ in season, weather and much else.";
  return (
    <ChartFrame
      {...part}
      title="Months with events"
      reading={reading}
      notes={[months.note]}
      table={tabulateEventMonths(months)}
    >
      <IntervalPlot
        label={`Near the venue relative to farther out, for each further event. ${reading}`}
        rows={[
          {
            label: "Each event",
            ...(interval.high === null
              ? { interval: null, text: "no upper limit" }
              : { interval: { estimate: ratioPerEvent, low: interval.low, high: interval.high } }),
          },
        ]}
        scale="log"
        axisLabel="times as much near, relative to far, for each further event in a month"
      />
    </ChartFrame>
  );
}
