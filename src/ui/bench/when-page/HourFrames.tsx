import { memo } from "react";
import { actions, useMuster } from "../../../app/muster.ts";
import { selectPlan } from "../../../app/selectors.ts";
import { tabulateHours, tabulateWeekdays, tabulateWeekHours } from "../../../model/count-tables.ts";
import type { HexSurface } from "../../../model/hex-surface.ts";
import { isLocked } from "../../../model/locked.ts";
import { nameWeekHours } from "../../../model/name-week-hours.ts";
import { sumByWeekday } from "../../../model/weekday-counts.ts";
import type { WeekHours, WhenReport } from "../../../model/when-report.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { HourBars } from "../../charts/HourBars.tsx";
import { WeekdayBars } from "../../charts/WeekdayBars.tsx";
import { WeekHourMatrix } from "../../charts/WeekHourMatrix.tsx";
import { chooseHoursOfDay, chooseWeekdays, daysOf, hoursOf } from "./day-hours.ts";
import { sayBusiestHours } from "./hour-words.ts";
import type { PartProps } from "./part-props.ts";

const NO_TABLE = { columns: [], rows: [] };

/** Hours of the week, of the day, and weekdays; hours are chosen here. Locked together where the data has no hours. */
export const HourFrames = memo(function HourFrames(
  props: PartProps & { surface: HexSurface; report: WhenReport | null },
) {
  const { surface, report, ...part } = props;
  const weekHours = useMuster((state) => selectPlan(state).query.weekHours);
  const { byWeekHour, byHour } = surface;
  const notes = report && !isLocked(report.weekHours) ? [report.weekHours.note] : [];
  if (!byWeekHour || !byHour) {
    const locked =
      surface.timePrecision === "day"
        ? "These records carry the day but no clock time, so hours are locked."
        : surface.timePrecision === "month"
          ? "These records carry the month only, so days and hours are locked."
          : "These records carry no time, so days and hours are locked.";
    return (
      <>
        <ChartFrame
          {...part}
          title="Hours of the week"
          reading=""
          notes={[]}
          table={NO_TABLE}
          locked={locked}
        >
          {null}
        </ChartFrame>
        {report && !isLocked(report.weekHours) && <DayOnlyFrame {...part} week={report.weekHours} />}
      </>
    );
  }
  const chosen = weekHours ? ` Chosen: ${nameWeekHours(weekHours)}.` : "";
  const byWeekday = sumByWeekday(byWeekHour);
  return (
    <>
      <ChartFrame
        {...part}
        title="Hours of the week"
        reading={`${sayBusiestHours(byWeekHour)}${chosen}`}
        notes={notes}
        table={tabulateWeekHours(byWeekHour)}
      >
        <WeekHourMatrix
          label="Recorded by hour of the week"
          counts={byWeekHour}
          selected={weekHours && new Set(weekHours)}
          onSelect={(hours) => actions.setQuery({ weekHours: hours && [...hours] })}
        />
      </ChartFrame>
      <ChartFrame
        {...part}
        title="Hours of the day"
        reading="All weekdays together."
        notes={notes}
        table={tabulateHours(byHour)}
      >
        <HourBars
          label="Recorded by hour of the day"
          counts={byHour}
          selected={hoursOf(weekHours)}
          onSelect={(hours) => actions.setQuery({ weekHours: chooseHoursOfDay(weekHours, hours) })}
        />
      </ChartFrame>
      <ChartFrame
        {...part}
        title="Weekdays"
        reading="From midnight to midnight: the small hours of a Saturday night are Sunday’s."
        notes={notes}
        table={tabulateWeekdays(byWeekday)}
      >
        <WeekdayBars
          label="Recorded by weekday"
          counts={byWeekday}
          selected={daysOf(weekHours)}
          onSelect={(days) => actions.setQuery({ weekHours: chooseWeekdays(weekHours, days) })}
        />
      </ChartFrame>
    </>
  );
});

/** Weekdays of data without hours, which no filter can choose by. */
function DayOnlyFrame({ week, ...part }: PartProps & { week: WeekHours }) {
  const { byWeekday, note } = week;
  return (
    <ChartFrame
      {...part}
      title="Weekdays"
      reading="By the day that is recorded."
      notes={[note]}
      table={tabulateWeekdays(byWeekday)}
    >
      <WeekdayBars label="Recorded by weekday" counts={byWeekday} />
    </ChartFrame>
  );
}
