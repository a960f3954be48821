import { afterEach, describe, expect, it } from "vitest";
import { parseMonth } from "../../src/model/wall-clock.ts";
import { type ArcgisRequest, countArcgis, downloadArcgis } from "../../src/sources/arcgis.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import { type LocalServer, serveLocally } from "./local-server.ts";
import { spellOut } from "./open-bytes.ts";
import { SteppingClock } from "./stepping-clock.ts";

let server: (LocalServer & { readonly asked: URL[] }) | undefined;
afterEach(() => server?.close());

const BOX = { west: -105.1, south: 39.7, east: -104.9, north: 39.8 };
const MAY = { from: parseMonth("2024-05") ?? 0, to: parseMonth("2024-05") ?? 0 };
const COLUMNS = { time: ["OCCURRED"], category: ["OFFENSE"], place: ["ADDRESS"] };
const LAYER = {
  name: "Offences",
  copyrightText: "City and County",
  geometryType: "esriGeometryPoint",
  objectIdField: "OBJECTID",
  maxRecordCount: 10,
  supportedQueryFormats: "JSON, geoJSON, PBF",
  advancedQueryCapabilities: { supportsPagination: true },
  fields: [
    { name: "OBJECTID", type: "esriFieldTypeOID" },
    { name: "OCCURRED", type: "esriFieldTypeDate" },
    { name: "OFFENSE", type: "esriFieldTypeString" },
    { name: "ADDRESS", type: "esriFieldTypeString" },
    { name: "VICTIMS", type: "esriFieldTypeInteger" },
  ],
};

describe("downloading from an ArcGIS layer", () => {
  it.each(["geojson", "json"])("counts, pages and gives a file that opens, in %s", async (format) => {
    const layer = { ...LAYER, supportedQueryFormats: format === "geojson" ? "JSON, geoJSON" : "JSON" };
    await serve(layer, instants(25));
    const { files, account } = await download({});
    const pages = (server?.asked ?? []).filter((url) => url.searchParams.has("resultOffset"));
    expect(pages.map((url) => url.searchParams.get("resultOffset"))).toEqual(["0", "10", "20"]);
    expect(pages[0]?.searchParams.get("outFields")).toBe("OBJECTID,OCCURRED,OFFENSE,ADDRESS");
    expect(pages[0]?.searchParams.get("f")).toBe(format);
    expect(pages[0]?.searchParams.get("geometry")).toBe("-105.100000,39.700000,-104.900000,39.800000");
    expect(account).toMatchObject({ rows: 25, dataset: "Offences", attribution: "City and County" });
    expect(spellOut(await openFiles(files))[0]).toEqual({
      at: [-1_050_000_000, 397_500_000],
      category: "robbery",
      place: "1 MAIN ST",
      time: Date.UTC(2024, 4, 10, 21, 5) / 60_000,
    });
  });

  it("reads instants on the wall clock of the place, and cuts the month there", async () => {
    const lastOfApril = Date.UTC(2024, 4, 1, 5, 59);
    const firstOfMay = Date.UTC(2024, 4, 1, 6, 0);
    const lastOfMay = Date.UTC(2024, 5, 1, 5, 59);
    await serve(LAYER, [lastOfApril, firstOfMay, lastOfMay, Date.UTC(2024, 5, 1, 6, 0)]);
    const { files, account } = await download({});
    expect((await files[0]?.blob.text())?.match(/2024-\d\d-\d\d \d\d:\d\d/g)).toEqual([
      "2024-05-01 00:00",
      "2024-05-31 23:59",
    ]);
    expect(account.notes.join()).toContain("on the wall clock of America/Denver");
    expect(server?.asked[1]?.searchParams.get("where")).toBe(
      "OCCURRED >= TIMESTAMP '2024-04-30 00:00:00' AND OCCURRED < TIMESTAMP '2024-06-02 00:00:00'",
    );
  });

  it("says which clock it took where the layer names none", async () => {
    await serve(LAYER, instants(1));
    const { timeZone: _, ...withoutZone } = request({});
    const { account } = await downloadArcgis(withoutZone);
    expect(account.notes.join()).toContain("wall clock of UTC, since it does not say which");
  });

  it("goes on while the layer says that there is more, though a page came short", async () => {
    await serve(LAYER, instants(25), { shortPages: 4 });
    expect((await download({})).account.rows).toBe(25);
  });

  it("understands errors that come as 200: a fault is asked again, a sign-in is explained", async () => {
    await serve(LAYER, instants(3), { errors: [null, 503, 429] });
    const clock = new SteppingClock();
    expect((await download({ patience: { clock, random: () => 0 } })).account.rows).toBe(3);
    expect(clock.sleeps).toEqual([250, 500]);
    server?.close();
    await serve(LAYER, [], { errors: [499] });
    await expect(download({})).rejects.toThrow("The layer asks for a sign-in.");
  });

  it("refuses areas, too many rows and none", async () => {
    await serve({ ...LAYER, geometryType: "esriGeometryPolygon" }, []);
    await expect(download({})).rejects.toThrow('"Offences" has no points.');
    server?.close();
    await serve(LAYER, instants(25));
    await expect(download({ mostRows: 20 })).rejects.toThrow("has 25 rows");
    expect(await countArcgis(request({}))).toBe(25);
    server?.close();
    await serve(LAYER, []);
    await expect(download({})).rejects.toThrow("has no rows in this area and period");
  });

  it("ends with AbortError once it is cancelled", async () => {
    await serve(LAYER, instants(25));
    const controller = new AbortController();
    const downloading = download({ signal: controller.signal, onProgress: () => controller.abort() });
    await expect(downloading).rejects.toMatchObject({ name: "AbortError" });
  });
});

