import { Slider } from "@mantine/core";
import { useMemo, useState } from "react";
import type { CrowdClock } from "../../model/crowd-clock.ts";
import { tabulateCrowd } from "../../model/crowd-tables.ts";
import { describeCrowd, describeCrowdAt, describeQueueAt } from "../../model/describe-crowd.ts";
import { formatTimeOfDay } from "../../model/wall-clock.ts";
import { ChartFrame } from "../charts/ChartFrame.tsx";
import { DataTable } from "../charts/DataTable.tsx";
import { QueuePanels } from "../charts/QueuePanels.tsx";
import { QueueFocus } from "./QueueFocus.tsx";
import { shownUntil, venuePanels } from "./queue-panels.ts";

/** What follows from the entries as curves, at any minute, and as a focus area. */
export function CrowdResult(props: { clock: CrowdClock | null; pending: boolean }) {
  const { clock, pending } = props;
  return clock && <Result clock={clock} pending={pending} />;
}

/** An hour after the end is when stations are fullest or should be empty again. */
const FIRST_SHOWN = 60;

function Result({ clock, pending }: { clock: CrowdClock; pending: boolean }) {
  const [chosen, setChosen] = useState<number | null>(null);
  const until = shownUntil(clock);
  const time = Math.min(Math.max(chosen ?? clock.endsAt + FIRST_SHOWN, clock.from), until);
  const panels = useMemo(() => venuePanels(clock), [clock]);
  const tables = useMemo(() => tabulateCrowd(clock), [clock]);
  const perMinute = tables["crowd-minutes"];
  return (
    <>
      {perMinute && (
        <ChartFrame
          title="Who waits, minute by minute"
          reading="Upper line: who has come. Lower line: who is through. The band between is the queue."
          notes={[clock.note]}
          table={perMinute}
          pending={pending}
        >
          <QueuePanels
            label={`Come and gone by minute. ${describeCrowd(clock).join(" ")}`}
            from={clock.from}
            to={until}
            at={time}
            panels={panels}
          />
        </ChartFrame>
      )}
      <div className="crowd__minute">
        <span className="crowd__label">At {formatTimeOfDay(time)}</span>
        <Slider
          min={clock.from}
          max={until}
          step={1}
          value={time}
          label={formatTimeOfDay}
          thumbLabel="Minute shown"
          thumbValueText={formatTimeOfDay}
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
