import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { CrimeTable } from "../../src/model/crime-table.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { queryClickHouse } from "../../src/sources/clickhouse.ts";
import { insertIntoClickHouse } from "../../src/sources/clickhouse-insert.ts";
import { writeCreateDistributed, writeCreateTable } from "../../src/sources/clickhouse-schema.ts";
import { writeAggregation, writeString } from "../../src/sources/clickhouse-sql.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import { boxOf, countAll } from "./count-hexes.ts";
import { CURRENT_ENGINE_INSTALLED, startCurrentEngine } from "./current-engine.ts";
import { CATEGORIES, writeGeneratedRows } from "./generated-rows.ts";
import { READER, type RunningServer, SERVER_BINARY, startShards } from "./start-server.ts";

const ROWS = 5_000_000;
const SLOW = 300_000;
const MIDDLE = layHexGrid({ center: [-0.05, 51.5], radiusM: 5000, resolution: 9 });
const WIDE = layHexGrid({ center: [0, 51.5], radiusM: 14_000, resolution: 8 });
const TABLE = { database: "default", table: "crimes" } as const;

async function run(url: string, statement: string, settings = ""): Promise<Response> {
  const reply = await fetch(`${url}/?${settings}`, { method: "POST", body: statement });
  if (!reply.ok) throw new Error(await reply.text());
  return reply;
}

describe.skipIf(SERVER_BINARY === null)("a ClickHouse cluster of two shards with five million rows", () => {
  let shards: RunningServer[] = [];
  let url = "";
  let local: CrimeTable;

  beforeAll(async () => {
    shards = await startShards(SERVER_BINARY ?? "", 2);
    url = shards[0]?.url ?? "";
    for (const shard of shards) {
      const version = (await (await run(shard.url, "SELECT version()")).text()).trim();
      await run(shard.url, writeCreateTable("default", "crimes_local", version));
      await run(shard.url, writeCreateDistributed("default", "crimes", "muster", "crimes_local"));
    }
    await run(url, `INSERT INTO crimes ${writeGeneratedRows(0, ROWS)}`, "insert_distributed_sync=1");
    const exported = await run(
      url,
      `SELECT lng_e7 / 10000000 AS longitude, lat_e7 / 10000000 AS latitude, category,
       if(toUInt32(time) = 0, '', toString(time)) AS date FROM crimes FORMAT CSVWithNames`,
    );
    local = await openFiles([{ name: "exported.csv", blob: await exported.blob() }]);
  }, SLOW);

  afterAll(async () => {
    await Promise.all(shards.map((shard) => shard.stop()));
  }, SLOW);

  it("holds part of the rows on each shard, and all of them in the export", async () => {
    const counts = await Promise.all(
      shards.map(async (shard) =>
        Number(await (await run(shard.url, "SELECT count() FROM crimes_local")).text()),
      ),
    );
    expect(Math.min(...counts)).toBeGreaterThan(ROWS / 3);
    expect(counts.reduce((a, b) => a + b, 0)).toBe(ROWS);
    expect(local.rowCount).toBe(ROWS);
    expect(local.timePrecision).toBe("minute");
  });

  it("gives the same hexes, hours, months and types as the rows loaded locally, to the minute", async () => {
    const answer = await queryClickHouse({
      ...{ url, ...READER, ...TABLE, area: boxOf(MIDDLE), query: EVERYTHING, bucket: "minute" },
    });
    expect(answer.table.timePrecision).toBe("minute");
    expect(answer.table.simulated).toBe(true);
    expect(answer.table.attribution).toContain("Generated for tests");
    expect(countAll(answer.table, MIDDLE, EVERYTHING)).toEqual(countAll(local, MIDDLE, EVERYTHING));
    console.info(
      `Minutes: ${answer.table.rowCount} rows in ${answer.lines} lines, ${answer.bytesReceived} bytes.`,
    );
  });

  it("gives the same by month over a wide area, for chosen types and months only", async () => {
    const query = {
      weekHours: null,
      categories: ["Driver's licence", "Über\\fall", "Two\nlines, one\ttab", "Unspecified"],
      period: { from: 55 * 12 + 2, to: 55 * 12 + 7 },
    };
    const answer = await queryClickHouse({
      ...{ url, ...READER, ...TABLE, area: boxOf(WIDE), query, bucket: "month" },
    });
    const here = countAll(answer.table, WIDE, query);
    const { count, rowsCounted } = countAll(local, WIDE, query);
    expect(answer.table.timePrecision).toBe("month");
    expect(here.byHour).toBeNull();
    expect(rowsCounted).toBeGreaterThan(100_000);
    expect({ count: here.count, rowsCounted: here.rowsCounted }).toEqual({ count, rowsCounted });
    console.info(
      `Months: ${answer.table.rowCount} rows in ${answer.lines} lines, ${answer.bytesReceived} bytes.`,
    );
  });

  it("compresses the reply where the reader's profile says so", async () => {
    const statement = writeAggregation(
      { ...TABLE, area: boxOf(WIDE), query: EVERYTHING },
      "month",
      1_000_000,
    );
    const { packed, unpacked } = await weighReply(url, statement);
    expect(packed).toBeLessThan(unpacked / 2);
    console.info(`All rows of the wide area: ${unpacked} bytes, ${packed} on the wire.`);
  });

  it("reads any text that is written into a statement as that very text", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.string({ unit: "binary" }), { minLength: 1, maxLength: 20 }),
        async (texts) => {
          const list = texts.map((text) => `hex(${writeString(text)})`);
          const reply = await (await run(url, `SELECT ${list.join(", ")} FORMAT TabSeparated`)).text();
          const written = texts.map((text) => Buffer.from(text).toString("hex").toUpperCase());
          expect(reply.replace(/\n$/, "").split("\t")).toEqual(written);
        },
      ),
      {
        numRuns: 200,
        examples: [[["'", "\\", "\\'", "') OR 1 = 1 --", "\u0000", "`", "€"]], [[...CATEGORIES]]],
      },
    );
  });

  it("takes the rows of files once, however often they are sent", async () => {
    const target = { url, user: "default", ...TABLE };
    const source = await openFiles([AWKWARD_FILE]);
    expect(await insertIntoClickHouse(target, source)).toEqual({
      rowsSent: 2,
      rowsThere: 0,
      timesOutOfRange: 0,
    });
    expect(await insertIntoClickHouse(target, source)).toEqual({
      rowsSent: 0,
      rowsThere: 2,
      timesOutOfRange: 0,
    });
    await expectAwkwardRows(url, "crimes");
  });

  it("says in plain words what the server refuses", async () => {
    const request = {
      url,
      ...READER,
      ...TABLE,
      area: boxOf(MIDDLE),
      query: EVERYTHING,
      bucket: "month",
    } as const;
    const refusal = (change: object) =>
      queryClickHouse({ ...request, ...change }).catch((error: Error) => error.message);
    expect(await refusal({ password: "wrong" })).toContain("does not accept this name and password");
    expect(await refusal({ table: "nothing" })).toContain("has no table default.nothing");
    expect(await refusal({ database: "system", table: "parts" })).toContain("has not the columns");
    expect(await refusal({ mostLines: 100 })).toContain("more than 100 combinations");
    expect(await refusal({ mostRows: 100 })).toContain("more than can be held here");
    expect(await refusal({ url: "http://127.0.0.1:1" })).toContain("does not answer");
  });

  it.skipIf(!CURRENT_ENGINE_INSTALLED)(
    "answers the same statement with the same bytes as the current engine",
    async () => {
      const current = await startCurrentEngine();
      try {
        const rows = 300_000;
        current.run(writeCreateTable("default", "same", "25"));
        current.run(`INSERT INTO default.same ${writeGeneratedRows(0, rows)}`);
        await run(url, writeCreateTable("default", "same", "18"));
        await run(url, `INSERT INTO same ${writeGeneratedRows(0, rows)}`);
        const question = {
          ...{ database: "default", table: "same", area: boxOf(WIDE) },
          query: { categories: [...CATEGORIES], period: { from: 55 * 12, to: 55 * 12 + 3 }, weekHours: null },
        };
        for (const bucket of ["month", "day", "hour", "minute"] as const) {
          const statement = writeAggregation(question, bucket, 1_000_000);
          const reply = await (await run(url, statement)).text();
          expect(reply.split("\n").length).toBeGreaterThan(10_000);
          expect(current.run(statement) === reply, bucket).toBe(true);
        }
        const ask = (server: RunningServer) =>
          queryClickHouse({
            ...{
              url: server.url,
              ...READER,
              ...question,
              query: EVERYTHING,
              bucket: "hour",
              area: boxOf(MIDDLE),
            },
          });
        const [old, now] = await Promise.all([ask(shards[0] as RunningServer), ask(current)]);
        expect(countAll(now.table, MIDDLE, EVERYTHING)).toEqual(countAll(old.table, MIDDLE, EVERYTHING));
        expect(now.table.timePrecision).toBe("hour");
        const target = { url: current.url, user: "default", database: "default", table: "same" };
        expect(await insertIntoClickHouse(target, await openFiles([AWKWARD_FILE]))).toMatchObject({
          rowsSent: 2,
        });
        await expectAwkwardRows(current.url, "same");
        await expect(
          queryClickHouse({ url: current.url, ...READER, ...question, table: "nothing", bucket: "day" }),
        ).rejects.toThrow("has no table default.nothing");
      } finally {
        await current.stop();
      }
    },
    SLOW,
  );
});

