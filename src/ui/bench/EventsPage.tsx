import { Button } from "@mantine/core";
import { IconCalendarEvent } from "@tabler/icons-react";
import { useMemo, useState } from "react";
import { selectSimulated } from "../../app/data-span.ts";
import { useMuster } from "../../app/muster.ts";
import { selectCalendar } from "../../app/report-keys.ts";
import { selectPlan } from "../../app/selectors.ts";
import { venueKey } from "../../model/analysis-choices.ts";
import { describeEventReport } from "../../model/describe-events.ts";
import type { EventReport } from "../../model/event-report.ts";
import { tabulateMatchedDays } from "../../model/event-tables.ts";
import { isLocked } from "../../model/locked.ts";
import { SIMULATED_BADGE } from "../../model/provenance.ts";
import { nameDate } from "../../model/wall-clock.ts";
import { formatCount } from "../../model/wording.ts";
import { DataTable } from "../charts/DataTable.tsx";
import { AttendanceFrame } from "./events-page/AttendanceFrame.tsx";
import { CalendarDialog } from "./events-page/CalendarDialog.tsx";
import { EffectFrames } from "./events-page/EffectFrames.tsx";
import { EventMonthsFrame } from "./events-page/EventMonthsFrame.tsx";
import "./events-page/events-page.css";
import { ReportState } from "./ReportState.tsx";
import { useLastReport } from "./use-last-report.ts";

/** What the events at the venue change, by phase and distance, against matched ordinary days. */
export function EventsPage() {
  const { report, pending } = useLastReport("events");
  const badge = useMuster(selectSimulated) ? SIMULATED_BADGE : undefined;
  const part = { pending, badge };
  return (
    <div className="bench__parts events">
      <ReportState name="events" over={report !== null} />
      {report &&
        describeEventReport(report).map((sentence) => (
          <p className="bench__answer" key={sentence} aria-busy={pending}>
            {sentence}
          </p>
        ))}
      <CalendarLine />
      {report && (
        <>
          <EffectFrames {...part} report={report} />
          <EventMonthsFrame {...part} report={report} />
          <AttendanceFrame {...part} report={report} />
          <MatchedDaysTable report={report} />
        </>
      )}
    </div>
  );
}

function CalendarLine() {
  const [opened, setOpened] = useState(false);
  const { events } = useMuster(selectCalendar);
  const { venue } = useMuster(selectPlan).event;
  const isOwn = useMuster((state) => state.analysis.calendars[venueKey(venue)] !== undefined);
  const [first] = events;
  const last = events.at(-1);
  return (
    <div className="events__calendar">
      <p className="note">
        {first && last
          ? `${formatCount(events.length)} events, ${nameDate(first.date)} to ${nameDate(last.date)}; ${isOwn ? "your own list" : "the list that ships with Muster"}.`
          : `No events at ${venue.name} are known yet.`}
      </p>
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCalendarEvent size={15} />}
        onClick={() => setOpened(true)}
      >
        Events …
      </Button>
      <CalendarDialog opened={opened} onClose={() => setOpened(false)} />
    </div>
  );
}

function MatchedDaysTable({ report: { matchedDays } }: { report: EventReport }) {
  const table = useMemo(
    () => (isLocked(matchedDays) ? null : tabulateMatchedDays(matchedDays)),
    [matchedDays],
  );
  if (!table || isLocked(matchedDays)) return null;
  const used = matchedDays.eventDays.filter(({ unused }) => unused === null).length;
  const title = `Which days were compared: ${formatCount(used)} of ${formatCount(matchedDays.eventDays.length)} event days count`;
  return (
    <details className="section">
      <summary>{title}</summary>
      <DataTable caption={title} table={table} />
    </details>
  );
}
