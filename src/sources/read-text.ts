import type { SavedMapping } from "../model/column-mapping.ts";
import type { FileReading } from "./file-reading.ts";
import type { LoadPace } from "./load-pace.ts";
import type { TableBuilder } from "./table-builder.ts";
import { TextRows } from "./text-rows.ts";

/** Bytes read between breaths; a blob that lies in memory may come as one chunk, however large. */
const MOST_AT_ONCE = 1 << 18;

/**
 * Reads a text of any kind, from its bytes, into a table.
 * @throws ProblemError where it cannot be used
 */
export async function readText(
  file: string,
  chunks: AsyncIterable<Uint8Array>,
  builder: TableBuilder,
  pace: LoadPace,
  mappings: readonly SavedMapping[] = [],
): Promise<FileReading> {
  const rows = new TextRows(file, builder, mappings);
  for await (const chunk of chunks) {
    for (let from = 0; from < chunk.length; from += MOST_AT_ONCE) {
      const before = rows.rowsRead;
      rows.push(chunk.subarray(from, from + MOST_AT_ONCE));
      pace.rowsRead += rows.rowsRead - before;
      await pace.breathe();
    }
  }
  return rows.end();
}
