import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { destination, distanceM } from "../../src/model/geodesy.ts";
import { ProblemError } from "../../src/model/problem.ts";
import type { LngLat } from "../../src/model/units.ts";
import { largestShare, networkLengthM, streetOfEdge } from "../../src/model/walking-network.ts";
import { snapVertices } from "../../src/sources/snap-vertices.ts";
import { networkOfTileRoads, readWalkingNetwork } from "../../src/sources/walking-network.ts";

const WEMBLEY: LngLat = [-0.2796, 51.556];
const at = (east: number, north: number) =>
  destination(WEMBLEY, (Math.atan2(east, north) * 180) / Math.PI, Math.hypot(east, north));

const line = (points: readonly LngLat[], properties: object | null = {}, more: object = {}) => ({
  type: "Feature",
  ...more,
  properties,
  geometry: { type: "LineString", coordinates: points },
});
const collect = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });
const read = (...features: unknown[]) => readWalkingNetwork("streets.geojson", collect(...features));
const refusalOf = (text: string) => {
  try {
    readWalkingNetwork("streets.geojson", text);
  } catch (error) {
    if (error instanceof ProblemError) return error.report;
    throw error;
  }
  throw new Error("The file was read.");
};

describe("streets from GeoJSON", () => {
  test("meet where two lines share a vertex, and nowhere else", () => {
    const { network } = read(line([at(-100, 0), at(0, 0), at(100, 0)]), line([at(0, 0), at(0, 80)]));
    expect(network.edgeM).toHaveLength(3);
    expect(network.nodeLng).toHaveLength(4);
    expect(networkLengthM(network)).toBeCloseTo(280, 3);
    expect(network.componentM).toHaveLength(1);
    const bridge = read(line([at(-100, 0), at(100, 0)]), line([at(0, -80), at(0, 80)]));
    expect(bridge.network.componentM).toHaveLength(2);
  });

  test("meet where vertices are half a metre apart, and not where they are a metre apart", () => {
    const meeting = (gap: number) =>
      read(line([at(-100, 0), at(0, 0), at(0, -90)]), line([at(gap, 0), at(100, 50), at(100, 90)])).network;
    expect(meeting(0.45).componentM).toHaveLength(1);
    expect(meeting(1).componentM).toHaveLength(2);
  });

  test("meet where a line ends on another between its vertices, and say so", () => {
    const { network, joinedEnds, notes } = read(
      line([at(-100, 0), at(100, 0)]),
      line([at(0, 0.2), at(0, 80)]),
    );
    expect(joinedEnds).toBe(1);
    expect(network.componentM).toHaveLength(1);
    expect(network.edgeM).toHaveLength(3);
    expect(notes).toContain(
      "1 line ends within 0.5 m of a street, away from its vertices, were joined to it.",
    );
  });

  test("keep their names, each once, and their ids", () => {
    const { network } = read(
      line([at(0, 0), at(50, 0)], { name: "Olympic Way" }, { id: "way/1" }),
      line([at(50, 0), at(90, 0)], { name: "Olympic Way", osm_id: 22 }),
      line([at(50, 0), at(50, 90)]),
    );
    expect(network.streets).toEqual(["", "Olympic Way"]);
    expect(network.lineIds).toEqual(["way/1", "22", "line 3"]);
    expect([0, 1, 2].map((edge) => streetOfEdge(network, edge))).toEqual(["Olympic Way", "Olympic Way", ""]);
  });

  test("that stand twice are kept once, under the name that one of them has", () => {
    const { network } = read(
      line([at(0, 0), at(50, 0)]),
      line([at(50, 0), at(0, 0)], { name: "Fulton Road" }),
    );
    expect(network.edgeM).toHaveLength(1);
    expect(streetOfEdge(network, 0)).toBe("Fulton Road");
  });

  test("may come as a single feature, a bare geometry, several lines in one, or one feature to a line", () => {
    const [a, b, c] = [at(0, 0), at(50, 0), at(90, 0)];
    const many = {
      type: "MultiLineString",
      coordinates: [
        [a, b],
        [b, c],
      ],
    };
    const texts = [
      JSON.stringify(line([a, b, c])),
      `\uFEFF${JSON.stringify({ type: "LineString", coordinates: [a, b, c] })}`,
      JSON.stringify(many),
      JSON.stringify({ type: "GeometryCollection", geometries: [many] }),
      `\u001e${JSON.stringify(line([a, b]))}\n\u001e${JSON.stringify(line([b, c]))}\n`,
    ];
    for (const text of texts) {
      const { network } = readWalkingNetwork("streets.geojson", text);
      expect(networkLengthM(network)).toBeCloseTo(90, 3);
      expect(network.edgeM).toHaveLength(2);
    }
  });

  test("leave out what nobody may walk, and say what and how many", () => {
    const road = (properties: object) => line([at(0, 0), at(50, 0)], properties);
    const { lines, leftOut, notes } = read(
      road({ highway: "residential", oneway: "yes" }),
      road({ highway: "motorway" }),
      road({ highway: "motorway_link" }),
      road({ highway: "trunk", motorroad: "yes" }),
      road({ highway: "service", access: "private" }),
      road({ highway: "service", access: "private", foot: "yes" }),
      road({ highway: "primary", foot: "no" }),
      road({ highway: "construction" }),
      road({ railway: "rail" }),
      road({ class: "motorway" }),
      road({ "pmap:kind": "highway", highway: "motorway" }),
      road({ route: "ferry" }),
      road({ class: "minor_construction" }),
      { type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [] } },
      { type: "Feature", properties: {}, geometry: { type: "Point", coordinates: at(0, 0) } },
      { type: "Feature", properties: {}, geometry: null },
      line([at(0, 0)]),
    );
    expect(lines).toBe(2);
    expect(Object.fromEntries(leftOut.map((one) => [one.reason, one.lines]))).toEqual({
      motorways: 5,
      "private ways": 1,
      "ways closed to walkers": 1,
      "ways that are not open": 2,
      "railways and ferries": 2,
      areas: 1,
      points: 1,
      "features without a shape": 1,
      "lines with damaged coordinates": 1,
    });
    expect(notes[1]).toContain("motorways (5)");
  });

  test("say how many parts they fall into, and what share the largest has", () => {
    const { network, notes } = read(
      line([at(0, 0), at(100, 0)]),
      line([at(0, 50), at(300, 50)]),
      line([at(0, 90), at(50, 90)]),
    );
    expect([...network.componentM].map(Math.round)).toEqual([300, 100, 50]);
    expect(network.componentOf[network.edgeFrom[1] ?? -1]).toBe(0);
    expect(largestShare(network)).toBeCloseTo(300 / 450, 5);
    expect(notes.at(-1)).toBe("It falls into 3 parts that do not meet; the largest has 66.7% of the length.");
    expect(read(line([at(0, 0), at(100, 0)])).notes.at(-1)).toBe("All of it hangs together.");
  });

  test("have a fingerprint that is theirs alone and does not change", () => {
    const street = (north: number, name: string) => read(line([at(0, 0), at(50, north)], { name })).network;
    expect(street(0, "Fulton Road").fingerprint).toMatch(/^[0-9a-f]{16}$/);
    expect(street(0, "Fulton Road").fingerprint).toBe(street(0, "Fulton Road").fingerprint);
    const prints = [street(0, "Fulton Road"), street(1, "Fulton Road"), street(0, "Rutherford Way")];
    expect(new Set(prints.map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  test("stay whole across the date line", () => {
    const { network } = read(
      line([
        [179.99, -17],
        [-179.99, -17],
      ]),
    );
    expect(network.edgeM[0]).toBeCloseTo(distanceM([179.99, -17], [-179.99, -17]), 6);
    expect([...network.nodeLng].map((lng) => Math.round(lng * 100) / 100)).toEqual([179.99, 180.01]);
  });

  test("pass over a damaged part and keep the rest of its line", () => {
    const parts = [
      [at(0, 0), at(50, 0)],
      [at(50, 0), ["x", 51]],
      [at(50, 0), at(90, 0)],
    ];
    const { network, leftOut } = read({
      type: "Feature",
      properties: {},
      geometry: { type: "MultiLineString", coordinates: parts },
    });
    expect(networkLengthM(network)).toBeCloseTo(90, 3);
    expect(leftOut).toEqual([{ reason: "lines with damaged coordinates", lines: 1 }]);
  });
});

describe("a file that holds no streets", () => {
  test.each([
    ["broken off", '{"type": "FeatureCollection", "features": [', "breaks off before its end"],
    ["no JSON at all", "lat,lng\n1,2", "is not JSON"],
    ["JSON of something else", '{"crimes": 12}', "not GeoJSON"],
    ["without a feature", collect(), "holds no feature"],
    [
      "of areas only",
      collect({ type: "Feature", properties: {}, geometry: { type: "Polygon", coordinates: [] } }),
      "holds areas, not lines",
    ],
    [
      "of motorways only",
      collect(line([at(0, 0), at(9, 0)], { highway: "motorway" })),
      "no street that can be walked",
    ],
    ["of lines without length", collect(line([at(0, 0), at(0, 0)])), "no street that can be walked"],
    ["empty", "", "is not JSON"],
  ])("is refused where it is %s", (_, text, words) => {
    const report = refusalOf(text);
    expect(report.what).toContain(words);
    expect(report.meaning).toContain("straight lines");
    expect(report.where?.file).toBe("streets.geojson");
  });

  test("is refused with the grid named where its coordinates are metres", () => {
    const report = refusalOf(
      collect(
        line([
          [519_000, 185_000],
          [519_100, 185_000],
        ]),
      ),
    );
    expect(report.remedy).toContain("EPSG:4326");
  });
});

test("whatever a JSON text holds, it is read or refused in words", () => {
  const position = fc.oneof(fc.constant(at(0, 0)), fc.constant(at(30, 0)), fc.jsonValue());
  const geometry = fc.record({
    type: fc.constantFrom("LineString", "MultiLineString", "GeometryCollection", "Polygon", "Circle"),
    coordinates: fc.oneof(fc.array(position), fc.array(fc.array(position)), fc.jsonValue()),
    geometries: fc.oneof(fc.array(fc.jsonValue()), fc.jsonValue()),
  });
  const feature = fc.oneof(
    fc.jsonValue(),
    fc.record({ type: fc.constant("Feature"), properties: fc.jsonValue(), geometry }),
  );
  let taken = 0;
  let refused = 0;
  fc.assert(
    fc.property(fc.array(feature, { maxLength: 6 }), (features) => {
      try {
        const { network } = readWalkingNetwork("streets.geojson", collect(...features));
        for (const metres of network.edgeM) expect(metres).toBeGreaterThan(0);
        taken++;
      } catch (error) {
        expect(error).toBeInstanceOf(ProblemError);
        refused++;
      }
    }),
    { numRuns: 500 },
  );
  expect(taken).toBeGreaterThan(5);
  expect(refused).toBeGreaterThan(20);
});

describe("vertices that are snapped", () => {
  const metres = fc.integer({ min: 0, max: 60 }).map((k) => k / 10);
  const cloud = fc.array(fc.tuple(metres, metres), { minLength: 1, maxLength: 60 });

  test("are never moved further than the tolerance, and equal ones are always one node", () => {
    fc.assert(
      fc.property(cloud, (offsets) => {
        const points = offsets.map(([east, north]) => at(east, north));
        const lng = Float64Array.from(points, (p) => p[0]);
        const lat = Float64Array.from(points, (p) => p[1]);
        const snapped = snapVertices(lng, lat, 0.5);
        points.forEach((point, v) => {
          const node = snapped.nodeOf[v] as number;
          const moved = distanceM(point, [snapped.lng[node] as number, snapped.lat[node] as number]);
          expect(moved).toBeLessThanOrEqual(0.5 + 1e-6);
          points.forEach((other, w) => {
            if (other[0] === point[0] && other[1] === point[1]) expect(snapped.nodeOf[w]).toBe(node);
          });
        });
      }),
    );
  });

  test("leave no two nodes within the tolerance of each other", () => {
    let merged = 0;
    fc.assert(
      fc.property(cloud, (offsets) => {
        const points = offsets.map(([east, north]) => at(east, north));
        const { lng, lat } = snapVertices(
          Float64Array.from(points, (p) => p[0]),
          Float64Array.from(points, (p) => p[1]),
          0.5,
        );
        if (lng.length < points.length) merged++;
        for (let a = 0; a < lng.length; a++) {
          for (let b = 0; b < a; b++) {
            const apart = distanceM(
              [lng[a] as number, lat[a] as number],
              [lng[b] as number, lat[b] as number],
            );
            expect(apart).toBeGreaterThan(0.5 - 1e-6);
          }
        }
      }),
    );
    expect(merged).toBeGreaterThan(5);
  });
});

describe("roads of a map's tiles", () => {
  /** A tile's share of a road: clipped a little beyond the tile's border, on a grid of 0.6 m. */
  const clip = (fromEast: number, toEast: number, north: number) => {
    const grid = (value: number) => Math.round(value / 0.6) * 0.6;
    return line([at(grid(fromEast), grid(north)), at(grid(toEast), grid(north))]);
  };

  test("are joined where they are cut at the border and overlap", () => {
    const { network } = networkOfTileRoads("the base map", [
      clip(-400, 10, 0),
      clip(-10.3, 400, 0.4),
      clip(-400, 9.7, 100.2),
      clip(-10, 400, 100.9),
    ]);
    expect(network.componentM).toHaveLength(2);
    expect(network.componentM[0]).toBeGreaterThan(799);
    expect(network.componentM[0]).toBeLessThan(825);
  });

  test("that come twice count once", () => {
    const { network } = networkOfTileRoads("the base map", [clip(0, 300, 0), clip(0, 300, 0)]);
    expect(network.edgeM).toHaveLength(1);
  });
});
