import { describe, expect, test } from "vitest";
import { curveOf, marksOf, sayShares } from "../../../src/ui/bench/where-page/concentration-points.ts";
import {
  type HexSortKey,
  listHexRows,
  rankOf,
  sortHexRows,
} from "../../../src/ui/bench/where-page/hex-rows.ts";
import { WEMBLEY } from "../../analysis/make-table.ts";
import { makeWhere } from "./make-where.ts";

const report = makeWhere();
const rows = listHexRows(report, WEMBLEY.center);

describe("rows of the ranking", () => {
  test("carry each hex's own figures", () => {
    expect(rows.map(({ cell }) => cell)).toEqual(report.cells);
    for (const row of rows) {
      expect(row.count).toBe(report.hexes.count[row.index]);
      expect(row.harm).toBe(report.hexes.harm[row.index]);
      expect(row.tests).toBe(report.hexes.testsAgreeing[row.index]);
    }
  });

  test("can be sorted by every column both ways, without losing one", () => {
    const value: Record<HexSortKey, (row: (typeof rows)[number]) => number> = {
      place: ({ distanceM }) => distanceM,
      count: ({ count }) => count,
      rate: ({ rate }) => rate ?? Number.NaN,
      harm: ({ harm }) => harm,
      blend: ({ blend }) => blend ?? Number.NaN,
      confidence: ({ confidence, tests }) => 10 * confidence + tests,
    };
    for (const by of Object.keys(value) as HexSortKey[]) {
      const rising = sortHexRows(rows, { by, falling: false }).map(value[by]);
      const falling = sortHexRows(rows, { by, falling: true }).map(value[by]);
      expect(rising).toEqual(rows.map(value[by]).toSorted((a, b) => a - b));
      expect(falling).toEqual(rising.toReversed());
    }
  });

  test("put what is not known last, whichever way", () => {
    const unknown = rows.map((row, i) => (i === 0 ? { ...row, rate: null } : row));
    for (const falling of [true, false]) {
      expect(sortHexRows(unknown, { by: "rate", falling }).at(-1)?.index).toBe(0);
    }
  });

  test("break ties by count", () => {
    const tied = rows.map((row) => ({ ...row, confidence: 1, tests: 1 }));
    const counts = sortHexRows(tied, { by: "confidence", falling: false }).map(({ count }) => count);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
  });

  test("have ranks, equal ones the same", () => {
    expect([0, 1, 2, 3].map((i) => rankOf([5, 9, 5, 1], i))).toEqual([2, 1, 2, 4]);
  });
});

describe("the curve of concentration", () => {
  test("runs from the fullest hex on, from nothing to everything", () => {
    const curve = curveOf(report.concentration);
    const falling = Array.from(report.hexes.count).toSorted((a, b) => b - a);
    expect(curve[0]).toEqual({ places: 0, records: 0 });
    expect(curve.at(-1)).toEqual({ places: 1, records: 1 });
    expect(curve[1]?.records).toBeCloseTo((falling[0] ?? 0) / report.rowsCounted, 12);
    expect(curve[2]?.records).toBeCloseTo(((falling[0] ?? 0) + (falling[1] ?? 0)) / report.rowsCounted, 12);
  });

  test("is marked at 1, 2, 5 and 10%, and told in the same shares", () => {
    expect(marksOf(report.concentration).map(({ places }) => places)).toEqual([0.01, 0.02, 0.05, 0.1]);
    expect(sayShares(report.concentration)).toMatch(/1% hold .*2% hold .*5% hold .*10% hold \d+% of/);
  });

  test("is not there where nothing is recorded", () => {
    const { concentration } = makeWhere([]);
    expect(marksOf(concentration)).toEqual([]);
    expect(sayShares(concentration)).toBe("Nothing that counts is recorded here.");
  });
});
