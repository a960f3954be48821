import { memo, useMemo } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectCalendar } from "../../../app/report-keys.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { countMonthEvents } from "../../../model/calendar-counts.ts";
import { tabulateMonths } from "../../../model/count-tables.ts";
import { describeTrend, namePeriod } from "../../../model/describe-when.ts";
import type { HexSurface } from "../../../model/hex-surface.ts";
import { isLocked } from "../../../model/locked.ts";
import { trendPerMonth } from "../../../model/trend-per-month.ts";
import type { WhenReport } from "../../../model/when-report.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { MonthBars } from "../../charts/MonthBars.tsx";
import type { PartProps } from "./part-props.ts";

/** Rows by month, with the trend once it is known; months are chosen here. */
export const MonthsFrame = memo(function MonthsFrame(
  props: PartProps & { surface: HexSurface; report: WhenReport | null },
) {
  const { surface, report, ...part } = props;
  const period = useMuster((state) => selectPlan(state).query.period);
  const calendar = useMuster(selectCalendar);
  const { byMonth } = surface;
  const trend = report && !isLocked(report.trend) ? report.trend : null;
  const line = useMemo(() => trend && byMonth && trendPerMonth(trend, byMonth), [trend, byMonth]);
  const events = useMemo(
    () => byMonth && countMonthEvents(calendar, byMonth.firstMonth, byMonth.counts.length),
    [calendar, byMonth],
  );
  const table = useMemo(
    () => byMonth && tabulateMonths(byMonth, calendar, trend),
    [byMonth, calendar, trend],
  );
  const months = byMonth && {
    ...byMonth,
    ...(line && { trend: line }),
    ...(events?.some((count) => count > 0) && { events }),
  };
  const locked =
    byMonth === null ? "These records carry no dates, so nothing can be said of months." : undefined;
  const why = report && isLocked(report.trend) ? report.trend.locked : "Working out the trend …";
  const chosen = period ? ` Chosen: ${namePeriod(period)}.` : "";
  const reading = `${trend ? describeTrend(trend) : why}${chosen}`;
  return (
    <ChartFrame
      {...part}
      title="Months"
      reading={reading}
      notes={trend ? [trend.note] : []}
      table={table ?? { columns: [], rows: [] }}
      locked={locked}
    >
      {months && (
        <MonthBars
          {...months}
          label={`Recorded by month. ${reading}`}
          selected={period}
          onSelect={(range) => actions.setQuery({ period: range })}
        />
      )}
    </ChartFrame>
  );
});
