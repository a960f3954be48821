import { describe, expect, test } from "vitest";
import { listHexRows } from "../../../src/ui/bench/where-page/hex-rows.ts";
import {
  answerConcentration,
  countConfidence,
  sayClustering,
  sayClusters,
  sayRanking,
  sayUnweighted,
} from "../../../src/ui/bench/where-page/where-words.ts";
import { WEMBLEY } from "../../analysis/make-table.ts";
import { MIXED_ROWS, makeWhere } from "./make-where.ts";

const report = makeWhere();

describe("the answer of the Where page", () => {
  test("is the share of records in the fullest tenth of the hexes, the last hex in part", () => {
    const falling = Array.from(report.hexes.count).toSorted((a, b) => b - a);
    const tenth = falling.length / 10;
    const whole = Math.floor(tenth);
    const held = falling.slice(0, whole).reduce((sum, count) => sum + count, 0);
    const share = (held + (tenth - whole) * (falling[whole] ?? 0)) / report.rowsCounted;
    expect(answerConcentration(report)?.figure).toBe(`${Math.round(100 * share)}%`);
  });

  test("says how many hexes hold half", () => {
    const falling = Array.from(report.hexes.count).toSorted((a, b) => b - a);
    const heldBy = (hexes: number) => falling.slice(0, hexes).reduce((sum, count) => sum + count, 0);
    const half = falling.findIndex((_, hexes) => heldBy(hexes) >= report.rowsCounted / 2);
    expect(answerConcentration(report)?.words).toContain(
      `Half of it lies in ${half} of ${falling.length} hexes.`,
    );
  });

  test("does not speak of a tenth of a few hexes", () => {
    const few = makeWhere(MIXED_ROWS, { ...WEMBLEY, radiusM: 600, resolution: 8 });
    expect(few.cells.length).toBeLessThan(10);
    expect(answerConcentration(few)?.words).toMatch(/^of \d hex(es)? hold half of what was recorded\.$/);
  });

  test("is nothing where nothing is recorded", () => {
    expect(answerConcentration(makeWhere([]))).toBeNull();
  });

  test("counts every hex under one word of confidence", () => {
    const counts = countConfidence(report);
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(report.cells.length);
    expect(counts[3]).toBe(Array.from(report.hexes.confidence).filter((word) => word === 3).length);
  });
});

describe("clustering in words", () => {
  const moran = { I: 0.3, expectation: -0.01, variance: 0.01, z: 3, p: 0.002 };

  test("says on which side of chance, and with which p", () => {
    expect(sayClustering(moran)).toBe(
      "Busy hexes lie beside busy ones more than chance would put them (p\u00a0=\u00a00.002).",
    );
    expect(sayClustering({ ...moran, I: -0.3 })).toContain("beside quiet ones");
    expect(sayClustering({ ...moran, p: 0.0002 })).toContain("p\u00a0<\u00a00.001");
  });

  test("claims nothing from five in a hundred on, and nothing where it cannot be said", () => {
    expect(sayClustering({ ...moran, p: 0.05 })).toContain("no closer together than chance");
    expect(sayClustering(null)).toContain("cannot be said");
  });
});

describe("sentences over the lists", () => {
  test("the ranking names the fullest hex, and the most harmful where that is another", () => {
    const rows = listHexRows(report, WEMBLEY.center);
    const said = sayRanking(rows, report.rowsCounted, "Wembley Stadium");
    const fullest = Math.max(...report.hexes.count);
    expect(said).toContain(`${fullest} of ${report.rowsCounted}`);
    expect(said).toMatch(/most harm lies 1\.\d+ km north of Wembley Stadium\.$/);
  });

  test("the ranking says so where harm and count are highest in one hex, and where nothing is recorded", () => {
    const alone = makeWhere(MIXED_ROWS.filter(({ category }) => category !== "Robbery"));
    expect(sayRanking(listHexRows(alone, WEMBLEY.center), alone.rowsCounted, "the venue")).toMatch(
      /most harm lies there too\.$/,
    );
    expect(sayRanking(listHexRows(makeWhere([]), WEMBLEY.center), 0, "the venue")).toBe(
      "Nothing that counts is recorded here.",
    );
  });

  test("the clusters are counted, with recorded against expected of the first", () => {
    const [first] = report.clusters;
    expect(sayClusters(report)).toContain(
      `holds ${first?.count} where ${Math.round(first?.expected ?? 0)} would`,
    );
    expect(sayClusters(makeWhere([]))).toContain("No circle");
  });

  test("rows without a weight are counted by category", () => {
    const here = report.unweightedCategories[0]?.rows ?? 0;
    expect(here).toBeGreaterThan(0);
    expect(sayUnweighted(report)).toBe(
      `${here} of ${report.rowsCounted} rows have no weight and are in no sum of harm: Anti-social behaviour (${here}).`,
    );
    expect(sayUnweighted({ ...report, rowsUnweighted: 0 })).toBe("Every row that counts has a weight.");
  });
});
