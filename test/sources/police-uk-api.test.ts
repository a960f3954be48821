import { existsSync, readFileSync } from "node:fs";
import { afterEach, describe, expect, it } from "vitest";
import type { ServiceProgress } from "../../src/model/service-account.ts";
import type { LngLat } from "../../src/model/units.ts";
import { parseMonth } from "../../src/model/wall-clock.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import {
  downloadPoliceUk,
  listPoliceUkMonths,
  type PoliceUkRequest,
} from "../../src/sources/police-uk-api.ts";
import { findKeptMonths } from "../../src/sources/police-uk-kept.ts";
import { MemoryCache } from "../../src/sources/read-write-cache.ts";
import { spellOut } from "./open-bytes.ts";
import { type ApiCrime, inventCrimes, type PoliceUkServer, servePoliceUk } from "./police-uk-server.ts";
import { SteppingClock } from "./stepping-clock.ts";

const O2_FILE = new URL("../../../shared/crime-data/police-uk-api-o2-2014-08.json", import.meta.url);
const O2: LngLat = [0.003, 51.5];
const WHOLE = { center: O2, radiusM: 4000 };
const AUGUST = month("2014-08");
const SEPTEMBER = month("2014-09");

let server: PoliceUkServer;
afterEach(() => server.close());

describe("downloading crimes from data.police.uk", () => {
  it("gives street files, one a month, that open like those of the archive", async () => {
    server = await servePoliceUk({
      crimes: [...inventCrimes(40, "2014-08"), ...inventCrimes(25, "2014-09", 1000)],
    });
    const { files, account } = await download({ months: [SEPTEMBER, AUGUST] });
    expect(files.map(({ name }) => name)).toEqual([
      "2014-08-data.police.uk-street.csv",
      "2014-09-data.police.uk-street.csv",
    ]);
    const table = await openFiles(files);
    expect(table.rowCount).toBe(65);
    expect(table.timePrecision).toBe("month");
    expect(table.attribution).toBe("data.police.uk, Open Government Licence v3.0");
    expect(account).toMatchObject({ service: "data.police.uk", rows: 65, partsFromCache: 0 });
  });

  it("keeps coordinates to the last digit and the names the archive uses", async () => {
    server = await servePoliceUk({ crimes: inventCrimes(3, "2014-08").slice(2) });
    const { files } = await download({});
    expect(spellOut(await openFiles(files))).toEqual([
      {
        at: [-93000, 515024000],
        category: "Violence and sexual offences",
        place: "Lane 14",
        time: Date.UTC(2014, 7) / 60_000,
      },
    ]);
  });

  it("leaves crimes without a map point to be counted, not to vanish", async () => {
    const nowhere = { latitude: "0.000000", longitude: "0.000000", street: { id: 0, name: "" } };
    const [first, second, third] = inventCrimes(3, "2014-08") as [ApiCrime, ApiCrime, ApiCrime];
    server = await servePoliceUk({
      crimes: [first, { ...second, location: nowhere }, { ...third, location: null }],
    });
    const table = await openFiles((await download({})).files);
    expect(table.files[0]).toMatchObject({
      rowsRead: 3,
      rowsKept: 1,
      dropped: { "zero-coordinates": 1, "no-coordinates": 1 },
    });
  });

  it("asks for the area only, and posts an outline too long for an address", async () => {
    server = await servePoliceUk({ crimes: inventCrimes(40, "2014-08") });
    const corners = Array.from({ length: 400 }, (_, i): LngLat => {
      const angle = (i / 400) * 2 * Math.PI;
      return [O2[0] + 0.05 * Math.cos(angle), O2[1] + 0.03 * Math.sin(angle)];
    });
    const { account } = await download({ area: { polygon: corners } });
    expect(account.rows).toBe(40);
    expect(crimeRequests().map(({ method }) => method)).toEqual(["POST"]);
  });

  it("leaves out what stands in a dent of the outline", async () => {
    const crimes = inventCrimes(97, "2014-08");
    server = await servePoliceUk({ crimes });
    const west = -0.03;
    const east = 0.05;
    const polygon: LngLat[] = [
      [west, 51.45],
      [east, 51.45],
      [east, 51.55],
      [0, 51.46],
      [west, 51.55],
    ];
    const inside = crimes.filter((crime) => {
      const [lng, lat] = [Number(crime.location?.longitude), Number(crime.location?.latitude)];
      const edge = lng > 0 ? 51.46 + (lng / east) * 0.09 : 51.46 + (lng / west) * 0.09;
      return lat < edge;
    });
    const { account } = await download({ area: { polygon } });
    expect(inside.length).toBeGreaterThan(0);
    expect(account.rows).toBe(inside.length);
    expect(account.notes.join()).toContain(`${97 - inside.length} crimes in dents`);
  });

  it("refuses an outline without an inside before anything is sent", async () => {
    server = await servePoliceUk({ crimes: [] });
    const line: LngLat[] = [
      [0, 51.5],
      [0.1, 51.5],
      [0.2, 51.5],
    ];
    expect(await problemOf({ area: { polygon: line } })).toContain("corners enclose nothing");
    expect(server.asked).toEqual([]);
  });
});

