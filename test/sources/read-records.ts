import { CsvScanner } from "../../src/sources/csv-scanner.ts";

/** All records of `text` as strings, read by the scanner in chunks cut at `cuts` (byte positions, any order). */
export function readRecords(text: string, delimiter: string, cuts: readonly number[] = []): string[][] {
  const records: string[][] = [];
  const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  const scanner = new CsvScanner(delimiter.charCodeAt(0), (record) => {
    records.push(
      Array.from({ length: record.fieldCount }, (_, field) => decoder.decode(record.bytesOf(field))),
    );
  });
  const bytes = new TextEncoder().encode(text);
  let from = 0;
  for (const cut of [...cuts, bytes.length].map((c) => Math.min(c, bytes.length)).sort((a, b) => a - b)) {
    scanner.push(bytes.slice(from, cut));
    from = cut;
  }
  scanner.end();
  return records;
}
