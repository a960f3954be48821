import { describe, expect, test } from "vitest";
import { daysOfMonth } from "../../../src/analysis/counting/month-exposure.ts";
import { fitMonthTrend } from "../../../src/analysis/when/month-trend.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import type { MonthTrend } from "../../../src/model/when-report.ts";

const JANUARY_2020 = 600;

function monthsOf(length: number, perDay: (i: number) => number) {
  return {
    firstMonth: JANUARY_2020,
    counts: Uint32Array.from({ length }, (_, i) => Math.round(perDay(i) * daysOfMonth(JANUARY_2020 + i))),
  };
}

function open(result: MonthTrend | Locked): MonthTrend {
  if ("locked" in result) throw new Error(result.locked);
  return result;
}

describe("fitMonthTrend", () => {
  test("finds the change per year that the months were made with", () => {
    const trend = open(
      fitMonthTrend(
        monthsOf(36, (i) => 100 * 1.1 ** (i / 12)),
        [],
      ),
    );
    expect(trend.changePerYear.percent).toBeCloseTo(10, 1);
    expect(trend.changePerYear.low).toBeLessThan(10);
    expect(trend.changePerYear.high).toBeGreaterThan(10);
    expect(trend.p).toBeLessThan(1e-6);
    expect(trend.trendPerDay[12]).toBeCloseTo(110, 0);
    expect(trend.monotonic.tau).toBe(1);
    expect(trend.medianPerYear.slope).toBeCloseTo(11, 0);
  });

  test("gives the median change of a year, not of a month, with and without a season", () => {
    for (const length of [14, 30]) {
      const { slope, low, high } = open(
        fitMonthTrend(
          monthsOf(length, (i) => 100 + i),
          [],
        ),
      ).medianPerYear;
      expect(slope).toBeCloseTo(12, 0);
      expect(low).toBeCloseTo(12, 0);
      expect(high).toBeCloseTo(12, 0);
    }
  });

  test("sees none where each day has as many rows, although February is short", () => {
    const trend = open(
      fitMonthTrend(
        monthsOf(24, () => 20),
        [],
      ),
    );
    expect(trend.changePerYear.percent).toBeCloseTo(0, 9);
    expect(trend.dispersion).toBeCloseTo(0, 9);
    expect(trend.monotonic).toEqual({ s: 0, z: 0, p: 1, tau: 0 });
  });

  test("does not take a season for a trend from two years on", () => {
    const trend = open(
      fitMonthTrend(
        monthsOf(30, (i) => 50 * Math.exp(0.5 * Math.sin((2 * Math.PI * (i - 3)) / 12))),
        [],
      ),
    );
    expect(trend.withSeason).toBe(true);
    expect(Math.abs(trend.changePerYear.percent)).toBeLessThan(0.5);
  });

  test("is not bent by a last month that is left out as partial", () => {
    const whole = monthsOf(25, (i) => 40 * 1.05 ** (i / 12));
    const partial = { ...whole, counts: whole.counts.slice() };
    partial.counts[24] = 30;
    const trend = open(fitMonthTrend(partial, [JANUARY_2020 + 24, JANUARY_2020 + 999]));
    expect(trend.changePerYear.percent).toBeCloseTo(5, 0);
    expect(trend.leftOut).toEqual([JANUARY_2020 + 24]);
    expect(trend.perDay[24]).toBeNaN();
    expect(trend.note).toMatchObject({ span: { first: 600, last: 623 }, n: { months: 24 } });
    expect(open(fitMonthTrend(partial, [])).changePerYear.percent).toBeLessThan(0);
  });

  test("holds the true change in about 95 of 100 intervals where counts vary thrice as much as Poisson's", () => {
    const random = seedRandom(11);
    let held = 0;
    for (let round = 0; round < 400; round++) {
      const series = monthsOf(36, () => 1);
      for (let i = 0; i < 36; i++) series.counts[i] = 3 * random.poisson(12 * 0.9 ** (i / 12));
      const { low, high } = open(fitMonthTrend(series, [])).changePerYear;
      if (low <= -10 && high >= -10) held++;
    }
    expect(held).toBeGreaterThan(400 * 0.92);
    expect(held).toBeLessThan(400 * 0.98);
  });

  test("warns of less than two years, of few rows, and of months that echo the month before", () => {
    const cautions = (series: ReturnType<typeof monthsOf>) =>
      open(fitMonthTrend(series, [])).note.cautions.join(" ");
    expect(cautions(monthsOf(14, () => 20))).toMatch("less than two years");
    expect(cautions(monthsOf(14, (i) => 0.03 + (i % 2) * 0.1))).toMatch("fewer than five rows a month");
    const echo = cautions(monthsOf(60, (i) => 30 + 10 * Math.sin((2 * Math.PI * i) / 30)));
    expect(echo).toMatch("resemble the month before");
    expect(cautions(monthsOf(60, (i) => 30 + (i % 2)))).not.toMatch("resemble");
  });

  test("is locked under a year of months and without rows", () => {
    expect(
      fitMonthTrend(
        monthsOf(12, () => 20),
        [JANUARY_2020],
      ),
    ).toEqual({
      locked: "A trend needs at least 12 whole months, and there are 11.",
    });
    expect(
      fitMonthTrend(
        monthsOf(30, () => 0),
        [],
      ),
    ).toHaveProperty("locked");
  });
});
