import { selectSimulated } from "../../app/data-span.ts";
import { useMuster } from "../../app/muster.ts";
import { SIMULATED_BADGE } from "../../model/provenance.ts";
import { ReportState } from "./ReportState.tsx";
import { useLastReport } from "./use-last-report.ts";
import { AnswerSection } from "./where-page/AnswerSection.tsx";
import { ClusterFrame } from "./where-page/ClusterFrame.tsx";
import { ConcentrationFrame } from "./where-page/ConcentrationFrame.tsx";
import { HarmSection } from "./where-page/HarmSection.tsx";
import { ActivePreset, PresetSection } from "./where-page/PresetSection.tsx";
import { RankedHexes } from "./where-page/RankedHexes.tsx";
import { SelectedHex } from "./where-page/SelectedHex.tsx";
import "./where-page/where-page.css";
import { countHexes } from "./where-page/where-words.ts";

/** Where recorded crime gathers: how concentrated it is, which hexes are hot and how surely, and what harm changes. */
export function WherePage() {
  const { report, pending } = useLastReport("where");
  const hasData = useMuster((state) => state.data.kind === "open");
  const selection = useMuster((state) => state.selection);
  const badge = useMuster(selectSimulated) ? SIMULATED_BADGE : undefined;
  const shared = { pending, badge };
  return (
    <div className="where">
      <ReportState name="where" over={report !== null} />
      {hasData && <ActivePreset />}
      {report?.rowsCounted === 0 && (
        <p className="bench__state note" aria-busy={pending}>
          Nothing that counts under these filters is recorded in these {countHexes(report.cells.length)}.
        </p>
      )}
      {report !== null && report.rowsCounted > 0 && (
        <>
          <AnswerSection report={report} {...shared} />
          <RankedHexes report={report} {...shared} />
          {selection?.kind === "cell" && <SelectedHex report={report} cell={selection.cell} {...shared} />}
          <ClusterFrame report={report} {...shared} />
          <ConcentrationFrame report={report} {...shared} />
        </>
      )}
      {hasData && (
        <>
          <HarmSection report={report} pending={pending} />
          <PresetSection />
        </>
      )}
    </div>
  );
}
