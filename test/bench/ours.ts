import { latLngToCell } from "h3-js";
import { countHexes } from "../../src/analysis/counting/hex-counts.ts";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import { type CrimeTable, UNITS_PER_DEGREE } from "../../src/model/crime-table.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { EVERYTHING } from "../../src/model/query.ts";
import { openFiles } from "../../src/sources/open-files.ts";
import type { BenchFile, Contender } from "./contender.ts";

/** Opens what a person would have dropped on the page, which is a blob already. */
function opener({ bytes }: BenchFile): () => Promise<CrimeTable> {
  const blob = new Blob([bytes]);
  return () => openFiles([{ name: "bench.csv", blob }]);
}

/** The file opened into a table, each location indexed once, all rows counted. */
export function ourWholeFile(file: BenchFile): Contender {
  const open = opener(file);
  return {
    name: "Muster",
    note: "openFiles (all columns kept), every location to its cell, all rows counted",
    async run() {
      const table = await open();
      const rowsAt = new Uint32Array(table.locationCount);
      for (const location of table.locationOf) rowsAt[location] = (rowsAt[location] as number) + 1;
      const counts = new Map<string, number>();
      rowsAt.forEach((rows, location) => {
        const [lat, lng] = [table.latE7[location] as number, table.lngE7[location] as number];
        const cell = latLngToCell(lat / UNITS_PER_DEGREE, lng / UNITS_PER_DEGREE, 9);
        counts.set(cell, (counts.get(cell) ?? 0) + rows);
      });
      return { rows: table.rowCount, hexes: counts.size };
    },
  };
}

/** As the app does it: the study area of five kilometres around the middle of the rows. */
export function ourStudyArea(file: BenchFile): Contender {
  const open = opener(file);
  return {
    name: "Muster, study area",
    note: "openFiles, layHexGrid, cellOfLocations, countHexes within 5 km of the middle",
    async run() {
      const table = await open();
      const middle = (units: Int32Array) =>
        (Array.from(units).sort((a, b) => a - b)[units.length >> 1] ?? 0) / 1e7;
      const center = [middle(table.lngE7), middle(table.latE7)] as const;
      const grid = layHexGrid({ center, radiusM: 5000, resolution: 9 });
      const counted = countHexes(table, cellOfLocations(table, grid), grid, EVERYTHING);
      return { rows: counted.rowsInArea, hexes: counted.count.filter((rows) => rows > 0).length };
    },
  };
}
