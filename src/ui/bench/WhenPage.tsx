import { selectSimulated } from "../../app/data-span.ts";
import { useMuster } from "../../app/muster.ts";
import { SIMULATED_BADGE } from "../../model/provenance.ts";
import { StaleContext } from "../charts/stale-context.ts";
import { ReportState } from "./ReportState.tsx";
import { useLastReport } from "./use-last-report.ts";
import { useLastSurface } from "./use-last-surface.ts";
import { CalendarFrame } from "./when-page/CalendarFrame.tsx";
import { CategoriesFrame } from "./when-page/CategoriesFrame.tsx";
import { ChangeFrame } from "./when-page/ChangeFrame.tsx";
import { EmergingFrame } from "./when-page/EmergingFrame.tsx";
import { HourFrames } from "./when-page/HourFrames.tsx";
import { MonthsFrame } from "./when-page/MonthsFrame.tsx";
import { NearRepeatsFrame } from "./when-page/NearRepeatsFrame.tsx";
import { SeasonFrame } from "./when-page/SeasonFrame.tsx";
import "./when-page/when-page.css";

/**
 * When: months, hours, types and days, each of which filters the map and all others at once, and below them what takes
 * longer to work out: season, change, emerging hot spots, near repeats.
 */
export function WhenPage() {
  const { surface, pending: isCounting } = useLastSurface();
  const { report, pending } = useLastReport("when");
  const badge = useMuster(selectSimulated) ? SIMULATED_BADGE : undefined;
  const linked = surface && { surface, badge };
  const slow = report && { report, badge };
  return (
    <div className="bench__parts when">
      <ReportState name="when" over={linked !== null} />
      {linked && (
        <StaleContext value={isCounting}>
          <MonthsFrame {...linked} report={pending ? null : report} />
          <HourFrames {...linked} report={report} />
          <CategoriesFrame {...linked} />
          <CalendarFrame {...linked} />
        </StaleContext>
      )}
      {slow && surface && (
        <StaleContext value={pending}>
          <SeasonFrame {...slow} />
          <ChangeFrame {...slow} />
          <EmergingFrame {...slow} hexes={surface} />
          <NearRepeatsFrame {...slow} />
        </StaleContext>
      )}
    </div>
  );
}
