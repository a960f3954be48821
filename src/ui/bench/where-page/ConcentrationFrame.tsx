import { useMemo } from "react";
import type { WhereReport } from "../../../model/where-report.ts";
import { tabulateConcentration } from "../../../model/where-tables.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { LorenzCurve } from "../../charts/LorenzCurve.tsx";
import { curveOf, marksOf, sayShares } from "./concentration-points.ts";

/** How few hexes hold how much. */
export function ConcentrationFrame(props: {
  report: WhereReport;
  pending: boolean;
  badge: string | undefined;
}) {
  const { concentration, notes } = props.report;
  const curve = useMemo(() => curveOf(concentration), [concentration]);
  const marks = useMemo(() => marksOf(concentration), [concentration]);
  const table = useMemo(() => tabulateConcentration(props.report), [props.report]);
  const reading = sayShares(concentration);
  return (
    <ChartFrame
      title="Concentration"
      reading={reading}
      notes={[notes.concentration]}
      table={table}
      pending={props.pending}
      badge={props.badge}
      locked={
        concentration.gini === null
          ? "Nothing that counts is recorded here, so no share can be given."
          : undefined
      }
    >
      <LorenzCurve label={reading} curve={curve} marks={marks} placesName="hexes" />
    </ChartFrame>
  );
}
