import fc from "fast-check";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import {
  formatCell,
  headOfColumn,
  type ReportCell,
  type ReportTable,
  writeTableCsv,
} from "../../src/model/report-table.ts";

const ONE_COLUMN = [{ name: "Name", align: "left" }] as const;

function csvOf(cell: ReportCell): string {
  return writeTableCsv({ columns: ONE_COLUMN, rows: [[cell]] }).split("\r\n")[1] ?? "";
}

describe("a chart's table as CSV", () => {
  it("has a head with units, CRLF after every line, numbers in full and nothing for null", () => {
    const table: ReportTable = {
      columns: [
        { name: "Month", align: "left" },
        { name: "Walk", unit: "m", align: "right", digits: 0 },
      ],
      rows: [
        ["Apr 2026", 1469.25],
        ["May 2026", null],
      ],
    };
    expect(writeTableCsv(table)).toBe("Month,Walk (m)\r\nApr 2026,1469.25\r\nMay 2026,\r\n");
  });

  it("says on each row where it comes from, so that a copied row keeps it", () => {
    const csv = writeTableCsv({ columns: ONE_COLUMN, rows: [["a"], ["b"]] }, [
      { name: "Data", value: "Simulated data" },
    ]);
    expect(csv).toBe("Name,Data\r\na,Simulated data\r\nb,Simulated data\r\n");
  });

  it("quotes commas, quotes and line breaks, and doubles quotes", () => {
    expect(csvOf('Theft, "other"')).toBe('"Theft, ""other"""');
  });

  it.each(["=1+1", "+44", "-2", "@SUM(A1)", "\tx", "＝1"])(
    "defuses %j, which a spreadsheet would run",
    (text) => {
      expect(csvOf(text)).toBe(`'${text}`);
    },
  );

  it("leaves negative numbers numbers", () => {
    expect(csvOf(-2.5)).toBe("-2.5");
  });

  it("writes nothing for numbers that are none", () => {
    expect(csvOf(Number.NaN)).toBe("");
    expect(csvOf(Number.POSITIVE_INFINITY)).toBe("");
  });

  it("is read back cell by cell by another reader of CSV, but for the apostrophe", () => {
    const cell = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.double({ noNaN: true, noDefaultInfinity: true }),
    );
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 8 }), (rows) => {
        const columns = [
          { name: "a", align: "left" },
          { name: "b", align: "left" },
        ] as const;
        const read = Papa.parse<string[]>(writeTableCsv({ columns, rows }), { newline: "\r\n" }).data;
        const expected = rows.map((row) =>
          row.map((each) => {
            if (typeof each === "number") return String(each);
            return /^[=+\-@\t\r\n＝＋－＠]/.test(each) ? `'${each}` : each;
          }),
        );
        expect(read.slice(1, -1)).toEqual(expected);
      }),
    );
  });
});

describe("a cell as a person reads it", () => {
  it("groups thousands, rounds to the column's decimals and says – for nothing", () => {
    expect(formatCell(1469.4, { name: "n", align: "right" })).toBe("1,469");
    expect(formatCell(1.4213, { name: "ratio", align: "right", digits: 2 })).toBe("1.42");
    expect(formatCell(null, { name: "n", align: "right" })).toBe("–");
    expect(formatCell(Number.NaN, { name: "n", align: "right" })).toBe("–");
    expect(formatCell("Sat", { name: "day", align: "left" })).toBe("Sat");
  });

  it("has its unit in the head", () => {
    expect(headOfColumn({ name: "Walk", unit: "m", align: "right" })).toBe("Walk (m)");
    expect(headOfColumn({ name: "Month", align: "left" })).toBe("Month");
  });
});
