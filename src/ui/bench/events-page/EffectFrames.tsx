import { SegmentedControl } from "@mantine/core";
import { useState } from "react";
import { intervalOf, PHASE_WORDS } from "../../../model/describe-events.ts";
import type { EffectCell, EventEffect, EventReport, Ring } from "../../../model/event-report.ts";
import { tabulateEffect } from "../../../model/event-tables.ts";
import { isLocked } from "../../../model/locked.ts";
import { capitalise, formatCount } from "../../../model/wording.ts";
import { BandMatrix } from "../../charts/BandMatrix.tsx";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import type { IntervalRow } from "../../charts/interval-rows.ts";
import type { PartProps } from "../when-page/part-props.ts";

const NO_TABLE = { columns: [], rows: [] };

/** What events change by phase within a kilometre, and by phase and ring; or why that cannot be told. */
export function EffectFrames({ report, ...part }: PartProps & { report: EventReport }) {
  const { effect } = report;
  if (isLocked(effect) || effect.tooFew !== null) {
    return (
      <ChartFrame
        {...part}
        title="By phase"
        reading=""
        notes={[]}
        table={NO_TABLE}
        locked={isLocked(effect) ? effect.locked : (effect.tooFew ?? "")}
      >
        {null}
      </ChartFrame>
    );
  }
  return (
    <>
      <NearFrame {...part} effect={effect} />
      <RingFrame {...part} effect={effect} />
    </>
  );
}

function NearFrame({ effect, ...part }: PartProps & { effect: EventEffect }) {
  const reading =
    effect.phasesLocked ??
    `Within 1 km, ${formatCount(effect.events)} event days each against its own ordinary days.`;
  return (
    <ChartFrame
      {...part}
      title="By phase"
      reading={reading}
      notes={[effect.note]}
      table={tabulateEffect(effect.near)}
    >
      <IntervalPlot
        label={`Recorded on event days within 1 km. ${reading}`}
        rows={effect.near.map(rowOf)}
        scale="log"
        axisLabel="times as much as on matched ordinary days"
      />
    </ChartFrame>
  );
}

function RingFrame({ effect, ...part }: PartProps & { effect: EventEffect }) {
  const [kind, setKind] = useState<"shrunken" | "raw">("shrunken");
  const ratioOf = (cell: EffectCell) => (kind === "raw" ? cell.ratio : (cell.shrunken?.ratio ?? null));
  const grid = effect.phases.map((phase) => effect.cells.filter((cell) => cell.phase === phase));
  const reading =
    kind === "shrunken"
      ? "Each ratio drawn toward 1 as far as the whole table suggests, so that small counts do not shout."
      : "Ratios as counted; a place with fewer than ten recorded has none.";
  return (
    <ChartFrame
      {...part}
      title="By phase and distance"
      reading={reading}
      notes={[effect.note]}
      table={tabulateEffect(effect.cells)}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Which ratios"
          data={[
            { value: "shrunken", label: "Shrunken" },
            { value: "raw", label: "As counted" },
          ]}
          value={kind}
          onChange={(value) => setKind(value === "raw" ? "raw" : "shrunken")}
        />
      }
    >
      <BandMatrix
        label={`Times as much as on ordinary days, by phase and distance. ${reading}`}
        rowsTitle="Phase"
        columnsTitle="From the venue"
        rowNames={effect.phases.map(capitalise)}
        columnNames={effect.rings.map(nameRing)}
        ratios={grid.map((cells) => cells.map(ratioOf))}
        p={grid.map((cells) => cells.map(({ adjustedP }) => adjustedP))}
      />
    </ChartFrame>
  );
}

function rowOf(cell: EffectCell): IntervalRow {
  const label = `${capitalise(cell.phase)}${(cell.adjustedP ?? 1) < 0.05 ? " *" : ""}`;
  const interval = intervalOf(cell);
  const counts = `${cell.onEventDays.count} on event days, ${cell.onComparisonDays.count} on the others`;
  if (cell.ratio === null || cell.ratio === 0 || !interval || interval.high === null) {
    return { label, interval: null, text: `too little ${PHASE_WORDS[cell.phase]}: ${counts}` };
  }
  return {
    label,
    interval: {
      estimate: cell.ratio,
      low: interval.low,
      high: interval.high,
      ...(cell.shrunken && { shrunken: cell.shrunken.ratio }),
    },
  };
}

function nameRing({ fromM, toM }: Ring): string {
  return toM < 1000 ? `${fromM}–${toM} m` : `${fromM / 1000}–${toM / 1000} km`;
}