describe("an area with too many crimes for one answer", () => {
  it("is split until each part is answered, to the total that one answer would have had", async () => {
    const crimes = inventCrimes(3000, "2014-08");
    server = await servePoliceUk({ crimes, most: 200 });
    const { files, account } = await download({});
    expect(account.rows).toBe(3000);
    expect((await openFiles(files)).rowCount).toBe(3000);
    expect(crimeRequests().filter(({ status }) => status === 503).length).toBeGreaterThan(4);
  });

  it("counts a crime that two parts give once, by its number", async () => {
    const crimes = inventCrimes(300, "2014-08");
    server = await servePoliceUk({ crimes, most: 250 });
    await download({});
    const cutAt = sharedEdge(
      crimeRequests()
        .filter(({ status }) => status === 200)
        .map(({ poly }) => poly),
    );
    server.close();
    const onEdge = { latitude: "51.500000", longitude: String(cutAt), street: { id: 1, name: "Edge" } };
    const [first, ...others] = crimes as [ApiCrime, ...ApiCrime[]];
    server = await servePoliceUk({ crimes: [{ ...first, location: onEdge }, ...others], most: 250 });
    const { account } = await download({});
    expect(account.rows).toBe(300);
    expect(account.notes.join()).toContain("1 crimes on the border of two parts");
  });

  it("is split too where the browser hides the refusal as a failed call", async () => {
    server = await servePoliceUk({ crimes: inventCrimes(300, "2014-08"), most: 150, hidesRefusals: true });
    expect((await download({})).account.rows).toBe(300);
  });

  it("is not split without end", async () => {
    server = await servePoliceUk({ crimes: inventCrimes(1, "2014-08"), most: 0 });
    expect(await problemOf({})).toContain("refuses Aug 2014 even for areas of a few dozen metres");
    expect(crimeRequests().length).toBeLessThan(40);
  });
});

describe("an outage", () => {
  it("is told apart from too many crimes, and nothing is split", async () => {
    server = await servePoliceUk({
      crimes: inventCrimes(10, "2014-08"),
      disturb: ({ path }) => (path === "/crimes-street-dates" ? undefined : 503),
    });
    expect(await problemOf({})).toContain("out of order: it answered 503");
    expect(new Set(crimeRequests().map(({ poly }) => poly)).size).toBe(1);
  });

  it("that passes is waited out", async () => {
    server = await servePoliceUk({
      crimes: inventCrimes(10, "2014-08"),
      disturb: (_, count) => (count > 0 && count < 5 ? 503 : undefined),
    });
    expect((await download({})).account.rows).toBe(10);
  });

  it("that leaves no connection offers the archive", async () => {
    server = await servePoliceUk({ crimes: [] });
    server.close();
    const problem = await problemOf({});
    expect(problem).toContain("could not be reached from this page");
    expect(problem).toContain("https://data.police.uk/data/");
  });
});

describe("the rate limit", () => {
  it("of 429 is answered with ever longer waits and then with rows", async () => {
    server = await servePoliceUk({
      crimes: inventCrimes(10, "2014-08"),
      disturb: ({ path }, count) => (path.endsWith("all-crime") && count < 4 ? 429 : undefined),
    });
    const clock = new SteppingClock();
    const { account } = await download({ patience: { clock, random: () => 0 } });
    expect(account.rows).toBe(10);
    const backOffs = clock.sleeps.filter((wait) => wait > 100);
    expect(backOffs).toEqual([250, 500, 1000]);
  });

  it("that never lifts ends in advice to wait", async () => {
    server = await servePoliceUk({
      crimes: inventCrimes(10, "2014-08"),
      disturb: ({ path }) => (path.endsWith("all-crime") ? 429 : undefined),
    });
    expect(await problemOf({})).toContain("takes no more requests from this connection");
  });
});

