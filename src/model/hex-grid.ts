import { cellArea, cellToBoundary, cellToLatLng, gridDisk, latLngToCell, UNITS } from "h3-js";
import { boundingBox, distanceM } from "./geodesy.ts";
import type { StudyArea } from "./study-area.ts";
import type { LngLat, Metres } from "./units.ts";

/**
 * The hexes of a study area. Cell `i` is the H3 index `cells[i]` with its centre at
 * `(lng[i], lat[i])`. The cells that touch cell `i` are
 * `neighbours[neighbourStart[i] … neighbourStart[i + 1])`, itself not among them.
 */
export interface HexGrid {
  readonly area: StudyArea;
  readonly cellCount: number;
  readonly cells: readonly string[];
  readonly indexOf: ReadonlyMap<string, number>;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly neighbourStart: Uint32Array;
  readonly neighbours: Uint32Array;
}

/**
 * Lays the grid over a study area: each hex whose centre is within the radius, and always the hex
 * the centre stands in. Empty hexes count as much as full ones; a row is in the area when its hex is.
 */
export function layHexGrid(area: StudyArea): HexGrid {
  const origin = latLngToCell(area.center[1], area.center[0], area.resolution);
  const cells = [origin];
  const indexOf = new Map([[origin, 0]]);
  const adjacent: string[][] = [];
  for (let i = 0; i < cells.length; i++) {
    const cell = cells[i] as string;
    const around = gridDisk(cell, 1).filter((other) => other !== cell);
    adjacent.push(around);
    for (const other of around) {
      const [lat, lng] = cellToLatLng(other);
      if (indexOf.has(other) || distanceM(area.center, [lng, lat]) > area.radiusM) continue;
      indexOf.set(other, cells.length);
      cells.push(other);
    }
  }
  const centers = cells.map((cell) => cellToLatLng(cell));
  const neighbourStart = new Uint32Array(cells.length + 1);
  const neighbours: number[] = [];
  adjacent.forEach((around, i) => {
    for (const other of around) {
      const index = indexOf.get(other);
      if (index !== undefined) neighbours.push(index);
    }
    neighbourStart[i + 1] = neighbours.length;
  });
  return {
    area,
    cellCount: cells.length,
    cells,
    indexOf,
    lng: Float64Array.from(centers, ([, lng]) => lng),
    lat: Float64Array.from(centers, ([lat]) => lat),
    neighbourStart,
    neighbours: Uint32Array.from(neighbours),
  };
}

/** The cell index of a point, or −1 outside the study area. */
export function cellAt(grid: HexGrid, lng: number, lat: number): number {
  return grid.indexOf.get(latLngToCell(lat, lng, grid.area.resolution)) ?? -1;
}

/** The area of each cell on the sphere, km². */
export function cellAreasKm2(grid: HexGrid): Float64Array {
  return Float64Array.from(grid.cells, (cell) => cellArea(cell, UNITS.km2));
}

/** From the middle of the grid's first cell to each of its corners, in degrees `[lng, lat]`. */
export function cornerOffsets(grid: HexGrid): LngLat[] {
  const lng = grid.lng[0] as number;
  const lat = grid.lat[0] as number;
  return cellToBoundary(grid.cells[0] as string).map(([cornerLat, cornerLng]) => {
    const east = ((((cornerLng - lng + 180) % 360) + 360) % 360) - 180;
    return [east, cornerLat - lat];
  });
}

/** A box in degrees that no row of the grid can stand outside of. */
export function gridBounds(grid: HexGrid): ReturnType<typeof boundingBox> {
  return boundingBox(grid.area.center, gridReachM(grid.area));
}

/** From the middle of the hex at an area's centre to those of the hexes around it, on average, metres. */
export function hexSpacingM({ center, resolution }: Pick<StudyArea, "center" | "resolution">): Metres {
  const origin = latLngToCell(center[1], center[0], resolution);
  const [lat, lng] = cellToLatLng(origin);
  const ways = gridDisk(origin, 1)
    .filter((cell) => cell !== origin)
    .map((cell) => {
      const [otherLat, otherLng] = cellToLatLng(cell);
      return distanceM([lng, lat], [otherLng, otherLat]);
    });
  return ways.reduce((sum, way) => sum + way, 0) / ways.length;
}

/** How far from the centre of an area a row of its grid may stand, metres: hexes on the rim reach beyond the radius. */
export function gridReachM(area: StudyArea): Metres {
  return area.radiusM + 2 * CIRCUMRADIUS_M[area.resolution];
}

/** A hexagon's centre-to-corner distance, generously rounded up, metres. */
const CIRCUMRADIUS_M = { 8: 700, 9: 270, 10: 105 } as const;
