import { existsSync } from "node:fs";
import { mkdir, readdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { type Answers, QUESTIONS } from "../model/analysis-text.ts";
import { isLocked } from "../model/locked.ts";
import { writeTableCsv } from "../model/report-table.ts";
import { UsageError } from "./input.ts";

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
 * @returns the names of the files, and of the other tables that were in the folder before, which stay
 * @throws UsageError where a file cannot be written
 */
export async function writeTables(
  folder: string,
  answers: Answers,
): Promise<{ readonly written: readonly string[]; readonly others: readonly string[] }> {
  const tables = QUESTIONS.flatMap((question) => {
    const answer = answers[question];
    return isLocked(answer)
      ? []
      : Object.entries(answer.tables).map(([name, table]) => ({
          name,
          csv: writeTableCsv(table, answer.provenance[name]),
        }));
  });
  for (const { name, csv } of tables) {
    const path = join(folder, `${name}.csv`);
    await refuseFailure(path, writeFile(path, csv));
  }
  const written = tables.map(({ name }) => `${name}.csv`);
  const others = (await readdir(folder)).filter(
    (name) => name.toLowerCase().endsWith(".csv") && !written.includes(name),
  );
  return { written, others: others.sort() };
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
