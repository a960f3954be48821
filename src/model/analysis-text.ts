import type { RefusedLine } from "./event-calendar.ts";
import type { MethodNote } from "./method-note.ts";
import { findQuality } from "./quality-findings.ts";
import type { QualityReport } from "./quality-report.ts";
import { headOfColumn, type ReportTable } from "./report-table.ts";

/** One of the four questions, answered: its tables by name, what could not be had and why, and how it was done. */
export interface Answer {
  readonly words: readonly string[];
  readonly tables: Readonly<Record<string, ReportTable>>;
  readonly locked: Readonly<Record<string, string>>;
  readonly notes: readonly MethodNote[];
}

const TITLES = { where: "Where", when: "When", events: "Events", expectation: "What to expect" } as const;
const SHOWN_IN_TERMINAL = [
  "clusters",
  "concentration",
  "change-by-category",
  "event-effect-near",
  "expected-phases",
  "back-test",
];
const MOST_ROWS = 8;

/** What `analyse` found, and of what. */
export interface Analysis {
  readonly rowsCounted: number;
  readonly simulated: boolean;
  readonly attribution: string;
  readonly venue: string;
  readonly quality: QualityReport;
  /** Lines of the events file that are in no calendar. */
  readonly refused: readonly RefusedLine[];
  readonly answers: Readonly<Record<keyof typeof TITLES, Answer>>;
}

/** An analysis as text for a terminal: what to know of the data first, then the four answers, and the source. */
export function formatAnalysis(analysis: Analysis): string {
  const { answers, quality, refused, venue } = analysis;
  const parts = (Object.keys(TITLES) as (keyof typeof TITLES)[]).map((name) => {
    const { words, tables, locked, notes } = answers[name];
    const cautions = [...new Set(notes.flatMap((note) => note.cautions))];
    return [
      `${TITLES[name]}`,
      ...words.map((sentence) => `  ${sentence}`),
      ...Object.entries(tables)
        .filter(([table]) => SHOWN_IN_TERMINAL.includes(table))
        .map(([table, content]) => `\n${formatTable(table, content)}`),
      ...Object.entries(locked).map(([part, why]) => `  Locked, ${part}: ${why}`),
      ...cautions.slice(0, 3).map((caution) => `  Note: ${caution}`),
    ].join("\n");
  });
  return [
    `${analysis.rowsCounted} recorded crimes around ${venue}.`,
    formatQuality(quality),
    ...(refused.length > 0 ? [formatRefused(refused)] : []),
    ...parts,
    `Source: ${analysis.attribution}${analysis.simulated ? " (simulated data)" : ""}.`,
  ].join("\n\n");
}

function formatQuality(quality: QualityReport): string {
  const findings = findQuality(quality).filter(({ weight }) => weight !== "plain");
  return findings.map(({ text, detail }) => `Data: ${text}.${detail ? ` ${detail}.` : ""}`).join("\n");
}

function formatRefused(refused: readonly RefusedLine[]): string {
  const shown = refused
    .slice(0, MOST_ROWS)
    .map(({ problem: { what, meaning, remedy } }) => `Events: ${what} ${meaning} ${remedy}`);
  const more = refused.length > MOST_ROWS ? [`Events: and ${refused.length - MOST_ROWS} more lines.`] : [];
  return [...shown, ...more].join("\n");
}

function formatTable(name: string, { columns, rows }: ReportTable): string {
  const cells = [
    columns.map(headOfColumn),
    ...rows.slice(0, MOST_ROWS).map((row) =>
      row.map((cell, i) => {
        if (cell === null) return "–";
        return typeof cell === "number" ? cell.toFixed(columns[i]?.digits ?? 0) : cell;
      }),
    ),
  ].map((row) => row.slice(0, 10).map((cell) => (cell.length > 24 ? `${cell.slice(0, 23)}…` : cell)));
  const widths = cells[0]?.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0))) ?? [];
  const lines = cells.map((row) =>
    `    ${row.map((cell, i) => (columns[i]?.align === "left" ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ")}`.trimEnd(),
  );
  const more = rows.length > MOST_ROWS ? [`    and ${rows.length - MOST_ROWS} more rows`] : [];
  return [`  ${name}`, ...lines, ...more].join("\n");
}
