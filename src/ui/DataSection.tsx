import { Button } from "@mantine/core";
import { IconCloudDownload, IconFolderOpen, IconReportAnalytics } from "@tabler/icons-react";
import { useState } from "react";
import { useMuster } from "../app/muster.ts";
import { selectSummary } from "../app/selectors.ts";
import type { FileAccount, TableSummary } from "../model/crime-table.ts";
import { nameMonth, type TimePrecision } from "../model/wall-clock.ts";
import { formatCount } from "../model/wording.ts";
import { DataFiles } from "./DataFiles.tsx";
import { DataQuality } from "./DataQuality.tsx";
import { FetchDialog } from "./FetchDialog.tsx";
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
      {summary ? <OpenTable summary={summary} /> : <NoTable />}
      {account?.notes.map((note) => (
        <p className="note" key={note}>
          {note}
        </p>
      ))}
      {summary && (
        <Button
          fullWidth
          mb={8}
          variant="default"
          leftSection={<IconReportAnalytics size={16} />}
          onClick={() => setJudging(true)}
        >
          Data quality
        </Button>
      )}
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

function OpenTable({ summary }: { summary: TableSummary }) {
  const dropped = sumDropped(summary.files);
  const undated = summary.files.reduce((total, file) => total + file.withoutTime, 0);
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
        {summary.months && undated > 0 && (
          <>
            <dt>No readable date</dt>
            <dd>{formatCount(undated)}</dd>
          </>
        )}
        <dt>Left out</dt>
        <dd>{dropped.total === 0 ? "none" : formatCount(dropped.total)}</dd>
      </dl>
      {dropped.total > 0 && <p className="note soft">{dropped.words}.</p>}
      <p className="note soft">{summary.attribution}.</p>
      <DataFiles files={summary.files} />
    </>
  );
}

function sumDropped(files: readonly FileAccount[]): { total: number; words: string } {
  const sum = (reason: keyof FileAccount["dropped"]) =>
    files.reduce((total, file) => total + file.dropped[reason], 0);
  const parts = [
    { rows: sum("no-coordinates"), words: "without coordinates" },
    { rows: sum("zero-coordinates"), words: "at 0, 0 (no map point)" },
    { rows: sum("outside-world"), words: "outside the world" },
    { rows: sum("malformed-row"), words: "with the wrong number of columns or unreadable coordinates" },
  ].filter((part) => part.rows > 0);
  return {
    total: parts.reduce((total, part) => total + part.rows, 0),
    words: parts.map((part) => `${formatCount(part.rows)} ${part.words}`).join(", "),
  };
}
