import fc from "fast-check";
import { expect, test } from "vitest";
import { maximiseByLogarithm } from "../../../src/analysis/statistics/golden-section.ts";

test("finds the top of a single hill, to a few parts in a thousand", () => {
  fc.assert(
    fc.property(fc.double({ min: -6, max: 6, noNaN: true }), (logTop) => {
      const found = maximiseByLogarithm((x) => -((Math.log(x) - logTop) ** 2), 1e-3, 1e3);
      expect(Math.abs(Math.log(found) - logTop)).toBeLessThan(2e-3);
    }),
  );
});

test("stays at an end where the function rises towards it", () => {
  expect(maximiseByLogarithm((x) => x, 0.5, 200)).toBeCloseTo(200, 0);
  expect(maximiseByLogarithm((x) => -x, 0.5, 200)).toBeCloseTo(0.5, 2);
});
