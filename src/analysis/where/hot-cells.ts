import { adjustPValues } from "../statistics/benjamini-hochberg.ts";
import { twoSidedP } from "../statistics/normal-p.ts";
import { getisOrdStar } from "./getis-ord.ts";

/** A cell is called hot below this false discovery rate. */
export const FALSE_DISCOVERY_RATE = 0.05;

/** The neighbours of each cell, as in `HexGrid`. */
export interface NeighbourLists {
  readonly neighbourStart: Uint32Array;
  readonly neighbours: Uint32Array;
}

/** 1 for each cell that is a significant Gi* hotspot, Benjamini–Hochberg adjusted over all cells, as on the map. */
export function findHotCells(
  values: ArrayLike<number>,
  { neighbourStart, neighbours }: NeighbourLists,
): Uint8Array {
  const z = getisOrdStar(values, neighbourStart, neighbours);
  const adjusted = adjustPValues(z.map(twoSidedP));
  return Uint8Array.from(z, (score, i) =>
    score > 0 && (adjusted[i] as number) < FALSE_DISCOVERY_RATE ? 1 : 0,
  );
}
