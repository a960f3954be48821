import { distanceM, EARTH_RADIUS_M } from "../model/geodesy.ts";
import type { LngLat, Metres } from "../model/units.ts";

const RADIANS = Math.PI / 180;
/** The flat estimate of a squared distance is off by less than 10⁻⁵ of itself below this many radians of longitude. */
const FLAT_BELOW_RADIANS = 0.01;
const DOUBT = 1e-4;

/** Points sorted by latitude, so that a search around a place looks only at its own band of latitude. */
export interface LatitudeIndex {
  /** Position `k` in the sorted arrays is point `order[k]`. */
  readonly order: Uint32Array;
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  readonly lngRadians: Float64Array;
  readonly latRadians: Float64Array;
  readonly cosLat: Float64Array;
}

/** Sorts points (degrees) for {@link pointsWithin}. */
export function indexByLatitude(lng: Float64Array, lat: Float64Array): LatitudeIndex {
  const order = Uint32Array.from(lat, (_, i) => i).sort(
    (a, b) => (lat[a] as number) - (lat[b] as number) || a - b,
  );
  const sorted = (values: Float64Array) => Float64Array.from(order, (i) => values[i] as number);
  const sortedLng = sorted(lng);
  const sortedLat = sorted(lat);
  const latRadians = sortedLat.map((degrees) => degrees * RADIANS);
  return {
    order,
    lng: sortedLng,
    lat: sortedLat,
    lngRadians: sortedLng.map((degrees) => degrees * RADIANS),
    latRadians,
    cosLat: latRadians.map(Math.cos),
  };
}

/**
 * The points whose great-circle distance from `at` is at most `radiusM`: exactly those with
 * `distanceM(at, point) <= radiusM`, in order of latitude. The haversine is taken only where a flat
 * estimate leaves doubt (within 10⁻⁴ of the squared radius) or does not hold.
 */
export function pointsWithin(index: LatitudeIndex, at: LngLat, radiusM: Metres): number[] {
  const found: number[] = [];
  const lng = at[0] * RADIANS;
  const lat = at[1] * RADIANS;
  const cosLat = Math.cos(lat);
  const reach = radiusM / EARTH_RADIUS_M;
  const inside = reach * reach * (1 - DOUBT);
  const outside = reach * reach * (1 + DOUBT);
  const { order, latRadians, lngRadians, cosLat: cosines } = index;
  const last = lat + reach + 1e-9;
  for (let k = firstAtLeast(latRadians, lat - reach - 1e-9); k < latRadians.length; k++) {
    const dLat = (latRadians[k] as number) - lat;
    if ((latRadians[k] as number) > last) break;
    let dLng = Math.abs((lngRadians[k] as number) - lng);
    if (dLng > Math.PI) dLng = 2 * Math.PI - dLng;
    const squared = dLat * dLat + cosLat * (cosines[k] as number) * dLng * dLng;
    const flat = dLng < FLAT_BELOW_RADIANS && reach < FLAT_BELOW_RADIANS;
    if (flat && squared > outside) continue;
    if (
      (flat && squared < inside) ||
      distanceM(at, [index.lng[k] as number, index.lat[k] as number]) <= radiusM
    ) {
      found.push(order[k] as number);
    }
  }
  return found;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
