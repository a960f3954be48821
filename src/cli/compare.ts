import { basename } from "node:path";
import { suggestExactly } from "../deploy/suggest-posts.ts";
import { createEngine } from "../engine/engine.ts";
import { comparePlans, type PlanComparison, provenanceOfComparison } from "../model/compare-plans.ts";
import { formatCell, headOfColumn, type ReportTable, writeTableCsv } from "../model/report-table.ts";
import type { MeasuredPlan } from "../model/stretch-figures.ts";
import { openFile, readMappings, refuseUnusedMappings, UsageError } from "./input.ts";
import { type PastOptions, readPast } from "./past.ts";
import { readPlanFile } from "./read-plan-file.ts";
import { requireTypes } from "./scope.ts";
import { loadStreets } from "./streets.ts";

/** What `plan --compare` takes. */
export interface CompareOptions extends PastOptions {
  /** The two plan files, A first. */
  readonly plans: readonly string[];
  readonly files: readonly string[];
  readonly mappings: readonly string[];
  /** A file of streets of plan A’s area, that units on foot go along in both plans. */
  readonly streets: string | undefined;
  /** `text` for people, `csv` and `json` for programs. */
  readonly format: "text" | "csv" | "json";
}

/** Takes the two files after `--compare` as its own, so that `--compare a.json b.json` reads as it is meant. @throws UsageError */
export function gatherCompared(args: readonly string[]): string[] {
  const at = args.indexOf("--compare");
  if (at < 0) return [...args];
  const [a, b] = args.slice(at + 1);
  if (a === undefined || b === undefined || a.startsWith("--") || b.startsWith("--"))
    throw new UsageError("--compare takes two plan files: --compare a.json b.json.");
  return [...args.slice(0, at), `--compare=${a}`, `--compare=${b}`, ...args.slice(at + 3)];
}

/**
 * Measures two plans as they stand, over the same data, and prints them side by side: the table that the page shows. Nothing is
 * placed anew, so nothing is proven of either.
 * @throws UsageError, ProblemError
 */
export async function runCompare(options: CompareOptions): Promise<void> {
  const mappings = await readMappings(options.mappings);
  const engine = createEngine(suggestExactly);
  const files = await Promise.all(options.files.map(openFile));
  const plans = await Promise.all(options.plans.map(readPlanFile));
  const summary = await engine.openFiles({ files, mappings });
  for (const { query } of plans) requireTypes(query, summary.categories);
  if (mappings.length > 0) refuseUnusedMappings(mappings, await engine.judgeQuality({ area: null }));
  const [first] = plans;
  const loaded = first ? await loadStreets(engine, options.streets, first.area) : null;
  const measured: MeasuredPlan[] = [];
  for (const [i, plan] of plans.entries()) {
    const expect = await readPast(engine, options, plan.event.venue);
    const assessment = await engine.assess({ ...plan, expect, streets: loaded?.fingerprint ?? null });
    measured.push({ name: basename(options.plans[i] ?? ""), plan, assessment, proofs: [] });
  }
  const [a, b] = measured as [MeasuredPlan, MeasuredPlan];
  const comparison = comparePlans(a, b, loaded);
  const provenance = provenanceOfComparison(a, b, summary, loaded);
  if (options.format === "csv") process.stdout.write(writeTableCsv(comparison.table, provenance));
  else if (options.format === "json") console.log(JSON.stringify({ ...comparison, provenance }, null, 2));
  else console.log(formatComparison(comparison, provenance));
}

function formatComparison(
  { cautions, table, posts, inputs }: PlanComparison,
  provenance: ReturnType<typeof provenanceOfComparison>,
): string {
  return [
    ...provenance.map(({ name, value }) => `${name}: ${value}`),
    ...cautions.map((sentence) => `Note: ${sentence}`),
    "",
    ...formatTable(table),
    "",
    "Posts that differ:",
    ...listOrNone(posts),
    "",
    "Inputs that differ:",
    ...listOrNone(inputs),
  ].join("\n");
}

function listOrNone(sentences: readonly string[]): readonly string[] {
  return sentences.length > 0 ? sentences.map((sentence) => `  ${sentence}`) : ["  None."];
}

function formatTable({ columns, rows }: ReportTable): string[] {
  const lines = [
    columns.map(headOfColumn),
    ...rows.map((row) => columns.map((column, k) => formatCell(row[k] ?? null, column))),
  ];
  const widths = columns.map((_, k) => Math.max(...lines.map((cells) => cells[k]?.length ?? 0)));
  return lines.map((cells) =>
    cells
      .map((cell, k) =>
        columns[k]?.align === "right" ? cell.padStart(widths[k] ?? 0) : cell.padEnd(widths[k] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
}
