import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { UnclosedQuoteError } from "../../src/sources/csv-scanner.ts";
import { readRecords } from "./read-records.ts";

const DELIMITERS = [",", "\t", ";"] as const;
const field = fc.string({
  unit: fc.constantFrom("a", "B", "7", " ", ",", ";", "\t", '"', "\n", "\r", "é", "😀", "'"),
});
const table = fc
  .integer({ min: 2, max: 5 })
  .chain((columns) =>
    fc.array(fc.array(field, { minLength: columns, maxLength: columns }), { minLength: 1 }),
  );
const cuts = fc.array(fc.nat({ max: 400 }), { maxLength: 12 });

describe("CSV scanner", () => {
  it("reads back whatever Papa Parse writes, for any delimiter, line end, quoting and chunks", () => {
    fc.assert(
      fc.property(
        table,
        fc.constantFrom(...DELIMITERS),
        fc.constantFrom("\n", "\r\n", "\r"),
        fc.boolean(),
        fc.boolean(),
        cuts,
        (rows, delimiter, newline, quotes, lastLineEnds, at) => {
          const text = Papa.unparse(rows, { delimiter, newline, quotes }) + (lastLineEnds ? newline : "");
          expect(readRecords(text, delimiter, at)).toEqual(rows);
        },
      ),
      { numRuns: 1000 },
    );
  });

  it("agrees with Papa Parse on hand-written quoting: quotes late, doubled, around line breaks", () => {
    const text = 'a,b,c\r\n1,"x, ""y""",2\r\n3,"two\r\nlines",4\r\n5,6" nails,7\r\n,,\r\n"","",""';
    const papa = Papa.parse<string[]>(text, { delimiter: ",", newline: "\r\n" }).data;
    expect(readRecords(text, ",")).toEqual(papa);
  });

  it("gives the same records for one-byte chunks as for the whole", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("a", ",", '"', "\n", "\r", "x") }), (text) => {
        const whole = outcome(() => readRecords(text, ","));
        const bytes = Array.from({ length: text.length }, (_, i) => i);
        expect(outcome(() => readRecords(text, ",", bytes))).toEqual(whole);
      }),
      { numRuns: 1000 },
    );
  });

  it("skips lines without a byte and keeps a line of quotes", () => {
    expect(readRecords('\n\r\na,b\n\n\n""\n', ",")).toEqual([["a", "b"], [""]]);
  });

  it("keeps what stands between a closing quote and the delimiter", () => {
    expect(readRecords('"ab"c d,"e" "f",g\n', ",")).toEqual([["abc d", 'e "f"', "g"]]);
  });

  it("keeps ragged rows apart", () => {
    expect(readRecords("a,b\n1\n1,2,3\n,\n", ",")).toEqual([["a", "b"], ["1"], ["1", "2", "3"], ["", ""]]);
  });

  it("passes on a last record that breaks off inside a quote as one without fields", () => {
    expect(readRecords('a,b\n1,"brok', ",")).toEqual([["a", "b"], []]);
  });

  it("names the record whose quote is never closed", () => {
    expect(() => readRecords('a,b\n1,2\n3,"open\n4,5\n', ",")).toThrow(new UnclosedQuoteError(3));
  });

  it("gives up on a quote that runs on for megabytes", () => {
    const text = `a,b\n1,"${"x".repeat(3_000_000)}`;
    const everyHalf = Array.from({ length: 50 }, (_, i) => i * 65_536);
    expect(() => readRecords(text, ",", everyHalf)).toThrow(new UnclosedQuoteError(2));
  });

  it("reads a record with more fields than any table has", () => {
    const row = Array.from({ length: 1000 }, (_, i) => `f${i}`);
    expect(readRecords(row.join("\t"), "\t")).toEqual([row]);
  });
});

function outcome<T>(read: () => T): T | string {
  try {
    return read();
  } catch (error) {
    return String(error);
  }
}
