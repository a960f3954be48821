import { brotliCompressSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { readWkbPoint } from "../../src/sources/wkb-point.ts";
import { openBytes, problemOf, spellOut } from "./open-bytes.ts";
import { zipOf } from "./zip-bytes.ts";

type Columns = Parameters<typeof parquetWriteBuffer>[0]["columnData"];
type Options = Omit<Parameters<typeof parquetWriteBuffer>[0], "columnData">;

const TYPE: Columns[number] = { name: "category", data: ["Theft", "Robbery", "Drugs"], type: "STRING" };
const LONDON = wkbPoint(-0.2796, 51.556);
const POINTS: Columns[number] = {
  name: "geometry",
  data: [LONDON, wkbPoint(1, 2), null],
  type: "BYTE_ARRAY",
};

/** The `geo` note of a file (GeoParquet 1.1), whose column has the given coordinate system. */
function geo(crs?: unknown, encoding = "WKB"): Options {
  const columns = {
    geometry: { encoding, geometry_types: ["Point"], ...(crs === undefined ? {} : { crs }) },
  };
  const value = JSON.stringify({ version: "1.1.0", primary_column: "geometry", columns });
  return { kvMetadata: [{ key: "geo", value }] };
}

describe("a GeoParquet file", () => {
  it.each([
    ["no coordinate system", undefined],
    ["null for one", null],
    ["WGS 84", { type: "GeographicCRS", name: "WGS 84", id: { authority: "EPSG", code: 4326 } }],
    ["CRS84", { type: "GeographicCRS", id: { authority: "OGC", code: "CRS84" } }],
  ])("is read by its points, with %s", async (_, crs) => {
    const table = await openBytes({ "a.parquet": write([TYPE, POINTS], geo(crs)) });
    expect(spellOut(table).map(({ at, category }) => [at, category])).toEqual([
      [[-2_796_000, 515_560_000], "Theft"],
      [[1e7, 2e7], "Robbery"],
    ]);
    expect(table.files[0]).toMatchObject({ format: "GeoParquet", dropped: { "no-coordinates": 1 } });
  });

  it("is read by its points before columns of coordinates", async () => {
    const columns = columnsAt(9, 9);
    const table = await openBytes({ "a.parquet": write([...columns, TYPE, POINTS], geo()) });
    expect(spellOut(table)[0]?.at).toEqual([-2_796_000, 515_560_000]);
  });

  const GRID = {
    type: "ProjectedCRS",
    name: "OSGB36 / British National Grid",
    id: { authority: "EPSG", code: 27700 },
  };

  it("on a projection that is not known is refused by the projection's name", async () => {
    const unknown = { ...GRID, name: "Anywhere / Local Grid", id: { authority: "EPSG", code: 9999 } };
    expect((await problemOf({ "a.parquet": write([TYPE, POINTS], geo(unknown)) })).what).toBe(
      '"a.parquet" gives positions in "Anywhere / Local Grid", not in degrees.',
    );
  });

  it("on a known projection is brought to degrees", async () => {
    // Trafalgar Square, about TQ 300 804.
    const square = wkbPoint(530_000, 180_400);
    const points: Columns[number] = { name: "geometry", data: [square], type: "BYTE_ARRAY" };
    const table = await openBytes({ "a.parquet": write([points], geo(GRID)) });
    const [lng, lat] = spellOut(table)[0]?.at ?? [0, 0];
    expect((lng ?? 0) / 1e7).toBeCloseTo(-0.128, 3);
    expect((lat ?? 0) / 1e7).toBeCloseTo(51.508, 3);
  });

  it("on a projection is read by its columns of degrees, where it has them", async () => {
    const columns = columnsAt(1, 2);
    const table = await openBytes({ "a.parquet": write([...columns, TYPE, POINTS], geo(GRID)) });
    expect(spellOut(table)[0]?.at).toEqual([1e7, 2e7]);
  });

  it("of Parquet's own geometry type is read too", async () => {
    const data = [
      { type: "Point", coordinates: [-0.2796, 51.556] },
      {
        type: "LineString",
        coordinates: [
          [1, 2],
          [3, 4],
        ],
      },
      null,
    ];
    const table = await openBytes({ "a.parquet": write([TYPE, { name: "where", data, type: "GEOMETRY" }]) });
    expect(spellOut(table).map(({ at }) => at)).toEqual([[-2_796_000, 515_560_000]]);
    expect(table.files[0]?.dropped).toMatchObject({ "no-coordinates": 1, "malformed-row": 1 });
  });

  it("is read with its time and in an archive", async () => {
    const time: Columns[number] = { name: "date", data: ["2026-04-18 21:05", "", ""], type: "STRING" };
    const archive = await zipOf({ "x/a.geoparquet": write([time, TYPE, POINTS], geo()) });
    const [first] = spellOut(await openBytes({ "a.zip": archive }));
    expect(first).toMatchObject({ category: "Theft", time: wallMinutes(2026, 4, 18, 21, 5) });
  });

  it("is read as it was written, in many row groups", async () => {
    const point = fc.tuple(fc.integer({ min: -1800, max: 1800 }), fc.integer({ min: 1, max: 900 }));
    await fc.assert(
      fc.asyncProperty(fc.array(point, { minLength: 1, maxLength: 200 }), async (points) => {
        const data = points.map(([lng, lat], i) => wkbPoint(lng / 10, lat / 10, i % 2 === 0));
        const bytes = write([{ name: "geometry", data, type: "BYTE_ARRAY" }], { ...geo(), rowGroupSize: 50 });
        expect(spellOut(await openBytes({ "a.parquet": bytes })).map(({ at }) => at)).toEqual(
          points.map(([lng, lat]) => [lng * 1e6, lat * 1e6]),
        );
      }),
      { numRuns: 30 },
    );
  });

  it.each(["not json", '{"columns":{"geometry":5}}', "[]", '{"primary_column":7}'])(
    "with the note %s is read by its columns or refused",
    async (value) => {
      const bytes = write([TYPE, POINTS], { kvMetadata: [{ key: "geo", value }] });
      expect((await problemOf({ "a.parquet": bytes })).what).toMatch(/damaged|no columns for longitude/);
    },
  );
});

describe("a point in well-known binary", () => {
  it("may have Z and M, and PostGIS's flags", () => {
    expect(readWkbPoint(wkb(1001, [1, 2, 3]))).toEqual([1, 2]);
    expect(readWkbPoint(wkb(3001, [1, 2, 3, 4]))).toEqual([1, 2]);
    expect(readWkbPoint(wkb(0x8000_0001, [1, 2, 3]))).toEqual([1, 2]);
    expect(readWkbPoint(wkb(0x2000_0001, [1, 2], 4326))).toEqual([1, 2]);
  });

  it("is null where it is empty, undefined where it is another shape or none", () => {
    expect(readWkbPoint(wkb(1, [Number.NaN, Number.NaN]))).toBeNull();
    expect(readWkbPoint(wkb(2, [1, 2, 3]))).toBeUndefined();
    expect(readWkbPoint(Uint8Array.of(1, 2, 3))).toBeUndefined();
  });
});

describe("a Parquet file may be packed by", () => {
  const packers: Record<string, (bytes: Uint8Array) => Uint8Array> = {
    GZIP: (bytes) => new Uint8Array(gzipSync(bytes)),
    BROTLI: (bytes) => new Uint8Array(brotliCompressSync(bytes)),
    ZSTD: storedZstd,
    LZ4_RAW: storedLz4,
  };
  const codecs = Object.keys(packers) as NonNullable<Options["codec"]>[];

  it.each(codecs)("%s", async (codec) => {
    expect(spellOut(await openBytes({ "a.parquet": packed(codec) }))).toHaveLength(300);
  });

  it.each(codecs)("%s, and with any bytes changed is opened or refused", async (codec) => {
    const whole = packed(codec);
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
      { numRuns: 400 },
    );
  });

  function packed(codec: NonNullable<Options["codec"]>): Uint8Array<ArrayBuffer> {
    const numbers = Array.from({ length: 300 }, (_, i) => i);
    const columns: Columns = [
      { name: "category", data: numbers.map((i) => `Type ${i % 3} of some words`), type: "STRING" },
      { name: "lng", data: numbers.map((i) => i / 10), type: "DOUBLE" },
      { name: "lat", data: numbers.map((i) => 1 + (i % 5)), type: "DOUBLE" },
    ];
    return write(columns, { codec, compressors: packers });
  }
});

