import { describe, expect, test } from "vitest";
import { estimateMean } from "../../../src/analysis/statistics/t-interval.ts";

describe("the mean of folds", () => {
  test("has the interval of the one-sample t test: Student's sleep data (1908), as R's t.test gives it", () => {
    const differences = Float64Array.of(1.2, 2.4, 1.3, 1.3, 0, 1, 1.8, 0.8, 4.6, 1.4);
    const { mean, low, high, folds } = estimateMean(differences);
    expect(mean).toBeCloseTo(1.58, 12);
    expect(low).toBeCloseTo(0.7001142, 7);
    expect(high).toBeCloseTo(2.4598858, 7);
    expect(folds).toBe(10);
  });

  test("of a single fold has no interval, and of none is an error", () => {
    expect(estimateMean(Float64Array.of(3))).toEqual({ mean: 3, low: null, high: null, folds: 1 });
    expect(() => estimateMean(new Float64Array(0))).toThrow(RangeError);
  });
});
