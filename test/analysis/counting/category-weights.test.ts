import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { weighCategories } from "../../../src/analysis/counting/category-weights.ts";

const harm = { weights: { Robbery: 365, Theft: 2, Nuisance: null }, weightsName: "index", blend: 0.5 };
const rows = [
  { name: "Robbery", rows: 10 },
  { name: "Theft", rows: 60 },
  { name: "Nuisance", rows: 30 },
];
const sumOf = (of: Readonly<Record<string, number>> = {}) =>
  rows.reduce((sum, each) => sum + each.rows * (of[each.name] ?? Number.NaN), 0);

describe("what a row of a category counts for", () => {
  test("is one row by count", () => {
    expect(weighCategories("count", harm, rows)).toBeNull();
  });

  test("is its harm by harm, and nothing where the index has no value", () => {
    expect(weighCategories("harm", harm, rows)?.of).toEqual({ Robbery: 365, Theft: 2, Nuisance: 0 });
  });

  test("sums to the number of rows in a blend, whatever share harm has", () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), (blend) => {
        expect(sumOf(weighCategories("blend", { ...harm, blend }, rows)?.of)).toBeCloseTo(100, 9);
      }),
    );
  });

  test("is one row in a blend where nothing has a harm", () => {
    const none = { ...harm, weights: {} };
    expect(weighCategories("blend", none, rows)?.of).toEqual({ Robbery: 1, Theft: 1, Nuisance: 1 });
  });
});
