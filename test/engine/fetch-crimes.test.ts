import { afterEach, describe, expect, it } from "vitest";
import { suggestExactly } from "../../src/deploy/suggest-posts.ts";
import { createEngine } from "../../src/engine/engine.ts";
import { describeQuality } from "../../src/model/describe-quality.ts";
import { MappingNeededError } from "../../src/model/mapping-needed.ts";
import type { ServiceProgress } from "../../src/model/service-account.ts";
import type { StudyArea } from "../../src/model/study-area.ts";
import { MemoryCache } from "../../src/sources/read-write-cache.ts";
import { type LocalServer, serveLocally } from "../sources/local-server.ts";
import { inventCrimes, servePoliceUk } from "../sources/police-uk-server.ts";
import { zipOf } from "../sources/zip-bytes.ts";

let server: LocalServer | undefined;
afterEach(() => server?.close());

const O2: StudyArea = { center: [0.003, 51.5], radiusM: 4000, resolution: 9 };
const CHICAGO: StudyArea = { center: [-87.65, 41.85], radiusM: 4000, resolution: 9 };
const AUGUST_2014 = 44 * 12 + 7;

describe("an engine that fetches", () => {
  it("opens the crimes of data.police.uk around a place, and need not ask twice until they are forgotten", async () => {
    const service = await servePoliceUk({ crimes: inventCrimes(5, "2014-08") });
    server = service;
    const engine = createEngine(suggestExactly, { policeUkUrl: service.origin, cache: new MemoryCache() });
    const told: ServiceProgress[] = [];
    expect(await engine.listPoliceUkMonths({})).toEqual([AUGUST_2014]);
    const request = { area: O2, months: [AUGUST_2014] };
    const { summary, account } = await engine.fetchPoliceUk(request, {
      onDownload: (progress) => told.push(progress),
    });
    expect(summary.rowCount).toBe(5);
    expect(summary.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(account).toMatchObject({ rows: 5, partsFromCache: 0 });
    expect(told.at(-1)).toMatchObject({ partsDone: 1, partsTotal: 1, rows: 5 });
    expect((await engine.fetchPoliceUk(request)).account.partsFromCache).toBe(1);
    expect(await engine.clearFetched({})).toBe(true);
    expect((await engine.fetchPoliceUk(request)).account.partsFromCache).toBe(0);
  });

  it("counts and opens a listed dataset in the words of the taxonomy, with its own attribution", async () => {
    const types = {
      date: "floating_timestamp",
      primary_type: "text",
      latitude: "number",
      longitude: "number",
    };
    const columns = Object.entries(types).map(([fieldName, dataTypeName]) => ({ fieldName, dataTypeName }));
    const row = { ":id": "1", date: "2024-02-02T21:05:00", latitude: "41.85", longitude: "-87.65" };
    server = await serveLocally(({ url = "" }, response) => {
      if (url.startsWith("/api/views/")) response.end(JSON.stringify({ name: "Crimes", columns }));
      else if (url.includes("count")) response.end('[{"total":"1"}]');
      else response.end(JSON.stringify([{ ...row, primary_type: "MOTOR VEHICLE THEFT" }]));
    });
    const engine = createEngine(suggestExactly, { socrataUrl: server.origin });
    const dataset = await engine.recogniseAddress({ text: "https://data.cityofchicago.org/d/ijzp-q8t2" });
    if (dataset.kind !== "socrata") throw new Error(dataset.kind);
    const request = { dataset, area: CHICAGO, period: null };
    expect(await engine.countDataset(request)).toBe(1);
    const { summary } = await engine.fetchDataset(request);
    expect(summary.categories).toEqual([{ name: "Vehicle crime", rows: 1 }]);
    expect(summary.attribution).toContain("Chicago Police Department");
  });

  it("holds a file from an address while a person is asked for its mapping", async () => {
    let answers = 0;
    server = await serveLocally((_, response) => {
      answers++;
      response.end("e,n\n519220,185660\n");
    });
    const engine = createEngine(suggestExactly, { cache: new MemoryCache() });
    const url = `${server.origin}/crimes.csv`;
    const error = await engine.openAddress({ url }).catch((reason: unknown) => reason);
    if (!(error instanceof MappingNeededError)) throw error;
    const position = { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" } as const;
    const mapping = { position, time: null, category: null, place: null, id: null };
    const mappings = [{ headerKey: error.request.headerKey, mapping }];
    const { summary, account } = await engine.openAddress({ url, mappings });
    expect(summary).toMatchObject({ rowCount: 1, attribution: url });
    expect(account.rows).toBe(1);
    expect(answers).toBe(1);
  });
});

describe("the quality report of rows that were fetched", () => {
  it("carries what the download left out, in words too, until other rows are opened", async () => {
    const crimes = inventCrimes(5, "2014-08");
    const service = await servePoliceUk({ crimes, months: ["2014-08", "2014-09"] });
    server = service;
    const engine = createEngine(suggestExactly, { policeUkUrl: service.origin, cache: new MemoryCache() });
    const months = [AUGUST_2014, AUGUST_2014 + 1];
    const { account } = await engine.fetchPoliceUk({ area: O2, months });
    expect(account.emptyMonths).toEqual([AUGUST_2014 + 1]);
    const report = await engine.judgeQuality({ area: O2 });
    expect(report.download).toEqual(account);
    const words = describeQuality(report);
    expect(words).toContain(
      "Download note: No crimes at all in Sep 2014: a force may not have published them.",
    );
    expect(words.find((line) => line.startsWith("Download: "))).toMatch(
      /^Download: fetched on \d{4}-\d\d-\d\d from data\.police\.uk, Street-level crime, in \d answers\.$/,
    );
    await engine.harmonise({ harmonising: { scope: "none", edits: {} } });
    expect((await engine.judgeQuality({ area: O2 })).download).toEqual(account);
    await engine.openFiles({
      files: [{ name: "a.csv", blob: new Blob(["latitude,longitude\n51.5,-0.1\n"]) }],
    });
    expect((await engine.judgeQuality({ area: O2 })).download).toBeNull();
  });
});

describe("an engine with an archive", () => {
  it("lists its tables and opens the chosen ones", async () => {
    const text = "latitude,longitude\n51.5,-0.1\n";
    const blob = new Blob([await zipOf({ "a.csv": text, "b.csv": `${text}51.6,-0.2\n` })]);
    const engine = createEngine(suggestExactly);
    const members = await engine.listArchive({ file: { name: "all.zip", blob } });
    expect(members.map(({ path }) => path)).toEqual(["a.csv", "b.csv"]);
    const summary = await engine.openFiles({ files: [{ name: "all.zip", blob }], members: [["b.csv"]] });
    expect(summary.rowCount).toBe(2);
  });

  it("reads of each of several files what was chosen of that one, whatever they are called", async () => {
    const header = "latitude,longitude\n";
    const rows = (count: number) => `${header}${"51.5,-0.1\n".repeat(count)}`;
    const archive = async (a: number, b: number) => ({
      name: "latest.zip",
      blob: new Blob([await zipOf({ "a.csv": rows(a), "b.csv": rows(b) })]),
    });
    const files = [
      await archive(1, 2),
      { name: "plain.csv", blob: new Blob([rows(4)]) },
      await archive(8, 16),
      await archive(32, 64),
    ];
    const engine = createEngine(suggestExactly);
    const members = [["b.csv"], null, ["a.csv"], null];
    expect((await engine.openFiles({ files, members })).rowCount).toBe(2 + 4 + 8 + 32 + 64);
    await expect(engine.openFiles({ files, members: [["c.csv"], null, null, null] })).rejects.toThrow(
      /No file of "latest.zip" was chosen/,
    );
  });
});
