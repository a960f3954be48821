import fc from "fast-check";
import { expect, test } from "vitest";
import { kernelDensity } from "../../../src/analysis/where/kernel-density.ts";
import { layKernel } from "../../../src/analysis/where/kernel-operator.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { WEMBLEY } from "../make-table.ts";

const { lng, lat, cellCount } = layHexGrid(WEMBLEY);

test("a kernel laid out once gives the kernel density of any values", () => {
  const values = fc.array(fc.oneof(fc.constant(0), fc.nat(50)), {
    minLength: cellCount,
    maxLength: cellCount,
  });
  fc.assert(
    fc.property(values, fc.integer({ min: 50, max: 2500 }), (each, bandwidthM) => {
      const density = layKernel(lng, lat, bandwidthM)(Float64Array.from(each));
      kernelDensity(each, lng, lat, bandwidthM).forEach((value, i) => {
        expect(density[i]).toBeCloseTo(value, 9);
      });
    }),
    { numRuns: 40 },
  );
});

test("a bandwidth has to be above 0", () => {
  expect(() => layKernel(lng, lat, 0)).toThrow(RangeError);
});