describe("silent traps", () => {
  it("a month that is not published yet is refused, though the service would answer 200 with nothing", async () => {
    server = await servePoliceUk({ crimes: inventCrimes(10, "2014-08") });
    expect(await problemOf({ months: [AUGUST, month("2030-01")] })).toContain(
      "has no crimes for Jan 2030. It lists Aug 2014 to Aug 2014.",
    );
    expect(crimeRequests()).toEqual([]);
  });

  it("an answer for another month than asked is refused", async () => {
    server = await servePoliceUk({
      crimes: [...inventCrimes(10, "2014-08"), ...inventCrimes(10, "2014-09", 100)],
      misreadsDates: true,
    });
    expect(await problemOf({})).toContain("answered with 2014-09 when asked for 2014-08");
  });

  it("a listed month that is answered 404 is a failure, not an empty month", async () => {
    server = await servePoliceUk({
      crimes: inventCrimes(10, "2014-08"),
      disturb: ({ path }) => (path.endsWith("all-crime") ? 404 : undefined),
    });
    expect(await problemOf({})).toContain("status 404");
  });

  it("a login page in between is told", async () => {
    server = await servePoliceUk({ crimes: [], loginPage: "<html>Sign in</html>" });
    expect(await problemOf({})).toContain("A login page of the network may stand in between");
  });

  it("a month without a crime is noted beside those that have some", async () => {
    server = await servePoliceUk({ crimes: inventCrimes(10, "2014-08"), months: ["2014-08", "2014-09"] });
    const { files, account } = await download({ months: [AUGUST, SEPTEMBER] });
    expect(files).toHaveLength(1);
    expect(account.notes.join()).toContain("No crimes at all in Sep 2014");
  });

  it("an area where no force publishes is explained", async () => {
    server = await servePoliceUk({ crimes: [], months: ["2014-08"] });
    expect(await problemOf({})).toContain("Greater Manchester has not since July 2019");
  });

  it("the listed months can be asked for first", async () => {
    server = await servePoliceUk({ crimes: [], months: ["2014-09", "2014-08"] });
    expect(await listPoliceUkMonths({ baseUrl: server.origin })).toEqual([SEPTEMBER, AUGUST]);
  });
});

describe("a download that is cut", () => {
  const crimes = [
    ...inventCrimes(700, "2014-08"),
    ...inventCrimes(650, "2014-09", 10_000),
    ...inventCrimes(90, "2014-10", 20_000),
  ];
  const months = ["2014-08", "2014-09", "2014-10"].map(month);

  it("half way goes on with the same cache: each part is asked for once, nothing twice, nothing lost", async () => {
    const { before, all, account } = await cutAndResume(1);
    expect(new Set(all).size).toBe(all.length);
    expect(account.rows).toBe(crimes.length);
    expect(account.partsFromCache).toBe(before.length);
  });

  it("half way loses no rows that were under way side by side", async () => {
    const { allWithRows, account } = await cutAndResume(4);
    expect(new Set(allWithRows).size).toBe(allWithRows.length);
    expect(account.rows).toBe(crimes.length);
  });

  /** Once some parts are in, every connection is cut; then the service is back and the page asks again. */
  async function cutAndResume(sideBySide: number) {
    let state: "well" | "cut" | "mended" = "well";
    server = await servePoliceUk({
      crimes,
      most: 100,
      disturb: ({ path }, count) => {
        if (state === "well" && count >= 30 && path.endsWith("all-crime")) state = "cut";
        return state === "cut" ? "cut" : undefined;
      },
    });
    const cache = new MemoryCache();
    expect(await problemOf({ months, cache, sideBySide })).toContain("kept on this device");
    const before = answeredCrimeRequests();
    expect(before.length).toBeGreaterThan(3);
    state = "mended";
    const { account } = await download({ months, cache, sideBySide });
    const all = answeredCrimeRequests();
    expect(all.length).toBeGreaterThan(before.length);
    return { before, all, allWithRows: answeredCrimeRequests(200), account };
  }

  it("leaves word of what is kept of each month, and whether all of it", async () => {
    server = await servePoliceUk({ crimes, most: 200 });
    const cache = new MemoryCache();
    const kept = () => findKeptMonths({ area: WHOLE, months, cache, baseUrl: server.origin });
    expect(await kept()).toEqual([]);
    const { account } = await download({ months: [AUGUST, month("2014-10")], cache });
    const [august, october] = await kept();
    expect(august).toMatchObject({ month: AUGUST, whole: true });
    expect(october).toMatchObject({ month: month("2014-10"), whole: true });
    const dates = [august, october].flatMap((found) => [found?.earliest ?? "", found?.latest ?? ""]).sort();
    expect(dates[0]).toBe(august?.earliest);
    expect(dates.at(-1)).toBe(account.fetched.latest);
    const parts = (await cache.keys()).filter((key) => key.includes("2014-08"));
    await cache.delete(parts.at(-1) ?? "");
    expect((await kept())[0]).toMatchObject({ month: AUGUST, whole: false });
  });

  it("by a cancel ends with AbortError, keeps what is finished, and goes on later", async () => {
    server = await servePoliceUk({ crimes, most: 100 });
    const cache = new MemoryCache();
    const controller = new AbortController();
    const cutShort = download({
      months,
      cache,
      sideBySide: 1,
      signal: controller.signal,
      onProgress: ({ partsDone }) => partsDone >= 4 && controller.abort(),
    });
    await expect(cutShort).rejects.toMatchObject({ name: "AbortError" });
    const { account } = await download({ months, cache });
    const all = answeredCrimeRequests();
    expect(new Set(all).size).toBe(all.length);
    expect(account.rows).toBe(crimes.length);
  });

  it("is not asked for again once it is whole, not even the list of months", async () => {
    server = await servePoliceUk({ crimes, most: 100 });
    const cache = new MemoryCache();
    const first = await download({ months, cache });
    const asked = server.asked.length;
    const second = await download({ months, cache });
    expect(server.asked.length).toBe(asked);
    expect(second.account.fetched).toEqual(first.account.fetched);
    expect(await textOf(second.files)).toEqual(await textOf(first.files));
  });

  it("is asked for again where a refresh is wanted", async () => {
    server = await servePoliceUk({ crimes });
    const cache = new MemoryCache();
    await download({ months: [AUGUST], cache });
    await download({ months: [AUGUST], cache, refreshBefore: "2027-01-01T00:00:00Z" });
    expect(crimeRequests()).toHaveLength(2);
  });

  it("does not trust a kept part that is damaged", async () => {
    server = await servePoliceUk({ crimes });
    const cache = new MemoryCache();
    await download({ months: [AUGUST], cache });
    for (const key of await cache.keys()) await cache.put(key, new Blob(['{"layout":1,"answer":{"ki']));
    expect((await download({ months: [AUGUST], cache })).account.rows).toBe(700);
  });

  it("goes on without a cache where the device is full, and says so", async () => {
    server = await servePoliceUk({ crimes });
    class FullCache extends MemoryCache {
      override async put(): Promise<void> {
        throw new DOMException("No room", "QuotaExceededError");
      }
    }
    const { account } = await download({ months: [AUGUST], cache: new FullCache() });
    expect(account.rows).toBe(700);
    expect(account.notes.join()).toContain("1 parts could not be kept on this device");
  });

  it("tells how far it has come, never backwards", async () => {
    server = await servePoliceUk({ crimes, most: 100 });
    const told: ServiceProgress[] = [];
    await download({ months, onProgress: (progress) => told.push(progress) });
    expect(told.map(({ partsDone }) => partsDone)).toEqual(told.map((_, i) => i + 1));
    expect(told.at(-1)).toMatchObject({ rows: crimes.length, partsTotal: told.length });
  });
});