function write(columnData: Columns, options: Options = {}): Uint8Array<ArrayBuffer> {
  return new Uint8Array(parquetWriteBuffer({ columnData, ...options }));
}

function columnsAt(lng: number, lat: number): Columns {
  return [
    { name: "lat", data: [lat, lat, lat], type: "DOUBLE" },
    { name: "lng", data: [lng, lng, lng], type: "DOUBLE" },
  ];
}

function wkbPoint(x: number, y: number, littleEndian = true): Uint8Array {
  return wkb(1, [x, y], undefined, littleEndian);
}

function wkb(type: number, ordinates: readonly number[], srid?: number, littleEndian = true): Uint8Array {
  const head = srid === undefined ? 5 : 9;
  const view = new DataView(new ArrayBuffer(head + 8 * ordinates.length));
  view.setUint8(0, littleEndian ? 1 : 0);
  view.setUint32(1, type, littleEndian);
  if (srid !== undefined) view.setUint32(5, srid, littleEndian);
  for (const [i, value] of ordinates.entries()) view.setFloat64(head + 8 * i, value, littleEndian);
  return new Uint8Array(view.buffer);
}

/** A Zstandard frame (RFC 8878) of one stored block. */
function storedZstd(bytes: Uint8Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(12));
  view.setUint32(0, 0xfd2f_b528, true);
  view.setUint8(4, 0xa0);
  view.setUint32(5, bytes.length, true);
  const block = (bytes.length << 3) | 1;
  view.setUint8(9, block & 0xff);
  view.setUint16(10, block >> 8, true);
  return Uint8Array.of(...new Uint8Array(view.buffer), ...bytes);
}

/** An LZ4 block of literals alone. */
function storedLz4(bytes: Uint8Array): Uint8Array {
  if (bytes.length < 15) return Uint8Array.of(bytes.length << 4, ...bytes);
  const more = bytes.length - 15;
  const lengths = [...Array.from({ length: Math.floor(more / 255) }, () => 255), more % 255];
  return Uint8Array.of(0xf0, ...lengths, ...bytes);
}
