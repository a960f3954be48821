import type { Metres } from "../../model/units.ts";
import { nearestCells, placeOnSphere } from "../counting/nearest-cells.ts";
import { quarticKernel } from "./kernel-density.ts";

/**
 * `kernelDensity` for many sets of values on the same cells: the weights are laid out once, so that each set costs as many steps
 * as cells have others within the bandwidth.
 * @throws RangeError unless the bandwidth is above 0
 */
export function layKernel(
  lng: ArrayLike<number>,
  lat: ArrayLike<number>,
  bandwidthM: Metres,
): (values: Float64Array) => Float64Array {
  if (!(bandwidthM > 0)) throw new RangeError(`Expected a bandwidth above 0 m, got ${bandwidthM}.`);
  const points = placeOnSphere(lng, lat);
  const around = Array.from({ length: lng.length }, (_, j) => {
    const { cells, distanceM } = nearestCells(points, j, bandwidthM);
    const weight = distanceM.map((distance) => quarticKernel(distance, bandwidthM));
    const mass = weight.reduce((sum, each) => sum + each, 0);
    return { cells, share: weight.map((each) => each / mass) };
  });
  return (values) => {
    const density = new Float64Array(values.length);
    around.forEach(({ cells, share }, j) => {
      const value = values[j] as number;
      if (value === 0) return;
      for (let k = 0; k < cells.length; k++) {
        const cell = cells[k] as number;
        density[cell] = (density[cell] as number) + value * (share[k] as number);
      }
    });
    return density;
  };
}
