import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { NO_TIME } from "../../src/model/crime-table.ts";
import type { LoadProgress } from "../../src/model/load-progress.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { wallMinutes } from "../../src/model/wall-clock.ts";
import { queryClickHouse } from "../../src/sources/clickhouse.ts";
import { spellOut } from "./open-bytes.ts";

// Replies as ClickHouse 18.16 and 26.7 word them.
const SURVEY =
  '"source","precision","simulated","n"\n"data.police.uk, Open Government Licence v3.0","month",0,6\n';
const LINES =
  '"lng_e7","lat_e7","category","bucket","n"\n' +
  '-1800000,514000000,"Drunk ""and"" disorderly",202601,3\n' +
  '-1800000,514000000,"Robbery",0,1\n' +
  '1500000,514100000,"Driver\'s\nlicence",202602,2\n';
const OUT_OF_MEMORY_MIDWAY =
  '"lng_e7","lat_e7","category","bucket","n"\n-1800000,514000000,"RobCode: 241, e.displayText() = DB::Exception: Memory limit (for query) exceeded: would use 9.32 GiB, e.what() = DB::Exception';
const WRONG_PASSWORD =
  "Code: 516. DB::Exception: reader: Authentication failed: password is incorrect, or there is no user with such name. (AUTHENTICATION_FAILED) (version 26.7.2.1)";
const TOO_SLOW =
  "Code: 159, e.displayText() = DB::Exception: Timeout exceeded: elapsed 60 seconds, maximum: 60, e.what() = DB::Exception";

