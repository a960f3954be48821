import { Button } from "@mantine/core";
import { IconCloudDownload, IconFolderOpen } from "@tabler/icons-react";
import { useState } from "react";
import { useMuster } from "../app/muster.ts";
import { selectSummary } from "../app/selectors.ts";
import type { TableSummary } from "../model/crime-table.ts";
import { nameMonth, type TimePrecision } from "../model/wall-clock.ts";
import { formatCount } from "../model/wording.ts";
import { DataFiles } from "./DataFiles.tsx";
import { DataQuality } from "./DataQuality.tsx";
import { FetchDialog } from "./FetchDialog.tsx";
import { QualityVerdict } from "./QualityVerdict.tsx";
import { Section } from "./Section.tsx";
import { SimulatedBadge } from "./SimulatedBadge.tsx";

const PRECISION_WORDS: Record<TimePrecision, string> = {
  minute: "to the minute",
  hour: "to the hour",
  day: "day only; hours are locked",
  month: "month only; days and hours are locked",
  none: "none; months, days and hours are locked",
};

/** What is open, where it came from, and what became of every row. */
export function DataSection({ onOpenFiles }: { onOpenFiles: () => void }) {
  const summary = useMuster(selectSummary);
  const account = useMuster((state) => (state.data.kind === "open" ? state.data.account : null));
  const [judging, setJudging] = useState(false);
  const [fetching, setFetching] = useState(false);
  return (
    <Section title="Data" aside={<SimulatedBadge />}>
      {summary ? <OpenTable summary={summary} onOpenReport={() => setJudging(true)} /> : <NoTable />}
      {account?.notes.map((note) => (
        <p className="note soft" key={note}>
          {note}
        </p>
      ))}
      <Button fullWidth variant="default" leftSection={<IconFolderOpen size={16} />} onClick={onOpenFiles}>
        Open crime files
      </Button>
      <Button
        fullWidth
        mt={8}
        variant="default"
        leftSection={<IconCloudDownload size={16} />}
        onClick={() => setFetching(true)}
      >
        Get data from a service
      </Button>
      <p className="note soft">
        CSV, Excel, GeoJSON, Parquet, or a zip of them. They are read on this device; nothing is uploaded.
      </p>
      <DataQuality opened={judging} onClose={() => setJudging(false)} />
      <FetchDialog opened={fetching} onClose={() => setFetching(false)} />
    </Section>
  );
}

function NoTable() {
  return (
    <p className="note">
      This plan came without its data. Its posts and masked counts are shown; open the crime files it was made
      from to recompute them.
    </p>
  );
}

function OpenTable({ summary, onOpenReport }: { summary: TableSummary; onOpenReport: () => void }) {
  const leftOut = summary.files.reduce((total, { rowsRead, rowsKept }) => total + rowsRead - rowsKept, 0);
  return (
    <>
      <dl className="facts">
        <dt>Rows</dt>
        <dd>{formatCount(summary.rowCount)}</dd>
        <dt>Period</dt>
        <dd>
          {summary.months
            ? `${nameMonth(summary.months.first)} – ${nameMonth(summary.months.last)}`
            : "not in the data"}
        </dd>
        <dt>Times</dt>
        <dd>{PRECISION_WORDS[summary.timePrecision]}</dd>
        <dt>Left out</dt>
        <dd>{leftOut === 0 ? "none" : formatCount(leftOut)}</dd>
      </dl>
      <QualityVerdict onOpenReport={onOpenReport} />
      <p className="note soft">{summary.attribution}.</p>
      <DataFiles files={summary.files} />
    </>
  );
}
