import { ReportState } from "./ReportState.tsx";

/** To be drawn. */
export function WherePage() {
  return <ReportState name="where" />;
}
