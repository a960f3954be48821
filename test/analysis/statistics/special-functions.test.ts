import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  betaQuantile,
  gammaQuantile,
  logBinomialChance,
  logGamma,
  regularisedBeta,
  regularisedGammaP,
} from "../../../src/analysis/statistics/special-functions.ts";

const parameter = fc.double({ min: Math.log(0.02), max: Math.log(1e6), noNaN: true }).map(Math.exp);
const share = fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true });

function expectRelative(actual: number, expected: number, tolerance: number) {
  expect(Math.abs(actual - expected), `${actual} for ${expected}`).toBeLessThanOrEqual(
    tolerance * Math.abs(expected),
  );
}

describe("special functions against values of mpmath 1.3 at 50 digits", () => {
  test("logGamma", () => {
    for (const [x, expected] of [
      [1e-10, 23.025850929882736],
      [0.1, 2.252712651734206],
      [0.5, 0.5723649429247001],
      [1.5, -0.12078223763524522],
      [3.3, 0.9870985778947344],
      [15.9, 27.625493215168692],
      [100, 359.1342053695754],
      [1e6, 12815504.569147611],
      [1e9, 19723265827.503716],
    ] as const) {
      expectRelative(logGamma(x), expected, 1e-14);
    }
    expect(Math.abs(logGamma(1))).toBeLessThan(1e-14);
    expect(Math.abs(logGamma(2))).toBeLessThan(1e-14);
  });

  test("regularisedGammaP, to shapes of a million", () => {
    for (const [shape, x, expected] of [
      [0.001, 0.5, 0.9994399333435292],
      [0.5, 0.1, 0.345279153981423],
      [0.5, 5, 0.9984345977419975],
      [1, 1, 0.6321205588285577],
      [3, 2, 0.32332358381693654],
      [10, 10, 0.5420702855281478],
      [100, 80, 0.017108313035133115],
      [100, 130, 0.9972495916326934],
      [1e6, 1e6, 0.5001329807608725],
      [1e6, 1.002e6, 0.9771959041012301],
      [1e6, 0.998e6, 0.022696114006736802],
    ] as const) {
      expectRelative(regularisedGammaP(shape, x), expected, 1e-12);
    }
  });

  test("regularisedBeta, to parameters of a million", () => {
    for (const [x, a, b, expected] of [
      [0.3, 0.5, 0.5, 0.36901011956554536],
      [0.01, 0.001, 5, 0.9974410690871124],
      [0.5, 2, 3, 0.6875],
      [0.9, 30, 4, 0.5769436641256926],
      [0.2, 10, 60, 0.9065711949135463],
      [0.48, 1000, 1000, 0.03677948327863957],
      [0.999, 5000, 3, 0.12435737403741322],
      [0.4995, 1e6, 1e6, 0.07864957758090163],
      [0.2, 250_000, 1e6, 0.5001784124348212],
    ] as const) {
      expectRelative(regularisedBeta(x, a, b), expected, 1e-12);
    }
  });
});

describe("laws", () => {
  test("logGamma(x + 1) = logGamma(x) + ln x", () => {
    fc.assert(
      fc.property(parameter, (x) => {
        const next = logGamma(x + 1);
        expect(Math.abs(next - logGamma(x) - Math.log(x))).toBeLessThan(1e-14 * Math.max(10, Math.abs(next)));
      }),
    );
  });

  test("the two ends of a beta variable are each other's mirror", () => {
    fc.assert(
      fc.property(share, parameter, parameter, (x, a, b) => {
        const y = 1 - x;
        expect(Math.abs(regularisedBeta(1 - y, a, b) + regularisedBeta(y, b, a) - 1)).toBeLessThan(1e-11);
      }),
    );
  });

  test("the gamma distribution is the beta's limit where a count is rare among very many", () => {
    const trials = 1e9;
    for (const [shape, x] of [
      [3, 2],
      [10, 14],
      [0.5, 0.3],
    ] as const) {
      expectRelative(regularisedBeta(x / trials, shape, trials), regularisedGammaP(shape, x), 1e-7);
    }
  });

  test("a quantile is where the probability is reached", () => {
    fc.assert(
      fc.property(share, parameter, parameter, (p, a, b) => {
        const gamma = gammaQuantile(p, a, 1);
        if (gamma > 1e-290) expect(Math.abs(regularisedGammaP(a, gamma) - p)).toBeLessThan(1e-10);
        const beta = betaQuantile(p, a, b);
        if (beta > 1e-290 && beta < 0.999_999) {
          expect(Math.abs(regularisedBeta(beta, a, b) - p)).toBeLessThan(1e-9);
        }
      }),
    );
  });

  test("the chances of a binomial count add up to 1", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 300 }),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (n, chance) => {
          let sum = 0;
          for (let k = 0; k <= n; k++) sum += Math.exp(logBinomialChance(k, n, chance));
          expect(sum).toBeCloseTo(1, 11);
        },
      ),
    );
  });
});

describe("edges", () => {
  test("the scale of a gamma variable scales its quantile", () => {
    expectRelative(gammaQuantile(0.3, 4, 25), 25 * gammaQuantile(0.3, 4, 1), 1e-15);
    expectRelative(gammaQuantile(0.5, 1, 2), 2 * Math.LN2, 1e-14);
  });

  test("nothing is under 0 and everything under the end", () => {
    expect(regularisedGammaP(2, 0)).toBe(0);
    expect(regularisedGammaP(2, Number.POSITIVE_INFINITY)).toBe(1);
    expect(regularisedBeta(0, 2, 3)).toBe(0);
    expect(regularisedBeta(1, 2, 3)).toBe(1);
    expect(gammaQuantile(0, 2, 1)).toBe(0);
    expect(gammaQuantile(1, 2, 1)).toBe(Number.POSITIVE_INFINITY);
    expect(betaQuantile(1, 2, 1)).toBe(1);
  });

  test("what has no answer is refused", () => {
    expect(() => logGamma(0)).toThrow("x must be above 0 and finite, got 0");
    expect(() => regularisedGammaP(2, -1)).toThrow("x must be at least 0, got -1");
    expect(() => regularisedBeta(1.1, 2, 2)).toThrow("x must be from 0 to 1, got 1.1");
    expect(() => betaQuantile(Number.NaN, 2, 2)).toThrow("p must be from 0 to 1, got NaN");
    expect(() => gammaQuantile(0.5, 2, Number.POSITIVE_INFINITY)).toThrow("scale must be above 0");
  });
});
