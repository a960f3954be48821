import { Button } from "@mantine/core";
import { actions, useMuster } from "../app/muster.ts";
import type { BenchPage } from "../app/report-state.ts";
import { Section } from "./Section.tsx";

const PAGES: { page: BenchPage; label: string }[] = [
  { page: "where", label: "Where" },
  { page: "when", label: "When" },
  { page: "events", label: "Events" },
  { page: "expect", label: "Expect" },
];

/** The way to the analyst's bench. */
export function AnalyseSection() {
  const open = useMuster((state) => state.bench);
  return (
    <Section title="Analyse">
      <Button.Group>
        {PAGES.map(({ page, label }) => (
          <Button
            key={page}
            flex={1}
            px={0}
            size="xs"
            variant={page === open ? "filled" : "default"}
            aria-pressed={page === open}
            onClick={() => (page === open ? actions.closeBench() : actions.openBench(page))}
          >
            {label}
          </Button>
        ))}
      </Button.Group>
    </Section>
  );
}
