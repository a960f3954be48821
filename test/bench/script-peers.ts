import { latLngToCell } from "h3-js";
import type { BenchFile, Contender, Counted } from "./contender.ts";
import { coordinateColumns } from "./coordinate-columns.ts";
import { requirePeer } from "./require-peer.ts";

function countCells(rows: Iterable<readonly unknown[]>, longitude: number, latitude: number): Counted {
  const counts = new Map<string, number>();
  let counted = 0;
  for (const row of rows) {
    const [lng, lat] = [Number(row[longitude]), Number(row[latitude])];
    if (!Number.isFinite(lng) || !Number.isFinite(lat) || row[latitude] === "") continue;
    const cell = latLngToCell(lat, lng, 9);
    counts.set(cell, (counts.get(cell) ?? 0) + 1);
    counted++;
  }
  return { rows: counted, hexes: counts.size };
}

/** Papa Parse to arrays of text, then H3 for each row. */
export function papaParse(file: BenchFile): Contender {
  const Papa = requirePeer("papaparse") as {
    parse(text: string, options: object): { data: string[][] };
  };
  const { longitude, latitude } = coordinateColumns(file);
  return {
    name: "Papa Parse + h3-js",
    note: "whole text to arrays, each row to its cell",
    async run() {
      const { data } = Papa.parse(new TextDecoder().decode(file.bytes), { skipEmptyLines: true });
      return countCells(data.slice(1), longitude, latitude);
    },
  };
}

/** What kepler.gl does with a dropped CSV file, then H3 for each row. */
export function keplerProcessor(file: BenchFile): Contender {
  const { processCsvData } = requirePeer("@kepler.gl/processors") as {
    processCsvData(text: string): Promise<{ rows: unknown[][] }> | { rows: unknown[][] };
  };
  const { longitude, latitude } = coordinateColumns(file);
  return {
    name: "kepler.gl processor + h3-js",
    note: "processCsvData with its type analysis, each row to its cell",
    async run() {
      const { rows } = await processCsvData(new TextDecoder().decode(file.bytes));
      return countCells(rows, longitude, latitude);
    },
  };
}
