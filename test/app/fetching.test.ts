import { afterEach, describe, expect, it } from "vitest";
import { MemoryCache } from "../../src/sources/read-write-cache.ts";
import { type LocalServer, serveLocally } from "../sources/local-server.ts";
import { inventCrimes, type PoliceUkServer, servePoliceUk } from "../sources/police-uk-server.ts";
import { makeApp } from "./make-app.ts";

const AUGUST_2014 = 44 * 12 + 7;
const SEPTEMBER_2014 = AUGUST_2014 + 1;
const CRIMES = [...inventCrimes(40, "2014-08"), ...inventCrimes(40, "2014-09", 1000)];

let server: PoliceUkServer | undefined;
let fileServer: LocalServer | undefined;
afterEach(() => Promise.all([server?.close(), fileServer?.close()]));

/** The page around Greenwich, with a service on this machine that may refuse to go on. */
async function openPage(settings: { refuses?: (crimeRequests: number) => boolean } = {}) {
  const isCrimes = (path: string) => path.endsWith("all-crime");
  const service = await servePoliceUk({
    crimes: CRIMES,
    disturb: ({ path }) => (isCrimes(path) && settings.refuses?.(asked().length) ? 404 : undefined),
  });
  server = service;
  const asked = () => service.asked.filter(({ path }) => isCrimes(path));
  const app = makeApp({ policeUkUrl: service.origin, cache: new MemoryCache() });
  app.actions.choosePoint([0.003, 51.5]);
  return { ...app, asked };
}

describe("fetching from data.police.uk", () => {
  it("asks nothing twice, and says what is kept", async () => {
    const { actions, asked } = await openPage();
    expect(await actions.findKeptMonths(AUGUST_2014, SEPTEMBER_2014)).toEqual([]);
    await actions.fetchPoliceUk(AUGUST_2014, AUGUST_2014);
    await actions.fetchPoliceUk(AUGUST_2014, SEPTEMBER_2014);
    expect(asked().map(({ date }) => date)).toEqual(["2014-08", "2014-09"]);
    const kept = await actions.findKeptMonths(AUGUST_2014, SEPTEMBER_2014);
    expect(kept.map(({ month, whole }) => [month, whole])).toEqual([
      [AUGUST_2014, true],
      [SEPTEMBER_2014, true],
    ]);
  });

  it("again asks for everything anew, each time it is told to", async () => {
    const { actions, asked } = await openPage();
    await actions.fetchPoliceUk(AUGUST_2014, AUGUST_2014);
    await actions.fetchPoliceUk(AUGUST_2014, AUGUST_2014, { again: true });
    await actions.fetchPoliceUk(AUGUST_2014, AUGUST_2014, { again: true });
    expect(asked()).toHaveLength(3);
  });

  it("again, cut and told again, goes on where it stopped", async () => {
    let limit = Number.POSITIVE_INFINITY;
    const { store, actions, asked } = await openPage({ refuses: (requests) => requests >= limit });
    await actions.fetchPoliceUk(AUGUST_2014, SEPTEMBER_2014);
    limit = asked().length + 1;
    await actions.fetchPoliceUk(AUGUST_2014, SEPTEMBER_2014, { again: true });
    expect(store.getState().problem).not.toBeNull();
    const before = asked().filter(({ status }) => status === 200).length;
    limit = Number.POSITIVE_INFINITY;
    await actions.fetchPoliceUk(AUGUST_2014, SEPTEMBER_2014, { again: true });
    expect(store.getState().problem).toBeNull();
    expect(asked().filter(({ status }) => status === 200).length - before).toBe(1);
  });

  it("asks for everything once what was kept is forgotten; what is open stays open", async () => {
    const { store, actions, asked } = await openPage();
    await actions.fetchPoliceUk(AUGUST_2014, AUGUST_2014);
    const { data } = store.getState();
    expect(await actions.forgetFetched()).toBe(true);
    expect(await actions.forgetFetched()).toBe(false);
    expect(store.getState().data).toBe(data);
    expect(await actions.findKeptMonths(AUGUST_2014, AUGUST_2014)).toEqual([]);
    await actions.fetchPoliceUk(AUGUST_2014, AUGUST_2014);
    expect(asked()).toHaveLength(2);
  });
});

describe("a file from an address whose columns nobody could guess", () => {
  it("is opened once they are pointed out, without being fetched again", async () => {
    let answers = 0;
    fileServer = await serveLocally((_, response) => {
      answers++;
      response.end("e,n\n519220,185660\n");
    });
    const { store, actions } = makeApp({ cache: new MemoryCache() });
    await actions.openAddress(`${fileServer.origin}/crimes.csv`);
    const { headerKey } = store.getState().mappingRequest?.request ?? {};
    const position = { kind: "grid", easting: "e", northing: "n", crs: "EPSG:27700" } as const;
    await actions.acceptMapping({
      headerKey: headerKey ?? "",
      mapping: { position, time: null, category: null, place: null, id: null },
    });
    const { data, mappingRequest } = store.getState();
    expect(mappingRequest).toBeNull();
    expect(data.kind === "open" && data.summary.rowCount).toBe(1);
    expect(answers).toBe(1);
  });
});
