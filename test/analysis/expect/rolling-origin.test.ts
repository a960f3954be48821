import fc from "fast-check";
import { expect, test } from "vitest";
import { planFolds } from "../../../src/analysis/expect/rolling-origin.ts";

test("foretells the last months, at most as many as asked for", () => {
  expect(planFolds(12, 4)).toEqual([8, 9, 10, 11]);
  expect(planFolds(12, 24)).toEqual([3, 4, 5, 6, 7, 8, 9, 10, 11]);
});

test("needs three months to learn from and three to foretell", () => {
  expect(planFolds(6, 24)).toEqual([3, 4, 5]);
  expect(planFolds(5, 24)).toEqual([]);
  expect(planFolds(100, 2)).toEqual([]);
});

test("no month is foretold from itself or later ones, and none twice", () => {
  fc.assert(
    fc.property(fc.nat(200), fc.nat(60), (monthCount, folds) => {
      const months = planFolds(monthCount, folds);
      expect(new Set(months).size).toBe(months.length);
      for (const month of months) {
        expect(month).toBeGreaterThanOrEqual(3);
        expect(month).toBeLessThan(monthCount);
      }
    }),
  );
});
