import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { TableBuilder } from "../../src/sources/table-builder.ts";
import { TextRows } from "../../src/sources/text-rows.ts";
import { openBytes, problemOf, spellOut } from "./open-bytes.ts";
import { zipOf } from "./zip-bytes.ts";

const THEFT = {
  at: [-2_796_000, 515_560_000],
  category: "Theft",
  place: "Olympic Way",
  time: wallMinutes(2026, 4, 18, 21, 5),
};

function feature(lng: unknown, lat: unknown, properties: object = {}) {
  return { type: "Feature", geometry: { type: "Point", coordinates: [lng, lat] }, properties };
}

function collection(features: readonly object[]): string {
  return JSON.stringify({ type: "FeatureCollection", features });
}

const PROPERTIES = { crime_type: "Theft", date: "2026-04-18T21:05:00", street: "Olympic Way" };

describe("GeoJSON", () => {
  it.each([
    ["a collection", collection([feature(-0.2796, 51.556, PROPERTIES)]), "GeoJSON"],
    ["one feature", JSON.stringify(feature(-0.2796, 51.556, PROPERTIES)), "GeoJSON"],
    [
      "features one to a line",
      `${JSON.stringify(feature(-0.2796, 51.556, PROPERTIES))}\n`.repeat(2),
      "newline-delimited GeoJSON",
    ],
  ])("as %s gives rows", async (_, text, format) => {
    const table = await openBytes({ "a.geojson": text });
    expect(spellOut(table)[0]).toEqual(THEFT);
    expect(table.files[0]?.format).toBe(format);
    expect(table.timePrecision).toBe("minute");
  });

  it("takes the point of a feature before coordinates among its properties", async () => {
    const text = collection([feature(-0.2796, 51.556, { latitude: "1", longitude: "2" })]);
    expect(spellOut(await openBytes({ "a.json": text }))[0]?.at).toEqual(THEFT.at);
  });

  it("takes coordinates from the properties where no feature has a geometry", async () => {
    const text = collection([
      { type: "Feature", geometry: null, properties: { latitude: "51.556", longitude: "-0.2796" } },
    ]);
    expect(spellOut(await openBytes({ "a.json": text }))[0]?.at).toEqual(THEFT.at);
  });

  it("counts features without a point under the reason", async () => {
    const line = { type: "Feature", geometry: { type: "LineString", coordinates: [[1, 2]] }, properties: {} };
    const table = await openBytes({
      "a.json": collection([
        feature(1, 2),
        { type: "Feature", geometry: null, properties: null },
        line,
        feature(0, 0),
        feature(1, 91),
        feature("x", 1),
      ]),
    });
    expect(table.files[0]).toMatchObject({
      rowsRead: 6,
      rowsKept: 1,
      dropped: { "no-coordinates": 1, "zero-coordinates": 1, "outside-world": 1, "malformed-row": 2 },
    });
  });

  it("in metres is refused as such", async () => {
    const text = collection([feature(530_000, 180_000)]);
    expect((await problemOf({ "a.json": text })).what).toMatch(/positions in metres/);
  });

  it("is read as it was written, in a list or in lines, wherever chunks break", async () => {
    const row = fc.record({
      lng: fc.integer({ min: -1800, max: 1800 }),
      lat: fc.integer({ min: 1, max: 900 }),
      category: fc.string({ unit: "grapheme", minLength: 1 }).filter((text) => text.trim() !== ""),
      minutes: fc.integer({ min: 0, max: 20_000_000 }),
    });
    const cuts = fc.array(fc.nat({ max: 600 }), { maxLength: 8 });
    await fc.assert(
      fc.property(fc.array(row, { minLength: 1 }), fc.boolean(), cuts, (rows, lines, at) => {
        const features = rows.map(({ lng, lat, category, minutes }) =>
          feature(lng / 10, lat / 10, { category, date: new Date(minutes * 60_000).toISOString() }),
        );
        const text = lines ? features.map((one) => JSON.stringify(one)).join("\n") : collection(features);
        expect(spellOut(readInChunks(text, at))).toEqual(
          rows.map(({ lng, lat, category, minutes }) => ({
            at: [lng * 1e6, lat * 1e6],
            category: category.trim(),
            place: null,
            time: minutes,
          })),
        );
      }),
    );
  });
});

