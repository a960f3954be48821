import { Slider } from "@mantine/core";
import { useId, useMemo, useState } from "react";
import type { CrowdClock } from "../../model/crowd-clock.ts";
import { tabulateCrowd } from "../../model/crowd-tables.ts";
import {
  describeCrowdAt,
  describeQueueAt,
  describeStation,
  describeVenue,
} from "../../model/describe-crowd.ts";
import { formatTimeOfDay } from "../../model/wall-clock.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { DataTable } from "../charts/DataTable.tsx";
import { QueuePanels } from "../charts/QueuePanels.tsx";
import { QueueFocus } from "./QueueFocus.tsx";
import { shownUntil, venuePanels } from "./queue-panels.ts";

/** What follows from the entries: in words, as curves, at any minute, and as a focus area. */
export function CrowdResult(props: { clock: CrowdClock | null; pending: boolean }) {
  const { clock, pending } = props;
  if (clock === null) return <p className="note soft">The clock is being worked out…</p>;
  return <Result clock={clock} pending={pending} />;
}

/** An hour after the end is when stations are fullest or should be empty again. */
const FIRST_SHOWN = 60;

function Result({ clock, pending }: { clock: CrowdClock; pending: boolean }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const sliderId = useId();
  const until = shownUntil(clock);
  const time = Math.min(Math.max(chosen ?? clock.endsAt + FIRST_SHOWN, clock.from), until);
  const panels = useMemo(() => venuePanels(clock), [clock]);
  const tables = useMemo(() => tabulateCrowd(clock), [clock]);
  const perMinute = tables["crowd-minutes"];
  const worst = clock.stations.toSorted(
    (a, b) => b.leftBehind - a.leftBehind || b.peak.people - a.peak.people,
  );
  const reading = worst[0] ? describeStation(worst[0]) : describeVenue(clock);
  return (
    <>
      <div className="crowd__answer" aria-busy={pending}>
        {worst.map((station) => (
          <p key={station.name}>{describeStation(station)}</p>
        ))}
        <p className={worst.length > 0 ? "soft" : undefined}>{describeVenue(clock)}</p>
        {worst.length === 0 && (
          <p className="soft">Add the stations that the crowd makes for to see who waits, and until when.</p>
        )}
      </div>
      {perMinute && (
        <ChartFrame
          title="Who waits, minute by minute"
          reading="Upper line: who has come. Lower line: who is through. The band between is the queue."
          notes={[clock.note]}
          table={perMinute}
          pending={pending}
        >
          <QueuePanels
            label={`Come and gone by minute. ${reading}`}
            from={clock.from}
            to={until}
            at={time}
            panels={panels}
          />
        </ChartFrame>
      )}
      <div className="crowd__minute">
        <span className="crowd__label" id={sliderId}>
          At {formatTimeOfDay(time)}
        </span>
        <Slider
          min={clock.from}
          max={until}
          step={1}
          value={time}
          label={formatTimeOfDay}
          thumbProps={{ "aria-labelledby": sliderId, "aria-valuetext": formatTimeOfDay(time) }}
          onChange={setChosen}
        />
        <div aria-live="polite">
          {clock.stations.map((station, i) => (
            <p className="note" key={`${i} ${station.name}`}>
              {describeQueueAt(clock, station, time)}
            </p>
          ))}
          <p className="note soft">{describeCrowdAt(clock, time)}</p>
        </div>
      </div>
      <QueueFocus clock={clock} pending={pending} />
      <details className="crowd__figures">
        <summary>Stations and exits in figures</summary>
        {clock.stations.length > 0 && tables["crowd-stations"] && (
          <DataTable caption="Stations, by line" table={tables["crowd-stations"]} />
        )}
        {tables["crowd-exits"] && <DataTable caption="Exits" table={tables["crowd-exits"]} />}
      </details>
    </>
  );
}
