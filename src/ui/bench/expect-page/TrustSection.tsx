import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import type { BackTestReport, PredictorName } from "../../../model/back-test-report.ts";
import {
  CALIBRATION_UNIT,
  SPOKEN_FRACTION,
  type TestedReport,
  tabulateCalibration,
  tabulateDifferences,
  tabulateFolds,
  tabulateScores,
} from "../../../model/back-test-tables.ts";
import { formatPercent } from "../../../model/wording.ts";
import { CalibrationPlot } from "../../charts/CalibrationPlot.tsx";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { DataTable } from "../../charts/DataTable.tsx";
import { HitRateLines } from "../../charts/HitRateLines.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import {
  fractionsOf,
  listCalibration,
  listDifferences,
  listHitRates,
  sayCalibration,
  sayDifferences,
  sayHitRate,
  sayNaive,
} from "./score-rows.ts";

const TITLE = "Whether to believe it";

interface PartProps {
  readonly pending: boolean;
  readonly badge: string | undefined;
}

/** Each predictor tested on months that it had not seen, or why that cannot be tested. */
export function TrustSection(props: PartProps & { backTest: BackTestReport; used: PredictorName | null }) {
  const { backTest, used, pending, badge } = props;
  if (backTest.state === "locked") {
    return (
      <ChartFrame
        title={TITLE}
        reading=""
        notes={[backTest.note]}
        table={{ columns: [], rows: [] }}
        locked={`It cannot be tested here. ${backTest.reason}`}
        badge={badge}
      >
        {null}
      </ChartFrame>
    );
  }
  const predictor = used ?? backTest.verdict.use;
  return (
    <>
      <Verdict test={backTest} pending={pending} />
      <HitRateFrame test={backTest} predictor={predictor} pending={pending} badge={badge} />
      <DifferenceFrame test={backTest} pending={pending} badge={badge} />
      <CalibrationFrame test={backTest} predictor={predictor} pending={pending} badge={badge} />
      <Folds test={backTest} />
    </>
  );
}

function Verdict({ test, pending }: { test: TestedReport; pending: boolean }) {
  const naive = sayNaive(test);
  return (
    <section className="section expect__trust" aria-label={TITLE} aria-busy={pending}>
      <h3 className="section__title">{TITLE}</h3>
      <p className="expect__verdict">{test.verdict.sentence}</p>
      {naive && <p className="note strong">{naive}</p>}
    </section>
  );
}

function HitRateFrame({
  test,
  predictor,
  ...part
}: PartProps & { test: TestedReport; predictor: PredictorName }) {
  const fractions = useMemo(() => fractionsOf(test), [test]);
  const rates = useMemo(() => listHitRates(test), [test]);
  const reading = sayHitRate(test, predictor, SPOKEN_FRACTION);
  return (
    <ChartFrame
      {...part}
      title="What the first hexes held"
      reading={reading}
      notes={[test.note]}
      table={tabulateScores(test)}
    >
      <HitRateLines
        label={`Share of the next month’s records by share of the area. ${reading}`}
        areaShares={fractions}
        predictors={rates}
        saidAt={Math.max(0, fractions.indexOf(SPOKEN_FRACTION))}
      />
    </ChartFrame>
  );
}

function DifferenceFrame({ test, ...part }: PartProps & { test: TestedReport }) {
  const fractions = fractionsOf(test);
  const [fraction, setFraction] = useState(SPOKEN_FRACTION);
  const rows = useMemo(() => listDifferences(test, fraction), [test, fraction]);
  const reading = sayDifferences(rows, fraction);
  return (
    <ChartFrame
      {...part}
      title="Against a plain count"
      reading={reading}
      notes={[test.note]}
      table={tabulateDifferences(test)}
      aside={
        <SegmentedControl
          size="xs"
          aria-label="Share of the hexes"
          data={fractions.map((value) => ({ value: String(value), label: formatPercent(value) }))}
          value={String(fraction)}
          onChange={(value) => setFraction(Number(value))}
        />
      }
    >
      <IntervalPlot
        label={`Hit rate beyond the plain count’s. ${reading}`}
        rows={rows}
        scale="linear"
        axisLabel="percentage points of the next month’s records"
        sides={["held less", "held more"]}
      />
    </ChartFrame>
  );
}

function CalibrationFrame({
  test,
  predictor,
  ...part
}: PartProps & { test: TestedReport; predictor: PredictorName }) {
  const score = test.scores.find((each) => each.predictor === predictor) ?? test.scores[0];
  const groups = useMemo(() => (score ? listCalibration(score) : []), [score]);
  if (!score) return null;
  const reading = sayCalibration(score);
  return (
    <ChartFrame
      {...part}
      title="Expected against recorded"
      reading={reading}
      notes={[test.note]}
      table={tabulateCalibration(test)}
    >
      <CalibrationPlot
        label={`Recorded against expected by the ${score.label}. ${reading}`}
        groups={groups}
        unit={CALIBRATION_UNIT}
      />
    </ChartFrame>
  );
}

function Folds({ test }: { test: TestedReport }) {
  const table = useMemo(() => tabulateFolds(test), [test]);
  const title = `The ${test.folds.length} months that were foretold`;
  return (
    <details className="section expect__folds">
      <summary>{title}</summary>
      <DataTable caption={title} table={table} />
    </details>
  );
}
