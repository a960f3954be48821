import type { RefusedLine } from "./event-calendar.ts";
import { isLocked } from "./locked.ts";
import type { MethodNote } from "./method-note.ts";
import { findQuality } from "./quality-findings.ts";
import type { QualityReport } from "./quality-report.ts";
import { formatCell, headOfColumn, type Provenance, type ReportTable } from "./report-table.ts";

/** The questions that `analyse` answers, in the order they are printed. */
export const QUESTIONS = ["where", "when", "events", "expectation", "backTest"] as const;

/** One of the questions, answered: its tables by name, the parts that could not be had and why, and how it was done. */
export interface Answer {
  readonly words: readonly string[];
  readonly tables: Readonly<Record<string, ReportTable>>;
  /** What each row of a table says of where it comes from, by the name of the table. */
  readonly provenance: Readonly<Record<string, readonly Provenance[]>>;
  readonly lockedParts: Readonly<Record<string, string>>;
  readonly notes: readonly MethodNote[];
}

/** Every question with its answer, or with why there is none at all. */
export type Answers = Readonly<Record<(typeof QUESTIONS)[number], Answer | { readonly locked: string }>>;

/** What `analyse` found, and of what. */
export interface Analysis {
  readonly rowsCounted: number;
  readonly simulated: boolean;
  readonly attribution: string;
  readonly venue: string;
  readonly quality: QualityReport;
  /** What to know of how the events file was read. */
  readonly calendarNotes: readonly string[];
  /** Lines of the events file that are in no calendar. */
  readonly refused: readonly RefusedLine[];
  readonly answers: Answers;
}

const TITLES: Readonly<Record<(typeof QUESTIONS)[number], string>> = {
  where: "Where",
  when: "When",
  events: "Events",
  expectation: "What to expect",
  backTest: "Whether to believe it",
};

/** What a terminal shows of a table: all columns where none are named, and the rows of one value where one is. */
interface Shown {
  readonly columns?: readonly string[];
  readonly where?: { readonly column: string; readonly is: number };
}

const SHOWN: Readonly<Record<string, Shown>> = {
  "top-hexes": {},
  clusters: {},
  concentration: {},
  "change-by-category": {},
  "event-effect-near": {
    columns: [
      ...["Phase", "On event days", "Event hours", "On comparison days", "Comparison hours"],
      ...["Ratio", "Low", "High", "Low, days that vary", "High, days that vary", "Adjusted p"],
    ],
  },
  "event-months": {},
  "expected-phases": {},
  "back-test": {
    columns: ["Predictor", "Share of hexes", "Hit rate", "Low", "High", "PAI", "PEI*", "Log score"],
    where: { column: "Share of hexes", is: 5 },
  },
};
const MOST_ROWS = 12;
const WIDEST_CELL = 32;

/**
 * An analysis as text for a terminal: what to know of the data first, then each answer in words and short tables with what is locked
 * and why and the cautions of each method, and the source.
 */
export function formatAnalysis(analysis: Analysis): string {
  const { answers, quality, calendarNotes, refused, venue } = analysis;
  const parts = QUESTIONS.map((question) => {
    const answer = answers[question];
    const body = isLocked(answer) ? [`  Locked: ${answer.locked}`] : formatAnswer(answer);
    return [TITLES[question], ...body].join("\n");
  });
  return [
    `${analysis.rowsCounted} recorded crimes around ${venue}.`,
    formatQuality(quality),
    [...calendarNotes.map((note) => `Events: ${note}`), ...formatRefused(refused)].join("\n"),
    ...parts,
    `Source: ${analysis.attribution}${analysis.simulated ? " (simulated data)" : ""}.`,
  ]
    .filter((part) => part !== "")
    .join("\n\n");
}

function formatQuality(quality: QualityReport): string {
  const findings = findQuality(quality).filter(({ weight }) => weight !== "plain");
  return findings.map(({ text, detail }) => `Data: ${text}.${detail ? ` ${detail}.` : ""}`).join("\n");
}

function formatRefused(refused: readonly RefusedLine[]): string[] {
  const shown = refused
    .slice(0, MOST_ROWS)
    .map(({ problem: { what, meaning, remedy } }) => `Events: ${what} ${meaning} ${remedy}`);
  const more = refused.length > MOST_ROWS ? [`Events: and ${refused.length - MOST_ROWS} more lines.`] : [];
  return [...shown, ...more];
}

function formatAnswer({ words, tables, lockedParts, notes }: Answer): string[] {
  const shown = Object.entries(tables).flatMap(([name, table]) => {
    const choice = SHOWN[name];
    return choice && table.rows.length > 0 ? [`\n${formatTable(name, choose(table, choice))}`] : [];
  });
  return [
    ...words.map((sentence) => `  ${sentence}`),
    ...shown,
    ...(shown.length > 0 ? [""] : []),
    ...gather(Object.entries(lockedParts).map(([part, why]) => [why, part])).map(
      ([why, parts]) => `  Locked, ${parts.join(", ")}: ${why}`,
    ),
    ...formatCautions(notes),
  ];
}

/** Each caution once, with the method it is of; one that several share is of the whole answer. */
function formatCautions(notes: readonly MethodNote[]): string[] {
  const cautions = gather(notes.flatMap((note) => note.cautions.map((caution) => [caution, note.method])));
  return cautions.map(([caution, [method, ...others]]) =>
    others.length > 0 || notes.length === 1 ? `  Note: ${caution}` : `  Note (${method}): ${caution}`,
  );
}

/** The second entries by the first, in the order of first mention. */
function gather(pairs: readonly (readonly [string, string] | readonly string[])[]) {
  const gathered = new Map<string, string[]>();
  for (const [key = "", value = ""] of pairs) gathered.set(key, [...(gathered.get(key) ?? []), value]);
  return [...gathered];
}

function choose({ columns, rows }: ReportTable, { columns: named, where }: Shown): ReportTable {
  const indexOf = (name: string) => columns.findIndex((column) => column.name === name);
  const kept = named ? named.map(indexOf) : [...columns.keys()];
  return {
    columns: kept.flatMap((i) => columns[i] ?? []),
    rows: rows
      .filter((row) => where === undefined || row[indexOf(where.column)] === where.is)
      .map((row) => kept.map((i) => row[i] ?? null)),
  };
}

/** A table for a terminal under its name, in columns as wide as what stands in them; of very many rows only the first. */
export function formatTable(name: string, { columns, rows }: ReportTable): string {
  const cells = [
    columns.map(headOfColumn),
    ...rows.slice(0, MOST_ROWS).map((row) => columns.map((column, i) => formatCell(row[i] ?? null, column))),
  ].map((row) =>
    row.map((cell) => (cell.length > WIDEST_CELL ? `${cell.slice(0, WIDEST_CELL - 1)}…` : cell)),
  );
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => row[i]?.length ?? 0)));
  const lines = cells.map((row) => {
    const padded = row.map((cell, i) => {
      const width = widths[i] ?? 0;
      return columns[i]?.align === "left" ? cell.padEnd(width) : cell.padStart(width);
    });
    return `    ${padded.join("  ")}`.trimEnd();
  });
  const more = rows.length > MOST_ROWS ? [`    and ${rows.length - MOST_ROWS} more rows`] : [];
  return [`  ${name}`, ...lines, ...more].join("\n");
}
