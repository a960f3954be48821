import { useMemo } from "react";
import { useMuster } from "../../../app/muster.ts";
import { selectPlan, selectSummary } from "../../../app/selectors.ts";
import type { Expectation } from "../../../model/expectation-report.ts";
import { tabulatePhases } from "../../../model/expectation-tables.ts";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { sayAnswer, sayEvents, sayPredictor, sayShared, titleAnswer } from "./expect-words.ts";
import { PhaseBars } from "./PhaseBars.tsx";
import { listPhases } from "./phase-rows.ts";

/** The answer: what to expect in the study area by phase, what that rests on, and why. */
export function AnswerFrame(props: {
  expectation: Expectation;
  pending: boolean;
  badge: string | undefined;
}) {
  const { expectation, pending, badge } = props;
  const { report } = expectation;
  const { event } = useMuster(selectPlan);
  const predictor = useMuster((state) => state.analysis.predictor);
  const precision = useMuster(selectSummary)?.timePrecision ?? "none";
  const rows = useMemo(() => listPhases(report), [report]);
  const table = useMemo(() => tabulatePhases(report), [report]);
  const reading = sayAnswer(report);
  const shared = sayShared(report, precision);
  const events = sayEvents(report);
  const { by, why } = sayPredictor(expectation, predictor);
  return (
    <>
      <ChartFrame
        title={titleAnswer(report, event)}
        reading={reading}
        notes={[report.note]}
        table={table}
        pending={pending}
        badge={badge}
      >
        <PhaseBars label={`Expected by phase. ${reading}`} rows={rows} />
      </ChartFrame>
      <div className="expect__words" aria-busy={pending}>
        {shared && <p className="note strong">{shared}</p>}
        <p className="note">
          This is historic demand: what the records before would bring. {by} {events}
        </p>
        <p className="note soft">{why}</p>
      </div>
    </>
  );
}
