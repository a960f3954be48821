import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testSeasonalTrend, testTrend } from "../../../src/analysis/statistics/mann-kendall.ts";

const REFERENCE = "../shared/reference/statistics/mann_kendall_sen_360.json";

const series = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 2, maxLength: 8 });

/** Every order of the values. */
function ordersOf(values: readonly number[]): number[][] {
  if (values.length < 2) return [[...values]];
  return values.flatMap((value, i) =>
    ordersOf([...values.slice(0, i), ...values.slice(i + 1)]).map((rest) => [value, ...rest]),
  );
}

describe.skipIf(!existsSync(REFERENCE))("360 values with gaps, in ../shared/reference", () => {
  const read = () => {
    const { data, expected } = JSON.parse(readFileSync(REFERENCE, "utf8"));
    return { values: data.map((value: number | null) => value ?? Number.NaN) as number[], expected };
  };

  test("give S, its variance, z, p and tau of pyMannKendall", () => {
    const { values, expected } = read();
    const found = testTrend(values);
    expect(found.s).toBe(expected.original.S);
    expect(found.variance).toBeCloseTo(expected.original.var_s, 6);
    expect(found.z).toBeCloseTo(expected.original.z, 12);
    expect(found.p).toBeCloseTo(expected.original.p, 12);
    expect(found.tau).toBeCloseTo(expected.original.tau, 12);
    expect(found.n).toBe(353);
  });

  test("give those of its seasonal test with a period of 12", () => {
    const { values, expected } = read();
    const found = testSeasonalTrend(values, 12);
    expect(found.s).toBe(expected.seasonal12.S);
    expect(found.variance).toBeCloseTo(expected.seasonal12.var_s, 6);
    expect(found.z).toBeCloseTo(expected.seasonal12.z, 12);
    expect(found.p).toBeCloseTo(expected.seasonal12.p, 12);
    expect(found.tau).toBeCloseTo(expected.seasonal12.tau, 12);
  });
});

describe("testTrend", () => {
  test("has the variance that S has over all orders of the values, ties and all", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 2, maxLength: 6 }), (values) => {
        const all = ordersOf(values).map((order) => testTrend(order).s);
        const mean = all.reduce((sum, s) => sum + s, 0) / all.length;
        const variance = all.reduce((sum, s) => sum + s * s, 0) / all.length;
        expect(mean).toBeCloseTo(0, 9);
        expect(testTrend(values).variance).toBeCloseTo(variance, 9);
      }),
      { numRuns: 60 },
    );
  });

  test("sees only the order of the values, and changes sign when time runs backwards", () => {
    fc.assert(
      fc.property(series, (values) => {
        const found = testTrend(values);
        expect(testTrend(values.map((value) => Math.exp(value)))).toEqual(found);
        const back = testTrend([...values].reverse());
        expect(back.s + found.s).toBe(0);
        expect(back.p).toBe(found.p);
      }),
    );
  });

  test("finds every pair rising in a series that only rises", () => {
    const rising = testTrend([1, 2, 4, 8, 16, 32, 64, 128, 256, 512]);
    expect([rising.s, rising.tau, rising.variance]).toEqual([45, 1, 125]);
    expect(rising.z).toBeCloseTo(44 / Math.sqrt(125), 12);
  });

  test("finds nothing in equal values, one value or none", () => {
    for (const values of [[3, 3, 3, 3], [7], [], [Number.NaN, Number.NaN]]) {
      expect(testTrend(values)).toMatchObject({ s: 0, z: 0, p: 1, tau: 0 });
    }
  });
});

describe("testSeasonalTrend", () => {
  test("does not take a season for a trend", () => {
    const wave = Array.from({ length: 18 }, (_, month) => 10 * (month % 12));
    expect(testSeasonalTrend(wave, 12)).toMatchObject({ s: 0, p: 1 });
    expect(testTrend(wave).s).not.toBe(0);
  });
});
