import { readFile } from "node:fs/promises";
import { bareScanner } from "./bare-scanner.ts";
import { type BenchFile, type Contender, NotHere, type Reply } from "./contender.ts";
import { duckDb, nativeClickHouse } from "./database-peers.ts";
import { ourStudyArea, ourWholeFile } from "./ours.ts";
import { keplerProcessor, papaParse } from "./script-peers.ts";

const MAKERS: Record<string, (file: BenchFile) => Contender | Promise<Contender>> = {
  ...{ ourWholeFile, ourStudyArea, bareScanner, nativeClickHouse, duckDb, keplerProcessor, papaParse },
};

/** A process of one contender's own, so that none runs in a heap or on compiled code that another has shaped. */
const [kind = "", path = ""] = process.argv.slice(2);
const make = MAKERS[kind];
if (!make) throw new Error(`There is no contender ${kind}.`);
const reply = (message: Reply) => process.send?.(message);
try {
  const contender = await make({ path, bytes: new Uint8Array(await readFile(path)) });
  process.on("message", async () => {
    globalThis.gc?.();
    const startedAt = performance.now();
    const counted = await contender.run();
    reply({ counted, milliseconds: performance.now() - startedAt });
  });
  reply({ name: contender.name, note: contender.note });
} catch (error) {
  if (!(error instanceof NotHere)) throw error;
  reply({ leftOut: error.message });
  process.disconnect();
}