describe.skipIf(!existsSync(O2_FILE))("a real answer: the O2, August 2014", () => {
  it.each([10_000, 100, 30])("comes to the same 376 rows where an answer holds at most %i", async (most) => {
    server = await servePoliceUk({ crimes: JSON.parse(readFileSync(O2_FILE, "utf8")) as ApiCrime[], most });
    const { files, account } = await download({});
    const table = await openFiles(files);
    expect(account.rows).toBe(376);
    expect(table.rowCount).toBe(376);
    expect(table.categories).toHaveLength(14);
    expect(table.locationCount).toBe(153);
    expect(table.places).toContain("Gorse Close");
  });
});

function month(text: string): number {
  return parseMonth(text) ?? Number.NaN;
}

function download(changes: Partial<PoliceUkRequest>) {
  return downloadPoliceUk({
    area: WHOLE,
    months: [AUGUST],
    cache: new MemoryCache(),
    baseUrl: server.origin,
    patience: { clock: new SteppingClock(), random: () => 0.5 },
    ...changes,
  });
}

async function problemOf(changes: Partial<PoliceUkRequest>): Promise<string> {
  const error: unknown = await download(changes).then(
    () => new Error("the download went through"),
    (reason: unknown) => reason,
  );
  expect(error).toMatchObject({ name: "ProblemError" });
  return String(error);
}

function crimeRequests() {
  return server.asked.filter(({ path }) => path === "/crimes-street/all-crime");
}

/** Tile and month of each answer that went out, or of those with this status. */
function answeredCrimeRequests(wanted?: number): string[] {
  return crimeRequests()
    .filter(({ status }) => (wanted === undefined ? status !== 0 : status === wanted))
    .map(({ date, poly }) => `${date} ${poly}`);
}

/** The longitude that most outlines have a corner on: the first cut. */
function sharedEdge(polys: readonly string[]): number {
  const tally = new Map<number, number>();
  for (const poly of polys) {
    for (const lng of new Set(poly.split(":").map((pair) => Number(pair.split(",")[1])))) {
      tally.set(lng, (tally.get(lng) ?? 0) + 1);
    }
  }
  return [...tally].sort((a, b) => b[1] - a[1])[0]?.[0] ?? Number.NaN;
}

function textOf(files: readonly { readonly blob: Blob }[]): Promise<string[]> {
  return Promise.all(files.map(({ blob }) => blob.text()));
}
