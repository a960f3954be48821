import { afterEach, describe, expect, it } from "vitest";
import { parseMonth } from "../../src/model/wall-clock.ts";
import { OPEN_DATA_CATALOGUE } from "../../src/sources/open-data-catalogue.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import { countSocrata, downloadSocrata, type SocrataRequest } from "../../src/sources/socrata.ts";
import { type LocalServer, serveLocally } from "./local-server.ts";
import { spellOut } from "./open-bytes.ts";
import { SteppingClock } from "./stepping-clock.ts";

type Row = Readonly<Record<string, unknown>>;

let server: (LocalServer & { readonly asked: URL[] }) | undefined;
afterEach(() => server?.close());

const BOX = { west: -87.7, south: 41.8, east: -87.6, north: 41.9 };
const PERIOD = { from: parseMonth("2024-01") ?? 0, to: parseMonth("2024-03") ?? 0 };
const CHICAGO_TYPES = {
  id: "number",
  date: "floating_timestamp",
  primary_type: "text",
  block: "text",
  latitude: "number",
  longitude: "number",
  location: "location",
};

describe("downloading from a Socrata portal", () => {
  it("counts first, asks for the columns that are used, and gives a file that opens", async () => {
    await serve(CHICAGO_TYPES, chicagoRows(3));
    const { files, account } = await download({});
    const [, count, page] = server?.asked ?? [];
    expect(count?.searchParams.get("$select")).toBe("count(*) AS total");
    expect(page?.searchParams.get("$select")).toBe(":id,longitude,latitude,date,primary_type,block");
    expect(page?.searchParams.get("$where")).toBe(
      "latitude between 41.800000 and 41.900000 AND longitude between -87.700000 and -87.600000" +
        " AND date >= '2024-01-01T00:00:00' AND date < '2024-04-01T00:00:00'",
    );
    const table = await openFiles(files);
    expect(spellOut(table)[1]).toEqual({
      at: [-876_510_000, 418_510_000],
      category: "THEFT",
      place: '001XX N "STATE" ST, LOOP',
      time: Date.UTC(2024, 1, 3, 21, 1) / 60_000,
    });
    expect(account).toMatchObject({
      rows: 3,
      requests: 3,
      attribution: "City of Chicago, chicago.test, Terms",
    });
  });

  it("pages in a fixed order until all have come, each row once", async () => {
    await serve(CHICAGO_TYPES, chicagoRows(25), { repeatBorderRow: true });
    const { account } = await download({ pageRows: 10 });
    const pages = (server?.asked ?? []).filter((url) => url.searchParams.has("$limit"));
    expect(pages.map((url) => url.searchParams.get("$offset"))).toEqual(["0", "10", "20"]);
    expect(new Set(pages.map((url) => url.searchParams.get("$order")))).toEqual(new Set([":id"]));
    expect(account.rows).toBe(25);
    expect(account.notes.join()).toContain("2 rows came on two pages");
  });

  it("joins a day and a time of day that stand in two columns", async () => {
    await serve(
      { date_occ: "floating_timestamp", time_occ: "text", lat: "number", lon: "number", crm_cd_desc: "text" },
      [
        { ":id": "a", date_occ: "2024-01-05T00:00:00.000", time_occ: "2130", lat: "41.85", lon: "-87.65" },
        { ":id": "b", date_occ: "2024-01-05T00:00:00.000", time_occ: "0001", lat: "41.85", lon: "-87.65" },
      ],
    );
    const entry = OPEN_DATA_CATALOGUE.find(({ id }) => id === "los-angeles");
    const { files } = await download({ columns: entry?.columns ?? {} });
    expect(await files[0]?.blob.text()).toBe(
      "category,date,longitude,latitude,place\r\n,2024-01-05 21:30,-87.65,41.85,\r\n,2024-01-05 00:01,-87.65,41.85,\r\n",
    );
  });

  it("asks by box where the dataset has a column of points only", async () => {
    const point = { type: "Point", coordinates: [-87.65, 41.85] };
    await serve({ where_it_was: "point", date: "floating_timestamp" }, [{ ":id": "a", where_it_was: point }]);
    const { files } = await download({});
    expect(server?.asked[1]?.searchParams.get("$where")).toContain(
      "within_box(where_it_was, 41.900000, -87.700000, 41.800000, -87.600000)",
    );
    expect(await files[0]?.blob.text()).toContain(",-87.65,41.85,");
  });

  it("compares coordinates that are text as text", async () => {
    await serve({ latitude: "text", longitude: "text" }, [
      { ":id": "a", latitude: "41.85", longitude: "-87.65" },
    ]);
    const { account } = await download({ period: null });
    expect(server?.asked[1]?.searchParams.get("$where")).toBe(
      "latitude between '41.800000' and '41.900000~' AND longitude between '-87.600000' and '-87.700000~'",
    );
    expect(account.notes.join()).toContain("Coordinates are text");
  });

  it("refuses more rows than asked for, before fetching any", async () => {
    await serve(CHICAGO_TYPES, chicagoRows(25));
    await expect(download({ mostRows: 20 })).rejects.toThrow("has 25 rows in this area and period");
    expect(server?.asked).toHaveLength(2);
    expect(await countSocrata(request({}))).toBe(25);
  });

  it("says where nothing is there, and where rows went missing meanwhile", async () => {
    await serve(CHICAGO_TYPES, []);
    await expect(download({})).rejects.toThrow("has no rows in this area and period");
    server?.close();
    await serve(CHICAGO_TYPES, chicagoRows(5), { countMore: 2 });
    await expect(download({})).rejects.toThrow("counted 7 rows but gave 5");
  });

  it("waits out 429 and server faults", async () => {
    await serve(CHICAGO_TYPES, chicagoRows(3), { faults: [200, 429, 503] });
    const clock = new SteppingClock();
    const { account } = await download({ patience: { clock, random: () => 0 } });
    expect(account.rows).toBe(3);
    expect(clock.sleeps).toEqual([250, 500]);
  });

  it.each([
    [403, "The dataset is not public."],
    [404, "There is no such dataset"],
  ])("explains %i", async (status, meaning) => {
    await serve(CHICAGO_TYPES, [], { faults: [status] });
    await expect(download({})).rejects.toThrow(meaning);
  });

  it("explains a dataset without points, a page that is no portal, and no answer", async () => {
    await serve({ precinct: "number", offences: "number" }, []);
    await expect(download({})).rejects.toThrow(
      "has no column of points. Its columns are precinct, offences.",
    );
    server?.close();
    server = { ...(await serveLocally((_, response) => response.end("<html>"))), asked: [] };
    await expect(download({})).rejects.toThrow("not JSON");
    server.close();
    await expect(download({})).rejects.toThrow("chicago.test could not be reached from this page");
  });

  it("ends with AbortError once it is cancelled", async () => {
    await serve(CHICAGO_TYPES, chicagoRows(25));
    const controller = new AbortController();
    const downloading = download({
      pageRows: 10,
      signal: controller.signal,
      onProgress: () => controller.abort(),
    });
    await expect(downloading).rejects.toMatchObject({ name: "AbortError" });
  });
});

