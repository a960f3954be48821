import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  AREA_FRACTIONS,
  hitRates,
  logScorePerRow,
  predictionAccuracyIndex,
  predictionEfficiencyIndex,
} from "../../../src/analysis/expect/prediction-metrics.ts";

const sum = (values: readonly number[]) => values.reduce((total, each) => total + each, 0);
const sameLength = (a: fc.Arbitrary<number>, b: fc.Arbitrary<number>) =>
  fc.integer({ min: 1, max: 40 }).chain((n) =>
    fc.tuple(
      fc.array(a, { minLength: n, maxLength: n }),
      fc.array(b, { minLength: n, maxLength: n }).filter((rows) => sum(rows) > 0),
    ),
  );
const hexes = sameLength(fc.nat(6), fc.nat(20));
const fraction = fc.double({ min: 0.01, max: 1, noNaN: true });

/** The mean hit rate over many orders of equal hexes, each hex taken one after another until the area is used up. */
function hitByHand(prediction: readonly number[], observed: readonly number[], share: number): number {
  const n = prediction.length;
  const rateOf = (order: readonly number[]) => {
    let left = share * n;
    let rows = 0;
    for (const i of order) {
      const part = Math.min(1, left);
      rows += part * (observed[i] ?? 0);
      left -= part;
    }
    return rows / sum(observed);
  };
  const indices = prediction.map((_, i) => i);
  let total = 0;
  for (let turn = 0; turn < n; turn++) {
    const turned = indices.map((i) => (i + turn) % n);
    const rank = (i: number) => {
      const ties = turned.filter((other) => prediction[other] === prediction[i]);
      return { value: prediction[i] ?? 0, place: (ties.indexOf(i) + turn) % ties.length };
    };
    total += rateOf(
      turned.toSorted((a, b) => rank(b).value - rank(a).value || rank(a).place - rank(b).place),
    );
  }
  return total / n;
}

describe("hit rate", () => {
  test("is the share of the rows in the hexes put first, the last hex in part", () => {
    const prediction = [5, 9, 1, 7];
    const observed = [10, 20, 30, 40];
    expect([...(hitRates(prediction, observed, [0.25, 0.5, 0.625, 1]) ?? [])]).toEqual([
      0.2,
      0.6,
      0.6 + 0.5 * 0.1,
      1,
    ]);
  });

  test("agrees with taking hexes one by one where no two predictions are equal", () => {
    fc.assert(
      fc.property(hexes, fraction, ([ties, observed], share) => {
        const prediction = ties.map((value, i) => value + i / 100);
        expect(hitRates(prediction, observed, [share])?.[0]).toBeCloseTo(
          hitByHand(prediction, observed, share),
          9,
        );
      }),
    );
  });

  test("does not depend on the order in which the hexes come", () => {
    fc.assert(
      fc.property(hexes, fraction, ([prediction, observed], share) => {
        const reversed = hitRates(prediction.toReversed(), observed.toReversed(), [share]);
        expect(reversed?.[0]).toBeCloseTo(hitRates(prediction, observed, [share])?.[0] ?? Number.NaN, 12);
      }),
    );
  });

  test("takes equal hexes in equal parts", () => {
    expect(hitRates([3, 3, 3, 1], [6, 0, 0, 0], [0.25, 0.5])).toEqual(Float64Array.of(1 / 3, 2 / 3));
  });

  test("never falls as the area grows, and is all of it at the end", () => {
    fc.assert(
      fc.property(hexes, fraction, fraction, ([prediction, observed], a, b) => {
        const [low = 0, high = 0, whole = 0] =
          hitRates(prediction, observed, [Math.min(a, b), Math.max(a, b), 1]) ?? [];
        expect(low).toBeLessThanOrEqual(high + 1e-12);
        expect(whole).toBeCloseTo(1, 12);
      }),
    );
  });

  test("is null where nothing was observed", () => {
    expect(hitRates([1, 2], [0, 0], [0.5])).toBeNull();
  });
});

describe("PAI and PEI*", () => {
  test("an even prediction has a PAI of 1 at every fraction, not only on average", () => {
    fc.assert(
      fc.property(hexes, fraction, ([, observed], share) => {
        const [rate = Number.NaN] = hitRates(new Array(observed.length).fill(2), observed, [share]) ?? [];
        expect(predictionAccuracyIndex(rate, share)).toBeCloseTo(1, 9);
      }),
    );
  });

  test("perfect hindsight has a PEI* of 1, and nothing has more", () => {
    fc.assert(
      fc.property(hexes, ([prediction, observed]) => {
        const best = hitRates(observed, observed, AREA_FRACTIONS) ?? [];
        const rates = hitRates(prediction, observed, AREA_FRACTIONS) ?? [];
        AREA_FRACTIONS.forEach((_, k) => {
          expect(predictionEfficiencyIndex(best[k] ?? 0, best[k] ?? 0)).toBe(1);
          expect(predictionEfficiencyIndex(rates[k] ?? 0, best[k] ?? 0)).toBeLessThanOrEqual(1 + 1e-12);
        });
      }),
    );
  });

  test("PEI* is PAI over the best possible PAI", () => {
    fc.assert(
      fc.property(hexes, fraction, ([prediction, observed], share) => {
        const [rate = 0] = hitRates(prediction, observed, [share]) ?? [];
        const [best = 0] = hitRates(observed, observed, [share]) ?? [];
        expect(predictionEfficiencyIndex(rate, best)).toBeCloseTo(
          predictionAccuracyIndex(rate, share) / predictionAccuracyIndex(best, share),
          9,
        );
      }),
    );
  });

  test("a quarter of the rows in half the area is a PAI of 0.5, all of them in a tenth is 10", () => {
    expect(predictionAccuracyIndex(0.25, 0.5)).toBe(0.5);
    expect(predictionAccuracyIndex(1, 0.1)).toBe(10);
  });
});

describe("log score", () => {
  test("is −ln n for an even spread", () => {
    expect(logScorePerRow([4, 4, 4, 4, 4], [0, 3, 1, 0, 9])).toBeCloseTo(-Math.log(5), 12);
  });

  test("is highest where shares foretold are the shares that came", () => {
    fc.assert(
      fc.property(sameLength(fc.integer({ min: 1, max: 20 }), fc.nat(20)), ([prediction, observed]) => {
        const truth = logScorePerRow(observed, observed) ?? Number.NaN;
        expect(logScorePerRow(prediction, observed)).toBeLessThanOrEqual(truth + 1e-12);
      }),
    );
  });

  test("agrees with the mean over rows, each by itself", () => {
    fc.assert(
      fc.property(sameLength(fc.integer({ min: 1, max: 20 }), fc.nat(20)), ([prediction, observed]) => {
        const logs = observed.flatMap((count, i) =>
          new Array<number>(count).fill(Math.log((prediction[i] ?? 0) / sum(prediction))),
        );
        expect(logScorePerRow(prediction, observed)).toBeCloseTo(sum(logs) / logs.length, 9);
      }),
    );
  });

  test("is minus infinity where a row fell in a hex called impossible", () => {
    expect(logScorePerRow([1, 0], [1, 1])).toBe(Number.NEGATIVE_INFINITY);
  });

  test("is null without rows or without a prediction", () => {
    expect(logScorePerRow([1, 1], [0, 0])).toBeNull();
    expect(logScorePerRow([0, 0], [1, 0])).toBeNull();
  });
});