describe("records of JSON", () => {
  const flat = {
    lat: "51.556",
    lng: -0.2796,
    type: "Theft",
    date: "2026-04-18 21:05",
    street: "Olympic Way",
  };

  it.each([
    ["a list", JSON.stringify([flat], null, 2)],
    ["lines", `${JSON.stringify(flat)}\n`],
    ["a list under a name", JSON.stringify({ meta: { count: 1 }, results: [flat] })],
    ["UTF-16", Uint8Array.from(Buffer.from(`\ufeff${JSON.stringify([flat])}`, "utf16le"))],
    ["gzip", new Uint8Array(gzipSync(JSON.stringify([flat])))],
    [
      "an ArcGIS answer",
      JSON.stringify({
        geometryType: "esriGeometryPoint",
        features: [
          {
            attributes: { type: "Theft", date: "2026-04-18 21:05", street: "Olympic Way" },
            geometry: { x: -0.2796, y: 51.556 },
          },
        ],
      }),
    ],
    [
      "a Socrata answer",
      JSON.stringify([
        {
          primary_type: "Theft",
          date: "2026-04-18T21:05:00.000",
          block: "Olympic Way",
          location: { latitude: "51.556", longitude: "-0.2796", human_address: "" },
        },
      ]),
    ],
    [
      "records with a GeoJSON point",
      JSON.stringify([
        {
          type: "Theft",
          date: "2026-04-18T21:05",
          street: { name: "Olympic Way" },
          place_point: { type: "Point", coordinates: [-0.2796, 51.556] },
        },
      ]),
    ],
  ])("may be %s", async (_, content) => {
    expect(spellOut(await openBytes({ "a.json": content }))).toEqual([THEFT]);
  });

  it("may leave out what is blank, even in the first record", async () => {
    const text = JSON.stringify([{ type: "Theft" }, flat, { lng: 1, lat: 2 }]);
    const table = await openBytes({ "a.json": text });
    expect(spellOut(table).map(({ category }) => category)).toEqual(["Theft", "Unspecified"]);
    expect(table.files[0]?.dropped["no-coordinates"]).toBe(1);
  });

  it("may have any names, those of every object's own included", async () => {
    const text = '[{"lat":1,"lng":2,"__proto__":{"lat":3},"constructor":4,"toString":5}]';
    expect(spellOut(await openBytes({ "a.json": text }))[0]?.at).toEqual([2e7, 1e7]);
  });

  it("one to a line cost a broken line no more than itself", async () => {
    const good = JSON.stringify(flat);
    const table = await openBytes({
      "a.ndjson": `${good}\n${good.slice(0, 30)}\n${good}\nnull\n${good.slice(0, 50)}`,
    });
    expect(table.files[0]).toMatchObject({ rowsRead: 5, rowsKept: 2, dropped: { "malformed-row": 3 } });
  });

  it("may be more than are looked at to find the columns", async () => {
    const rows = Array.from({ length: 2500 }, (_, i) => ({
      lat: 1 + i / 100,
      lng: 2,
      type: `Type ${i % 3}`,
    }));
    const table = await openBytes({ "a.json": JSON.stringify(rows) });
    expect(spellOut(table).map(({ at }) => at[1])).toEqual(rows.map(({ lat }) => Math.round(lat * 1e7)));
  });
});

