import { SegmentedControl } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { memo, type ReactNode, useCallback, useContext, useEffect, useId, useRef, useState } from "react";
import { useLatest } from "../../map/use-latest.ts";
import type { MethodNote } from "../../model/method-note.ts";
import type { ReportTable } from "../../model/report-table.ts";
import { DataTable } from "./DataTable.tsx";
import { type ExportFormat, ExportMenu } from "./ExportMenu.tsx";
import { exportChart } from "./export-chart.ts";
import { MethodNotes } from "./MethodNotes.tsx";
import { StaleContext } from "./stale-context.ts";
import "./charts.css";
import "./chart-frame.css";

/**
 * What every chart stands in: its title and what it says in one line, the chart or the same as a table, the first caution, how
 * it was made, and saving it. Locked, it says why in place of the chart; pending, it keeps its height and
 * what it last showed.
 */
export function ChartFrame(props: {
  title: string;
  /** What the chart says, in one sentence. */
  reading: string;
  notes: readonly MethodNote[];
  table: ReportTable;
  /** Why the chart cannot be: shown in its place. */
  locked?: string | undefined;
  /** Being computed: what is there is shown as stale; as `StaleContext` has it where left out. */
  pending?: boolean | undefined;
  /** Said beside the title and in whatever is saved: `Simulated data`. */
  badge?: string | undefined;
  /** A control of this chart, beside the toggle. */
  aside?: ReactNode;
  /** Height kept free until the chart was first there, CSS pixels. */
  height?: number;
  /** The chart; null while there is none yet. */
  children: ReactNode;
}) {
  const { title, reading, notes, table, locked, badge } = props;
  const isStale = useContext(StaleContext);
  const pending = props.pending ?? isStale;
  const id = useId();
  const [view, setView] = useState<"chart" | "table">("chart");
  const [failure, setFailure] = useState<string | null>(null);
  const holder = useRef<HTMLDivElement>(null);
  const [kept, setKept] = useState(props.height ?? 200);
  const isEmpty = props.children === null;
  const isThere = !locked && !isEmpty;
  useEffect(() => {
    const chart = holder.current;
    if (!isThere || !chart) return;
    const observer = new ResizeObserver(() => {
      if (chart.offsetHeight > 0) setKept(chart.offsetHeight);
    });
    observer.observe(chart);
    return () => observer.disconnect();
  }, [isThere]);

  const save = (format: ExportFormat) => {
    const chart = holder.current;
    if (!chart) return;
    setFailure(null);
    exportChart(format, { title, reading, badge: badge ?? null, notes, table }, chart).catch(
      (error: unknown) =>
        setFailure(`The file was not saved. ${error instanceof Error ? error.message : String(error)}`),
    );
  };
  const latestSave = useLatest(save);
  const onExport = useCallback((format: ExportFormat) => latestSave.current(format), [latestSave]);

  return (
    <section className="chart-frame" aria-labelledby={id} aria-busy={pending}>
      <header className="chart-frame__head">
        <h3 className="chart-frame__title" id={id}>
          {title}
          {badge !== undefined && <span className="badge-simulated">{badge}</span>}
        </h3>
        {isThere && (
          <div className="chart-frame__tools">
            {props.aside}
            <FrameTools title={title} view={view} onView={setView} onExport={onExport} />
          </div>
        )}
      </header>
      {locked ? (
        <p className="chart-frame__locked">
          <IconLock size={15} stroke={1.75} aria-hidden="true" />
          <span>{locked}</span>
        </p>
      ) : (
        <>
          <p className="chart-frame__reading">{isEmpty ? "Being worked out…" : reading}</p>
          {isEmpty && <div className="chart-frame__wait" style={{ height: kept }} aria-hidden="true" />}
          <div
            className="chart-frame__body"
            ref={holder}
            hidden={isEmpty || view === "table"}
            data-stale={pending || undefined}
          >
            {props.children}
          </div>
          {!isEmpty && view === "table" && <DataTable caption={`${title}. ${reading}`} table={table} />}
          <Cautions notes={notes} />
          {notes.length > 0 && <MethodNotes notes={notes} />}
          {failure !== null && (
            <p className="note error" role="alert">
              {failure}
            </p>
          )}
        </>
      )}
    </section>
  );
}

const VIEWS = [
  { value: "chart", label: "Chart" },
  { value: "table", label: "Table" },
];

/** Drawn anew only when the view changes, however often the chart below is. */
const FrameTools = memo(function FrameTools(props: {
  title: string;
  view: "chart" | "table";
  onView: (view: "chart" | "table") => void;
  onExport: (format: ExportFormat) => void;
}) {
  return (
    <>
      <SegmentedControl
        size="xs"
        aria-label={`Show ${props.title} as`}
        data={VIEWS}
        value={props.view}
        onChange={(value) => props.onView(value === "table" ? "table" : "chart")}
      />
      <ExportMenu title={props.title} onExport={props.onExport} />
    </>
  );
});

function Cautions({ notes }: { notes: readonly MethodNote[] }) {
  const cautions = [...new Set(notes.flatMap((note) => note.cautions))];
  const more = cautions.length - 1;
  if (cautions[0] === undefined) return null;
  return (
    <p className="chart-frame__caution">
      {cautions[0]}
      {more > 0 && ` ${more} more under How.`}
    </p>
  );
}
