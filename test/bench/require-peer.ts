import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { NotHere } from "./contender.ts";

const folders = [
  new URL("package.json", import.meta.url),
  new URL("../clickhouse/package.json", import.meta.url),
];

/** A peer's module as installed beside the benchmark or beside the ClickHouse tests. @throws NotHere where it is not */
export function requirePeer(name: string): unknown {
  for (const folder of folders) {
    const require = createRequire(fileURLToPath(folder));
    try {
      require.resolve(name);
    } catch {
      continue;
    }
    return require(name);
  }
  throw new NotHere(`${name} is not installed`);
}

/** The path of a peer's file. @throws as `require.resolve` does */
export function resolvePeer(name: string): string {
  return createRequire(fileURLToPath(folders[0] as URL)).resolve(name);
}
