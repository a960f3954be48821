import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adjustPValues } from "../../../src/analysis/statistics/benjamini-hochberg.ts";

const REFERENCE = "../shared/reference/statistics/scipy_r_vectors.json";
const adjust = (p: readonly number[]) => [...adjustPValues(Float64Array.from(p))];

describe("adjustPValues against published values", () => {
  test("rejects the four of fifteen hypotheses that Benjamini & Hochberg (1995) reject at 0.05", () => {
    const p = [
      0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719, 0.6528,
      0.759, 1,
    ];
    const adjusted = adjust(p);
    expect(adjusted.filter((each) => each < 0.05)).toHaveLength(4);
    for (const [i, expected] of [0.0015, 0.003, 0.0095, 0.035625, 0.0603].entries()) {
      expect(adjusted[i]).toBeCloseTo(expected, 12);
    }
  });

  describe.skipIf(!existsSync(REFERENCE))("in ../shared/reference", () => {
    test("agrees with scipy's false_discovery_control", () => {
      const { p, bh_adjusted } = JSON.parse(readFileSync(REFERENCE, "utf8")).fdr;
      const adjusted = adjust(p);
      expect(adjusted).toHaveLength(bh_adjusted.length);
      for (const [i, expected] of bh_adjusted.entries()) expect(adjusted[i]).toBeCloseTo(expected, 12);
    });
  });
});

describe("adjustPValues", () => {
  const probabilities = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 60 });

  test("never lowers a p-value and never passes 1", () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        for (const [i, adjusted] of adjust(p).entries()) {
          expect(adjusted).toBeGreaterThanOrEqual(p[i] ?? Number.NaN);
          expect(adjusted).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  test("keeps the order of the p-values", () => {
    fc.assert(
      fc.property(probabilities, (p) => {
        const sorted = p.toSorted((a, b) => a - b);
        expect(adjust(sorted)).toEqual(adjust(sorted).toSorted((a, b) => a - b));
      }),
    );
  });

  test("gives each p-value the same in whatever order they come", () => {
    const shuffled = probabilities.chain((p) =>
      fc.tuple(
        fc.constant(p),
        fc.shuffledSubarray(
          p.map((_, i) => i),
          { minLength: p.length },
        ),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([p, order]) => {
        const adjusted = adjust(p);
        expect(adjust(order.map((i) => p[i] ?? 0))).toEqual(order.map((i) => adjusted[i]));
      }),
    );
  });

  test("leaves a single p-value as it is, and none as none", () => {
    expect(adjust([0.03])).toEqual([0.03]);
    expect(adjust([])).toEqual([]);
  });
});
