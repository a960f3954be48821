import { ReportState } from "./ReportState.tsx";

/** To be drawn. */
export function ExpectPage() {
  return <ReportState name="expect" />;
}
