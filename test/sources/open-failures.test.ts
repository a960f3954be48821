import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { openFiles } from "../../src/sources/open-files.ts";
import { type Content, openBytes, problemOf } from "./open-bytes.ts";
import { zipOf } from "./zip-bytes.ts";

const GOOD = "lat,lng,type\n51.5,-0.1,Theft\n";

describe("a file that cannot be used is refused with its name and reason", () => {
  const cases: readonly (readonly [string, string, Content, RegExp])[] = [
    ["an empty file", "a.csv", "", /"a.csv" is empty/],
    ["a file of white space", "a.csv", " \r\n\n", /"a.csv" is empty/],
    ["a web page", "a.csv", "\n <!DOCTYPE html>\n<html><head>", /"a.csv" looks like a web page/],
    ["a web page without doctype", "a.csv", "<html lang=en><body>Log in", /looks like a web page/],
    ["a packed web page", "a.csv.gz", new Uint8Array(gzipSync("<html>")), /"a.csv.gz" looks like a web page/],
    ["JSON without coordinates", "a.csv", '[{"category":"theft"}]', /no columns for longitude and latitude/],
    [
      "JSON without records",
      "a.json",
      '{"type":"FeatureCollection","features":[]}',
      /holds JSON, but no list/,
    ],
    ["JSON of numbers", "a.json", "[[1,2],[3,4]]", /holds JSON, but no list/],
    ["half a JSON list", "a.json", '[{"lat":1,"lng":2},{"lat":1,', /damaged or half-written JSON/],
    [
      "GeoJSON of areas",
      "a.geojson",
      '{"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[]}}]}',
      /holds shapes, not points/,
    ],
    [
      "an old Excel workbook",
      "a.xls",
      Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0),
      /workbook of the old kind/,
    ],
    ["XML", "a.csv", '<?xml version="1.0"?><rows/>', /holds XML/],
    [
      "a picture",
      "a.csv",
      Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13),
      /not a text file/,
    ],
    ["a PDF", "a.csv", "%PDF-1.6\nlatitude,longitude\n1,2", /not a text file/],
    [
      "no coordinate columns",
      "a.csv",
      "month,type\n2026-01,Theft\n",
      /no columns for longitude and latitude/,
    ],
    ["a header without rows", "a.csv", "lat,lng,type\n", /has a header but no rows/],
    ["rows that are all ragged", "a.csv", "lat,lng,type\n1,2\n1,2,3,4\n", /no row that can be read/],
    ["rows all without coordinates", "a.csv", "lat,lng\n,\nNA,NA\n", /no row with usable coordinates/],
    ["rows all at 0, 0", "a.csv", "lat,lng\n0,0\n", /no row with usable coordinates/],
    ["metres by name", "a.csv", "Easting,Northing\n530000,180000\n", /positions in metres/],
    ["metres by value", "a.csv", "X,Y\n491059.48,5459122.41\n0,0\n", /positions in metres/],
    ["an open quote", "a.csv", 'lat,lng,type\n1,2,"a\n1,2,b\n', /quotation mark in row 2/],
    [
      "stop and search",
      "a.csv",
      "Type,Latitude,Longitude,Legislation,Object of search\nx,1,2,y,z\n",
      /stop and search/,
    ],
    ["half a gzip file", "a.csv.gz", half(gzipSync(GOOD.repeat(999))), /damaged or half-written gzip/],
    ["a gzip file with another sum", "a.csv.gz", changed(gzipSync(GOOD), -6), /damaged or half-written gzip/],
    ["a file called .zip that is none", "a.zip", Uint8Array.of(1, 0, 2, 0, 3), /damaged or half-written zip/],
    [
      "a file called .parquet that is none",
      "a.parquet",
      Uint8Array.of(1, 0, 2, 0),
      /damaged or half-written Parquet/,
    ],
    ["the beginning of a Parquet file", "a.bin", "PAR1\x15\x04", /damaged or half-written Parquet/],
  ];

  it.each(cases)("%s", async (_, name, content, what) => {
    const report = await problemOf({ [name]: content });
    expect(report.what).toMatch(what);
    expect(report.what).toContain(`"${name}"`);
    expect(report.where?.file).toBe(name);
    expect(report.meaning).toContain("Nothing was loaded.");
  });

  it("names the columns that were found", async () => {
    const { meaning } = await problemOf({ "a.csv": "month,type,Offence \u0007 code\n1,2,3\n" });
    expect(meaning).toContain('"month", "type", "Offence code"');
  });

  it("names row and column", async () => {
    expect((await problemOf({ "a.csv": "X,Y\n491059.48,5459122.41\n" })).where).toEqual({
      file: "a.csv",
      column: "X",
    });
    expect((await problemOf({ "a.csv": 'lat,lng\n1,2\n3,"4\n5,6\n' })).where).toEqual({
      file: "a.csv",
      row: 3,
    });
  });

  it("refuses a type column of more values than can be types", async () => {
    const lines = Array.from({ length: 65_536 }, (_, i) => `1,2,${i}`).join("\n");
    const report = await problemOf({ "a.csv": `lat,lng,type\n${lines}` });
    expect(report.where).toEqual({ file: "a.csv", row: 65_537, column: "type" });
  });

  it("refuses several files for one, naming it", async () => {
    expect((await problemOf({ "a.csv": GOOD, "b.csv": "", "c.csv": GOOD })).what).toBe('"b.csv" is empty.');
  });

  it("asks for a file where there is none", async () => {
    await expect(openFiles([])).rejects.toMatchObject({ report: { what: "No file was chosen." } });
  });
});

describe("any bytes at all are opened or refused, never more", () => {
  it.each([
    ["text", new TextEncoder().encode(GOOD.repeat(3))],
    ["gzip", new Uint8Array(gzipSync(GOOD.repeat(3)))],
    ["nothing", new Uint8Array(0)],
  ])("after %s", async (_, beginning) => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat({ max: 60 }), async (bytes, keep) => {
        const content = new Uint8Array([...beginning.subarray(0, keep), ...bytes]);
        expect(["opened", "ProblemError"]).toContain(await outcomeOf("fuzz.csv", content));
      }),
      { numRuns: 300 },
    );
  });

  it("in a zip archive with bytes changed", async () => {
    const archive = await zipOf({ "2026-01/a-street.csv": GOOD.repeat(20), "b.csv": GOOD });
    await fc.assert(
      fc.asyncProperty(changes(archive.length), async (edits) => {
        expect(["opened", "ProblemError"]).toContain(await outcomeOf("fuzz.zip", edited(archive, edits)));
      }),
      { numRuns: 300 },
    );
  });
});

/** A few positions with the byte to put there. */
function changes(length: number) {
  return fc.array(fc.tuple(fc.nat({ max: length - 1 }), fc.nat({ max: 255 })), {
    minLength: 1,
    maxLength: 4,
  });
}

function edited(bytes: Uint8Array, edits: readonly (readonly [number, number])[]): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  for (const [at, byte] of edits) copy[at] = byte;
  return copy;
}

function outcomeOf(name: string, content: Uint8Array<ArrayBuffer>): Promise<string> {
  return openBytes({ [name]: content }).then(
    () => "opened",
    (error: Error) => error.name,
  );
}

function half(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(0, bytes.length / 2));
}

function changed(bytes: Uint8Array, at: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const index = at + copy.length;
  copy[index] = (copy[index] ?? 0) ^ 0xff;
  return copy;
}
