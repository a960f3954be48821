import { CloseButton, SegmentedControl } from "@mantine/core";
import type { KeyboardEvent } from "react";
import { actions, useMuster } from "../../app/muster.ts";
import type { BenchPage } from "../../app/report-state.ts";
import "./bench.css";
import { ActiveFilters } from "./ActiveFilters.tsx";
import { EventsPage } from "./EventsPage.tsx";
import { ExpectPage } from "./ExpectPage.tsx";
import { WhenPage } from "./WhenPage.tsx";
import { WherePage } from "./WherePage.tsx";

const PAGES: { value: BenchPage; label: string }[] = [
  { value: "where", label: "Where" },
  { value: "when", label: "When" },
  { value: "events", label: "Events" },
  { value: "expect", label: "Expect" },
];

/** The analyst's bench beside the map: where, when, and what events change. */
export function BenchCard() {
  const page = useMuster((state) => state.bench);
  if (page === null) return null;
  return (
    <section className="card app__bench bench" aria-label="Analysis" onKeyDown={closeOnEscape}>
      <div className="bench__head">
        <SegmentedControl
          fullWidth
          data={PAGES}
          value={page}
          onChange={actions.openBench}
          aria-label="Page of the analysis"
        />
        <CloseButton aria-label="Close the analysis" onClick={actions.closeBench} />
      </div>
      <ActiveFilters />
      <div className="bench__page">
        {page === "where" && <WherePage />}
        {page === "when" && <WhenPage />}
        {page === "events" && <EventsPage />}
        {page === "expect" && <ExpectPage />}
      </div>
    </section>
  );
}

/** A dialogue or menu that was opened from the bench lies elsewhere in the page, and its Escape is its own. */
function closeOnEscape(event: KeyboardEvent<HTMLElement>) {
  const isWithin = event.target instanceof Node && event.currentTarget.contains(event.target);
  if (event.key === "Escape" && !event.defaultPrevented && isWithin) actions.closeBench();
}
