import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { classifyRatios, RATIO_CLASSES, RATIO_EDGES, RATIO_MIDDLE } from "../../src/model/ratio-classes.ts";

describe("classes of ratios", () => {
  it("have as many edges below 1 as above, at the same factors to two digits", () => {
    const below = RATIO_EDGES.filter((edge) => edge < 1).toReversed();
    const above = RATIO_EDGES.filter((edge) => edge > 1);
    expect(below).toHaveLength(above.length);
    above.forEach((edge, i) => {
      expect(Math.abs(edge * (below[i] as number) - 1)).toBeLessThan(0.015);
    });
  });

  it("have 1 in the middle, none and endless at the ends, and nothing to say before all", () => {
    const ratios = Float64Array.of(Number.NaN, 0, 1, Number.POSITIVE_INFINITY);
    expect([...classifyRatios(ratios)]).toEqual([0, 1, RATIO_MIDDLE, RATIO_CLASSES]);
  });

  it("begin at their lower edge", () => {
    expect([...classifyRatios(Float64Array.of(0.49, 0.5, 1.09, 1.1, 1.99, 2))]).toEqual([1, 2, 4, 5, 6, 7]);
  });

  it("rise with the ratio", () => {
    const ratio = fc.double({ min: 0, noNaN: true });
    fc.assert(
      fc.property(ratio, ratio, (a, b) => {
        const [low, high] = classifyRatios(Float64Array.of(Math.min(a, b), Math.max(a, b)));
        expect(low).toBeLessThanOrEqual(high as number);
      }),
    );
  });

  it("are the middle one wherever a ratio is not told from chance, but for one that is none", () => {
    const ratios = Float64Array.of(0.1, 9, Number.NaN, 9);
    expect([...classifyRatios(ratios, (cell) => cell === 3)]).toEqual([
      RATIO_MIDDLE,
      RATIO_MIDDLE,
      0,
      RATIO_CLASSES,
    ]);
  });
});
