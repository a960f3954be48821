import { describe, expect, test } from "vitest";
import { destination } from "../../../src/model/geodesy.ts";
import { HOT_METHODS } from "../../../src/model/where-report.ts";
import {
  curveOf,
  marksOf,
  sayShares,
  tabulateConcentration,
} from "../../../src/ui/bench/where-page/concentration-points.ts";
import {
  type HexSortKey,
  listHexRows,
  placeFrom,
  rankOf,
  sortHexRows,
} from "../../../src/ui/bench/where-page/hex-rows.ts";
import { listVerdicts, tabulateVerdicts } from "../../../src/ui/bench/where-page/hex-verdicts.ts";
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

  test("say where they lie from the venue, to ten metres", () => {
    expect(placeFrom(WEMBLEY.center, destination(WEMBLEY.center, 90, 312)).place).toBe("310 m east");
    expect(placeFrom(WEMBLEY.center, WEMBLEY.center)).toMatchObject({
      place: "at the venue",
      isAtVenue: true,
    });
  });
});

describe("verdicts on a hex", () => {
  test("are hot where the report says that the method calls it hot, for every hex", () => {
    for (const index of report.cells.keys()) {
      const verdicts = listVerdicts(report, index);
      expect(verdicts.map(({ method }) => method)).toEqual([...HOT_METHODS]);
      verdicts.forEach(({ isHot }, bit) => {
        expect(isHot).toBe((((report.hexes.calledBy[index] ?? 0) >> bit) & 1) === 1);
      });
      const tests = verdicts.slice(0, 4).filter(({ isHot }) => isHot).length;
      expect(tests).toBe(report.hexes.testsAgreeing[index]);
    }
  });

  test("give the adjusted p of the tests, and none for a ranking", () => {
    const fullest = report.hexes.count.indexOf(Math.max(...report.hexes.count));
    const verdicts = listVerdicts(report, fullest);
    expect(verdicts[0]?.p).toBe(report.hexes.giStarP[fullest]);
    expect(verdicts[1]?.p).toBe(report.hexes.giStarPermutationP[fullest]);
    expect(verdicts[2]?.p).toBe(report.hexes.localMoranP[fullest]);
    expect(verdicts[3]).toMatchObject({ isHot: true, p: report.clusters[0]?.p });
    expect(verdicts.slice(4).map(({ p }) => p)).toEqual([null, null]);
    expect(tabulateVerdicts(verdicts).rows).toHaveLength(6);
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

  test("has both Gini coefficients in its table", () => {
    const { rows: told } = tabulateConcentration(report.concentration);
    expect(told).toHaveLength(6);
    expect(told.at(-2)).toEqual(["Gini", null, report.concentration.gini]);
    expect(told.at(-1)?.[2]).toBe(report.concentration.adjustedGini);
  });

  test("is not there where nothing is recorded", () => {
    const { concentration } = makeWhere([]);
    expect(marksOf(concentration)).toEqual([]);
    expect(sayShares(concentration)).toBe("Nothing that counts is recorded here.");
  });
});
