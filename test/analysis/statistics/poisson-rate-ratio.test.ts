import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { comparePoissonRates } from "../../../src/analysis/statistics/poisson-rate-ratio.ts";

const REFERENCE = "../shared/reference/statistics/scipy_r_vectors.json";

const side = fc.record({ count: fc.nat(60), exposure: fc.integer({ min: 1, max: 400 }) });

/** The binomial chances of 0 … n successes, by the recurrence of neighbouring terms. */
function chancesOf(n: number, share: number): number[] {
  const chances = [(1 - share) ** n];
  for (let k = 1; k <= n; k++) {
    chances.push(((chances[k - 1] as number) * (n - k + 1) * share) / (k * (1 - share)));
  }
  return chances;
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);

describe("comparePoissonRates", () => {
  test("gives the documented example of R's poisson.test", () => {
    const { ratio, low, high, p } = comparePoissonRates(
      { count: 11, exposure: 800 },
      { count: 21, exposure: 3011 },
    );
    expect(ratio).toBeCloseTo(1.971488, 6);
    expect(low).toBeCloseTo(0.8584264, 7);
    expect(high).toBeCloseTo(4.2772659, 7);
    expect(p).toBeCloseTo(0.07967, 5);
  });

  describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
    test("agrees with scipy's binomial test and beta quantiles to 1e-9", () => {
      const cases = JSON.parse(readFileSync(REFERENCE, "utf8")).poisson_exact.recomputed;
      expect(cases.length).toBeGreaterThan(4);
      for (const { x1, t1, x2, t2, rr, ci, p } of cases) {
        const compared = comparePoissonRates({ count: x1, exposure: t1 }, { count: x2, exposure: t2 });
        for (const [actual, expected] of [
          [compared.ratio, rr],
          [compared.low, ci[0]],
          [compared.high, ci[1]],
          [compared.p, p],
        ]) {
          if (expected === null) expect(actual).toBeNull();
          else expect(Math.abs(actual - expected)).toBeLessThan(1e-9 * Math.max(1, expected));
        }
      }
    });
  });

  test("p adds up every outcome that is no more likely than the one seen", () => {
    fc.assert(
      fc.property(side, side, (first, second) => {
        const n = first.count + second.count;
        const chances = chancesOf(n, first.exposure / (first.exposure + second.exposure));
        const limit = (chances[first.count] as number) * (1 + 1e-7);
        const expected = sum(chances.filter((chance) => chance <= limit));
        expect(comparePoissonRates(first, second).p).toBeCloseTo(Math.min(1, expected), 9);
      }),
      { numRuns: 500 },
    );
  });

  test("at each end of the interval the count seen, or one beyond it, has half of what is left of certainty", () => {
    fc.assert(
      fc.property(
        side,
        side,
        fc.double({ min: 0.5, max: 0.99, noNaN: true }),
        (first, second, confidence) => {
          const n = first.count + second.count;
          const { low, high } = comparePoissonRates(first, second, confidence);
          const chancesAt = (ratio: number) =>
            chancesOf(n, (ratio * first.exposure) / (ratio * first.exposure + second.exposure));
          const tail = (1 - confidence) / 2;
          if (low > 0) expect(sum(chancesAt(low).slice(first.count))).toBeCloseTo(tail, 9);
          if (high !== null) expect(sum(chancesAt(high).slice(0, first.count + 1))).toBeCloseTo(tail, 9);
        },
      ),
    );
  });

  test("turned round it gives the inverse", () => {
    fc.assert(
      fc.property(side, side, (first, second) => {
        const forth = comparePoissonRates(first, second);
        const back = comparePoissonRates(second, first);
        expect(back.p).toBeCloseTo(forth.p, 9);
        if (back.high !== null) expect(forth.low * back.high).toBeCloseTo(forth.low === 0 ? 0 : 1, 9);
        if (forth.low === 0) expect(back.high).toBeNull();
      }),
    );
  });

  test("without a count on the second side the ratio has no upper end", () => {
    const { ratio, low, high } = comparePoissonRates({ count: 7, exposure: 10 }, { count: 0, exposure: 40 });
    expect([ratio, high]).toEqual([null, null]);
    expect(low).toBeCloseTo(5.7652340753, 9);
  });

  test("without any count it knows nothing", () => {
    expect(comparePoissonRates({ count: 0, exposure: 3 }, { count: 0, exposure: 9 })).toEqual({
      ratio: null,
      low: 0,
      high: null,
      p: 1,
    });
  });

  test("large counts come close to the normal approximation of the log ratio", () => {
    const first = { count: 1_003_000, exposure: 10 };
    const second = { count: 1_000_000, exposure: 10 };
    const { low, high, p } = comparePoissonRates(first, second);
    const spread = 1.959963984540054 * Math.sqrt(1 / first.count + 1 / second.count);
    expect(Math.log(low)).toBeCloseTo(Math.log(1.003) - spread, 5);
    expect(Math.log(high ?? 0)).toBeCloseTo(Math.log(1.003) + spread, 5);
    expect(p).toBeCloseTo(0.0341, 3);
  });

  test("what cannot be a count or an exposure is refused", () => {
    const fine = { count: 1, exposure: 1 };
    expect(() => comparePoissonRates({ count: 1.5, exposure: 1 }, fine)).toThrow("whole number from 0 on");
    expect(() => comparePoissonRates(fine, { count: 1, exposure: 0 })).toThrow("above 0 and finite, got 0");
    expect(() => comparePoissonRates(fine, fine, 1)).toThrow("between 0 and 1, got 1");
  });
});
