import { EARTH_RADIUS_M } from "../model/geodesy.ts";
import type { Metres } from "../model/units.ts";

/** The side of a patch of ground. */
const PATCH_M: Metres = 100;

/**
 * Demand points (degrees) taken together by patches of ground of 100 m: each at the middle of its points, weighted by all
 * weights together. What is said of distances is then off by less than 71 m for a point, and by much less on the mean.
 * @param weights one array over the points for each stretch
 */
export function gatherByGround(
  { lng, lat }: { readonly lng: Float64Array; readonly lat: Float64Array },
  weights: readonly Float64Array[],
): {
  readonly demand: { readonly lng: Float64Array; readonly lat: Float64Array };
  readonly weights: readonly Float64Array[];
} {
  const degree = (EARTH_RADIUS_M * Math.PI) / 180;
  const cosine = Math.cos(((lat[0] ?? 0) * Math.PI) / 180);
  const patchOf = new Map<string, number>();
  const own = Array.from(lng, (east, point) => {
    const column = Math.floor((east * degree * cosine) / PATCH_M);
    const row = Math.floor(((lat[point] as number) * degree) / PATCH_M);
    const key = `${column} ${row}`;
    const patch = patchOf.get(key) ?? patchOf.size;
    patchOf.set(key, patch);
    return patch;
  });
  const count = patchOf.size;
  const [east, north, mass] = [new Float64Array(count), new Float64Array(count), new Float64Array(count)];
  const gathered = weights.map(() => new Float64Array(count));
  own.forEach((patch, point) => {
    const weight = weights.reduce((sum, each) => sum + (each[point] as number), 0) + Number.EPSILON;
    east[patch] = (east[patch] as number) + weight * (lng[point] as number);
    north[patch] = (north[patch] as number) + weight * (lat[point] as number);
    mass[patch] = (mass[patch] as number) + weight;
    weights.forEach((each, k) => {
      const sums = gathered[k] as Float64Array;
      sums[patch] = (sums[patch] as number) + (each[point] as number);
    });
  });
  return {
    demand: {
      lng: east.map((sum, patch) => sum / (mass[patch] as number)),
      lat: north.map((sum, patch) => sum / (mass[patch] as number)),
    },
    weights: gathered,
  };
}
