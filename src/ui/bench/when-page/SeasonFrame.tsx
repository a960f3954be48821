import { memo } from "react";
import { isLocked } from "../../../model/locked.ts";
import type { Seasonality, WhenReport } from "../../../model/when-report.ts";
import { tabulateSeason } from "../../../model/when-tables.ts";
import { formatP } from "../../../model/wording.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import type { PartProps } from "./part-props.ts";

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** How the months of the year differ, or why that cannot be told. */
export const SeasonFrame = memo(function SeasonFrame({
  report,
  ...part
}: PartProps & { report: WhenReport }) {
  const { seasonality } = report;
  if (isLocked(seasonality)) {
    return (
      <ChartFrame
        {...part}
        title="Season"
        reading=""
        notes={[]}
        table={{ columns: [], rows: [] }}
        locked={seasonality.locked}
      >
        {null}
      </ChartFrame>
    );
  }
  const reading = saySeason(seasonality);
  return (
    <ChartFrame
      {...part}
      title="Season"
      reading={reading}
      notes={[seasonality.note]}
      table={tabulateSeason(seasonality)}
    >
      <IntervalPlot
        label={`Recorded per day by month of the year. ${reading}`}
        rows={NAMES.map((label, i) => ({
          label,
          interval: {
            estimate: seasonality.index[i] ?? 1,
            low: seasonality.low[i] ?? 1,
            high: seasonality.high[i] ?? 1,
          },
        }))}
        scale="log"
        axisLabel="times the mean month, per day"
      />
    </ChartFrame>
  );
});

function saySeason({ index, p }: Seasonality): string {
  const most = index.reduce((at, value, i) => (value > (index[at] ?? 0) ? i : at), 0);
  const least = index.reduce((at, value, i) => (value < (index[at] ?? 0) ? i : at), 0);
  if (p >= 0.05) return `No season can be told from chance (p ${formatP(p)}).`;
  return `${NAMES[most]} has ${(index[most] ?? 1).toFixed(2)} times the mean month, ${NAMES[least]} ${(index[least] ?? 1).toFixed(2)} times.`;
}
