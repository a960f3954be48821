import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { calibrationSlope, groupByPrediction } from "../../../src/analysis/expect/prediction-calibration.ts";

const hexMonths = fc.array(fc.tuple(fc.integer({ min: 1, max: 9 }), fc.nat(12)), {
  minLength: 2,
  maxLength: 40,
});

/** The Poisson log-likelihood of a slope, each fold at its best level. */
function likelihood(
  predictions: Float64Array,
  observed: readonly number[],
  cellCount: number,
  slope: number,
) {
  let sum = 0;
  for (let start = 0; start < predictions.length; start += cellCount) {
    const means = [...predictions.subarray(start, start + cellCount)].map((value) => value ** slope);
    const rows = observed.slice(start, start + cellCount);
    const level = rows.reduce((a, b) => a + b, 0) / means.reduce((a, b) => a + b, 0);
    rows.forEach((count, i) => {
      const mean = level * (means[i] ?? 0);
      if (mean > 0) sum += count * Math.log(mean) - mean;
    });
  }
  return sum;
}

describe("calibration slope", () => {
  test("is the power by which what came grows with what was predicted, whatever the level of each month", () => {
    const predictions = Float64Array.of(1, 2, 4, 8, 3, 5, 7, 9);
    const observed = [...predictions].map((value, i) => (i < 4 ? 3 : 0.2) * value ** 0.6);
    expect(calibrationSlope(predictions, observed, 4)).toBeCloseTo(0.6, 8);
  });

  test("has the highest likelihood of all slopes", () => {
    fc.assert(
      fc.property(hexMonths, fc.double({ min: -3, max: 3, noNaN: true }), (pairs, other) => {
        const predictions = Float64Array.from(pairs, ([value]) => value);
        const observed = pairs.map(([, count]) => count);
        const slope = calibrationSlope(predictions, observed, 5);
        fc.pre(slope !== null && Math.abs(slope) < 20);
        expect(likelihood(predictions, observed, 5, other)).toBeLessThanOrEqual(
          likelihood(predictions, observed, 5, slope ?? Number.NaN) + 1e-7,
        );
      }),
    );
  });

  test("is null where each month's hexes are all predicted alike, or nothing came", () => {
    expect(calibrationSlope(Float64Array.of(2, 2, 3, 3), [1, 4, 2, 0], 2)).toBeNull();
    expect(calibrationSlope(Float64Array.of(1, 2, 3, 4), [0, 0, 0, 0], 2)).toBeNull();
  });
});

describe("groups of rising prediction", () => {
  test("lose nothing: hexes, expected and observed add up", () => {
    fc.assert(
      fc.property(hexMonths, (pairs) => {
        const groups = groupByPrediction(
          Float64Array.from(pairs, ([value]) => value),
          pairs.map(([, count]) => count),
        );
        const total = (of: (group: (typeof groups)[number]) => number) =>
          groups.reduce((sum, group) => sum + of(group), 0);
        expect(groups.length).toBeLessThanOrEqual(10);
        expect(total((group) => group.hexMonths)).toBe(pairs.length);
        expect(total((group) => group.expected)).toBeCloseTo(
          pairs.reduce((sum, [value]) => sum + value, 0),
          9,
        );
        expect(total((group) => group.observed)).toBe(pairs.reduce((sum, [, count]) => sum + count, 0));
      }),
    );
  });

  test("each expect a tenth where predictions are fine enough", () => {
    const groups = groupByPrediction(
      Float64Array.from({ length: 1000 }, (_, i) => 1 + i / 1e6),
      new Array(1000).fill(1),
    );
    expect(groups.map(({ hexMonths }) => hexMonths)).toEqual(new Array(10).fill(100));
  });

  test("keep equal predictions together", () => {
    expect(groupByPrediction(Float64Array.of(2, 2, 2, 2), [1, 0, 5, 2])).toMatchObject([
      { hexMonths: 4, expected: 8, observed: 8 },
    ]);
  });

  test("carry the exact Poisson interval of what came (Garwood 1936, table: 8 gives 3.45 to 15.76)", () => {
    const [group] = groupByPrediction(Float64Array.of(2, 2, 2, 2), [1, 0, 5, 2]);
    expect(group?.low).toBeCloseTo(3.4538, 3);
    expect(group?.high).toBeCloseTo(15.7632, 3);
  });

  test("do not depend on the order of the hexes", () => {
    fc.assert(
      fc.property(hexMonths, (pairs) => {
        const group = (each: typeof pairs) =>
          groupByPrediction(
            Float64Array.from(each, ([value]) => value),
            each.map(([, count]) => count),
          );
        expect(group(pairs.toReversed())).toEqual(group(pairs));
      }),
    );
  });
});
