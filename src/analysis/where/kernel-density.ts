import type { Metres } from "../../model/units.ts";
import { nearestCells, placeOnSphere } from "../counting/nearest-cells.ts";

/**
 * The quartic (biweight) kernel without its constant: (1 − d²/h²)² for d < h, else 0 (Silverman 1986, table 3.1;
 * for maps of crime Bailey & Gatrell 1995).
 */
export function quarticKernel(distanceM: Metres, bandwidthM: Metres): number {
  const u = distanceM / bandwidthM;
  return u < 1 ? (1 - u * u) ** 2 : 0;
}

/**
 * Kernel density on hexes, in the unit of the values per hex: what stands at each centre is spread over the
 * centres closer than the bandwidth,
 *
 * λ(i) = Σⱼ xⱼ K(dᵢⱼ) / Σₖ K(dₖⱼ),  K(d) = (1 − d²/h²)²,
 *
 * with great-circle distances. Each cell's kernel is brought to mass 1 _over the cells there are_ (Jones 1993; Diggle
 * 2010), so nothing leaks over the edge: Σ λ = Σ x. Nothing comes in from outside either: what is not in `values` is
 * not known. A bandwidth up to the spacing of the centres returns the values. Divide by the area of a hex for a density
 * per km².
 * @param values one finite value per cell, such as a count
 * @throws RangeError unless the bandwidth is above 0
 */
export function kernelDensity(
  values: ArrayLike<number>,
  lng: ArrayLike<number>,
  lat: ArrayLike<number>,
  bandwidthM: Metres,
): Float64Array {
  if (!(bandwidthM > 0)) throw new RangeError(`Expected a bandwidth above 0 m, got ${bandwidthM}.`);
  const points = placeOnSphere(lng, lat);
  const density = new Float64Array(values.length);
  for (let j = 0; j < values.length; j++) {
    const value = values[j] as number;
    if (value === 0) continue;
    const { cells, distanceM } = nearestCells(points, j, bandwidthM);
    const weight = distanceM.map((distance) => quarticKernel(distance, bandwidthM));
    const mass = weight.reduce((sum, each) => sum + each, 0);
    cells.forEach((cell, k) => {
      density[cell] = (density[cell] as number) + (value * (weight[k] as number)) / mass;
    });
  }
  return density;
}
