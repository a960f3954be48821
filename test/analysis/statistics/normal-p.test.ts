import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { twoSidedP } from "../../../src/analysis/statistics/normal-p.ts";

describe("twoSidedP", () => {
  /** erfc(|z|/√2) rounded to a double, computed with mpmath at 40 digits. */
  const exact: [z: number, p: number][] = [
    [0, 1],
    [0.1, 0.920344325445942],
    [0.5, 0.6170750774519738],
    [1, 0.3173105078629141],
    [1.96, 0.04999579029644087],
    [2.5, 0.01241933065155227],
    [3, 0.002699796063260189],
    [5, 5.733031437583878e-7],
    [8, 1.2441921148543568e-15],
    [12, 3.552964224155358e-33],
    [20, 5.5072482372124675e-89],
    [30, 9.813427854296374e-198],
    [37, 1.1451142445049154e-299],
    [37.5, 9.21070601916391e-308],
  ];
  for (const [z, p] of exact) {
    test(`is ${p.toPrecision(6)} at z = ${z}, to twelve digits`, () => {
      expect(Math.abs(twoSidedP(z) / p - 1)).toBeLessThan(1e-12);
      expect(twoSidedP(-z)).toBe(twoSidedP(z));
    });
  }

  test("keeps what a number that small can hold at z = 38", () => {
    expect(Math.abs(twoSidedP(38) - 5.7708567e-316)).toBeLessThanOrEqual(2 * Number.MIN_VALUE);
  });

  test("is 0 far out and at infinity, and not a number for none", () => {
    expect(twoSidedP(40)).toBe(0);
    expect(twoSidedP(1e200)).toBe(0);
    expect(twoSidedP(Number.NEGATIVE_INFINITY)).toBe(0);
    expect(twoSidedP(Number.NaN)).toBeNaN();
  });

  test("never rises with |z|, also where series and fraction meet", () => {
    const size = fc.oneof(
      fc.double({ min: 0, max: 39, noNaN: true }),
      fc.double({ min: 2.4999, max: 2.5001, noNaN: true }),
    );
    fc.assert(
      fc.property(size, fc.double({ min: 1e-9, max: 1, noNaN: true }), (z, step) => {
        expect(twoSidedP(z + step)).toBeLessThanOrEqual(twoSidedP(z));
      }),
    );
  });
});
