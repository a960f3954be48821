import { selectSimulated } from "../../app/data-span.ts";
import { useMuster } from "../../app/muster.ts";
import { SIMULATED_BADGE } from "../../model/provenance.ts";
import { AnswerFrame } from "./expect-page/AnswerFrame.tsx";
import "./expect-page/expect-page.css";
import { CrowdSection } from "./expect-page/CrowdSection.tsx";
import { predictorOf } from "./expect-page/expect-words.ts";
import { FocusSection } from "./expect-page/FocusSection.tsx";
import { HexFrame } from "./expect-page/HexFrame.tsx";
import { TrustSection } from "./expect-page/TrustSection.tsx";
import { WeighingSection } from "./expect-page/WeighingSection.tsx";
import { ReportState } from "./ReportState.tsx";
import { useLastReport } from "./use-last-report.ts";

/** What to expect on the event's evening, where, what that counts, and whether to believe it. */
export function ExpectPage() {
  const { report: expectation, pending } = useLastReport("expect");
  const hasData = useMuster((state) => state.data.kind === "open");
  const isDrawing = useMuster((state) => state.focusDraft !== null);
  const badge = useMuster(selectSimulated) ? SIMULATED_BADGE : undefined;
  return (
    <div className="expect bench__parts" data-drawing={isDrawing || undefined}>
      <ReportState name="expect" over={expectation !== null} />
      {expectation && (
        <>
          <AnswerFrame expectation={expectation} pending={pending} badge={badge} />
          <HexFrame report={expectation.report} pending={pending} badge={badge} />
        </>
      )}
      {hasData && (
        <>
          <WeighingSection expectation={expectation} />
          <FocusSection />
        </>
      )}
      <CrowdSection />
      {expectation && (
        <TrustSection
          backTest={expectation.backTest}
          used={predictorOf(expectation.report)}
          pending={pending}
          badge={badge}
        />
      )}
    </div>
  );
}
