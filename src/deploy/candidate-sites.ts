import type { HexGrid } from "../model/hex-grid.ts";
import { roundPosition } from "../model/round-position.ts";
import type { CandidateSites } from "./suggest-posts.ts";

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
