import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { disperseDays } from "../../../src/analysis/events/day-dispersion.ts";
import type { MatchedCounts } from "../../../src/analysis/events/matched-counts.ts";
import { permuteMatchedDays } from "../../../src/analysis/events/matched-permutation.ts";
import {
  compareMatchedCounts,
  dispersionOfScore,
  intervalWithDayVariance,
} from "../../../src/analysis/events/matched-rate-ratio.ts";
import { comparePoissonRates } from "../../../src/analysis/statistics/poisson-rate-ratio.ts";
import { logBinomialChance } from "../../../src/analysis/statistics/special-functions.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";

/** One set in which all the comparison days' rows fell on the first of them. */
const oneSet = (event: number, comparison: number, days: number): MatchedCounts => [
  [event, comparison, ...new Array<number>(days - 1).fill(0)],
];

const anySets = fc.array(fc.array(fc.integer({ min: 0, max: 12 }), { minLength: 2, maxLength: 9 }), {
  minLength: 1,
  maxLength: 12,
});

describe("the ratio of matched days", () => {
  test.each([
    [12, 48, 9, 2.25, 1.0878893067, 4.2998457758, 0.0163816954],
    [30, 150, 10, 2.0, 1.3040841981, 2.9751873657, 0.0010748205],
    [3, 2, 4, 6.0, 0.6873139702, 71.8366432201, 0.05792],
  ])(
    "of %i against %i on %i times the hours is as scipy and R have it",
    (x, y, days, ratio, low, high, p) => {
      const result = compareMatchedCounts(oneSet(x, y, days));
      expect(result.ratio).toBeCloseTo(ratio, 8);
      expect(result.interval.low).toBeCloseTo(low, 6);
      expect(result.interval.high).toBeCloseTo(high, 3);
      expect(result.p).toBeCloseTo(p, 8);
    },
  );

  test("has no number where nothing is counted on comparison days, but a lower end", () => {
    const { ratio, interval } = compareMatchedCounts(oneSet(7, 0, 4));
    expect(ratio).toBeNull();
    expect(interval.low).toBeCloseTo(5.765234075, 6);
    expect(interval.high).toBeNull();
  });

  test("says nothing of nothing", () => {
    expect(compareMatchedCounts([[0, 0, 0]])).toEqual({
      ratio: null,
      interval: { low: 0, high: null },
      p: 1,
    });
  });

  test("is that of the pooled rates where all sets have as many comparison days", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 8 }),
        fc.array(fc.nat(9), { minLength: 18, maxLength: 90 }),
        (c, counts) => {
          const sets = Array.from({ length: Math.floor(counts.length / (c + 1)) }, (_, i) =>
            counts.slice(i * (c + 1), (i + 1) * (c + 1)),
          );
          const event = sets.reduce((sum, days) => sum + (days[0] as number), 0);
          const all = sets.flat().reduce((sum, count) => sum + count, 0);
          fc.pre(event > 0 && all > event);
          const pooled = comparePoissonRates(
            { count: event, exposure: 1 },
            { count: all - event, exposure: c },
          );
          const matched = compareMatchedCounts(sets);
          expect(matched.ratio).toBeCloseTo(pooled.ratio as number, 8);
          expect(matched.interval.low).toBeCloseTo(pooled.low, 8);
          expect(matched.p).toBeCloseTo(pooled.p, 8);
        },
      ),
    );
  });

  test("solves the score equation of the conditional likelihood and lies in its interval", () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const { ratio, interval } = compareMatchedCounts(sets);
        const event = sets.reduce((sum, days) => sum + (days[0] as number), 0);
        fc.pre(ratio !== null && event > 0);
        const expected = sets.reduce((sum, days) => {
          const total = days.reduce((a, b) => a + b, 0);
          return sum + (total * (ratio as number)) / ((ratio as number) + days.length - 1);
        }, 0);
        expect(expected).toBeCloseTo(event, 6);
        expect(interval.low).toBeLessThanOrEqual((ratio as number) * (1 + 1e-9));
        expect(interval.high ?? Number.POSITIVE_INFINITY).toBeGreaterThanOrEqual(
          (ratio as number) * (1 - 1e-9),
        );
      }),
    );
  });

  test("is not led astray by busy sets that have fewer comparison days, as pooled rates are", () => {
    const sets = [
      ...Array.from({ length: 5 }, () => [100, 100]),
      ...Array.from({ length: 5 }, () => [10, 10, 10, 10, 10, 10, 10, 10, 10]),
    ];
    expect(compareMatchedCounts(sets).ratio).toBeCloseTo(1, 8);
  });

  test("is covered by its interval at least 95 times in 100, whatever the ratio and the mix of sets", () => {
    const mixes: readonly [number, number, number, number][] = [
      [6, 1, 9, 8],
      [15, 2, 5, 5],
      [3, 1, 20, 3],
    ];
    for (const [n1, c1, n2, c2] of mixes) {
      const intervals = Array.from({ length: n1 + n2 + 1 }, (_, x) => {
        const x1 = Math.min(x, n1);
        return compareMatchedCounts([...oneSet(x1, n1 - x1, c1), ...oneSet(x - x1, n2 - (x - x1), c2)])
          .interval;
      });
      for (const ratio of [0.2, 0.5, 1, 1.3, 2, 4, 10]) {
        let covered = 0;
        for (let x1 = 0; x1 <= n1; x1++) {
          for (let x2 = 0; x2 <= n2; x2++) {
            const { low, high } = intervals[x1 + x2] as { low: number; high: number | null };
            if (low > ratio || ratio > (high ?? Number.POSITIVE_INFINITY)) continue;
            covered += Math.exp(
              logBinomialChance(x1, n1, ratio / (ratio + c1)) +
                logBinomialChance(x2, n2, ratio / (ratio + c2)),
            );
          }
        }
        expect(covered).toBeGreaterThanOrEqual(0.95);
      }
    }
  });
});

