import { describe, expect, test } from "vitest";
import { type RatioEvidence, shrinkRatios } from "../../../src/analysis/statistics/shrunken-rate-ratio.ts";

const evidence = (
  eventCount: number,
  comparison: number,
  comparisonDays: number,
  dispersion = 1,
): RatioEvidence => ({
  ...{ eventCount, dispersion },
  strata: [{ comparisonDays, count: eventCount + comparison, pairs: 0 }],
});
const rated = ([cell]: ReturnType<typeof shrinkRatios>) =>
  cell as { ratio: number; low: number; high: number };

describe("shrunken ratios", () => {
  test("agree with the posterior reckoned directly, cell by cell and scale by scale", () => {
    const cells = [
      [8, 12, 4],
      [3, 14, 4],
      [20, 22, 4],
    ] as const;
    const step = 0.01;
    const logs = Array.from({ length: 1001 }, (_, i) => -5 + i * step);
    const scales = Array.from({ length: 22 }, (_, i) => 0.03 * (2 / 0.03) ** (i / 21));
    const chance = ([x, y, c]: readonly [number, number, number], log: number) =>
      (Math.exp(log) / (Math.exp(log) + c)) ** x * (c / (Math.exp(log) + c)) ** y;
    const prior = (log: number, scale: number) => (1 + (log / scale) ** 2 / 3) ** -2;
    const joint = scales.map((scale) => {
      const norm = logs.reduce((sum, log) => sum + prior(log, scale), 0);
      const evidences = cells.map(
        (cell) => logs.reduce((sum, log) => sum + chance(cell, log) * prior(log, scale), 0) / norm,
      );
      return {
        norm,
        evidences,
        weight: scale * Math.exp(-(scale ** 2) / 2) * evidences.reduce((a, b) => a * b, 1),
      };
    });
    shrinkRatios(cells.map(([x, y, c]) => evidence(x, y, c))).forEach((shrunken, k) => {
      const cell = cells[k] as (typeof cells)[number];
      const posterior = logs.map((log) =>
        scales.reduce((sum, scale, s) => {
          const { norm, evidences, weight } = joint[s] as (typeof joint)[number];
          return sum + ((weight / (evidences[k] as number)) * chance(cell, log) * prior(log, scale)) / norm;
        }, 0),
      );
      const total = posterior.reduce((a, b) => a + b, 0);
      const below = (ratio: number) =>
        posterior.reduce(
          (sum, density, i) => sum + ((logs[i] as number) < Math.log(ratio) ? density : 0),
          0,
        ) / total;
      expect(below(shrunken.low)).toBeCloseTo(0.025, 1);
      expect(Math.abs(below(shrunken.ratio) - 0.5)).toBeLessThan(0.02);
      expect(Math.abs(below(shrunken.high) - 0.975)).toBeLessThan(0.01);
    });
  });

  test("turn over when event and comparison days are swapped", () => {
    const there = rated(shrinkRatios([evidence(30, 10, 1)]));
    const back = rated(shrinkRatios([evidence(10, 30, 1)]));
    expect(there.ratio).toBeCloseTo(1 / back.ratio, 6);
    expect(there.low).toBeCloseTo(1 / back.high, 6);
  });

  test("lie between 1 and what was counted, the nearer to it the more was counted", () => {
    const ratios = [1, 4, 16, 64, 256].map(
      (times) => rated(shrinkRatios([evidence(3 * times, 6 * times, 4)])).ratio,
    );
    expect(ratios).toEqual(ratios.toSorted((a, b) => a - b));
    expect(ratios[0]).toBeGreaterThan(1);
    expect(ratios[4]).toBeLessThan(2);
    expect(ratios[4]).toBeGreaterThan(1.9);
  });

  test("are drawn in further, and are less certain, where counts vary more than Poisson", () => {
    const plain = rated(shrinkRatios([evidence(30, 60, 4)]));
    const varied = rated(shrinkRatios([evidence(30, 60, 4, 3)]));
    expect(varied.ratio).toBeLessThan(plain.ratio);
    expect(varied.low).toBeLessThan(plain.low);
  });

  test("are drawn in further among many cells that show nothing", () => {
    const nothing = Array.from({ length: 19 }, () => evidence(50, 200, 4));
    const alone = rated(shrinkRatios([evidence(12, 24, 4)]));
    const among = rated(shrinkRatios([evidence(12, 24, 4), ...nothing]));
    expect(among.ratio).toBeLessThan(alone.ratio);
    expect(among.ratio).toBeGreaterThan(1);
  });

  test("are 1 where nothing was counted, with all the doubt that is left", () => {
    const { ratio, low, high } = rated(shrinkRatios([{ eventCount: 0, strata: [], dispersion: 1 }]));
    expect(ratio).toBeCloseTo(1, 6);
    expect(low).toBeLessThan(0.5);
    expect(high).toBeGreaterThan(2);
  });
});
