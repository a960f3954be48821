import type { CrimeTable } from "../../model/crime-table.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { HexSurface } from "../../model/hex-surface.ts";
import type { Query } from "../../model/query.ts";
import { adjustPValues } from "../statistics/benjamini-hochberg.ts";
import { twoSidedP } from "../statistics/normal-p.ts";
import { classifyCounts } from "../statistics/quantile-classes.ts";
import { getisOrdStar } from "../where/getis-ord.ts";
import { countHexes } from "./hex-counts.ts";

/** A hex is called hot or cold below this false discovery rate. */
const ALPHA = 0.05;

/**
 * What has happened in each hex of the study area: counts, Gi* hotspots over every hex (empty ones
 * too), Benjamini–Hochberg adjusted over all of them, and colour classes. The arrays are the
 * surface's own, so a caller may give them away.
 * @param cellOf cell index per location, from `cellOfLocations`
 * @param within H3 indices that hours, days, months and categories are limited to; those outside the grid are nothing
 */
export function describeHexes(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  within: readonly string[] | null = null,
): HexSurface {
  const counts = countHexes(table, cellOf, grid, query, within && flagCells(grid, within));
  const z = getisOrdStar(counts.count, grid.neighbourStart, grid.neighbours);
  const pAdjusted = adjustPValues(z.map(twoSidedP));
  return {
    area: grid.area,
    cells: grid.cells,
    lng: grid.lng.slice(),
    lat: grid.lat.slice(),
    ...counts,
    z,
    pAdjusted,
    significance: Int8Array.from(z, (score, i) => ((pAdjusted[i] as number) < ALPHA ? Math.sign(score) : 0)),
    ...classifyCounts(counts.count),
    timePrecision: table.timePrecision,
  };
}

function flagCells(grid: HexGrid, cells: readonly string[]): Uint8Array {
  const flags = new Uint8Array(grid.cellCount);
  for (const cell of cells) {
    const index = grid.indexOf.get(cell);
    if (index !== undefined) flags[index] = 1;
  }
  return flags;
}
