import { readFileSync, writeFileSync } from "node:fs";
import { encodeParquet } from "./demonstration/encode-parquet.ts";
import type { ListedEvent } from "./demonstration/event-calendar.ts";
import { simulateRows } from "./demonstration/simulate-rows.ts";

/** Writes `data/demonstration.parquet`; run by `npm run demo-data`. The same seed gives the same bytes. */
function generate(): void {
  const events: ListedEvent[] = JSON.parse(
    readFileSync(new URL("wembley-events.json", import.meta.url), "utf8"),
  );
  const rows = simulateRows(events);
  const bytes = encodeParquet(rows);
  writeFileSync(new URL("demonstration.parquet", import.meta.url), bytes);
  process.stdout.write(
    `data/demonstration.parquet: ${rows.length.toLocaleString("en-GB")} rows, ${bytes.length.toLocaleString("en-GB")} bytes\n`,
  );
}

generate();
