import { type CrimeTable, UNITS_PER_DEGREE } from "../../model/crime-table.ts";
import { cellAt, cornerOffsets, type HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import { seedRandom } from "../../model/seeded-random.ts";
import type { Steps } from "../../model/steps.ts";
import { selectRows } from "../counting/counted-rows.ts";
import { cellOfLocations } from "../counting/locate-rows.ts";
import { prepareMultinomial } from "../statistics/multinomial.ts";
import { findHotCells, type NeighbourLists } from "./hot-cells.ts";

/** A regular hexagon's apothem over its circumradius: half the way to the next hex, over the way to a corner. */
const HALF_A_HEX = Math.sqrt(3) / 2;

/**
 * For each cell the share of bootstrap resamples (Efron 1979) in which it is a significant Gi* hotspot: as many rows as
 * were counted are drawn from them with replacement, which over cells is a multinomial draw, and the hotspots are found anew.
 * All 0 where nothing was counted. It says what another period like this one might show if rows were independent; rows
 * that belong together (one night's disorder) make it look steadier than it is.
 */
export function* resampleHotspots(
  count: Uint32Array,
  grid: NeighbourLists,
  resamples: number,
  seed: number,
): Steps<Float64Array> {
  const hot = new Float64Array(count.length);
  const total = count.reduce((sum, each) => sum + each, 0);
  if (total === 0 || resamples < 1) return hot;
  const throwRows = prepareMultinomial(count, seedRandom(seed));
  const drawn = new Uint32Array(count.length);
  for (let resample = 0; resample < resamples; resample++) {
    yield `Drawing the rows anew, ${resample + 1} of ${resamples}`;
    throwRows(total, drawn);
    findHotCells(drawn, grid).forEach((isHot, i) => {
      hot[i] = (hot[i] as number) + isHot;
    });
  }
  return hot.map((times) => times / resamples);
}

/** What happens to hotspots when the grid lies elsewhere. */
export interface ShiftedHotspots {
  /** For each cell the share of shifted grids in which the hex that its centre falls in is a significant Gi* hotspot. */
  readonly share: Float64Array;
  /** How many shifted grids there are. */
  readonly shifts: number;
}

/**
 * Moves all rows by half a hex towards each corner in turn, which is moving the grid the other way, counts them anew and
 * finds the hotspots (the modifiable areal unit problem: Openshaw 1984). Rows from just outside the area move in where the
 * table has them. Where it has none the rim looks a little emptier than it is.
 */
export function* shiftHotspots(table: CrimeTable, grid: HexGrid, query: Query): Steps<ShiftedHotspots> {
  const rowsAt = countPerLocation(table, query);
  const hot = new Float64Array(grid.cellCount);
  const offsets = cornerOffsets(grid).map(
    ([east, north]) => [east * HALF_A_HEX, north * HALF_A_HEX] as const,
  );
  for (const [east, north] of offsets) {
    yield "Laying the hexes elsewhere";
    const shifted = findHotCells(countShifted(table, grid, rowsAt, east, north), grid);
    for (let i = 0; i < grid.cellCount; i++) {
      const cell = cellAt(grid, (grid.lng[i] as number) + east, (grid.lat[i] as number) + north);
      if (cell >= 0 && shifted[cell] === 1) hot[i] = (hot[i] as number) + 1;
    }
  }
  return { share: hot.map((times) => times / offsets.length), shifts: offsets.length };
}

function countPerLocation(table: CrimeTable, query: Query): Uint32Array {
  const everywhere = new Int32Array(table.locationCount);
  const rowsAt = new Uint32Array(table.locationCount);
  for (const row of selectRows(table, everywhere, query)) {
    const location = table.locationOf[row] as number;
    rowsAt[location] = (rowsAt[location] as number) + 1;
  }
  return rowsAt;
}

function countShifted(
  table: CrimeTable,
  grid: HexGrid,
  rowsAt: Uint32Array,
  east: number,
  north: number,
): Uint32Array {
  const move = (units: Int32Array, degrees: number) => {
    const by = Math.round(degrees * UNITS_PER_DEGREE);
    return units.map((unit) => unit + by);
  };
  const moved = { ...table, lngE7: move(table.lngE7, east), latE7: move(table.latE7, north) };
  const count = new Uint32Array(grid.cellCount);
  cellOfLocations(moved, grid).forEach((cell, location) => {
    if (cell >= 0) count[cell] = (count[cell] as number) + (rowsAt[location] as number);
  });
  return count;
}
