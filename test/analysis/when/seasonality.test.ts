import { describe, expect, test } from "vitest";
import { daysOfMonth } from "../../../src/analysis/counting/month-exposure.ts";
import { measureSeasonality } from "../../../src/analysis/when/seasonality.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import type { Seasonality } from "../../../src/model/when-report.ts";

const APRIL_2021 = 615;

function monthsOf(length: number, perDay: (month: number) => number) {
  return {
    firstMonth: APRIL_2021,
    counts: Uint32Array.from({ length }, (_, i) =>
      Math.round(perDay(APRIL_2021 + i) * daysOfMonth(APRIL_2021 + i)),
    ),
  };
}

function open(result: Seasonality | Locked): Seasonality {
  if ("locked" in result) throw new Error(result.locked);
  return result;
}

describe("measureSeasonality", () => {
  const made = [0.8, 0.7, 0.9, 1, 1.1, 1.2, 1.4, 1.3, 1.1, 1, 0.9, 0.8];
  const level = Math.exp(made.reduce((sum, value) => sum + Math.log(value), 0) / 12);

  test("finds the indices that the months were made with, whatever the trend", () => {
    const series = monthsOf(48, (month) => 1000 * (made[month % 12] as number) * 1.2 ** ((month - 600) / 12));
    const season = open(measureSeasonality(series, []));
    made.forEach((value, m) => {
      expect(season.index[m]).toBeCloseTo(value / level, 3);
      expect(season.low[m]).toBeLessThan(value / level);
      expect(season.high[m]).toBeGreaterThan(value / level);
    });
    expect(season.p).toBeLessThan(1e-10);
    expect([...season.months]).toEqual(new Array(12).fill(4));
  });

  test("finds an index of 1 for each month where each day has as many rows", () => {
    const season = open(
      measureSeasonality(
        monthsOf(30, () => 10),
        [],
      ),
    );
    for (const value of season.index) expect(value).toBeCloseTo(1, 9);
    expect(season.p).toBeCloseTo(1, 9);
    expect(season.months[4]).toBe(3);
    expect(season.months[0]).toBe(2);
  });

  test("holds the true index in about 95 of 100 intervals where counts vary twice as much as Poisson's", () => {
    const random = seedRandom(14);
    let held = 0;
    for (let round = 0; round < 200; round++) {
      const series = monthsOf(48, () => 1);
      for (let i = 0; i < 48; i++) {
        const month = APRIL_2021 + i;
        series.counts[i] = 2 * random.poisson(daysOfMonth(month) * (made[month % 12] as number));
      }
      const { low, high } = open(measureSeasonality(series, []));
      made.forEach((value, m) => {
        if ((low[m] as number) <= value / level && (high[m] as number) >= value / level) held++;
      });
    }
    expect(held).toBeGreaterThan(2400 * 0.93);
    expect(held).toBeLessThan(2400 * 0.97);
  });

  test("calls about one in twenty series without a season seasonal at p < 0.05", () => {
    const random = seedRandom(3);
    let called = 0;
    for (let round = 0; round < 400; round++) {
      const series = monthsOf(60, () => 1);
      for (let i = 0; i < 60; i++) series.counts[i] = 2 * random.poisson(15);
      if (open(measureSeasonality(series, [])).p < 0.05) called++;
    }
    expect(called).toBeGreaterThan(400 * 0.02);
    expect(called).toBeLessThan(400 * 0.09);
  });

  test("does not let a partial month pull its name down", () => {
    const series = monthsOf(37, () => 10);
    series.counts[36] = 20;
    const left = open(measureSeasonality(series, [APRIL_2021 + 36]));
    expect(left.index[3]).toBeCloseTo(1, 9);
    expect(open(measureSeasonality(series, [])).index[3]).toBeLessThan(0.9);
  });

  test("is locked under two years, and where a month of the year has no row", () => {
    expect(
      measureSeasonality(
        monthsOf(23, () => 9),
        [],
      ),
    ).toEqual({
      locked: "A season needs at least 24 whole months to be told from chance, and there are 23.",
    });
    const noAugusts = monthsOf(36, (month) => (month % 12 === 7 ? 0 : 9));
    expect(measureSeasonality(noAugusts, [])).toHaveProperty("locked");
  });
});
