import { countHexes } from "../../src/analysis/counting/hex-counts.ts";
import { cellOfLocations } from "../../src/analysis/counting/locate-rows.ts";
import type { CrimeTable } from "../../src/model/crime-table.ts";
import { gridBounds, type HexGrid } from "../../src/model/hex-grid.ts";
import type { Query } from "../../src/model/query.ts";

/** All that is counted over one grid, to be compared whole. */
export function countAll(table: CrimeTable, grid: HexGrid, query: Query) {
  const { rowsInArea, ...counts } = countHexes(table, cellOfLocations(table, grid), grid, query);
  const byCategory = [...counts.byCategory].sort((a, b) => (a.name < b.name ? -1 : 1));
  return { ...counts, byCategory };
}

/** A box around all hexes of a grid. */
export function boxOf(grid: HexGrid) {
  const { west, south, east, north } = gridBounds(grid);
  return { west, south, east, north };
}