describe("an answer of data.police.uk", () => {
  const crime = {
    category: "violent-crime",
    location_type: "Force",
    location: {
      latitude: "51.511663",
      street: { id: 1, name: "On or near Gorse Close" },
      longitude: "0.017994",
    },
    context: "",
    outcome_status: { category: "Under investigation", date: "2014-09" },
    persistent_id: "",
    id: 35_002_231,
    location_subtype: "",
    month: "2014-08",
  };

  it("counts together with the street files", async () => {
    const street =
      "Crime ID,Month,Reported by,Falls within,Longitude,Latitude,Location,Crime type\n,2014-08,F,F,0.017994,51.511663,On or near Gorse Close,Violence and sexual offences\n";
    const table = await openBytes({ "api.json": JSON.stringify([crime]), "street.csv": street });
    const [first, second] = spellOut(table);
    expect(first).toEqual(second);
    expect(table.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(table.timePrecision).toBe("month");
  });

  it("may begin with a crime without a location", async () => {
    const table = await openBytes({ "api.json": JSON.stringify([{ ...crime, location: null }, crime]) });
    expect(table.files[0]).toMatchObject({ rowsRead: 2, rowsKept: 1, dropped: { "no-coordinates": 1 } });
    expect(table.categories).toEqual(["Violence and sexual offences"]);
  });

  it("puts the address of a category that is not known in words", async () => {
    const table = await openBytes({ "api.json": JSON.stringify([{ ...crime, category: "new-crime" }]) });
    expect(table.categories).toEqual(["New crime"]);
  });
});

describe("JSON of any kind", () => {
  it("is opened or refused, whatever the bytes", async () => {
    const unit = fc.constantFrom(
      ...'{}[]",:\\\n 1.',
      '"lat":1,',
      '"lng":2',
      '{"lat":1,"lng":2}',
      '"features":[',
    );
    await fc.assert(
      fc.asyncProperty(fc.string({ unit, maxLength: 60 }), async (body) => {
        const table = await openBytes({ "a.json": `[{"lat":1,"lng":2},${body}` }).catch(
          (error: Error) => error.name,
        );
        if (typeof table === "string") {
          expect(table).toBe("ProblemError");
          return;
        }
        const { rowsRead, rowsKept, dropped } = table.files[0] ?? { rowsRead: -1, rowsKept: -1, dropped: {} };
        expect(rowsRead).toBe(rowsKept + Object.values(dropped).reduce((sum, count) => sum + count, 0));
      }),
      { numRuns: 500 },
    );
  });

  it("nested without end is read all the same", async () => {
    const deep = "[".repeat(200_000) + "]".repeat(200_000);
    expect((await problemOf({ "a.json": `[{"a":${deep}}]` })).what).toMatch(/no columns for/);
  });

  it("is cancelled in the middle", async () => {
    const controller = new AbortController();
    const text = collection(Array.from({ length: 100_000 }, (_, i) => feature(i / 1e4, 51)));
    const load = openBytes(
      { "a.json": text },
      { onProgress: () => controller.abort(), signal: controller.signal },
    );
    await expect(load).rejects.toMatchObject({ name: "AbortError" });
  });

  it("is read within an archive, where what lists no crimes is passed over", async () => {
    const archive = await zipOf({
      "a.geojson": collection([feature(-0.2796, 51.556, PROPERTIES)]),
      "b.json.gz": new Uint8Array(gzipSync(collection([feature(-0.2796, 51.556, PROPERTIES)]))),
      "about.json": '{"title":"Crimes"}',
      "empty.json": "[]",
      "areas.geojson": collection([
        { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [] } },
      ]),
    });
    const table = await openBytes({ "all.zip": archive });
    expect(spellOut(table)).toEqual([THEFT, THEFT]);
    expect(table.files.filter(({ format }) => format === "skipped: no crimes with coordinates")).toHaveLength(
      3,
    );
  });
});

function readInChunks(text: string, cuts: readonly number[]) {
  const builder = new TableBuilder();
  const rows = new TextRows("a.json", builder);
  const bytes = new TextEncoder().encode(text);
  let from = 0;
  for (const cut of [...cuts, bytes.length].map((c) => Math.min(c, bytes.length)).sort((a, b) => a - b)) {
    rows.push(bytes.slice(from, cut));
    from = cut;
  }
  const { account } = rows.end();
  return builder.build({ timePrecision: "minute", simulated: false, attribution: "", files: [account] });
}
