import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { measureConcentration } from "../../../src/analysis/where/concentration.ts";

const REFERENCE = "../shared/reference/statistics/scipy_r_vectors.json";
const anyCounts = fc.array(fc.nat(30), { minLength: 1, maxLength: 60 });
const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
const someCounts = anyCounts.filter((counts) => sum(counts) > 0);

describe("measureConcentration against published values", () => {
  test("gives R's Gini of ten incomes (package ineq)", () => {
    const incomes = [541, 1463, 2445, 3438, 4437, 5401, 6392, 8304, 11904, 22261];
    expect(measureConcentration(incomes).gini).toBeCloseTo(0.4620911, 7);
  });

  test("gives the plain and adjusted Gini of the authors' own package (lorenzgini 0.1.2, gini.R)", () => {
    const enough = measureConcentration([10, 8, 2, 0, 0, 0, 0, 0, 0, 0]);
    expect(enough.gini).toBeCloseTo(0.78, 12);
    expect(enough.adjustedGini).toBeCloseTo(0.78, 12);
    const sparse = measureConcentration([5, 2, 1, 0, 0, 0, 0, 0, 0, 0]);
    expect(sparse.gini).toBeCloseTo(0.8, 12);
    expect(sparse.adjustedGini).toBeCloseTo(0.75, 12);
  });

  describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
    test("agrees with the recorded Gini", () => {
      const { x, expected } = JSON.parse(readFileSync(REFERENCE, "utf8")).gini;
      expect(measureConcentration(x).gini).toBeCloseTo(expected, 7);
    });
  });
});

describe("measureConcentration", () => {
  test("has the Gini that comparing every cell with every other gives", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const apart = sum(counts.flatMap((a) => counts.map((b) => Math.abs(a - b))));
        const expected = apart / (2 * counts.length * sum(counts));
        expect(measureConcentration(counts).gini).toBeCloseTo(expected, 10);
      }),
    );
  });

  test("has the Gini that is twice the area between the diagonal and the Lorenz curve", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { lorenz, gini } = measureConcentration(counts);
        const n = counts.length;
        let under = 0;
        for (let k = 0; k < n; k++) under += ((lorenz[k] ?? 0) + (lorenz[k + 1] ?? 0)) / 2 / n;
        expect(1 - 2 * under).toBeCloseTo(gini ?? Number.NaN, 10);
      }),
    );
  });

  test("has a Lorenz curve from 0 to 1 that never falls and bends upwards", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const lorenz = [...measureConcentration(counts).lorenz];
        expect(lorenz[0]).toBe(0);
        expect(lorenz.at(-1)).toBe(1);
        const steps = lorenz.slice(1).map((share, k) => share - (lorenz[k] ?? 0));
        for (const [k, step] of steps.entries()) {
          expect(step).toBeGreaterThanOrEqual((steps[k - 1] ?? 0) - 1e-12);
        }
      }),
    );
  });

  test("takes one crime each in some of the cells as even, whatever the plain Gini says", () => {
    const { gini, adjustedGini } = measureConcentration([1, 0, 0, 1, 0, 0, 0, 0, 1, 0]);
    expect(gini).toBeCloseTo(0.7, 12);
    expect(adjustedGini).toBeCloseTo(0, 12);
  });

  test("takes all of c crimes in one of more cells as 1 − 1/c", () => {
    expect(measureConcentration([0, 0, 0, 0, 0, 4]).adjustedGini).toBeCloseTo(0.75, 12);
  });

  test("adjusts downwards, and only where there are fewer crimes than cells", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const { gini, adjustedGini } = measureConcentration(counts);
        if (sum(counts) >= counts.length) expect(adjustedGini).toBeCloseTo(gini ?? Number.NaN, 12);
        else expect(adjustedGini).toBeLessThanOrEqual((gini ?? 0) + 1e-12);
        expect(adjustedGini).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test("counts a cell in part where the share asked for is not whole", () => {
    const counts = [50, 30, ...new Array(18).fill(0), 20];
    const shares = measureConcentration(counts).top.map(({ shareOfCrimes }) => shareOfCrimes ?? 0);
    const expected = [0.21 * 50, 0.42 * 50, 50 + 0.05 * 30, 50 + 30 + 0.1 * 20];
    for (const [k, share] of shares.entries()) expect(share).toBeCloseTo((expected[k] ?? 0) / 100, 12);
  });

  test("finds the fewest cells with half of the crimes, by trying", () => {
    fc.assert(
      fc.property(someCounts, (counts) => {
        const falling = counts.toSorted((a, b) => b - a);
        const fewest = falling.findIndex((_, k) => 2 * sum(falling.slice(0, k + 1)) >= sum(counts)) + 1;
        expect(measureConcentration(counts).cellsWithHalf).toBe(fewest);
      }),
    );
  });

  test("does not depend on the order of the cells", () => {
    fc.assert(
      fc.property(anyCounts, (counts) => {
        expect(measureConcentration(counts.toReversed())).toEqual(measureConcentration(counts));
      }),
    );
  });

  test("has nothing to say without crimes or cells", () => {
    const nothing = { gini: null, adjustedGini: null, cellsWithHalf: null };
    expect(measureConcentration([0, 0, 0])).toMatchObject(nothing);
    expect(measureConcentration([])).toMatchObject(nothing);
    expect(measureConcentration([0]).top.map(({ shareOfCrimes }) => shareOfCrimes)).toEqual([
      null,
      null,
      null,
      null,
    ]);
  });
});
