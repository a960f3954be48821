import type { CrimeTable } from "../../model/crime-table.ts";
import type { DemandPoints } from "../../model/demand.ts";
import type { CategoryWeights } from "../../model/expectation-report.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import { type GatheredDemand, gatherDemand } from "../counting/demand.ts";
import { sumInCells } from "../counting/describe-cells.ts";

/** What each demand point weighs: its rows, or the sum of what its rows count for. */
export function weighPoints(demand: DemandPoints, weights: CategoryWeights | null): Float64Array {
  if (weights === null) return demand.weight;
  const { breakdownStart, breakdownCategory, breakdownRows, categories } = demand;
  return demand.weight.map((_, point) => {
    let sum = 0;
    for (let k = breakdownStart[point] as number; k < (breakdownStart[point + 1] as number); k++) {
      const name = categories[breakdownCategory[k] as number] as string;
      sum += (breakdownRows[k] as number) * (weights.of[name] ?? 0);
    }
    return sum;
  });
}

/** Demand points with what each of them weighs in each phase. */
export interface PhasePoints {
  readonly demand: DemandPoints;
  /** One array over the points for each phase. */
  readonly weights: readonly Float64Array[];
}

/**
 * The demand of hexes laid on the places inside them: what a phase expects in a hex is shared out over the hex's recorded locations in
 * proportion to what their rows count for, and stands at its centre where none of its rows counts for anything. Sums over hexes stay as they are.
 * @param byHex for each phase, what each hex of the grid expects
 */
export function spreadOverPlaces(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  byHex: readonly Float64Array[],
  weights: CategoryWeights | null,
): PhasePoints {
  const gathered = gatherDemand(table, cellOf, query);
  const own = weighPoints(gathered, weights);
  const inHex = sumInCells(gathered, own, grid.cellCount);
  const bare = Array.from(grid.cells.keys()).filter(
    (cell) => inHex[cell] === 0 && byHex.some((values) => (values[cell] as number) > 0),
  );
  return {
    demand: addCentres(gathered, grid, bare),
    weights: byHex.map((values) => {
      const laid = new Float64Array(own.length + bare.length);
      own.forEach((weight, point) => {
        const cell = gathered.cell[point] as number;
        const all = inHex[cell] as number;
        if (all > 0) laid[point] = ((values[cell] as number) * weight) / all;
      });
      bare.forEach((cell, k) => {
        laid[own.length + k] = values[cell] as number;
      });
      return laid;
    }),
  };
}

/** The points with the centres of some hexes after them, at which nothing was recorded. */
function addCentres(demand: GatheredDemand, grid: HexGrid, cells: readonly number[]): DemandPoints {
  const lastBreakdown = demand.breakdownStart.at(-1) ?? 0;
  const append = (values: Float64Array, more: readonly number[]) => Float64Array.from([...values, ...more]);
  return {
    lng: append(
      demand.lng,
      cells.map((cell) => grid.lng[cell] as number),
    ),
    lat: append(
      demand.lat,
      cells.map((cell) => grid.lat[cell] as number),
    ),
    weight: append(
      demand.weight,
      cells.map(() => 0),
    ),
    place: [...demand.place, ...cells.map(() => null)],
    breakdownStart: Uint32Array.from([...demand.breakdownStart, ...cells.map(() => lastBreakdown)]),
    breakdownCategory: demand.breakdownCategory,
    breakdownRows: demand.breakdownRows,
    categories: demand.categories,
  };
}
