import { describe, expect, it } from "vitest";
import type { Estimate, PredictorName, PredictorScore } from "../../../src/model/back-test-report.ts";
import type { TestedReport } from "../../../src/model/back-test-tables.ts";
import {
  listCalibration,
  listDifferences,
  listHitRates,
  sayCalibration,
  sayDifferences,
  sayHitRate,
  sayNaive,
} from "../../../src/ui/bench/expect-page/score-rows.ts";

const estimate = (mean: number, reach: number | null): Estimate => ({
  mean,
  low: reach === null ? null : mean - reach,
  high: reach === null ? null : mean + reach,
  folds: 3,
});

function score(predictor: PredictorName, label: string, rate: number): PredictorScore {
  return {
    predictor,
    label,
    logScore: estimate(-4 + rate, 0.02),
    logScoreByFold: Float64Array.of(-4.1, -4, -3.9),
    fractions: [0.01, 0.05].map((fraction) => ({
      fraction,
      hexes: 134 * fraction,
      hitRate: estimate(rate * (fraction / 0.05), 0.01),
      pai: estimate((rate * (fraction / 0.05)) / fraction, 0.2),
      peiStar: estimate(0.9, 0.05),
      hitRateByFold: Float64Array.of(rate - 0.01, rate, rate + 0.01),
    })),
    calibration: {
      groups: [{ hexMonths: 40, expected: 80, observed: 100, low: 81.4, high: 121.6 }],
      slope: 0.82,
      expected: 80,
      observed: 100,
      excess: estimate(6.7, 1.2),
    },
    parameters: {},
  };
}

const difference = (
  predictor: PredictorName,
  against: PredictorName,
  mean: number,
  reach: number | null,
) => ({
  predictor,
  against,
  logScore: estimate(mean, reach),
  hitRates: [0.01, 0.05].map((fraction) => ({ fraction, difference: estimate(mean, reach) })),
});

const test: TestedReport = {
  state: "tested",
  folds: [
    { month: 672, trainingMonths: 12, rows: 90 },
    { month: 673, trainingMonths: 13, rows: 110 },
    { month: 674, trainingMonths: 14, rows: 100 },
  ],
  scores: [
    score("uniform", "even spread", 0.05),
    score("prior-count", "plain prior count", 0.29),
    score("smoothed-count", "smoothed count", 0.33),
    score("kernel-density", "kernel density", 0.2),
  ],
  differences: [
    difference("prior-count", "uniform", 0.24, 0.01),
    difference("smoothed-count", "uniform", 0.28, 0.01),
    difference("smoothed-count", "prior-count", 0.04, 0.01),
    difference("kernel-density", "prior-count", -0.09, 0.02),
  ],
  verdict: { sentence: "", best: "smoothed-count", use: "smoothed-count", naiveMapHolds: false },
  note: { method: "", source: "", version: 1, span: null, n: {}, parameters: {}, cautions: [] },
};

describe("hit rates", () => {
  it("leave the even spread to the line of searching at random", () => {
    expect(listHitRates(test).map(({ predictor }) => predictor)).toEqual([
      "Plain prior count",
      "Smoothed count",
      "Kernel density",
    ]);
  });

  it("are said with their interval and against chance", () => {
    expect(sayHitRate(test, "prior-count", 0.05)).toBe(
      "The first 5% of the hexes by the plain prior count held 29% of the next month’s records (95% interval 28% to 30%); searching at random would find 5%.",
    );
  });
});

describe("against the plain count", () => {
  it("differences are percentage points, and those that are sure are named", () => {
    const rows = listDifferences(test, 0.05);
    expect(rows.map(({ label }) => label)).toEqual(["Smoothed count", "Kernel density"]);
    expect(rows[0]?.interval?.estimate).toBeCloseTo(4);
    expect(sayDifferences(rows, 0.05)).toBe(
      "In the first 5% of the hexes the smoothed count surely held more than the plain count, and the kernel density held less.",
    );
  });

  it("differences without an interval say that the months are too few", () => {
    const few = { ...test, differences: [difference("smoothed-count", "prior-count", 0.04, null)] };
    expect(listDifferences(few, 0.05)).toEqual([
      { label: "Smoothed count", interval: null, text: "too few months" },
    ]);
  });

  it("the naive map is said to win only where it does", () => {
    expect(sayNaive(test)).toBeNull();
    const verdict = { ...test.verdict, naiveMapHolds: true };
    expect(sayNaive({ ...test, verdict })).toContain("The naive map wins: over 3 months");
    expect(sayNaive({ ...test, verdict: { ...verdict, use: "uniform" } })).toBeNull();
  });
});

describe("calibration", () => {
  it("is per hex and month, with the interval of what came", () => {
    expect(listCalibration(test.scores[1] as PredictorScore)).toEqual([
      { expected: 2, observed: 2.5, low: expect.closeTo(2.035, 5), high: expect.closeTo(3.04, 5), n: 40 },
    ]);
  });

  it("says level and slope", () => {
    expect(sayCalibration(test.scores[1] as PredictorScore)).toBe(
      "100 records came where 80 were expected (+6.7 a month, 95% interval +5.5 to +7.9), and hexes turned out less different than expected (slope 0.82).",
    );
  });
});
