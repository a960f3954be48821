import { dirname, join } from "node:path";
import { latLngToCell } from "h3-js";
import type { BenchFile, Contender } from "./contender.ts";
import { coordinateColumns } from "./coordinate-columns.ts";
import { requirePeer, resolvePeer } from "./require-peer.ts";

interface DuckDB {
  instantiate(progress: () => void): Promise<unknown>;
  registerFileBuffer(name: string, bytes: Uint8Array): void;
  dropFile(name: string): void;
  connect(): {
    query(sql: string): { numRows: number; getChildAt(i: number): { toArray(): number[] } };
    close(): void;
  };
}

const DUCKDB = "@duckdb/duckdb-wasm/dist/duckdb-node-blocking.cjs";

/** DuckDB-WASM groups by coordinates (its H3 extension needs the network); each distinct pair goes to its cell here. */
export async function duckDb(file: BenchFile): Promise<Contender> {
  const duckdb = requirePeer(DUCKDB) as {
    createDuckDB(bundles: object, logger: object, runtime: object): Promise<DuckDB>;
    VoidLogger: new () => object;
    NODE_RUNTIME: object;
  };
  const folder = dirname(resolvePeer(DUCKDB));
  const bundle = (kind: string) => ({ mainModule: join(folder, `duckdb-${kind}.wasm`), mainWorker: "" });
  const bundles = { mvp: bundle("mvp"), eh: bundle("eh") };
  const database = await duckdb.createDuckDB(bundles, new duckdb.VoidLogger(), duckdb.NODE_RUNTIME);
  await database.instantiate(() => undefined);
  const { names, longitude, latitude } = coordinateColumns(file);
  const [lngName, latName] = [names[longitude], names[latitude]].map((name) => `"${name}"`);
  let run = 0;
  return {
    name: "DuckDB-WASM + h3-js",
    note: "one thread; read_csv grouped by coordinates only, each pair to its cell",
    async run() {
      const name = `bench${run++}.csv`;
      database.registerFileBuffer(name, file.bytes.slice());
      const connection = database.connect();
      const result = connection.query(
        `SELECT ${lngName}::DOUBLE AS lng, ${latName}::DOUBLE AS lat, count(*)::INT AS n FROM read_csv('${name}', header = true) WHERE lng IS NOT NULL GROUP BY ALL`,
      );
      const [lng = [], lat = [], n = []] = [0, 1, 2].map((column) => result.getChildAt(column).toArray());
      const counts = new Map<string, number>();
      let rows = 0;
      for (let i = 0; i < result.numRows; i++) {
        const cell = latLngToCell(lat[i] as number, lng[i] as number, 9);
        counts.set(cell, (counts.get(cell) ?? 0) + (n[i] as number));
        rows += n[i] as number;
      }
      connection.close();
      database.dropFile(name);
      return { rows, hexes: counts.size };
    },
  };
}

/** The current ClickHouse engine, native, on all cores, with its own H3; the file lies in the page cache. */
export function nativeClickHouse(file: BenchFile): Contender {
  const { query } = requirePeer("chdb") as { query(sql: string, format: string): string };
  const { names, longitude, latitude } = coordinateColumns(file);
  const [lng, lat] = [names[longitude], names[latitude]].map((name) => `\`${name}\``);
  const structure = names
    .map(
      (name, column) =>
        `\`${name}\` ${column === longitude || column === latitude ? "Nullable(Float64)" : "String"}`,
    )
    .join(", ");
  const statement = `SELECT sum(n), count() FROM (SELECT geoToH3(assumeNotNull(${lat}), assumeNotNull(${lng}), toUInt8(9)) AS cell, count() AS n FROM file('${file.path}', CSVWithNames, '${structure.replaceAll("'", "\\'")}') WHERE ${lng} IS NOT NULL GROUP BY cell)`;
  return {
    name: "ClickHouse, native",
    note: "chdb, all cores; coordinates only, geoToH3 for each row",
    async run() {
      const [rows = 0, hexes = 0] = query(statement, "CSV").trim().split(",").map(Number);
      return { rows, hexes };
    },
  };
}
