import { memo, useMemo } from "react";
import { useMuster } from "../../../app/muster.ts";
import { selectCalendar } from "../../../app/report-keys.ts";
import { eventDaysOf } from "../../../model/calendar-counts.ts";
import { formatIsoDay } from "../../../model/calendar-day.ts";
import { tabulateDays } from "../../../model/count-tables.ts";
import type { HexSurface } from "../../../model/hex-surface.ts";
import { nameDate } from "../../../model/wall-clock.ts";
import { formatCount } from "../../../model/wording.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { DayCalendar } from "../../charts/DayCalendar.tsx";
import type { PartProps } from "./part-props.ts";

/** Rows per day, event days ringed; nothing where the data has no days, which the hours say already. */
export const CalendarFrame = memo(function CalendarFrame({
  surface,
  ...part
}: PartProps & { surface: HexSurface }) {
  const calendar = useMuster(selectCalendar);
  const eventDays = useMemo(() => eventDaysOf(calendar), [calendar]);
  const { byDay } = surface;
  const table = useMemo(() => byDay && tabulateDays(byDay, calendar), [byDay, calendar]);
  if (!byDay || !table) return null;
  const most = byDay.counts.reduce((greatest, rows) => Math.max(greatest, rows), 0);
  const day = byDay.firstDay + byDay.counts.indexOf(most);
  const reading = `The fullest day was ${nameDate(formatIsoDay(day))}, ${formatCount(most)} recorded.`;
  return (
    <ChartFrame {...part} title="Days" reading={reading} notes={[]} table={table}>
      <DayCalendar label={`Recorded by day. ${reading}`} {...byDay} eventDays={eventDays} />
    </ChartFrame>
  );
});
