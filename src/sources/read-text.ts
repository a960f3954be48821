import type { FileReading } from "./file-reading.ts";
import type { LoadPace } from "./load-pace.ts";
import type { TableBuilder } from "./table-builder.ts";
import { TextRows } from "./text-rows.ts";

/**
 * Reads a text of any kind, from its bytes, into a table.
 * @throws ProblemError where it cannot be used
 */
export async function readText(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  builder: TableBuilder,
  pace: LoadPace,
): Promise<FileReading> {
  const rows = new TextRows(file, builder);
  for await (const chunk of chunks) {
    const before = rows.rowsRead;
    rows.push(chunk);
    pace.rowsRead += rows.rowsRead - before;
    await pace.breathe();
  }
  return rows.end();
}
