import { coarser, type TimePrecision } from "../model/wall-clock.ts";
import { PRECISIONS } from "./clickhouse-schema.ts";
import { CsvScanner, UnclosedQuoteError } from "./csv-scanner.ts";
import { decodeText } from "./text-decoding.ts";

/** Where the rows of a study box come from and how fine their times are. */
export interface ClickHouseSurvey {
  readonly rows: number;
  /** Publishers and terms, the one with most rows first. */
  readonly sources: readonly string[];
  /** The coarsest of all rows. */
  readonly precision: TimePrecision;
  readonly simulated: boolean;
}

const COMMA = 44;
const HEADER = "source,precision,simulated,n";

/** Reads the reply to `writeSurvey`; null where it is something else. */
export function readSurvey(reply: string): ClickHouseSurvey | null {
  const [header, ...lines] = readRecords(reply);
  if (header?.join() !== HEADER || !lines.every(isLine)) return null;
  return {
    rows: lines.reduce((sum, [, , , rows]) => sum + Number(rows), 0),
    sources: [...new Set(lines.map(([source]) => source?.trim() ?? ""))].filter((source) => source !== ""),
    precision: lines
      .map(([, name]) => PRECISIONS.find((precision) => precision === name) ?? "none")
      .reduce<TimePrecision>(coarser, "minute"),
    simulated: lines.some(([, , simulated]) => Number(simulated) !== 0),
  };
}

function readRecords(text: string): string[][] {
  const records: string[][] = [];
  const scanner = new CsvScanner(COMMA, (record) => {
    records.push(Array.from({ length: record.fieldCount }, (_, field) => decodeText(record.bytesOf(field))));
  });
  try {
    scanner.push(new TextEncoder().encode(text));
    scanner.end();
    return records;
  } catch (error) {
    if (error instanceof UnclosedQuoteError) return [];
    throw error;
  }
}

function isLine(line: readonly string[]): boolean {
  return line.length === 4 && /^\d+$/.test(line[2] ?? "") && /^\d+$/.test(line[3] ?? "");
}
