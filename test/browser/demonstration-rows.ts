import { readFileSync } from "node:fs";
import { cellToLatLng, greatCircleDistance, latLngToCell, UNITS } from "h3-js";
import { parquetReadObjects } from "hyparquet";
import { compressors } from "hyparquet-compressors";

const WEMBLEY = [51.556, -0.2796] as const;
const RADIUS_M = 2000;
const RESOLUTION = 9;

/** The demonstration's rows in the study area that the page opens with, counted by month (`2026-04`) and hex. */
export async function countDemonstration(): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  const bytes = readFileSync(new URL("../../data/demonstration.parquet", import.meta.url));
  const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer, compressors });
  const months = new Map<string, Map<string, number>>();
  for (const { time, longitude, latitude } of rows) {
    const cell = latLngToCell(latitude, longitude, RESOLUTION);
    if (greatCircleDistance(cellToLatLng(cell), [...WEMBLEY], UNITS.m) > RADIUS_M) continue;
    const month = new Date(Number(time) * 60_000).toISOString().slice(0, 7);
    const cells = months.get(month) ?? new Map<string, number>();
    months.set(month, cells.set(cell, (cells.get(cell) ?? 0) + 1));
  }
  return new Map([...months].sort(([a], [b]) => a.localeCompare(b)));
}
