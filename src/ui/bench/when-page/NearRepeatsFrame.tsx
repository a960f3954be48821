import { memo } from "react";
import { describeNearRepeats } from "../../../model/describe-when.ts";
import { isLocked } from "../../../model/locked.ts";
import type { NearRepeats, WhenReport } from "../../../model/when-report.ts";
import { tabulateNearRepeats } from "../../../model/when-tables.ts";
import { BandMatrix } from "../../charts/BandMatrix.tsx";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import type { PartProps } from "./part-props.ts";

/** Whether one incident comes soon after and close to another, or why that cannot be told. */
export const NearRepeatsFrame = memo(function NearRepeatsFrame({
  report,
  ...part
}: PartProps & { report: WhenReport }) {
  const { nearRepeats } = report;
  const told = isLocked(nearRepeats) ? null : nearRepeats;
  const reading = told ? describeNearRepeats(told) : "";
  return (
    <ChartFrame
      {...part}
      title="Near repeats"
      reading={reading}
      notes={told ? [told.note] : []}
      table={told ? tabulateNearRepeats(told) : { columns: [], rows: [] }}
      locked={isLocked(nearRepeats) ? nearRepeats.locked : undefined}
    >
      {told && (
        <BandMatrix
          label={`Pairs of incidents, times as many as by chance. ${reading}`}
          rowsTitle="Distance"
          columnsTitle="Days between"
          rowNames={nameBands(told.distanceBandsM, "m", "same point")}
          columnNames={nameBands(told.dayBands, "days", "same day")}
          ratios={layOut(told, told.ratio)}
          p={layOut(told, told.p)}
        />
      )}
    </ChartFrame>
  );
});

function nameBands(edges: readonly number[], unit: string, zero: string): string[] {
  return edges.map((edge, i) => {
    const before = edges[i - 1];
    if (edge === 0) return zero;
    return before === undefined || before === 0 ? `to ${edge} ${unit}` : `${before}–${edge} ${unit}`;
  });
}

function layOut({ distanceBandsM, dayBands }: NearRepeats, values: Float64Array): (number | null)[][] {
  return distanceBandsM.map((_, s) =>
    dayBands.map((_, t) => {
      const value = values[s * dayBands.length + t];
      return value === undefined || !Number.isFinite(value) ? null : value;
    }),
  );
}
