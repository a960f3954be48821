import { ActionIcon } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { type ReactNode, useId } from "react";
import { downloadText } from "../../../app/download-text.ts";
import type { MethodNote } from "../../../model/method-note.ts";
import { stateProvenance } from "../../../model/provenance.ts";
import { type ReportTable, writeTableCsv } from "../../../model/report-table.ts";
import { MethodNotes } from "../../charts/MethodNotes.tsx";
import { nameFile } from "../../charts/name-file.ts";
import "../../charts/chart-frame.css";

/** What a list of figures stands in, as a chart does in its own frame: title, reading, cautions, how, and saving it. */
export function ListFrame(props: {
  title: string;
  /** What the list says, in one or two sentences. */
  reading: string;
  notes: readonly MethodNote[];
  /** What is saved: all of it, where the list shows a part. */
  table: ReportTable;
  pending: boolean;
  badge: string | undefined;
  /** What is weak here and has to be read with the list; the rest is under How. */
  cautions?: readonly string[];
  children: ReactNode;
}) {
  const { title, reading, notes, table, pending, badge, cautions = [] } = props;
  const id = useId();
  const save = () => {
    const provenance = stateProvenance({ badge: badge ?? null, notes });
    downloadText(nameFile(title, "csv"), "text/csv", writeTableCsv(table, provenance));
  };
  return (
    <section className="chart-frame" aria-labelledby={id} aria-busy={pending}>
      <header className="chart-frame__head">
        <h3 className="chart-frame__title" id={id}>
          {title}
          {badge !== undefined && <span className="badge-simulated">{badge}</span>}
        </h3>
        <div className="chart-frame__tools">
          <ActionIcon
            variant="subtle"
            color="gray"
            size={28}
            aria-label={`Save ${title} as a table, CSV`}
            title="Save as a table, CSV"
            onClick={save}
          >
            <IconDownload size={16} stroke={1.75} aria-hidden="true" />
          </ActionIcon>
        </div>
      </header>
      <p className="chart-frame__reading">{reading}</p>
      <div className="chart-frame__body" data-stale={pending || undefined}>
        {props.children}
      </div>
      {cautions.map((caution) => (
        <p className="chart-frame__caution" key={caution}>
          {caution}
        </p>
      ))}
      <MethodNotes notes={notes} />
    </section>
  );
}
