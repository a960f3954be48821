import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { estimateSlope } from "../../../src/analysis/statistics/theil-sen.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";

const REFERENCE = "../shared/reference/statistics/mann_kendall_sen_360.json";

describe("estimateSlope against published values", () => {
  test("gives the line of scipy's theilslopes", () => {
    const line = estimateSlope([1, 3, 2, 5, 4, 7, 8, 6, 9, 12]);
    expect([line?.slope, line?.intercept]).toEqual([1, 1]);
  });

  describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
    test("gives the slope and intercept of pyMannKendall for 360 values with gaps", () => {
      const { data, expected } = JSON.parse(readFileSync(REFERENCE, "utf8"));
      const values = data.map((value: number | null) => value ?? Number.NaN);
      const line = estimateSlope(values);
      expect(line?.slope).toBeCloseTo(expected.sen_slope, 12);
      expect(line?.intercept).toBeCloseTo(expected.sen_intercept, 10);
      const seasonal = estimateSlope(values, { period: 12 });
      expect(seasonal?.slope).toBeCloseTo(expected.seasonal_sen_slope_p12, 12);
      expect(seasonal?.intercept).toBeCloseTo(expected.seasonal_sen_intercept, 10);
    });
  });
});

describe("estimateSlope", () => {
  const values = fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 12, maxLength: 30 });

  test("follows a line added to the series", () => {
    fc.assert(
      fc.property(values, fc.integer({ min: -9, max: 9 }), fc.nat(99), (series, tilt, height) => {
        const plain = estimateSlope(series);
        const moved = estimateSlope(series.map((value, i) => value + tilt * i + height));
        expect(moved?.slope).toBeCloseTo((plain?.slope ?? Number.NaN) + tilt, 9);
      }),
    );
  });

  test("lies within its interval", () => {
    fc.assert(
      fc.property(values, (series) => {
        const line = estimateSlope(series);
        expect(line?.low ?? Number.NEGATIVE_INFINITY).toBeLessThanOrEqual(line?.slope ?? Number.NaN);
        expect(line?.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(line?.slope ?? Number.NaN);
      }),
    );
  });

  test("holds the true slope in about 95 of 100 intervals", () => {
    const random = seedRandom(5);
    let held = 0;
    for (let round = 0; round < 1000; round++) {
      const line = estimateSlope(Array.from({ length: 24 }, (_, i) => 0.3 * i + random.normal()));
      if ((line?.low ?? Number.NaN) <= 0.3 && (line?.high ?? Number.NaN) >= 0.3) held++;
    }
    expect(held).toBeGreaterThan(930);
    expect(held).toBeLessThan(970);
  });

  test("takes the ranks of Gilbert's formula, between two ranks the line between them", () => {
    const line = estimateSlope([2, 1, 4, 3, 6, 5]);
    const slopes = [-1, -1, -1, 0.2, 1 / 3, 1 / 3, 0.6, 1, 1, 1, 1, 1.4, 5 / 3, 3, 3].sort((a, b) => a - b);
    const spread = 1.959963984540054 * Math.sqrt((6 * 5 * 17) / 18);
    const rank = (15 - spread) / 2;
    const below = slopes[Math.floor(rank) - 1] as number;
    const above = slopes[Math.floor(rank)] as number;
    expect(line?.low).toBeCloseTo(below + (rank - Math.floor(rank)) * (above - below), 12);
    const upper = (15 + spread) / 2 + 1;
    const under = slopes[Math.floor(upper) - 1] as number;
    const over = slopes[Math.floor(upper)] as number;
    expect(line?.high).toBeCloseTo(under + (upper - Math.floor(upper)) * (over - under), 12);
  });

  test("has no interval where the pairs are too few, and no line without a pair", () => {
    expect(estimateSlope([1, 2])).toMatchObject({ slope: 1, low: null, high: null });
    expect(estimateSlope([4])).toBeNull();
    expect(estimateSlope([Number.NaN, 4, Number.NaN])).toBeNull();
  });
});
