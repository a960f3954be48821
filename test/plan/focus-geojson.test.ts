import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { FocusArea, FocusGeometry } from "../../src/model/focus-area.ts";
import { makeFocusArea } from "../../src/model/new-focus-area.ts";
import type { LngLat } from "../../src/model/units.ts";
import { readFocusGeoJson } from "../../src/plan/read-focus-geojson.ts";
import { writeFocusGeoJson } from "../../src/plan/write-focus-geojson.ts";

const STATION: LngLat = [-0.2794, 51.5631];
const STADIUM: LngLat = [-0.27961, 51.55602];
const PARADE: LngLat = [-0.2855, 51.5575];

function collection(
  ...features: { name?: string; type: string; coordinates: unknown; [key: string]: unknown }[]
) {
  return JSON.stringify({
    type: "FeatureCollection",
    features: features.map(({ type, coordinates, ...properties }) => ({
      type: "Feature",
      properties,
      geometry: { type, coordinates },
    })),
  });
}

describe("a GeoJSON file of focus areas", () => {
  it("gives circles of points, routes of lines and areas of polygons, by their names", () => {
    const { areas, refused } = readFocusGeoJson(
      collection(
        { name: "Wembley Park", kind: "station", radiusM: 150, type: "Point", coordinates: STATION },
        { name: "Olympic Way", type: "LineString", coordinates: [STATION, STADIUM], arrival: 3 },
        { name: "The Parade", type: "Polygon", coordinates: [[STATION, STADIUM, PARADE, STATION]] },
      ),
      [],
    );
    expect(refused).toEqual([]);
    expect(areas.map(({ id, name, kind }) => [id, name, kind])).toEqual([
      ["focus-1", "Wembley Park", "station"],
      ["focus-2", "Olympic Way", "route"],
      ["focus-3", "The Parade", "other"],
    ]);
    expect(areas.map(({ geometry }) => geometry)).toEqual([
      { type: "point", at: STATION, radiusM: 150 },
      { type: "line", path: [STATION, STADIUM], halfWidthM: 25 },
      { type: "polygon", ring: [STATION, STADIUM, PARADE] },
    ]);
    expect(areas[1]?.weight).toEqual({ arrival: 3, event: 1, dispersal: 1, night: 1 });
  });

  it("may be a single feature or a bare geometry, and heights are passed over", () => {
    const geometry = { type: "Point", coordinates: [...STATION, 42] };
    const single = JSON.stringify({ type: "Feature", properties: null, geometry });
    for (const text of [single, `\uFEFF${JSON.stringify(geometry)}`]) {
      const { areas } = readFocusGeoJson(text, []);
      expect(areas).toMatchObject([{ name: "Feature 1", geometry: { type: "point", at: STATION } }]);
    }
  });

  it("may hold several shapes in one feature, which become parts", () => {
    const { areas } = readFocusGeoJson(
      collection({ name: "Car parks", type: "MultiPoint", coordinates: [STATION, PARADE] }),
      [],
    );
    expect(areas.map(({ name }) => name)).toEqual(["Car parks, part 1", "Car parks, part 2"]);
  });

  it("uses no id again that is taken", () => {
    const there = makeFocusArea([], { type: "point", at: STADIUM, radiusM: 50 });
    const { areas } = readFocusGeoJson(collection({ type: "Point", coordinates: STATION }), [there]);
    expect(areas.map(({ id }) => id)).toEqual(["focus-2"]);
  });
});

describe("what is refused, with its reason, while the rest is taken:", () => {
  const good = { name: "Good", type: "Point", coordinates: STATION };
  const square = [STATION, STADIUM, PARADE, STATION];
  it.each([
    ["metres of a national grid", { type: "Point", coordinates: [519_000, 185_500] }, /not on the Earth/],
    ["text for numbers", { type: "LineString", coordinates: [["-0.28", "51.55"], STATION] }, /not points/],
    ["a line of one point", { type: "LineString", coordinates: [STATION] }, /at least two points/],
    [
      "a polygon of two corners",
      { type: "Polygon", coordinates: [[STATION, STADIUM, STATION]] },
      /three corners/,
    ],
    ["a hole", { type: "Polygon", coordinates: [square, square] }, /hole/],
    ["a radius beyond the limits", { type: "Point", coordinates: STATION, radiusM: 9000 }, /9000 m/],
    ["a weight beyond the limits", { type: "Point", coordinates: STATION, night: 11 }, /from 0 to 10/],
    ["an unknown geometry", { type: "Circle", coordinates: STATION }, /“Circle”/],
  ])("%s", (_, bad, reason) => {
    const { areas, refused } = readFocusGeoJson(collection({ name: "Bad", ...bad }, good), []);
    expect(areas.map(({ name }) => name)).toEqual(["Good"]);
    expect(refused).toHaveLength(1);
    expect(refused[0]).toMatchObject({ name: "Bad", reason: expect.stringMatching(reason) });
  });

  it("a feature without geometry", () => {
    const text = JSON.stringify({ type: "Feature", properties: { name: "Nowhere" }, geometry: null });
    expect(readFocusGeoJson(text, []).refused).toEqual([{ name: "Nowhere", reason: "It has no geometry." }]);
  });

  it.each(["", "name,lat,lng", "[]", "{}", '{"type":"FeatureCollection","features":[]}'])(
    "a file that is %j",
    (text) => {
      const { areas, refused } = readFocusGeoJson(text, []);
      expect(areas).toEqual([]);
      expect(refused).toHaveLength(1);
    },
  );

  it("more areas than there may be", () => {
    const many = Array.from({ length: 101 }, () => ({ type: "Point", coordinates: STATION }));
    const { areas, refused } = readFocusGeoJson(collection(...many), []);
    expect(areas).toHaveLength(100);
    expect(refused).toMatchObject([
      { name: "Feature 101", reason: expect.stringContaining("100 focus areas") },
    ]);
  });
});

describe("written focus areas", () => {
  const place = fc.tuple(
    fc.double({ min: -179, max: 179, noNaN: true }),
    fc.double({ min: -89, max: 89, noNaN: true }),
  ) as fc.Arbitrary<LngLat>;
  const places = (minLength: number) =>
    fc.uniqueArray(place, { minLength, maxLength: 6, selector: (at) => at.join() });
  const geometry: fc.Arbitrary<FocusGeometry> = fc.oneof(
    fc.record({
      type: fc.constant("point" as const),
      at: place,
      radiusM: fc.integer({ min: 10, max: 2000 }),
    }),
    fc.record({
      type: fc.constant("line" as const),
      path: places(2),
      halfWidthM: fc.integer({ min: 5, max: 500 }),
    }),
    fc.record({ type: fc.constant("polygon" as const), ring: places(3) }),
  );
  const weight = fc.integer({ min: 0, max: 100 }).map((tenths) => tenths / 10);
  const weights = fc.record({ arrival: weight, event: weight, dispersal: weight, night: weight });

  it("are read back as they were", () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(geometry, weights), { minLength: 1, maxLength: 5 }), (shapes) => {
        const areas: FocusArea[] = [];
        for (const [shape, each] of shapes) areas.push({ ...makeFocusArea(areas, shape), weight: each });
        const json = (value: unknown): unknown => JSON.parse(JSON.stringify(value));
        expect(json(readFocusGeoJson(writeFocusGeoJson(areas), []))).toEqual(json({ areas, refused: [] }));
      }),
    );
  });
});
