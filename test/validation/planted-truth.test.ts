import { describe, expect, test } from "vitest";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { drawGamma } from "./draw-gamma.ts";
import { departFromEven, intervalOfShare, judgeCoverage, judgeEvenP, judgeFalseAlarms } from "./judge.ts";
import { validateNoHotspot } from "./no-hotspot.ts";
import { validateNoChange, validatePeriodRatio } from "./period-ratio.ts";
import { validateNoCluster, validateScan } from "./planted-cluster.ts";
import { validateNoRepeats, validateRepeats } from "./planted-repeats.ts";
import { validateEmpiricalBayes, validateShrunkenRatios } from "./shrinkage.ts";
import { validateTrend } from "./trend-interval.ts";

describe("planted truth, few seeds being tried here (npm run validate tries many)", () => {
  test("a cluster is found where it was planted, and seldom where none was", () => {
    const { found, total, sensitivity, precision } = validateScan(8, 3);
    expect(found).toBe(total);
    expect(sensitivity).toBeGreaterThan(0.8);
    expect(precision).toBeGreaterThan(0.6);
    expect(validateNoCluster(12).falseAlarms).toBeLessThanOrEqual(3);
  });

  test("a cluster is claimed nearly always where rates merely vary, which is the scan's limit", () => {
    expect(validateNoCluster(6, 0.5).falseAlarms).toBeGreaterThanOrEqual(5);
  });

  test("no hotspot is claimed by permutation where every arrangement is as likely", () => {
    expect(validateNoHotspot(12, 5).permutation).toBeLessThanOrEqual(3);
    expect(validateNoHotspot(12, 5, 1).permutation).toBeLessThanOrEqual(3);
  });

  test.each([
    [18, 1],
    [48, 4],
  ])(
    "the trend of %i months that vary %i times as much as Poisson counts is in its intervals",
    (months, dispersion) => {
      const found = validateTrend(40, { months, dispersion });
      expect(found.logLinear.covered).toBeGreaterThanOrEqual(34);
      expect(found.median.covered).toBeGreaterThanOrEqual(34);
      expect(found.falseLogLinear).toBeLessThanOrEqual(6);
      expect(found.falseMannKendall).toBeLessThanOrEqual(6);
    },
  );

  test("the ratio of two years is in its interval, also where months vary", () => {
    const ratios = [0.7, 1, 1.5];
    expect(validatePeriodRatio(40, ratios, { mean: 1.5 }).covered).toBeGreaterThanOrEqual(34);
    const varied = validatePeriodRatio(40, ratios, { mean: 1.5, monthVariance: 0.1 });
    expect(varied.covered).toBeGreaterThanOrEqual(34);
    expect(varied.cautioned).toBe(40);
    expect(validateNoChange(40, { mean: 1.5 }).falseAlarms).toBeLessThanOrEqual(6);
  });

  test("near repeats are found where they were planted, and seldom where none were", () => {
    expect(validateRepeats(15, 20).found).toBeGreaterThanOrEqual(13);
    const { falseAlarms, total } = validateNoRepeats(15);
    expect(falseAlarms / total).toBeLessThan(0.1);
  });

  test("shrinking brings rates and ratios nearer to what they were made with", () => {
    for (const errors of [validateEmpiricalBayes(10, false), validateEmpiricalBayes(10, true)]) {
      expect(errors.better).toBe(10);
      expect(errors.shrunken).toBeLessThan(errors.raw);
    }
    const ratios = validateShrunkenRatios(15);
    expect(ratios.shrunken).toBeLessThan(ratios.raw);
    expect(ratios.intervals.covered / ratios.intervals.total).toBeGreaterThan(0.85);
  });
});

describe("how the checks judge", () => {
  test("the interval of 10 hits in 100 is Wilson's, 0.0552 to 0.1744", () => {
    const { low, high } = intervalOfShare(10, 100);
    expect(low).toBeCloseTo(0.0552, 4);
    expect(high).toBeCloseTo(0.1744, 4);
  });

  test("a coverage outside 92 to 98 % is not held", () => {
    const holds = (covered: number) => judgeCoverage("", { covered, total: 500 }).holds;
    expect([459, 460, 490, 491].map(holds)).toEqual([false, true, true, false]);
  });

  test("false alarms may go above 5 % only by their noise", () => {
    const holds = (falseAlarms: number) => judgeFalseAlarms("", { falseAlarms, total: 500 }).holds;
    expect([34, 35].map(holds)).toEqual([true, false]);
  });

  test("small p-values that come too often are caught, cautious ones let pass", () => {
    const even = Array.from({ length: 200 }, (_, i) => (i + 0.5) / 200);
    expect(judgeEvenP("", even).holds).toBe(true);
    expect(
      judgeEvenP(
        "",
        even.map((p) => p ** 2),
      ).holds,
    ).toBe(false);
    expect(judgeEvenP("", even.map(Math.sqrt)).holds).toBe(true);
    expect(departFromEven([0.25, 0.75])).toEqual({ above: 0.25, below: 0.25 });
  });

  test("gamma factors have the mean 1 and the variance asked for", () => {
    const random = seedRandom(1);
    const drawn = Float64Array.from({ length: 20_000 }, () => drawGamma(random, 0.5));
    const mean = drawn.reduce((sum, each) => sum + each, 0) / drawn.length;
    const variance = drawn.reduce((sum, each) => sum + (each - mean) ** 2, 0) / drawn.length;
    expect(mean).toBeCloseTo(1, 1);
    expect(Math.abs(variance - 0.5)).toBeLessThan(0.05);
    expect(drawGamma(random, 0)).toBe(1);
  });
});
