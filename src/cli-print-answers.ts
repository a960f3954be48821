import { existsSync } from "node:fs";
import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Answer, type Answers, QUESTIONS } from "./cli-answers.ts";
import { UsageError } from "./cli-input.ts";
import { isLocked } from "./model/locked.ts";
import type { MethodNote } from "./model/method-note.ts";
import { formatCell, headOfColumn, type ReportTable, writeTableCsv } from "./model/report-table.ts";

/** Makes a folder, and those it lies in. @throws UsageError where that cannot be */
export async function makeFolder(path: string): Promise<void> {
  if (existsSync(path)) {
    if (!(await stat(path)).isDirectory()) throw new UsageError(`Cannot write into ${path}: it is a file.`);
    return;
  }
  await makeFolder(dirname(path));
  await refuseFailure(path, mkdir(path));
}

/**
 * Writes each table into `<name>.csv` of a folder.
 * @returns the names of the files
 * @throws UsageError where a file cannot be written
 */
export async function writeTables(folder: string, answers: Answers, simulated: boolean): Promise<string[]> {
  const provenance = [{ name: "Data", value: simulated ? "Simulated data" : "Recorded data" }];
  const tables = QUESTIONS.flatMap((question) => {
    const answer = answers[question];
    return isLocked(answer) ? [] : Object.entries(answer.tables);
  });
  for (const [name, table] of tables) {
    const path = join(folder, `${name}.csv`);
    await refuseFailure(path, writeFile(path, writeTableCsv(table, provenance)));
  }
  return tables.map(([name]) => `${name}.csv`);
}

async function refuseFailure(path: string, work: Promise<unknown>): Promise<void> {
  try {
    await work;
  } catch (error) {
    throw new UsageError(`Cannot write ${path}: ${error instanceof Error ? error.message : error}.`);
  }
}

/** A document as JSON, which has no numbers that are not finite (null) and no typed arrays (plain ones). */
export function writeJson(document: unknown): string {
  return JSON.stringify(
    document,
    (_, value: unknown) => {
      if (typeof value === "number" && !Number.isFinite(value)) return null;
      return ArrayBuffer.isView(value) ? Array.from(value as unknown as ArrayLike<number>) : value;
    },
    2,
  );
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

/** All answers as a person reads them: words, short tables, what is locked and why, and the cautions of each method. */
export function formatAnswers(answers: Answers): string[] {
  return QUESTIONS.map((question) => {
    const answer = answers[question];
    const body = isLocked(answer) ? [`  Locked: ${answer.locked}`] : formatAnswer(answer);
    return [TITLES[question], ...body].join("\n");
  });
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

function formatTable(name: string, { columns, rows }: ReportTable): string {
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
