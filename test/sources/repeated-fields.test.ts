import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { NO_TIME } from "../../src/model/crime-table.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { readDegrees } from "../../src/sources/coordinate-digits.ts";
import { CsvScanner } from "../../src/sources/csv-scanner.ts";
import { openBytes } from "./open-bytes.ts";

const cell = fc.constantFrom(
  "",
  "a",
  "abcd",
  "abcde",
  '"abcde"',
  '"a ""b"""',
  '"x,y"',
  "0.5",
  "-0.279312",
  " 1",
);
const line = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(cell, cell, cell).map((cells) => cells.join(",")) },
  { weight: 1, arbitrary: fc.constantFrom("", "a", "a,b,c,d", '"late" quote,a,b') },
);
const text = fc
  .tuple(fc.array(line, { maxLength: 40 }), fc.constantFrom("\n", "\r\n"))
  .map(([lines, newline]) => lines.map((each) => each + newline).join(""));
const cuts = fc.array(fc.nat({ max: 300 }), { maxLength: 6 });

interface Seen {
  readonly texts: readonly string[];
  readonly repeats: readonly number[];
  readonly degrees: number;
}

/** What the scanner tells of each record, its second column holding degrees. */
function scan(csv: string, at: readonly number[]): Seen[] {
  const seen: Seen[] = [];
  const scanner = new CsvScanner(44, (record) => {
    const texts = Array.from({ length: record.fieldCount }, (_, field) =>
      new TextDecoder().decode(record.bytesOf(field)),
    );
    seen.push({
      texts,
      repeats: [...record.repeats.subarray(0, record.fieldCount)],
      degrees: record.degrees[1] ?? 0,
    });
  });
  scanner.readDegrees([1]);
  const bytes = new TextEncoder().encode(csv);
  const stops = [...at, bytes.length].map((cut) => Math.min(cut, bytes.length)).sort((a, b) => a - b);
  stops.forEach((stop, i) => {
    scanner.push(bytes.slice(stops[i - 1] ?? 0, stop));
  });
  scanner.end();
  return seen;
}

describe("a field that the scanner calls a repeat", () => {
  it("is the one above it, wherever chunks break", () => {
    let repeats = 0;
    fc.assert(
      fc.property(text, cuts, (csv, at) => {
        const seen = scan(csv, at);
        seen.forEach((record, i) => {
          record.repeats.forEach((repeated, field) => {
            if (repeated === 1) expect(record.texts[field]).toBe(seen[i - 1]?.texts[field]);
            repeats += repeated;
          });
        });
      }),
      { numRuns: 500 },
    );
    expect(repeats).toBeGreaterThan(200);
  });

  it("leaves the degrees of its column as they would be read alone", () => {
    fc.assert(
      fc.property(text, cuts, (csv, at) => {
        for (const { texts, degrees } of scan(csv, at)) {
          const bytes = new TextEncoder().encode(texts[1] ?? "");
          if (texts.length > 1 && !Number.isNaN(degrees))
            expect(degrees).toBe(readDegrees(bytes, 0, bytes.length));
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("rows whose type or month repeats the row above", () => {
  const row = fc.record({
    month: fc.constantFrom("2026-01", "2026-02", "soon", ""),
    type: fc.constantFrom("Burglary", "Robbery", '"Theft, other"'),
    at: fc.constantFrom("-0.28,51.55", "-0.27,51.56", ",", "0,0", "x,y", "-0.28"),
  });

  it("keep their own, though the row above was dropped or cannot be taken apart", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(row, { minLength: 1, maxLength: 30 }), async (rows) => {
        const kept = rows.filter(({ at }) => at.startsWith("-0.2") && at.includes(","));
        fc.pre(kept.length > 0);
        const lines = rows.map(({ month, type, at }) => `${month},${type},${at}`);
        const table = await openBytes({
          "rows.csv": `Month,Crime type,Longitude,Latitude\n${lines.join("\n")}\n`,
        });
        expect(Array.from(table.categoryOf, (category) => table.categories[category])).toEqual(
          kept.map(({ type }) => type.replaceAll('"', "")),
        );
        expect([...table.timeOf]).toEqual(
          kept.map(({ month }) =>
            month.startsWith("2026") ? wallMinutes(2026, Number(month.slice(5))) : NO_TIME,
          ),
        );
      }),
      { numRuns: 200 },
    );
  });
});
