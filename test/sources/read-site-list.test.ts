import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { ProblemError } from "../../src/model/problem.ts";
import { SITE_LIMITS } from "../../src/model/site-list.ts";
import { readSiteList } from "../../src/sources/read-site-list.ts";

const ALL = ["arrival", "event", "dispersal", "night"];
const read = (text: string) => readSiteList("posts.csv", text);
const refusals = (text: string) =>
  read(text).refused.map(({ line, problem }) => [line, problem.what] as const);
const whatOf = (text: string) => {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ProblemError) return error.report.what;
    throw error;
  }
  throw new Error("The list was read.");
};

describe("a list of sites as CSV", () => {
  test("has its columns by their header, in any order and under their usual names", () => {
    const { sites, notes, refused, format } = read(
      'Site Name;Longitude;Latitude;Min. Staff;Kind;When;Radio\n"Gate ""A""; north";-0,2794;51,5631;6;gate;arrival, dispersal;4\n',
    );
    expect(format).toBe("csv");
    expect(refused).toEqual([]);
    expect(sites).toEqual([
      {
        name: 'Gate "A"; north',
        at: [-0.2794, 51.5631],
        type: "gate",
        minimumStaff: 6,
        phases: ["arrival", "dispersal"],
      },
    ]);
    expect(notes).toEqual(['Columns not used: "Radio".']);
  });

  test("needs no more than positions: what is left out is open, and all phases hold", () => {
    const { sites } = read("lat,lng\n51.5561234,-0.2796\n51.6N,0.3 W\n");
    expect(sites).toEqual([
      { name: "Site 1", at: [-0.2796, 51.55612], type: null, minimumStaff: null, phases: ALL },
      { name: "Site 2", at: [-0.3, 51.6], type: null, minimumStaff: null, phases: ALL },
    ]);
  });

  test("may give both coordinates in one column, or have no header at all", () => {
    expect(read('name,coordinates\nStation,"51.5631, −0.2794"\n').sites[0]?.at).toEqual([-0.2794, 51.5631]);
    const lines = read("51.5631, -0.2794, Station\n51.556, -0.2796\n");
    expect(lines.format).toBe("lines");
    expect(lines.sites.map(({ name }) => name)).toEqual(["Station", "Site 2"]);
  });

  test("may give easting and northing, and says how they were taken", () => {
    const { sites, notes } = read("name,Easting,Northing\nWembley Stadium,519296,185549\nAt sea,100,200\n");
    expect(sites[0]?.at[0]).toBeCloseTo(-0.2806, 3);
    expect(sites[0]?.at[1]).toBeCloseTo(51.5563, 3);
    expect(notes).toEqual(["Easting and northing were taken as metres of the British National Grid."]);
  });

  test("has lines that are refused in words, each by itself, and the rest is taken", () => {
    const text = [
      "name,lat,lng,staff,phases",
      "A,51.5,-0.2,4,night",
      "B,,-0.2,,",
      "C,north,-0.2,,",
      "D,-0.2,151.5,,",
      "",
      "E,-0.28,951,,",
      "F,51.5,-0.2,six,",
      "G,51.5,-0.2,2,half-time",
      `${"H".repeat(81)},51.5,-0.2,2,`,
      "I,51.5S,0.2,1,all",
      "J,151.5,-0.28,,",
    ].join("\n");
    expect(read(text).sites.map(({ name, at }) => [name, at])).toEqual([
      ["A", [-0.2, 51.5]],
      ["D", [151.5, -0.2]],
      ["I", [0.2, -51.5]],
    ]);
    expect(refusals(text)).toEqual([
      [3, "Line 3 has no position."],
      [4, 'The latitude in line 4, "north", cannot be read.'],
      [7, "The position in line 7 is not on the Earth: latitudes run to ±90, longitudes to ±180."],
      [8, 'The minimum staff in line 8, "six", is no whole number up to 1000.'],
      [9, '"half-time" in line 9 is no phase.'],
      [10, "The name in line 10 is longer than 80 characters."],
      [12, "The position in line 12 is not on the Earth: latitudes run to ±90, longitudes to ±180."],
    ]);
    expect(read(text).refused.at(-1)?.problem.remedy).toContain("wrong way round");
  });

  test("passes over a line that stands twice, and says so", () => {
    const { sites, notes } = read("name,lat,lng\nA,51.5,-0.2\nA,51.5,-0.2\nB,51.5,-0.2\n");
    expect(sites.map(({ name }) => name)).toEqual(["A", "B"]);
    expect(notes).toEqual(["1 line repeats another and was passed over."]);
  });

  test("ends at the most that a list may have", () => {
    const lines = Array.from({ length: SITE_LIMITS.sites + 2 }, (_, i) => `S${i},51.5,-0.2`);
    const { sites, refused } = read(`name,lat,lng\n${lines.join("\n")}`);
    expect(sites).toHaveLength(SITE_LIMITS.sites);
    expect(refused).toHaveLength(2);
  });

  test("is refused whole where it is empty or has no columns of positions", () => {
    expect(whatOf(" \n")).toBe('"posts.csv" is empty.');
    expect(whatOf("name,postcode\nA,HA9 0WS\n")).toContain("no columns for a latitude and a longitude");
  });
});

