import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { describeInterval, spanIntervals } from "../../../src/ui/charts/interval-rows.ts";

const row = (low: number, estimate: number, high: number) => ({
  label: "x",
  interval: { low, estimate, high },
});

describe("the axis of an interval plot", () => {
  it("holds every interval and the line of no difference", () => {
    const positive = fc.double({ min: 0.01, max: 100, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.tuple(positive, positive, positive), { minLength: 1 }), (triples) => {
        const rows = triples.map((triple) => {
          const [low, estimate, high] = triple.toSorted((a, b) => a - b) as [number, number, number];
          return row(low, estimate, high);
        });
        const [low, high] = spanIntervals(rows, "log", null);
        expect(low).toBeLessThan(Math.min(1, ...rows.map(({ interval }) => interval.low)));
        expect(high).toBeGreaterThan(Math.max(1, ...rows.map(({ interval }) => interval.high)));
      }),
    );
  });

  it("goes no further than its limits", () => {
    const [low, high] = spanIntervals([row(0.02, 3, 90)], "log", [0.25, 8]);
    expect(low).toBeGreaterThan(0.15);
    expect(high).toBeLessThan(12);
  });

  it("has room around no difference where no row has an interval", () => {
    const [low, high] = spanIntervals([{ label: "x", interval: null, text: "too few" }], "linear", null);
    expect(low).toBeLessThan(0);
    expect(high).toBeGreaterThan(0);
  });

  it("leaves a low end of 0 aside on an axis of ratios, which has no 0", () => {
    const [low] = spanIntervals([row(0, 0.5, 2)], "log", null);
    expect(low).toBeGreaterThan(0);
  });
});

it("says a ratio with its interval, and a difference with its sign", () => {
  expect(describeInterval({ estimate: 1.42, low: 1.21, high: 1.66 }, "log")).toBe("× 1.42 (1.21–1.66)");
  expect(describeInterval({ estimate: 3.1, low: -0.4, high: 5.82 }, "linear")).toBe("+3.1 (−0.4 to +5.8)");
  expect(describeInterval({ estimate: -0.01, low: -1, high: 1 }, "linear")).toBe("0.0 (−1.0 to +1.0)");
});
