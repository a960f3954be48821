import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProblemError } from "../../src/model/problem.ts";
import { fetchFile } from "../../src/sources/fetch-file.ts";

describe("fetching a file", () => {
  let server: Server;
  let origin: string;

  beforeAll(async () => {
    server = createServer((request, response) => {
      if (request.url?.startsWith("/never")) return;
      response.statusCode = request.url?.startsWith("/gone") ? 404 : 200;
      response.end("lat,lng\n1,2\n");
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });

  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  it("gives its bytes, named by the last part of the address", async () => {
    const { name, blob } = await fetchFile(`${origin}/data/wembley%202026.csv?v=2#top`);
    expect(name).toBe("wembley 2026.csv");
    expect(await blob.text()).toBe("lat,lng\n1,2\n");
  });

  it("says what the server answered where that is an error", async () => {
    const error = await fetchFile(`${origin}/gone/a.csv`).catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({
      report: { what: '"a.csv" could not be fetched: the server answered 404.' },
    });
  });

  it("says so where nobody answers", async () => {
    const error = await fetchFile("http://127.0.0.1:1/a.csv").catch((reason: unknown) => reason);
    expect(error).toMatchObject({ name: "ProblemError", report: { what: '"a.csv" could not be fetched.' } });
  });

  it("ends with AbortError once it is cancelled", async () => {
    const controller = new AbortController();
    const fetching = fetchFile(`${origin}/never/a.csv`, controller.signal);
    controller.abort();
    await expect(fetching).rejects.toMatchObject({ name: "AbortError" });
  });
});
