import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type HotVotes, judgeAgreement, markTopTenth } from "../../../src/analysis/where/method-agreement.ts";
import {
  CONFIDENCE_WORDS,
  HOT_METHODS,
  type HotMethod,
  SIGNIFICANCE_METHODS,
} from "../../../src/model/where-report.ts";

interface Cell {
  readonly count: number;
  readonly called: readonly HotMethod[];
  readonly resampleShare: number;
  readonly shiftShare: number;
}

const anyCell: fc.Arbitrary<Cell> = fc.record({
  count: fc.nat(12),
  called: fc.subarray([...HOT_METHODS]),
  resampleShare: fc.constantFrom(0, 0.3, 0.5, 0.79, 0.8, 1),
  shiftShare: fc.constantFrom(0, 1 / 3, 0.5, 5 / 6, 1),
});

function vote(cells: readonly Cell[]): HotVotes {
  const hotBy = (method: HotMethod) =>
    Uint8Array.from(cells, ({ called }) => (called.includes(method) ? 1 : 0));
  return {
    count: Uint32Array.from(cells, ({ count }) => count),
    hotBy: {
      giStar: hotBy("giStar"),
      giStarPermutation: hotBy("giStarPermutation"),
      localMoran: hotBy("localMoran"),
      scan: hotBy("scan"),
      kernel: hotBy("kernel"),
      empiricalBayes: hotBy("empiricalBayes"),
    },
    resampleShare: Float64Array.from(cells, ({ resampleShare }) => resampleShare),
    shiftShare: Float64Array.from(cells, ({ shiftShare }) => shiftShare),
  };
}
const words = (cells: readonly Cell[]) =>
  [...judgeAgreement(vote(cells)).confidence].map((word) => CONFIDENCE_WORDS[word]);
const tests = HOT_METHODS.slice(0, SIGNIFICANCE_METHODS);

describe("judgeAgreement", () => {
  test("never has high or medium confidence in a hex of fewer than five crimes", () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        for (const [i, word] of words(cells).entries()) {
          if ((cells[i]?.count ?? 0) < 5) expect(["not hot", "low"]).toContain(word);
        }
      }),
    );
  });

  test("never has high confidence in a hotspot that goes when the grid or the rows change", () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        for (const [i, word] of words(cells).entries()) {
          const { resampleShare = 0, shiftShare = 0 } = cells[i] ?? {};
          if (word === "high") expect(Math.min(resampleShare, shiftShare)).toBeGreaterThanOrEqual(0.8);
        }
      }),
    );
  });

  test("never grows less sure when one more test agrees", () => {
    fc.assert(
      fc.property(anyCell, fc.constantFrom(...tests), (cell, method) => {
        const more = { ...cell, called: [...new Set([...cell.called, method])] };
        const { confidence } = judgeAgreement(vote([cell, more]));
        expect(confidence[1]).toBeGreaterThanOrEqual(confidence[0] ?? 9);
      }),
    );
  });

  test("writes down each method that calls the cell hot, and counts the tests", () => {
    fc.assert(
      fc.property(fc.array(anyCell), (cells) => {
        const { calledBy, testsAgreeing } = judgeAgreement(vote(cells));
        for (const [i, { called }] of cells.entries()) {
          expect(HOT_METHODS.filter((_, bit) => ((calledBy[i] ?? 0) >> bit) & 1)).toEqual(
            HOT_METHODS.filter((method) => called.includes(method)),
          );
          expect(testsAgreeing[i]).toBe(tests.filter((method) => called.includes(method)).length);
        }
      }),
    );
  });

  test("takes a ranking alone for no hotspot", () => {
    const cell = { count: 50, resampleShare: 1, shiftShare: 1 };
    expect(words([{ ...cell, called: ["kernel", "empiricalBayes"] }])).toEqual(["not hot"]);
  });

  test("says high, medium and low at the levels that are written down", () => {
    const steady = { count: 5, resampleShare: 0.8, shiftShare: 5 / 6 };
    expect(
      words([
        { ...steady, called: ["giStar", "giStarPermutation", "scan"] },
        { ...steady, called: ["giStar", "scan"] },
        { ...steady, resampleShare: 0.79, called: [...tests] },
        { ...steady, shiftShare: 1 / 3, called: [...tests] },
        { ...steady, called: ["localMoran"] },
        { ...steady, count: 4, called: [...tests] },
      ]),
    ).toEqual(["high", "medium", "medium", "low", "low", "low"]);
  });
});

describe("markTopTenth", () => {
  test("marks the highest tenth, rounded up, and what ties with it", () => {
    expect([...markTopTenth([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])]).toEqual([0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect([...markTopTenth([5, 1, 5, 0])]).toEqual([1, 0, 1, 0]);
  });

  test("marks nothing that is 0", () => {
    expect([...markTopTenth([0, 0, 0])]).toEqual([0, 0, 0]);
    expect([...markTopTenth([])]).toEqual([]);
  });
});
