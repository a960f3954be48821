import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  addLimits,
  gammaLimits,
  type Limits,
  multiplyLimits,
} from "../../../src/analysis/statistics/gamma-limits.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";

const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
const limits: fc.Arbitrary<Limits> = fc
  .tuple(positive, fc.double({ min: 0.05, max: 1, noNaN: true }), fc.double({ min: 1, max: 20, noNaN: true }))
  .map(([value, down, up]) => ({ value, low: value * down, high: value * up }));

describe("limits of a count", () => {
  test.each([
    [0, 0, 3.68887945],
    [1, 0.0253178079, 5.571643391],
    [10, 4.7953886992, 18.390356042],
    [100, 81.36399125, 121.62679379],
  ])(
    "%i recorded are the exact Poisson limits %f to %f (Garwood 1936; scipy.stats.chi2)",
    (count, low, high) => {
      const found = gammaLimits(count, count, 1, 1);
      expect(found.low).toBeCloseTo(low, 7);
      expect(found.high).toBeCloseTo(high, 7);
    },
  );

  test("scale with the unit of the weights", () => {
    fc.assert(
      fc.property(positive, positive, (count, weight) => {
        const plain = gammaLimits(count, count, 1, 1);
        const weighed = gammaLimits(weight * count, weight ** 2 * count, weight, weight ** 2);
        expect(weighed.low).toBeCloseTo(weight * plain.low, 6);
        expect(weighed.high).toBeCloseTo(weight * plain.high, 6);
      }),
    );
  });

  test("enclose the value, and are wider where fewer rows carry the same sum", () => {
    fc.assert(
      fc.property(positive, fc.double({ min: 1.1, max: 50, noNaN: true }), (value, weight) => {
        const many = gammaLimits(value, value, 1, 1);
        const few = gammaLimits(value, value * weight, weight, weight ** 2);
        expect(many.low).toBeLessThanOrEqual(value);
        expect(many.high).toBeGreaterThanOrEqual(value);
        expect(few.high).toBeGreaterThanOrEqual(many.high - 1e-9);
        expect(few.low).toBeLessThanOrEqual(many.low + 1e-9);
      }),
    );
  });

  test("hold the truth in at least 95 of 100 repeated weighted sums", () => {
    const random = seedRandom(11);
    const parts = [
      { mean: 12, weight: 1 },
      { mean: 3, weight: 4 },
      { mean: 0.5, weight: 10 },
    ];
    const truth = parts.reduce((sum, { mean, weight }) => sum + mean * weight, 0);
    const rows = parts.reduce((sum, { mean }) => sum + mean, 0);
    const squares = parts.reduce((sum, { mean, weight }) => sum + mean * weight ** 2, 0);
    let held = 0;
    for (let trial = 0; trial < 2000; trial++) {
      let value = 0;
      let variance = 0;
      for (const { mean, weight } of parts) {
        const count = random.poisson(mean);
        value += count * weight;
        variance += count * weight ** 2;
      }
      const { low, high } = gammaLimits(value, variance, truth / rows, squares / rows);
      if (low <= truth && truth <= high) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThan(0.99);
  });
});

describe("limits of a product", () => {
  const certain = (value: number): Limits => ({ value, low: value, high: value });

  test("are those of the one uncertain factor, scaled", () => {
    fc.assert(
      fc.property(limits, positive, (factor, scale) => {
        const product = multiplyLimits(certain(scale), factor);
        expect(product.value).toBeCloseTo(factor.value * scale, 6);
        expect(product.low).toBeCloseTo(factor.low * scale, 6);
        expect(product.high / (factor.high * scale)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("enclose the product, within what both limits at once would give", () => {
    fc.assert(
      fc.property(limits, limits, (a, b) => {
        const product = multiplyLimits(a, b);
        expect(product.low).toBeLessThanOrEqual(product.value);
        expect(product.high).toBeGreaterThanOrEqual(product.value);
        expect(product.high).toBeLessThanOrEqual(a.high * b.high * (1 + 1e-9));
        expect(product.low).toBeGreaterThanOrEqual(a.low * b.low * (1 - 1e-9));
        expect(product).toEqual(multiplyLimits(b, a));
      }),
    );
  });

  test("are those of two log-normal factors exactly", () => {
    const lognormal = (value: number, spread: number): Limits => ({
      value,
      low: value * Math.exp(-1.96 * spread),
      high: value * Math.exp(1.96 * spread),
    });
    const product = multiplyLimits(lognormal(3, 0.3), lognormal(2, 0.4));
    expect(product.low).toBeCloseTo(6 * Math.exp(-1.96 * 0.5), 9);
    expect(product.high).toBeCloseTo(6 * Math.exp(1.96 * 0.5), 9);
  });

  test("hold the truth in about 95 of 100 products of a count and an uncertain ratio", () => {
    const random = seedRandom(5);
    let held = 0;
    for (let trial = 0; trial < 2000; trial++) {
      const count = random.poisson(9);
      const ratio = 1.4 * Math.exp(0.25 * random.normal());
      const { low, high } = multiplyLimits(gammaLimits(count, count, 1, 1), {
        value: ratio,
        low: ratio * Math.exp(-1.96 * 0.25),
        high: ratio * Math.exp(1.96 * 0.25),
      });
      if (low <= 9 * 1.4 && 9 * 1.4 <= high) held++;
    }
    expect(held / 2000).toBeGreaterThan(0.93);
    expect(held / 2000).toBeLessThan(0.985);
  });

  test("of nothing is nothing, up to the product of the upper limits", () => {
    expect(multiplyLimits({ value: 0, low: 0, high: 3.7 }, { value: 2, low: 1, high: 3 })).toEqual({
      value: 0,
      low: 0,
      high: 3.7 * 3,
    });
  });
});

describe("limits of a sum", () => {
  test("add up as squares, and never go below 0", () => {
    const sum = addLimits([
      { value: 5, low: 2, high: 9 },
      { value: 6, low: 2, high: 9 },
    ]);
    expect(sum).toEqual({ value: 11, low: 6, high: 16 });
    expect(
      addLimits([
        { value: 1, low: 0, high: 2 },
        { value: 0, low: 0, high: 1 },
      ]).low,
    ).toBe(0);
  });
});
