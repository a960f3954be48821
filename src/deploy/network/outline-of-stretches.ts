import { cellsToMultiPolygon, latLngToCell } from "h3-js";
import { distanceM, EARTH_RADIUS_M } from "../../model/geodesy.ts";
import type { LngLat, Metres } from "../../model/units.ts";

/**
 * Hexes of which an outline is made, by how far the walk goes: H3 resolution and half a hex's shortest side,
 * metres.
 */
const HEXES = [
  { upToM: 3000, resolution: 11, stepM: 12 },
  { upToM: 10_000, resolution: 10, stepM: 32 },
  { upToM: Number.POSITIVE_INFINITY, resolution: 9, stepM: 85 },
] as const;

/** A hole smaller than this is the inside of a block and is filled, m². */
const LEAST_HOLE_M2 = 40_000;

/**
 * Outlines around stretches (longitude and latitude of begin and end, four numbers each): the hexes that the
 * stretches touch, joined, holes under 4 hectares filled. At walks of up to 3 km no outline is further than
 * 70 m from a stretch; a stretch may clip the corner of a hex that is not drawn by some metres. Polygons of
 * closed rings, the outer first; longitudes within 180° of `around`.
 */
export function outlineOfStretches(
  stretches: readonly number[],
  around: LngLat,
  walkM: Metres,
): readonly (readonly (readonly LngLat[])[])[] {
  const { resolution, stepM } = HEXES.find(({ upToM }) => walkM <= upToM) ?? HEXES[2];
  const cells = new Set<string>();
  for (let k = 0; k < stretches.length; k += 4) {
    const [x, y, u, v] = stretches.slice(k, k + 4) as [number, number, number, number];
    const steps = Math.ceil(distanceM([x, y], [u, v]) / stepM);
    for (let step = 0; step <= steps; step++) {
      const share = steps === 0 ? 0 : step / steps;
      cells.add(latLngToCell(y + (v - y) * share, x + (u - x) * share, resolution));
    }
  }
  const turn = ([lng, lat]: readonly number[]): LngLat => {
    const east = lng as number;
    return [east + 360 * Math.round((around[0] - east) / 360), lat as number];
  };
  return cellsToMultiPolygon([...cells], true).map((polygon) =>
    polygon.map((ring) => ring.map(turn)).filter((ring, i) => i === 0 || areaOfRingM2(ring) >= LEAST_HOLE_M2),
  );
}

/**
 * The area of a small ring by the shoelace formula on the plane that touches the Earth at its first corner,
 * m².
 */
export function areaOfRingM2(ring: readonly LngLat[]): number {
  const [first] = ring;
  if (first === undefined) return 0;
  const scale = (EARTH_RADIUS_M * Math.PI) / 180;
  const east = scale * Math.cos((first[1] * Math.PI) / 180);
  let sum = 0;
  ring.forEach(([x, y], i) => {
    const [u, v] = ring[(i + 1) % ring.length] as LngLat;
    sum += (x - first[0]) * (v - first[1]) - (u - first[0]) * (y - first[1]);
  });
  return (Math.abs(sum) / 2) * east * scale;
}
