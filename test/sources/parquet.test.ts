import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { NO_TIME } from "../../src/model/crime-table.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { openBytes, problemOf, spellOut } from "./open-bytes.ts";

type Columns = Parameters<typeof parquetWriteBuffer>[0]["columnData"];
type Options = Omit<Parameters<typeof parquetWriteBuffer>[0], "columnData">;

const EVENING = wallMinutes(2026, 6, 22, 18, 31);
const POINTS: Columns = [
  { name: "longitude", data: [-0.2796, -0.28, null], type: "DOUBLE" },
  { name: "latitude", data: [51.556, 51.557, 51.5], type: "DOUBLE" },
];
const NAMED: Columns = [
  { name: "category", data: ["Robbery", null, "Robbery"], type: "STRING" },
  { name: "place", data: ["On or near Olympic Way", "", "Pier"], type: "STRING" },
];

describe("a Parquet file", () => {
  it.each<[string, Columns[number]]>([
    ["whole minutes", { name: "time", data: [EVENING, EVENING + 61, 0], type: "INT32" }],
    ["timestamps", { name: "time", data: [EVENING, EVENING + 61, 0].map(dateOf), type: "TIMESTAMP" }],
    ["text", { name: "time", data: ["2026-06-22T18:31", "2026-06-22T19:32", ""], type: "STRING" }],
    ["64-bit minutes", { name: "time", data: [BigInt(EVENING), BigInt(EVENING + 61), 0n], type: "INT64" }],
  ])("is read with its time as %s", async (_, time) => {
    const table = await openBytes({ "demo.parquet": write([time, ...NAMED, ...POINTS]) });
    expect(spellOut(table)).toEqual([
      { at: [-2_796_000, 515_560_000], category: "Robbery", place: "Olympic Way", time: EVENING },
      { at: [-2_800_000, 515_570_000], category: "Unspecified", place: null, time: EVENING + 61 },
    ]);
    expect(table.timePrecision).toBe("minute");
    expect(table.files[0]).toMatchObject({ format: "Parquet", rowsRead: 3, rowsKept: 2, withoutTime: 0 });
    expect(table.files[0]?.dropped["no-coordinates"]).toBe(1);
  });

  it("may give coordinates as text, dates without a clock, and lack types", async () => {
    const table = await openBytes({
      "a.parquet": write([
        { name: "Lat", data: ["51.5", "NA"], type: "STRING" },
        { name: "Lng", data: ["-0.1", "1"], type: "STRING" },
        { name: "Date", data: ["2026-06-22", "2026-06-23"], type: "STRING" },
      ]),
    });
    expect(spellOut(table)).toEqual([
      { at: [-1_000_000, 515_000_000], category: "Unspecified", place: null, time: wallMinutes(2026, 6, 22) },
    ]);
    expect(table.timePrecision).toBe("day");
  });

  it("has no time where numbers are no minutes", async () => {
    const table = await openBytes({
      "a.parquet": write([{ name: "time", data: [1.5, 2018, 9e15], type: "DOUBLE" }, ...POINTS]),
    });
    expect([...table.timeOf]).toEqual([NO_TIME, NO_TIME]);
  });

  it.each<[string, Options]>([
    ["many row groups and pages", { rowGroupSize: 50, pageSize: 200 }],
    ["no compression", { codec: "UNCOMPRESSED" }],
  ])("may have %s", async (_, options) => {
    const count = 320;
    const numbers = Array.from({ length: count }, (_unused, i) => i);
    const table = await openBytes({
      "a.parquet": write(
        [
          { name: "category", data: numbers.map((i) => `Type ${i % 7}`), type: "STRING" },
          { name: "lng", data: numbers.map((i) => (i % 9 === 0 ? null : i / 10)), type: "DOUBLE" },
          { name: "lat", data: numbers.map((i) => 1 + (i % 50)), type: "INT32" },
        ],
        options,
      ),
    });
    const kept = numbers.filter((i) => i % 9 !== 0);
    expect(spellOut(table).map(({ at, category }) => [...at, category])).toEqual(
      kept.map((i) => [i * 1e6, (1 + (i % 50)) * 1e7, `Type ${i % 7}`]),
    );
  });

  it("without coordinates is refused", async () => {
    expect((await problemOf({ "a.parquet": write(NAMED) })).what).toMatch(
      /no columns for longitude and latitude/,
    );
  });

  it("without rows is refused", async () => {
    const empty = POINTS.map((column) => ({ ...column, data: [] }));
    expect((await problemOf({ "a.parquet": write(empty) })).what).toBe(
      '"a.parquet" has a header but no rows.',
    );
  });

  it("in an unknown compression is refused by the name of the compression", async () => {
    const squeezed = write(POINTS, { codec: "LZO", compressors: { LZO: (bytes) => bytes } });
    expect((await problemOf({ "a.parquet": squeezed })).what).toMatch(/cannot be read here \(.*LZO\)/);
  });

  it("that breaks off anywhere is refused", async () => {
    const whole = write([...NAMED, ...POINTS]);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 4, max: whole.length - 1 }), async (length) => {
        expect((await problemOf({ "a.parquet": whole.slice(0, length) })).what).toMatch(
          /half-written Parquet/,
        );
      }),
    );
  });

  it("with any bytes changed is opened or refused, and never keeps the reader busy", async () => {
    const numbers = Array.from({ length: 40 }, (_, i) => i);
    const whole = write([
      { name: "category", data: numbers.map((i) => `Type ${i % 3}`), type: "STRING" },
      { name: "lng", data: numbers.map((i) => i / 10), type: "DOUBLE" },
      { name: "lat", data: numbers.map((i) => 1 + (i % 5)), type: "DOUBLE" },
    ]);
    const edit = fc.tuple(fc.nat({ max: whole.length - 1 }), fc.nat({ max: 255 }));
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const bytes = whole.slice();
        for (const [at, byte] of edits) bytes[at] = byte;
        const outcome = await openBytes({ "a.parquet": bytes }).then(
          () => "opened",
          (error: Error) => error.name,
        );
        expect(["opened", "ProblemError"]).toContain(outcome);
      }),
      { numRuns: 1500 },
    );
  });
});

function write(columnData: Columns, options: Options = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parquetWriteBuffer({ columnData, ...options }));
}

function dateOf(minutes: number): Date {
  return new Date(minutes * 60_000);
}
