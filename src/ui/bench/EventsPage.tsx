import { ReportState } from "./ReportState.tsx";

/** To be drawn. */
export function EventsPage() {
  return <ReportState name="events" />;
}