interface Oddities {
  /** Statuses of the first answers; 200 is the usual answer. */
  readonly faults?: readonly number[];
  readonly countMore?: number;
  /** Gives the last row of each page again at the start of the next. */
  readonly repeatBorderRow?: boolean;
}

async function serve(types: Record<string, string>, rows: readonly Row[], oddities: Oddities = {}) {
  const asked: URL[] = [];
  const columns = Object.entries(types).map(([fieldName, dataTypeName]) => ({ fieldName, dataTypeName }));
  const about = { name: "Crimes", attribution: "City of Chicago", license: { name: "Terms" }, columns };
  const local = await serveLocally((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://local");
    const fault = oddities.faults?.[asked.length] ?? 200;
    asked.push(url);
    if (fault !== 200) {
      response.statusCode = fault;
      response.end('{"message":"no"}');
      return;
    }
    if (url.pathname === "/api/views/abcd-1234.json") response.end(JSON.stringify(about));
    else if (url.searchParams.get("$select")?.startsWith("count"))
      response.end(JSON.stringify([{ total: String(rows.length + (oddities.countMore ?? 0)) }]));
    else {
      const offset = Number(url.searchParams.get("$offset"));
      const page = rows.slice(offset, offset + Number(url.searchParams.get("$limit")));
      const repeated = oddities.repeatBorderRow ? rows.slice(Math.max(0, offset - 1), offset) : [];
      response.end(JSON.stringify([...repeated, ...page]));
    }
  });
  server = { ...local, asked };
}

function request(changes: Partial<SocrataRequest>): SocrataRequest {
  return {
    domain: "chicago.test",
    dataset: "abcd-1234",
    box: BOX,
    period: PERIOD,
    baseUrl: server?.origin ?? "",
    patience: { clock: new SteppingClock() },
    ...changes,
  };
}

function download(changes: Partial<SocrataRequest>) {
  return downloadSocrata(request(changes));
}

function chicagoRows(count: number): Row[] {
  return Array.from({ length: count }, (_, i) => ({
    ":id": `row-${i}`,
    date: `2024-02-0${(i % 7) + 2}T21:0${i % 10}:00.000`,
    primary_type: i % 2 ? "THEFT" : "BATTERY",
    block: '001XX N "STATE" ST, LOOP',
    latitude: (41.85 + i * 0.001).toFixed(9),
    longitude: (-87.65 - i * 0.001).toFixed(9),
  }));
}
