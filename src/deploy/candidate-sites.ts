import type { HexGrid } from "../model/hex-grid.ts";
import { roundPosition } from "../model/round-position.ts";

/** Places a unit may be suggested at; a `HexGrid` is one, with its hex centres. */
export interface CandidateSites {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** A lasting name for each site, used in post ids; its number where left out. */
  readonly cells?: readonly string[];
}

/** The hex centres of a grid, rounded as positions in a plan are, so that what is proven is what is kept. */
export function candidateSites(grid: HexGrid): CandidateSites {
  const centers = Array.from(grid.cells, (_, i) =>
    roundPosition([grid.lng[i] as number, grid.lat[i] as number]),
  );
  return {
    lng: Float64Array.from(centers, ([lng]) => lng),
    lat: Float64Array.from(centers, ([, lat]) => lat),
    cells: grid.cells,
  };
}
