import { afterEach, describe, expect, it } from "vitest";
import { MemoryCache } from "../../src/sources/read-write-cache.ts";
import { type ByteProgress, downloadUrl, type UrlRequest } from "../../src/sources/url-source.ts";
import { type LocalServer, serveLocally } from "./local-server.ts";
import { SteppingClock } from "./stepping-clock.ts";

const FILE = Buffer.from(Array.from({ length: 40_000 }, (_, i) => `${i},51.5,-0.1\n`).join(""));

let server: LocalServer | undefined;
let ranges: (string | undefined)[] = [];
let bytesSent = 0;
afterEach(() => server?.close());

describe("downloading a file by its address", () => {
  it("gives its bytes and tells how far it has come", async () => {
    await serve();
    const told: ByteProgress[] = [];
    const { files, account } = await download({ onProgress: (progress) => told.push(progress) });
    expect(files[0]?.name).toBe("crimes 2026.csv");
    expect((await bytesOf(files)).equals(FILE)).toBe(true);
    expect(told.at(-1)).toEqual({
      file: "crimes 2026.csv",
      bytesReceived: FILE.length,
      bytesTotal: FILE.length,
    });
    expect(account.attribution).toBe(`${server?.origin}/data/crimes%202026.csv`);
  });

  it("goes on where it was cut, with no byte asked for twice", async () => {
    await serve({ cutAt: [100_000, 300_000] });
    const { files } = await download({});
    expect((await bytesOf(files)).equals(FILE)).toBe(true);
    expect(ranges[0]).toBeUndefined();
    expect(ranges.slice(1).every((range) => /^bytes=[1-9]\d*-$/.test(range ?? ""))).toBe(true);
    expect(bytesSent).toBe(FILE.length);
  });

  it("goes on after the page is loaded again, and forgets the parts once it is whole", async () => {
    const cache = new MemoryCache();
    await serve();
    const controller = new AbortController();
    const cutShort = download({
      cache,
      signal: controller.signal,
      onProgress: ({ bytesReceived }) => bytesReceived > 50_000 && controller.abort(),
    });
    await expect(cutShort).rejects.toMatchObject({ name: "AbortError" });
    const { files, account } = await download({ cache });
    expect(ranges[1]).toMatch(/^bytes=[1-9]\d*-$/);
    expect((await bytesOf(files)).equals(FILE)).toBe(true);
    expect(account.partsFromCache).toBe(1);
    expect(await cache.keys()).toEqual([]);
  });

  it.each([
    ["has changed meanwhile", { etags: ['"a"', '"b"', '"b"'] }],
    ["has only a weak tag", { etags: ['W/"a"'] }],
    ["comes from a server that takes no ranges", { takesNoRanges: true }],
  ])("begins again where the file %s", async (_, oddities) => {
    await serve({ cutAt: [100_000], ...oddities });
    const { files } = await download({});
    expect((await bytesOf(files)).equals(FILE)).toBe(true);
    expect(bytesSent).toBeGreaterThan(FILE.length);
  });

  it("waits out a fault, and explains a refusal and a server that is not there", async () => {
    await serve({ statuses: [503, 429] });
    expect((await bytesOf((await download({})).files)).equals(FILE)).toBe(true);
    server?.close();
    await serve({ statuses: [404] });
    await expect(download({})).rejects.toThrow("the server answered 404");
    server?.close();
    await expect(download({})).rejects.toThrow("There was no usable answer from");
  });
});

interface Oddities {
  /** Each answer in turn breaks off when the file has come this far. */
  readonly cutAt?: readonly number[];
  /** The tag of each answer in turn; the last stays. */
  readonly etags?: readonly string[];
  readonly takesNoRanges?: boolean;
  /** Statuses of the first answers. */
  readonly statuses?: readonly number[];
}

async function serve({ cutAt = [], etags = ['"a"'], takesNoRanges, statuses = [] }: Oddities = {}) {
  ranges = [];
  bytesSent = 0;
  server = await serveLocally((request, response) => {
    const turn = ranges.length;
    ranges.push(request.headers.range);
    const status = statuses[turn];
    if (status !== undefined) {
      response.statusCode = status;
      response.end();
      return;
    }
    const asked = takesNoRanges ? null : /^bytes=(\d+)-$/.exec(request.headers.range ?? "");
    const from = Number(asked?.[1] ?? 0);
    response.statusCode = asked ? 206 : 200;
    if (asked) response.setHeader("content-range", `bytes ${from}-${FILE.length - 1}/${FILE.length}`);
    if (!takesNoRanges) response.setHeader("accept-ranges", "bytes");
    response.setHeader("etag", etags[Math.min(turn, etags.length - 1)] ?? "");
    response.setHeader("content-length", FILE.length - from);
    const to = cutAt[turn] ?? FILE.length;
    const part = FILE.subarray(from, to);
    bytesSent += part.length;
    if (to === FILE.length) response.end(part);
    else response.write(part, () => setTimeout(() => response.destroy(), 50));
  });
}

function download(changes: Partial<UrlRequest>) {
  return downloadUrl({
    url: `${server?.origin}/data/crimes%202026.csv`,
    patience: { clock: new SteppingClock() },
    ...changes,
  });
}

async function bytesOf(files: readonly { readonly blob: Blob }[]): Promise<Buffer> {
  return Buffer.from(await new Blob(files.map(({ blob }) => blob)).arrayBuffer());
}
