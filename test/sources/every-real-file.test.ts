import { existsSync, openAsBlob, readdirSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import { type CrimeTable, DEGREES_PER_UNIT } from "../../src/model/crime-table.ts";
import { ProblemError } from "../../src/model/problem.ts";
import type { QualityReport } from "../../src/model/quality-report.ts";
import { hourOf, wallMinutes } from "../../src/model/wall-clock.ts";
import { judgeQuality } from "../../src/sources/judge-quality.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import { summariseTable } from "../../src/sources/summarise-table.ts";

const FOLDER = new URL("../../../shared/crime-data/", import.meta.url);

/** File, schema, rows read, rows kept, time precision, categories, west, south, east, north. */
const OPENED: readonly (readonly [
  string,
  string,
  number,
  number,
  string,
  number,
  readonly [number, number, number, number],
])[] = [
  [
    "chicago-2018-no-date.parquet",
    "chicago",
    156_385,
    156_385,
    "none",
    12,
    [-87.934, 41.645, -87.525, 42.023],
  ],
  [
    "chicago-aggravated-assaults-2010_2019.csv.gz",
    "generic",
    148_636,
    148_636,
    "minute",
    1,
    [-87.925, 41.645, -87.525, 42.023],
  ],
  ["houston-2010-01_08.csv.gz", "houston", 86_314, 86_309, "hour", 5, [-99.506, 27.507, -91.946, 37.337]],
  ["lancashire-asb-2022.tab", "generic", 56_434, 56_434, "month", 1, [-3.058, 53.495, -2.096, 54.19]],
  [
    "london-2025-05_2026-04-gridded.csv.gz",
    "generic",
    1_142_981,
    1_142_981,
    "month",
    14,
    [-0.55, 51.25, 0.348, 51.75],
  ],
  [
    "met-burglary-2019-01_2025-02.zip",
    "police-uk",
    364_273,
    359_447,
    "month",
    1,
    [-3.811, 50.71, 1.418, 55.059],
  ],
  [
    "police-uk-2018-10_2019-02.zip",
    "police-uk",
    151_711,
    150_430,
    "month",
    14,
    [-5.533, 50.122, 1.721, 57.611],
  ],
  ["police-uk-api-o2-2014-08.json", "police-uk", 376, 376, "month", 14, [-0.017, 51.487, 0.027, 51.516]],
  ["vancouver-2020-utm.zip", "vancouver", 37_512, 33_761, "minute", 6, [-123.222, 49.201, -123.023, 49.313]],
  [
    "wembley-2025-05_2026-04-gridded-street.csv.gz",
    "police-uk",
    99_327,
    99_327,
    "month",
    14,
    [-0.359, 51.51, -0.201, 51.6],
  ],
];

const REFUSED: readonly (readonly [string, RegExp])[] = [
  ["quoted-newlines-concerts.csv", /no columns for longitude and latitude/],
];

describe.skipIf(!existsSync(FOLDER))("every file of ../shared/crime-data", () => {
  it("is either opened or refused here", () => {
    const listed = [...OPENED.map(([name]) => name), ...REFUSED.map(([name]) => name), "README.md"];
    expect(readdirSync(FOLDER).sort()).toEqual(listed.sort());
  });

  it.each(OPENED)(
    "%s is %s: %i rows read, %i kept, to the %s, %i categories",
    async (name, schema, read, kept, precision, categories, box) => {
      const table = await open(name);
      const { shapes, rows } = judgeQuality(table);
      expect(new Set(shapes.map((shape) => shape.schema))).toEqual(new Set([schema]));
      expect([rows.read, rows.kept, table.timePrecision]).toEqual([read, kept, precision]);
      expect(table.categories).toHaveLength(categories);
      expect(summariseTable(table).bounds?.map((edge) => Number(edge.toFixed(3)))).toEqual(box);
    },
  );

  it.each(REFUSED)("%s is refused", async (name, what) => {
    const error = await open(name).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect((error as ProblemError).report.what).toMatch(what);
  });

  it("the Vancouver zip says that a tenth of its rows is not located", async () => {
    const { rows } = judgeQuality(await open("vancouver-2020-utm.zip"));
    expect(rows.dropped).toMatchObject({ "zero-coordinates": 3750, "no-coordinates": 1 });
  });

  it("the Chicago file without dates locks every question of time", async () => {
    const report = judgeQuality(await open("chicago-2018-no-date.parquet"));
    expect(lockedIn(report)).toEqual(["months", "days", "hours", "minutes"]);
    expect(report.months).toBeNull();
  });

  it("the Houston clock is the `date` and `hour` columns of each row, not its epoch seconds", async () => {
    const name = "houston-2010-01_08.csv.gz";
    const text = gunzipSync(readFileSync(new URL(name, FOLDER))).toString("utf8");
    const { data } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const located = data.filter((row) => row.lon !== "" && row.lat !== "");
    const table = await open(name);
    expect(located).toHaveLength(table.rowCount);
    const wrong = located.filter((row, i) => {
      const [month, day, year] = (row.date ?? "").split("/").map(Number);
      const time = table.timeOf[i] ?? Number.NaN;
      return (
        hourOf(time) !== Number(row.hour) ||
        time !== wallMinutes(year ?? 0, month ?? 0, day, Number(row.hour))
      );
    });
    expect(wrong).toEqual([]);
  });

  it("the Met archive names its repeated identifiers, and does not take strays for Manchester", async () => {
    const report = judgeQuality(await open("met-burglary-2019-01_2025-02.zip"));
    expect(report.duplicates).toEqual({ rowsWithId: 359_447, repeated: 2937 });
    expect(report.forces).toEqual([]);
  });

  it("Greater Manchester is missed by whoever plans there with data.police.uk rows of 2025", async () => {
    const table = await open("wembley-2025-05_2026-04-gridded-street.csv.gz");
    const oldTrafford = { center: [-2.2913, 53.4631], radiusM: 2000, resolution: 9 } as const;
    expect(judgeQuality(table, oldTrafford).forces.map(({ force }) => force)).toEqual(["greater-manchester"]);
    expect(judgeQuality(table).forces).toEqual([]);
  });

  it("nearly all rows of a gridded file share their point", async () => {
    const { snapPoints } = judgeQuality(await open("london-2025-05_2026-04-gridded.csv.gz"));
    expect(snapPoints).toMatchObject({ locations: 32_615, shared: 30_559 });
    expect(snapPoints.shareOfRows).toBeGreaterThan(0.99);
  });
});

const STATIONS = new URL("../../../shared/venues/london-stations.csv", import.meta.url);

// The headers of that file are swapped: NORTHING holds the easting.
describe.skipIf(!existsSync(STATIONS))("London stations by their British National Grid", () => {
  it("lie where their own degrees say, to about the length of a train", async () => {
    const text = readFileSync(STATIONS, "utf8");
    const { data, meta } = Papa.parse<Record<string, string>>(text, { header: true, skipEmptyLines: true });
    const table = await openFiles([{ name: "stations.csv", blob: new Blob([text]) }], {
      mappings: [
        {
          headerKey: (meta.fields ?? []).join("\t"),
          mapping: {
            position: { kind: "grid", easting: "NORTHING", northing: "EASTING", crs: "EPSG:27700" },
            ...{ time: null, category: null, place: "Station", id: null },
          },
        },
      ],
    });
    expect(table.rowCount).toBe(data.length);
    const apart = data.map((row, i) => {
      const location = table.locationOf[i] ?? 0;
      const north = ((table.latE7[location] ?? 0) * DEGREES_PER_UNIT - Number(row.Latitude)) * 111_195;
      const east = ((table.lngE7[location] ?? 0) * DEGREES_PER_UNIT - Number(row.Longitude)) * 69_000;
      return Math.hypot(north, east);
    });
    apart.sort((a, b) => a - b);
    expect(apart[Math.floor(apart.length / 2)]).toBeLessThan(5);
  });
});

function lockedIn({ locks }: QualityReport): string[] {
  return locks.map(({ what }) => what);
}

async function open(name: string): Promise<CrimeTable> {
  return openFiles([{ name, blob: await openAsBlob(new URL(name, FOLDER)) }]);
}