const AWKWARD_FILE = {
  name: "folder/south.csv",
  blob: new Blob([
    "Longitude,Latitude,Crime type,Date\n",
    '-3.18,51.47,"Tab\there, ""quote"" \\ \'",2024-02-29 23:59\n',
    "-3.18,51.47,Robbery,\n",
  ]),
};

async function expectAwkwardRows(url: string, table: string): Promise<void> {
  const source = await openFiles([AWKWARD_FILE]);
  const area = { west: -4, south: 51, east: -3, north: 52 };
  const answer = await queryClickHouse({
    ...{ url, ...READER, database: "default", table, area, query: EVERYTHING, bucket: "minute" },
  });
  expect([...answer.table.categories].sort()).toEqual([...source.categories].sort());
  expect([...answer.table.timeOf].sort()).toEqual([...source.timeOf].sort());
  expect(answer.table.timePrecision).toBe(source.timePrecision);
  expect(answer.table.files).toMatchObject([{ rowsKept: 2, withoutTime: 1 }]);
}

/** Bytes of a reply on the wire and after unpacking. */
async function weighReply(url: string, statement: string): Promise<{ packed: number; unpacked: number }> {
  const { request } = await import("node:http");
  const { gunzipSync } = await import("node:zlib");
  const address = new URL(url);
  address.search = new URLSearchParams(READER).toString();
  const bytes = await new Promise<Buffer>((resolve, reject) => {
    const call = request(address, { method: "POST", headers: { "Accept-Encoding": "gzip" } }, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("end", () => resolve(Buffer.concat(parts)));
    });
    call.on("error", reject);
    call.end(statement);
  });
  return { packed: bytes.length, unpacked: gunzipSync(bytes).length };
}