test("whatever a text holds, each site read can be placed and each line refused says why", () => {
  const field = fc.oneof(
    fc.constantFrom("51.5", "-0.2", "", "all", "6", '"', "\n", ";", "lat", "lng", "name", "[", "{}"),
    fc.string({ maxLength: 6 }),
  );
  const text = fc
    .array(fc.array(field, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 6 })
    .map((lines) => `lat,lng,name,staff,phases\n${lines.map((fields) => fields.join(",")).join("\n")}`);
  let placed = 0;
  fc.assert(
    fc.property(text, (written) => {
      const { sites, refused } = read(written);
      for (const { at, name, phases } of sites) {
        expect(Math.abs(at[0])).toBeLessThanOrEqual(180);
        expect(Math.abs(at[1])).toBeLessThanOrEqual(90);
        expect(name).not.toBe("");
        expect(phases.length).toBeGreaterThan(0);
        placed++;
      }
      for (const { line, problem } of refused) {
        expect(line).toBeGreaterThan(1);
        expect(problem.remedy).not.toBe("");
      }
    }),
    { numRuns: 500 },
  );
  expect(placed).toBeGreaterThan(5);
});

describe("a list of sites as GeoJSON", () => {
  const point = (coordinates: unknown, properties: object | null = {}, type = "Point") => ({
    type: "Feature",
    properties,
    geometry: { type, coordinates },
  });
  const collect = (...features: unknown[]) => JSON.stringify({ type: "FeatureCollection", features });

  test("has its fields in properties under the same names", () => {
    const { sites, format } = read(
      collect(
        point([-0.2794, 51.5631, 40], {
          name: "Station",
          minimumStaff: 4,
          phases: ["arrival", "night"],
          type: "gate",
        }),
        point([0.00000004, 51.4779], { title: "Greenwich" }),
      ),
    );
    expect(format).toBe("geojson");
    expect(sites).toEqual([
      {
        name: "Station",
        at: [-0.2794, 51.5631],
        type: "gate",
        minimumStaff: 4,
        phases: ["arrival", "night"],
      },
      { name: "Greenwich", at: [0, 51.4779], type: null, minimumStaff: null, phases: ALL },
    ]);
  });

  test("takes several points of one feature, and bare points", () => {
    const both = [
      [-0.2, 51.5],
      [-0.3, 51.5],
    ];
    expect(read(collect(point(both, { name: "Pair" }, "MultiPoint"))).sites).toHaveLength(2);
    expect(read(JSON.stringify({ type: "Point", coordinates: [-0.2, 51.5] })).sites).toHaveLength(1);
  });

  test("refuses shapes and features without a position, each in words", () => {
    const text = collect(point([], {}, "LineString"), { type: "Feature", geometry: null }, point(["x", 1]));
    expect(refusals(text).map(([, what]) => what)).toEqual([
      "Feature 1 is a LineString, not a point.",
      "Feature 2 has no position.",
      'The longitude in feature 3, "x", cannot be read.',
    ]);
  });

  test("is refused whole where it is damaged or something else", () => {
    expect(whatOf('{"type": "Feature"')).toContain("damaged");
    expect(whatOf('{"posts": []}')).toContain("not GeoJSON");
  });
});
