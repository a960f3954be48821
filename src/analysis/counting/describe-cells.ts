import type { GatheredDemand } from "./demand.ts";

/** What demand weighs in each hex of a grid: its points added up. */
export function sumInCells(
  { cell }: Pick<GatheredDemand, "cell">,
  weight: Float64Array,
  cellCount: number,
): Float64Array {
  const sums = new Float64Array(cellCount);
  cell.forEach((at, point) => {
    sums[at] = (sums[at] as number) + (weight[point] as number);
  });
  return sums;
}

/**
 * How many rows some hexes hold, and the names of the places in them with most rows, at most so many; of equals, first by name. Rows
 * without a place name have none.
 */
export function describeCells(
  { cell, weight, place }: Pick<GatheredDemand, "cell" | "weight" | "place">,
  cells: ReadonlySet<number>,
  mostPlaces: number,
): { readonly rows: number; readonly places: readonly string[] } {
  const named = new Map<string, number>();
  let rows = 0;
  cell.forEach((at, point) => {
    if (!cells.has(at)) return;
    const here = weight[point] as number;
    const name = place[point] ?? null;
    rows += here;
    if (name !== null) named.set(name, (named.get(name) ?? 0) + here);
  });
  const places = [...named]
    .sort(([nameA, a], [nameB, b]) => b - a || (nameA < nameB ? -1 : 1))
    .slice(0, mostPlaces)
    .map(([name]) => name);
  return { rows, places };
}
