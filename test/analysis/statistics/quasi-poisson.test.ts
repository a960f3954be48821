import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { fitLogLinear } from "../../../src/analysis/statistics/quasi-poisson.ts";

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

describe("fitLogLinear against published and independent values", () => {
  test("gives Dobson's (1990) randomised trial as in R's help of glm", () => {
    const counts = [18, 17, 15, 20, 10, 20, 25, 13, 12];
    const indicate = (which: (i: number) => boolean) => counts.map((_, i) => (which(i) ? 1 : 0));
    const fit = fitLogLinear(counts, new Array(9).fill(1), [
      indicate(() => true),
      indicate((i) => i % 3 === 1),
      indicate((i) => i % 3 === 2),
      indicate((i) => i >= 3 && i < 6),
      indicate((i) => i >= 6),
    ]);
    const expected = [3.0445, -0.4543, -0.293, 0, 0];
    const errors = [0.1709, 0.2022, 0.1927, 0.2, 0.2];
    expected.forEach((value, k) => {
      expect(fit?.coefficients[k]).toBeCloseTo(value, 4);
      expect(Math.sqrt(fit?.covariance[6 * k] ?? 0)).toBeCloseTo(errors[k] as number, 4);
    });
    expect(fit?.deviance).toBeCloseTo(5.1291, 4);
    expect(fit?.degrees).toBe(4);
  });

  /** Newton's method at 40 digits (mpmath 1.3). */
  test("gives trend, covariance and dispersion of 26 monthly counts", () => {
    const counts = [
      31, 28, 40, 35, 44, 50, 61, 58, 47, 42, 30, 36, 29, 33, 38, 41, 52, 49, 66, 54, 50, 39, 37, 28, 35, 30,
    ];
    const fit = fitLogLinear(
      counts,
      counts.map((_, i) => DAYS[i % 12] as number),
      [counts.map(() => 1), counts.map((_, i) => (i - 12.5) / 12)],
    );
    expect(fit?.coefficients[0]).toBeCloseTo(0.3167238949248148, 12);
    expect(fit?.coefficients[1]).toBeCloseTo(-0.0000640333214263, 12);
    expect(fit?.covariance[0]).toBeCloseTo(0.0009233616289101697, 14);
    expect(fit?.covariance[1]).toBeCloseTo(0.0000011891256255, 14);
    expect(fit?.covariance[3]).toBeCloseTo(0.002377519481483308, 14);
    expect(fit?.dispersion).toBeCloseTo(2.641764697406226, 10);
  });
});

describe("fitLogLinear", () => {
  const observation = fc.record({
    count: fc.oneof(fc.nat(3), fc.nat(5000)),
    exposure: fc.integer({ min: 1, max: 31 }),
    x: fc.double({ min: -3, max: 3, noNaN: true }),
  });

  test("leaves no residual along any column", () => {
    fc.assert(
      fc.property(fc.array(observation, { minLength: 4, maxLength: 40 }), (all) => {
        const columns = [all.map(() => 1), all.map(({ x }) => x)];
        const counts = all.map(({ count }) => count);
        const fit = fitLogLinear(
          counts,
          all.map(({ exposure }) => exposure),
          columns,
        );
        fc.pre(fit !== null);
        const total = counts.reduce((sum, count) => sum + count, 0);
        for (const column of columns) {
          let left = 0;
          all.forEach(({ count }, i) => {
            left += (column[i] as number) * (count - (fit?.fitted[i] as number));
          });
          expect(Math.abs(left)).toBeLessThan(1e-6 * Math.max(1, total));
        }
      }),
    );
  });

  test("of two groups gives the ratio of their rates, exactly", () => {
    const fit = fitLogLinear(
      [4, 6, 30, 10],
      [2, 3, 5, 5],
      [
        [1, 1, 1, 1],
        [0, 0, 1, 1],
      ],
    );
    expect(Math.exp(fit?.coefficients[1] ?? 0)).toBeCloseTo(2, 12);
    expect(fit?.covariance[3]).toBeCloseTo(1 / 10 + 1 / 40, 12);
  });

  test("has no answer without counts, with columns that repeat each other, or with too few observations", () => {
    const ones = [1, 1, 1, 1];
    expect(fitLogLinear([0, 0, 0, 0], ones, [ones])).toBeNull();
    expect(
      fitLogLinear([0, 0, 3, 4], ones, [
        [1, 1, 0, 0],
        [0, 0, 1, 1],
      ]),
    ).toBeNull();
    expect(fitLogLinear([1, 2, 3, 4], ones, [ones, [2, 2, 2, 2]])).toBeNull();
    expect(
      fitLogLinear(
        [1, 2],
        [1, 1],
        [
          [1, 1],
          [0, 1],
        ],
      ),
    ).toBeNull();
  });
});