interface Oddities {
  /** Error codes inside the first answers; null is the usual answer. */
  readonly errors?: readonly (number | null)[];
  /** Most features a page holds, whatever is asked for. */
  readonly shortPages?: number;
}

async function serve(layer: Record<string, unknown>, times: readonly number[], oddities: Oddities = {}) {
  const asked: URL[] = [];
  const rows = times.map((OCCURRED, i) => ({
    OBJECTID: i + 1,
    OCCURRED,
    OFFENSE: "robbery",
    ADDRESS: `${i + 1} MAIN ST`,
  }));
  const local = await serveLocally((incoming, response) => {
    const url = new URL(incoming.url ?? "/", "http://local");
    const { searchParams } = url;
    const code = oddities.errors?.[asked.length] ?? null;
    asked.push(url);
    const reply = (body: unknown) => response.end(JSON.stringify(body));
    if (code !== null) return reply({ error: { code, message: "No" } });
    if (!url.pathname.endsWith("/query")) return reply(layer);
    if (searchParams.get("returnCountOnly")) return reply({ count: rows.length });
    const offset = Number(searchParams.get("resultOffset"));
    const limit = Math.min(Number(searchParams.get("resultRecordCount")), oddities.shortPages ?? 1000);
    const page = rows.slice(offset, offset + limit);
    const more = offset + page.length < rows.length;
    if (searchParams.get("f") === "geojson") {
      const features = page.map((properties) => ({
        type: "Feature",
        properties,
        geometry: { type: "Point", coordinates: [-105, 39.75] },
      }));
      return reply({ type: "FeatureCollection", features, properties: { exceededTransferLimit: more } });
    }
    const features = page.map((attributes) => ({ attributes, geometry: { x: -105, y: 39.75 } }));
    return reply({ features, exceededTransferLimit: more });
  });
  server = { ...local, asked };
}

function request(changes: Partial<ArcgisRequest>): ArcgisRequest {
  return {
    layerUrl: `${server?.origin}/arcgis/rest/services/Crime/FeatureServer/0`,
    box: BOX,
    period: MAY,
    columns: COLUMNS,
    timeZone: "America/Denver",
    patience: { clock: new SteppingClock() },
    ...changes,
  };
}

function download(changes: Partial<ArcgisRequest>) {
  return downloadArcgis(request(changes));
}

/** Evenings of May in Denver, five past nine, as instants. */
function instants(count: number): number[] {
  return Array.from({ length: count }, (_, i) => Date.UTC(2024, 4, 11 + (i % 15), 3, 5));
}
