import { ReportState } from "./ReportState.tsx";

/** To be drawn. */
export function WhenPage() {
  return <ReportState name="when" />;
}
