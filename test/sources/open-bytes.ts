import type { CrimeTable } from "../../src/model/crime-table.ts";
import { ProblemError, type ProblemReport } from "../../src/model/problem.ts";
import { type OpenOptions, openFiles } from "../../src/sources/open-files.ts";

/** File contents as text or bytes. */
export type Content = string | Uint8Array<ArrayBuffer>;

/** Opens files given as `{ "name.csv": content }`. */
export function openBytes(
  files: Readonly<Record<string, Content>>,
  options: OpenOptions = {},
): Promise<CrimeTable> {
  return openFiles(
    Object.entries(files).map(([name, content]) => ({ name, blob: new Blob([content]) })),
    options,
  );
}

/** The report of the problem that opening must meet. */
export async function problemOf(files: Readonly<Record<string, Content>>): Promise<ProblemReport> {
  const error = await openBytes(files).then(
    () => new Error("the files were opened"),
    (reason: unknown) => reason,
  );
  if (error instanceof ProblemError) return error.report;
  throw error;
}

/** The rows of a table spelt out, to compare whole. */
export function spellOut(table: CrimeTable) {
  return Array.from({ length: table.rowCount }, (_, row) => {
    const location = table.locationOf[row] as number;
    return {
      at: [table.lngE7[location], table.latE7[location]],
      category: table.categories[table.categoryOf[row] as number],
      place: table.places[table.placeOf[location] as number] ?? null,
      time: table.timeOf[row],
    };
  });
}
