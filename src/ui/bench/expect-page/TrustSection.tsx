import { SegmentedControl } from "@mantine/core";
import { useMemo, useState } from "react";
import type { BackTestReport, PredictorName } from "../../../model/back-test-report.ts";
import { CalibrationPlot } from "../../charts/CalibrationPlot.tsx";
import { ChartFrame } from "../../charts/ChartFrame.tsx";
import { DataTable } from "../../charts/DataTable.tsx";
import { formatPercent } from "../../charts/format-percent.ts";
import { HitRateLines } from "../../charts/HitRateLines.tsx";
import { IntervalPlot } from "../../charts/IntervalPlot.tsx";
import { tabulateCalibration, tabulateHitRates } from "../../charts/tabulate-findings.ts";
import {
  fractionsOf,
  listCalibration,
  listDifferences,
  listHitRates,
  sayCalibration,
  sayDifferences,
  sayHitRate,
  sayNaive,
  type Tested,
  tabulateAtFraction,
  tabulateMonths,
} from "./score-rows.ts";

/** The fraction that sentences and the table of months speak of. */
const SPOKEN = 0.05;
const PER_HEX = "per hex and month";
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
      <Folds test={backTest} predictor={predictor} />
    </>
  );
}

function Verdict({ test, pending }: { test: Tested; pending: boolean }) {
  const naive = sayNaive(test);
  return (
    <section className="section expect__trust" aria-label={TITLE} aria-busy={pending}>
      <h3 className="section__title">{TITLE}</h3>
      <p className="expect__verdict">{test.verdict.sentence}</p>
      {naive && <p className="note strong">{naive}</p>}
    </section>
  );
}

function HitRateFrame({ test, predictor, ...part }: PartProps & { test: Tested; predictor: PredictorName }) {
  const fractions = useMemo(() => fractionsOf(test), [test]);
  const rates = useMemo(() => listHitRates(test), [test]);
  const reading = sayHitRate(test, predictor, SPOKEN);
  return (
    <ChartFrame
      {...part}
      title="What the first hexes held"
      reading={reading}
      notes={[test.note]}
      table={tabulateHitRates(fractions, rates)}
    >
      <HitRateLines
        label={`Share of the next month’s records by share of the area. ${reading}`}
        areaShares={fractions}
        predictors={rates}
        saidAt={Math.max(0, fractions.indexOf(SPOKEN))}
      />
    </ChartFrame>
  );
}

function DifferenceFrame({ test, ...part }: PartProps & { test: Tested }) {
  const fractions = fractionsOf(test);
  const [fraction, setFraction] = useState(SPOKEN);
  const rows = useMemo(() => listDifferences(test, fraction), [test, fraction]);
  const reading = sayDifferences(rows, fraction);
  return (
    <ChartFrame
      {...part}
      title="Against a plain count"
      reading={reading}
      notes={[test.note]}
      table={tabulateAtFraction(test, fraction)}
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
}: PartProps & { test: Tested; predictor: PredictorName }) {
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
      table={tabulateCalibration(groups, PER_HEX)}
    >
      <CalibrationPlot
        label={`Recorded against expected by the ${score.label}. ${reading}`}
        groups={groups}
        unit={PER_HEX}
      />
    </ChartFrame>
  );
}

function Folds({ test, predictor }: { test: Tested; predictor: PredictorName }) {
  const table = useMemo(() => tabulateMonths(test, predictor, SPOKEN), [test, predictor]);
  const title = `The ${test.folds.length} months that were foretold`;
  return (
    <details className="section expect__folds">
      <summary>{title}</summary>
      <DataTable caption={title} table={table} />
    </details>
  );
}
