import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { colourOfRatio, contrastOf, inkOn, RATIO_RAMP } from "../../../src/map/ratio-ramp.ts";
import { classifyEvenly } from "../../../src/ui/charts/even-classes.ts";

const SCHEMES = ["light", "dark"] as const;

describe("classes of counts at even steps", () => {
  it("begin with none recorded and end at or above the largest", () => {
    const { edges, classOf } = classifyEvenly([0, 3, 104, 41]);
    expect(edges).toEqual([0, 20, 40, 60, 80, 100, 104]);
    expect([0, 1, 20, 21, 104, 500].map(classOf)).toEqual([0, 1, 1, 2, 6, 6]);
  });

  it("are one where nothing was recorded", () => {
    expect(classifyEvenly([0, 0]).edges).toEqual([0]);
    expect(classifyEvenly([]).edges).toEqual([0]);
  });

  it("put each count in the first class whose edge is not below it, in at most eight classes", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 100_000 }), { minLength: 1 }), (counts) => {
        const { edges, classOf } = classifyEvenly(counts);
        expect(edges.length).toBeLessThanOrEqual(8);
        for (const count of counts) {
          const at = classOf(count);
          expect(edges[at]).toBeGreaterThanOrEqual(count);
          if (at > 0) expect(edges[at - 1]).toBeLessThan(count);
        }
      }),
    );
  });
});

describe.each(SCHEMES)("the %s colours of ratios", (scheme) => {
  it("keep the figures on them readable (WCAG AA)", () => {
    for (const fill of RATIO_RAMP[scheme]) {
      expect(contrastOf(fill, inkOn(fill)), fill).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("have 1 in the middle and both ends at the edges", () => {
    expect(colourOfRatio(scheme, 1)).toBe(RATIO_RAMP[scheme][3]);
    expect(colourOfRatio(scheme, 0)).toBe(RATIO_RAMP[scheme][0]);
    expect(colourOfRatio(scheme, 40)).toBe(RATIO_RAMP[scheme][6]);
  });

  it("change with the ratio in one direction only", () => {
    const at = [0.3, 0.6, 0.8, 1, 1.2, 1.5, 3].map((ratio) =>
      RATIO_RAMP[scheme].indexOf(colourOfRatio(scheme, ratio)),
    );
    expect(at).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});

it("measures contrast as WCAG does", () => {
  expect(contrastOf("#ffffff", "#000000")).toBeCloseTo(21);
  expect(contrastOf("#767676", "#ffffff")).toBeCloseTo(4.54, 2);
});
