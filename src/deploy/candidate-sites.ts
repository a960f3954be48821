import { sitesInArea } from "../model/candidate-list.ts";
import type { HexGrid } from "../model/hex-grid.ts";
import type { PlanDocument } from "../model/plan-document.ts";
import { roundPosition } from "../model/round-position.ts";

/** Places a unit may be suggested at; a `HexGrid` is one, with its hex centres. */
export interface CandidateSites {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** A lasting name for each site, used in post ids; its number where left out. */
  readonly cells?: readonly string[];
}

/**
 * The places of a plan's list that lie in the study area, each with a name made of its position, which renaming does not change; without
 * a list the hex centres of a grid. Rounded as positions in a plan are, so that what is proven is what is kept.
 */
export function candidateSites(
  grid: HexGrid,
  { sites, area }: Pick<PlanDocument, "sites" | "area">,
): CandidateSites {
  const places =
    sites === null
      ? Array.from(grid.cells, (_, i) => roundPosition([grid.lng[i] as number, grid.lat[i] as number]))
      : sitesInArea(sites, area).map(({ at }) => roundPosition(at));
  return {
    lng: Float64Array.from(places, ([lng]) => lng),
    lat: Float64Array.from(places, ([, lat]) => lat),
    cells: sites === null ? grid.cells : places.map(([lng, lat]) => `${lat},${lng}`),
  };
}
