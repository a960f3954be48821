import { openAsBlob } from "node:fs";
import { stat } from "node:fs/promises";
import { basename } from "node:path";
import { type ParseArgsConfig, parseArgs } from "node:util";
import type { NamedBlob } from "../engine/engine-calls.ts";
import type { SavedMapping } from "../model/column-mapping.ts";
import { ProblemError } from "../model/problem.ts";
import type { QualityReport } from "../model/quality-report.ts";
import { readMappingFile } from "../sources/mapping-file.ts";

/** Wrong use: reported in one line, exit code 2. */
export class UsageError extends Error {}

/**
 * The flags and the other words of a command.
 * @throws UsageError for a flag that the command does not have
 */
export function parseFlags<O extends NonNullable<ParseArgsConfig["options"]>>(
  command: string,
  args: readonly string[],
  options: O,
) {
  try {
    return parseArgs({ args: joinNegativeValues(args), allowPositionals: true, options });
  } catch (error) {
    const message = error instanceof Error ? (error.message.split("\n")[0] ?? "") : String(error);
    throw new UsageError(`${message.replace(/\.? To specify.*/, ".")} Try: muster ${command} --help`);
  }
}

/** Lets `--at -33.8,151` be written without an equals sign, though its value starts like a flag. */
function joinNegativeValues(args: readonly string[]): string[] {
  const joined: string[] = [];
  for (const arg of args) {
    if (/^-\d/.test(arg) && joined.at(-1)?.startsWith("--")) joined.push(`${joined.pop()}=${arg}`);
    else joined.push(arg);
  }
  return joined;
}

/** A file of the disk as the engine takes it. @throws UsageError where it cannot be read */
export async function openFile(path: string): Promise<NamedBlob> {
  try {
    if ((await stat(path)).isDirectory()) throw new Error("it is a folder");
    return { name: basename(path), blob: await openAsBlob(path) };
  } catch (error) {
    const reason =
      error instanceof Error && "code" in error && error.code === "ENOENT" ? "no such file" : error;
    throw new UsageError(`Cannot read ${path}: ${reason instanceof Error ? reason.message : reason}.`);
  }
}

/** Mappings from their files. @throws UsageError, ProblemError */
export async function readMappings(paths: readonly string[]): Promise<SavedMapping[]> {
  return Promise.all(
    paths.map(async (path) => {
      const { name, blob } = await openFile(path);
      const reading = readMappingFile(await blob.text(), name);
      if (!reading.ok) throw new ProblemError(reading.problem);
      return reading.saved;
    }),
  );
}

/** @throws UsageError where a mapping is for a header that none of the files has */
export function refuseUnusedMappings(mappings: readonly SavedMapping[], { shapes }: QualityReport): void {
  const unused = mappings.find(({ headerKey }) => shapes.every((shape) => shape.headerKey !== headerKey));
  if (!unused) return;
  const columns = unused.headerKey.split("\t").join(", ");
  throw new UsageError(`No file has the header that a mapping is for: ${columns}.`);
}
