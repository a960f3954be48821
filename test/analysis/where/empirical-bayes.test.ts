import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { smoothRates, smoothRatesLocally } from "../../../src/analysis/where/empirical-bayes.ts";
import { linkLists, linkPublished } from "../link-neighbours.ts";

const REFERENCE = "../shared/reference/statistics/eb_moran_stl78.json";

function expectClose(actual: ArrayLike<number>, expected: ArrayLike<number>, tolerance: number) {
  for (let i = 0; i < expected.length; i++) {
    const difference = Math.abs((actual[i] ?? Number.NaN) - (expected[i] ?? Number.NaN));
    expect(difference, `cell ${i}: ${actual[i]} for ${expected[i]}`).toBeLessThanOrEqual(tolerance);
  }
}

describe.skipIf(!existsSync(REFERENCE))("homicides around St Louis (esda, test_smoothing.py)", () => {
  const read = () => JSON.parse(readFileSync(REFERENCE, "utf8"));

  test("global rates agree with esda to 1e-9", () => {
    const { events_HC7984, population_PO7984, expected } = read();
    expect(expected.EB_first10).toHaveLength(10);
    expectClose(smoothRates(events_HC7984, population_PO7984), expected.EB_first10, 1e-9);
  });

  test("local rates agree with esda to 1e-9", () => {
    const { events_HC7984, population_PO7984, neighbours_1based, expected } = read();
    const { start, neighbours } = linkPublished(neighbours_1based);
    const rates = smoothRatesLocally(events_HC7984, population_PO7984, start, neighbours);
    expect(expected.SpatialEB_first10).toHaveLength(10);
    expectClose(rates, expected.SpatialEB_first10, 1e-9);
  });
});

describe("smoothRates", () => {
  const cells = fc.array(fc.record({ cases: fc.nat(80), exposure: fc.integer({ min: 1, max: 500 }) }), {
    minLength: 1,
    maxLength: 40,
  });

  test("gives by hand: counts 0, 2, 10 of equal exposure have m = 4, A = 56/3 − 4", () => {
    const kept = (56 / 3 - 4) / (56 / 3);
    const rates = smoothRates([0, 2, 10], [1, 1, 1]);
    expectClose(rates, [4 - 4 * kept, 4 - 2 * kept, 4 + 6 * kept], 1e-12);
  });

  test("is between the cell's own rate and that of the whole area", () => {
    fc.assert(
      fc.property(cells, (given) => {
        const cases = given.map((cell) => cell.cases);
        const exposure = given.map((cell) => cell.exposure);
        const whole = cases.reduce((sum, x) => sum + x, 0) / exposure.reduce((sum, e) => sum + e, 0);
        for (const [i, rate] of smoothRates(cases, exposure).entries()) {
          const own = (cases[i] ?? 0) / (exposure[i] ?? 1);
          expect(rate).toBeGreaterThanOrEqual(Math.min(own, whole) - 1e-9);
          expect(rate).toBeLessThanOrEqual(Math.max(own, whole) + 1e-9);
        }
      }),
    );
  });

  test("of two equal rates draws the one that rests on less nearer to the mean", () => {
    const rates = smoothRates([2, 200, 0, 100, 5], [10, 1000, 900, 1000, 700]);
    expect(rates[0]).toBeLessThan(rates[1] ?? 0);
  });

  test("is the same everywhere where the counts vary no more than chance does", () => {
    const even = smoothRates([4, 5, 6, 5], [1, 1, 1, 1]);
    expect([...even]).toEqual([5, 5, 5, 5]);
    expect([...smoothRates([0, 0], [3, 4])]).toEqual([0, 0]);
  });

  test("of one neighbourhood that is everything, local rates are the global ones", () => {
    fc.assert(
      fc.property(cells, (given) => {
        const cases = given.map((cell) => cell.cases);
        const exposure = given.map((cell) => cell.exposure);
        const all = linkLists(given.map((_, i) => given.flatMap((_, j) => (i === j ? [] : [j]))));
        const local = smoothRatesLocally(cases, exposure, all.start, all.neighbours);
        expectClose(local, smoothRates(cases, exposure), 1e-9);
      }),
    );
  });

  test("of a cell without neighbours the local rate is its own", () => {
    const { start, neighbours } = linkLists([[], [2], [1]]);
    expect(smoothRatesLocally([7, 1, 1], [2, 1, 1], start, neighbours)[0]).toBe(3.5);
  });
});