describe("the interval that honours the variance of days", () => {
  const sets = [
    [30, 12, 14],
    [25, 11, 9, 13],
  ];

  test("ends where the score is 1.96 standard deviations away", () => {
    const { low, high } = intervalWithDayVariance(sets, 0.2);
    for (const ratio of [low, high as number]) {
      let score = 0;
      let variance = 0;
      for (const [event = 0, ...comparison] of sets) {
        const c = comparison.length;
        const n = event + comparison.reduce((sum, count) => sum + count, 0);
        const share = ratio / (ratio + c);
        const mean = n / (ratio + c);
        const squaredMean = (n * (n - 1)) / (ratio + c) ** 2;
        const ofEvent = ratio * mean + 0.2 * ratio ** 2 * squaredMean;
        const ofComparison = c * mean + 0.2 * c * squaredMean;
        score += event - n * share;
        variance += (1 - share) ** 2 * ofEvent + share ** 2 * ofComparison;
      }
      expect(Math.abs(score) / Math.sqrt(variance)).toBeCloseTo(1.959963984540054, 6);
    }
  });

  test("is the wider the more days vary", () => {
    const widths = [0, 0.1, 0.3, 1].map((dayVariance) => {
      const { low, high } = intervalWithDayVariance(sets, dayVariance);
      return Math.log((high as number) / low);
    });
    expect(widths).toEqual(widths.toSorted((a, b) => a - b));
    expect(dispersionOfScore(sets, 0)).toBe(1);
    expect(dispersionOfScore(sets, 0.3)).toBeGreaterThan(2);
  });

  test("has no upper end without a count on comparison days, and none below 0", () => {
    expect(intervalWithDayVariance(oneSet(9, 0, 3), 0.2).high).toBeNull();
    expect(intervalWithDayVariance(oneSet(0, 9, 3), 0.2).low).toBe(0);
  });
});

describe("the dispersion of comparison days", () => {
  test("is variance by mean within each set", () => {
    const sets = Array.from({ length: 10 }, (_, i) => [99, 2 * i + 2, 0]);
    const dispersion = disperseDays(sets);
    expect(dispersion?.degreesOfFreedom).toBe(10);
    expect(dispersion?.ratio).toBeCloseTo((2 * (1 + 2 + 3 + 4 + 5 + 6 + 7 + 8 + 9 + 10)) / 10, 10);
    expect(dispersion?.isLarge).toBe(true);
    const squares = 2 * (1 + 4 + 9 + 16 + 25 + 36 + 49 + 64 + 81 + 100);
    expect(dispersion?.dayVariance).toBeCloseTo((squares - 55) / (385 - 55 / 2), 10);
  });

  test("finds the variance of the factor that days are drawn with", () => {
    const random = seedRandom(2);
    const sets = Array.from({ length: 4000 }, (_, set) => [
      0,
      ...Array.from({ length: 4 }, () => random.poisson((1 + (set % 5)) * (random.next() < 0.5 ? 0.5 : 1.5))),
    ]);
    expect(disperseDays(sets)?.dayVariance).toBeGreaterThan(0.23);
    expect(disperseDays(sets)?.dayVariance).toBeLessThan(0.27);
  });

  test("is 1 on average over all ways in which Poisson counts can fall", () => {
    const outcomes = [
      [9, 2, 0],
      [9, 1, 1],
      [9, 1, 1],
      [9, 0, 2],
    ];
    const sets = Array.from({ length: 12 }, (_, i) => outcomes[i % 4] as number[]);
    expect(disperseDays(sets)?.ratio).toBeCloseTo(1, 10);
    expect(disperseDays(sets)?.isLarge).toBe(false);
  });

  test("is not told from few days", () => {
    expect(disperseDays([[1, 2, 3, 4]])).toBeNull();
  });
});

describe("the permutation of days", () => {
  /** All ways to choose an event day per set. */
  const enumerate = (sets: readonly number[][]): number[] =>
    sets.reduce<number[]>((sums, days) => sums.flatMap((sum) => days.map((count) => sum + count)), [0]);

  test("comes to the share of all ways to choose the event days that lie as far out", () => {
    const sets = [
      [9, 1, 3],
      [7, 2, 2, 8],
      [4, 4],
      [6, 0, 1],
    ];
    const sums = enumerate(sets);
    const mean = sums.reduce((a, b) => a + b, 0) / sums.length;
    const exact =
      sums.filter((sum) => Math.abs(sum - mean) >= Math.abs(26 - mean) - 1e-9).length / sums.length;
    const [p] = permuteMatchedDays([sets], 20_000, 7);
    expect(p).toBeGreaterThan(exact - 0.01);
    expect(p).toBeLessThan(exact + 0.01);
  });

  test("is the same for the same seed, and another for another", () => {
    const sets = [
      [3, 1, 2],
      [5, 2, 2],
      [4, 4, 0],
    ];
    expect(permuteMatchedDays([sets, sets], 99, 3)).toEqual(permuteMatchedDays([sets, sets], 99, 3));
    const [first, second] = permuteMatchedDays([sets, sets], 99, 3);
    expect(first).toBe(second);
  });

  test("never gives less than one in the number of draws, and 1 where all days are alike", () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const [p] = permuteMatchedDays([sets], 49, 1);
        expect(p).toBeGreaterThanOrEqual(1 / 50);
        expect(p).toBeLessThanOrEqual(1);
        expect(permuteMatchedDays([sets.map((days) => days.map(() => 3))], 49, 1)[0]).toBe(1);
      }),
    );
  });
});
