import { describe, expect, test } from "vitest";
import { estimateMean, studentQuantile } from "../../src/analysis/t-interval.ts";

describe("Student's t", () => {
  test.each([
    [1, 12.706204736174694],
    [2, 4.302652729749462],
    [8, 2.306004135204166],
    [23, 2.0686576104190477],
    [1000, 1.9623390808264143],
  ])("with %i degrees of freedom is exceeded by one in forty at %f (scipy.stats.t.ppf)", (degrees, t) => {
    expect(studentQuantile(0.025, degrees)).toBeCloseTo(t, 9);
  });
});

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
