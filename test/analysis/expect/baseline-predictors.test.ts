import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addUpMonths, type HexMonths, sumMonths } from "../../../src/analysis/counting/hex-months.ts";
import {
  addOneRow,
  fitPredictor,
  keepChoices,
  layChoices,
} from "../../../src/analysis/expect/baseline-predictors.ts";
import { kernelDensity } from "../../../src/analysis/where/kernel-density.ts";
import { PREDICTORS, type PredictorName } from "../../../src/model/back-test-report.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { runSteps } from "../../../src/model/steps.ts";

const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 700, resolution: 9 });
const n = grid.cellCount;
const MONTHS = 15;
const history = fc
  .array(fc.oneof(fc.constant(0), fc.nat(9)), { minLength: n * MONTHS, maxLength: n * MONTHS })
  .map((count) => Uint32Array.from(count));
const monthsOf = (count: Uint32Array) => addUpMonths(600, n, count);
const kept = layChoices(grid, 500);
const anyPredictor = fc.constantFrom(...PREDICTORS);
const foretell = (name: PredictorName, months: HexMonths, before: number) => {
  const fitted = fitPredictor(name, grid, months, before, kept);
  return { fitted, expected: fitted.spread(sumMonths(months, fitted.from, before)) };
};
const sum = (values: Iterable<number>) => [...values].reduce((total, each) => total + each, 0);

function expectClose(actual: Float64Array, expected: ArrayLike<number>) {
  expect(actual.length).toBe(expected.length);
  actual.forEach((value, i) => {
    expect(value).toBeCloseTo(expected[i] ?? Number.NaN, 9);
  });
}

describe("every predictor", () => {
  test("sees nothing of the month it foretells, nor of later ones", () => {
    fc.assert(
      fc.property(history, history, anyPredictor, fc.integer({ min: 3, max: 14 }), (a, b, name, before) => {
        const other = Uint32Array.from(a);
        other.set(b.subarray(before * n), before * n);
        expect(foretell(name, monthsOf(other), before).expected).toEqual(
          foretell(name, monthsOf(a), before).expected,
        );
      }),
      { numRuns: 40 },
    );
  });

  test("expects the mean month in all, the smoothed count nearly", () => {
    fc.assert(
      fc.property(history, anyPredictor, fc.integer({ min: 3, max: 15 }), (count, name, before) => {
        const months = monthsOf(count);
        const { fitted, expected } = foretell(name, months, before);
        const rows = sum(sumMonths(months, fitted.from, before));
        const ratio = (sum(expected) * (before - fitted.from)) / rows;
        if (name === "smoothed-count") expect(Math.abs(ratio - 1)).toBeLessThan(0.25);
        else expect(ratio).toBeCloseTo(1, 9);
      }),
      { numRuns: 40 },
    );
  });

  test("calls no hex impossible once there is a row", () => {
    fc.assert(
      fc.property(history, anyPredictor, (count, name) => {
        expect(Math.min(...foretell(name, monthsOf(count), 12).expected)).toBeGreaterThan(0);
      }),
      { numRuns: 40 },
    );
  });

  test("is linear in what it spreads, so weights of categories may be spread as rows are", () => {
    fc.assert(
      fc.property(
        history,
        anyPredictor,
        fc.double({ min: 0.1, max: 50, noNaN: true }),
        (count, name, weight) => {
          const months = monthsOf(count);
          const { fitted } = foretell(name, months, 12);
          const a = sumMonths(months, 0, 6);
          const b = sumMonths(months, 6, 12);
          const together = fitted.spread(a.map((value, i) => value + weight * (b[i] ?? 0)));
          const apart = fitted.spread(b);
          expectClose(
            together,
            fitted.spread(a).map((value, i) => value + weight * (apart[i] ?? 0)),
          );
        },
      ),
      { numRuns: 40 },
    );
  });

  test("expects nothing where there has been nothing", () => {
    const empty = monthsOf(new Uint32Array(5 * n));
    for (const name of PREDICTORS) expect(sum(foretell(name, empty, 5).expected)).toBe(0);
  });
});

describe("each predictor", () => {
  const count = Uint32Array.from({ length: n * MONTHS }, (_, k) => (k * 7919) % 5);
  const months = monthsOf(count);
  const rows = sumMonths(months, 0, MONTHS);
  const total = sum(rows);

  test("the prior count is the hex's monthly mean, one row spread over all", () => {
    const share = (value: number) => ((value + 1 / n) / (total + 1)) * (total / MONTHS);
    expectClose(foretell("prior-count", months, MONTHS).expected, rows.map(share));
  });

  test("the recent count is that of the last twelve months, and the prior count where there are no more", () => {
    const recent = sumMonths(months, 3, 15);
    expectClose(
      foretell("recent-count", months, 15).expected,
      addOneRow(recent, sum(recent)).map((value) => value / 12),
    );
    expect(foretell("recent-count", months, 12).expected).toEqual(
      foretell("prior-count", months, 12).expected,
    );
  });

  test("the even spread is even", () => {
    expectClose(foretell("uniform", months, MONTHS).expected, new Array(n).fill(total / MONTHS / n));
  });

  test("the smoothed count lies between the hex and its surroundings, and is worth more months than were recorded", () => {
    const { fitted, expected } = foretell("smoothed-count", months, MONTHS);
    const months0 = fitted.parameters.priorMonths ?? Number.NaN;
    expect(fitted.monthsWorth).toBeCloseTo(MONTHS + months0, 9);
    const [start = 0, end = 0] = grid.neighbourStart;
    const around = sum(grid.neighbours.subarray(start, end).map((cell) => rows[cell] ?? 0)) / (end - start);
    const [low, high] = [Math.min(rows[0] ?? 0, around), Math.max(rows[0] ?? 0, around)];
    expect((expected[0] ?? 0) * MONTHS).toBeGreaterThanOrEqual(low - 0.5);
    expect((expected[0] ?? 0) * MONTHS).toBeLessThanOrEqual(high + 0.5);
  });

  test("the kernel density is that of the hexes, one row spread over all", () => {
    const density = kernelDensity(rows, grid.lng, grid.lat, 500);
    expectClose(
      foretell("kernel-density", months, MONTHS).expected,
      addOneRow(density, total).map((value) => value / MONTHS),
    );
  });

  test("the bandwidth is chosen from the months before the first fold alone", () => {
    const later = Uint32Array.from(count);
    later.fill(99, 6 * n);
    expect(runSteps(keepChoices(grid, monthsOf(later), 6)).bandwidthM).toBe(
      runSteps(keepChoices(grid, months, 6)).bandwidthM,
    );
  });
});