describe("asking ClickHouse", () => {
  let server: Server;
  let asked: { url: URL; statement: string; headers: IncomingMessage["headers"] }[];
  let answer: (statement: string, response: ServerResponse) => void;

  beforeEach(async () => {
    asked = [];
    answer = (statement, response) => response.end(statement.includes("bucket") ? LINES : SURVEY);
    server = createServer(async (request, response) => {
      let statement = "";
      for await (const part of request) statement += part;
      const url = new URL(request.url ?? "", "http://localhost");
      if (url.pathname.endsWith("ping")) {
        response.end("Ok.\n");
        return;
      }
      asked.push({ url, statement, headers: request.headers });
      answer(statement, response);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  });

  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  function ask(change: Partial<Parameters<typeof queryClickHouse>[0]> = {}) {
    return queryClickHouse({
      url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/warehouse`,
      ...{ user: "reader", password: "a&b=c", database: "police", table: "crimes" },
      ...{ area: { west: -1, south: 51, east: 1, north: 52 }, query: EVERYTHING, bucket: "minute" },
      ...change,
    });
  }

  const refused = (text: string, status = 500) => {
    answer = (_, response) => {
      response.statusCode = status;
      response.end(text);
    };
    return ask().catch((error: Error) => error.message);
  };

  it("spells each gathered line out as rows", async () => {
    const { table, lines } = await ask({ bucket: "month" });
    const drunk = { at: [-1_800_000, 514_000_000], category: 'Drunk "and" disorderly', place: null };
    const licence = { at: [1_500_000, 514_100_000], category: "Driver's\nlicence", place: null };
    const [january, february] = [wallMinutes(2026, 1), wallMinutes(2026, 2)];
    expect(spellOut(table)).toEqual([
      ...[1, 2, 3].map(() => ({ ...drunk, time: january })),
      { ...drunk, category: "Robbery", time: NO_TIME },
      ...[1, 2].map(() => ({ ...licence, time: february })),
    ]);
    expect(lines).toBe(3);
    expect(table.locationCount).toBe(2);
    expect(table.files).toMatchObject([{ format: "ClickHouse", rowsRead: 6, rowsKept: 6, withoutTime: 1 }]);
  });

  it("says where the rows come from, and how many bytes came", async () => {
    const { table, bytesReceived } = await ask();
    expect(table.attribution).toMatch(
      /^data\.police\.uk, Open Government Licence v3\.0\. Read from ClickHouse at /,
    );
    expect(table.simulated).toBe(false);
    expect(bytesReceived).toBe(SURVEY.length + LINES.length);
  });

  it("never makes month data finer than it is", async () => {
    expect((await ask({ bucket: "minute" })).table.timePrecision).toBe("month");
  });

  it("wears the badge where any row is simulated", async () => {
    answer = (statement, response) =>
      response.end(statement.includes("bucket") ? LINES : `${SURVEY}"Made up","minute",1,1\n`);
    const { table } = await ask();
    expect(table.simulated).toBe(true);
    expect(table.attribution).toContain("Made up");
  });

  it("sends what browsers send without asking first, and no setting that a read-only account may not give", async () => {
    await ask();
    expect(asked).toHaveLength(2);
    for (const { url, headers, statement } of asked) {
      expect([...url.searchParams]).toEqual([
        ["user", "reader"],
        ["password", "a&b=c"],
      ]);
      expect(url.pathname).toBe("/warehouse/");
      expect(headers["content-type"]).toBe("text/plain;charset=UTF-8");
      expect(headers).not.toHaveProperty("authorization");
      expect(statement).toMatch(/^SELECT /);
    }
  });

  it("reports how far it has come", async () => {
    const seen: LoadProgress[] = [];
    await ask({ onProgress: (progress) => seen.push(progress) });
    expect(seen.at(-1)).toMatchObject({ rowsRead: 6, bytesRead: LINES.length, bytesTotal: LINES.length });
  });

  it("takes no part of an answer for all of it", async () => {
    await expect(ask({ mostLines: 2 })).rejects.toThrow("more than 2 combinations of place, type and time");
    await expect(ask({ mostRows: 5 })).rejects.toThrow("has 6 rows for this question");
    expect(asked.at(-1)?.statement).not.toContain("bucket");
  });

  it("explains an error that the server writes into the middle of its reply", async () => {
    answer = (statement, response) =>
      response.end(statement.includes("bucket") ? OUT_OF_MEMORY_MIDWAY : SURVEY);
    await expect(ask()).rejects.toThrow("needs more time, memory or rows");
  });

  it("does not trust a reply that breaks off", async () => {
    answer = (statement, response) => {
      if (!statement.includes("bucket")) response.end(SURVEY);
      else response.write(LINES.slice(0, 80), () => response.destroy());
    };
    await expect(ask()).rejects.toThrow("broke off");
  });

  it("explains refusals by their number", async () => {
    expect(await refused(WRONG_PASSWORD, 403)).toContain(
      "does not accept this name and password (error 516)",
    );
    expect(await refused(TOO_SLOW)).toContain("shorter period");
    expect(await refused("Code: 60. DB::Exception: Unknown table. (UNKNOWN_TABLE)", 404)).toContain(
      "no table police.crimes",
    );
    expect(await refused("<html>Not found</html>", 404)).toContain("not as a ClickHouse server does");
    expect(await refused("<html>Welcome</html>", 200)).toContain("not what was asked for");
    expect(await refused('"an open quote', 200)).toContain("not what was asked for");
  });

  it("says so where nothing is there", async () => {
    answer = (_, response) => response.end('"source","precision","simulated","n"\n');
    await expect(ask()).rejects.toThrow("has no row for this area");
    await expect(ask({ url: "http://127.0.0.1:1" })).rejects.toThrow("does not answer");
    await expect(ask({ url: "clickhouse:9000" })).rejects.toThrow("is not the address");
    await expect(ask({ url: "http://name:word@127.0.0.1" })).rejects.toThrow("is not the address");
    await expect(ask({ table: "crimes; DROP" })).rejects.toThrow("cannot be used as the name");
  });

  it("tells a server that forbids reading from one that is not there", async () => {
    answer = (_, response) => response.destroy();
    await expect(ask()).rejects.toThrow("does not let this page read");
  });

  it("ends with AbortError once it is cancelled", async () => {
    const controller = new AbortController();
    answer = (statement, response) => {
      if (!statement.includes("bucket")) response.end(SURVEY);
      else response.write(LINES.slice(0, 80), () => controller.abort());
    };
    await expect(ask({ signal: controller.signal })).rejects.toMatchObject({ name: "AbortError" });
  });
});
