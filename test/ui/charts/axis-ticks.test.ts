import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  chooseCountScale,
  chooseRatioTicks,
  chooseTicks,
  formatTick,
  placeLinear,
  placeLog,
} from "../../../src/ui/charts/axis-ticks.ts";

describe("ticks", () => {
  it("are round", () => {
    expect(chooseTicks(0, 689, 5)).toEqual([0, 200, 400, 600]);
    expect(chooseTicks(-2.3, 7.4, 5)).toEqual([-2, 0, 2, 4, 6]);
    expect(chooseTicks(0, 0.32, 5)).toEqual([0, 0.1, 0.2, 0.3]);
    expect(chooseTicks(0, 3, 8, true)).toEqual([0, 1, 2, 3]);
  });

  it("lie within the axis, evenly, and are not more than asked for", () => {
    const range = fc.tuple(
      fc.integer({ min: -1e6, max: 1e6 }),
      fc.integer({ min: 1, max: 1e6 }),
      fc.integer({ min: 2, max: 12 }),
    );
    fc.assert(
      fc.property(range, ([low, span, most]) => {
        const ticks = chooseTicks(low, low + span, most);
        expect(ticks.length).toBeGreaterThanOrEqual(1);
        expect(ticks.length).toBeLessThanOrEqual(most);
        expect(ticks[0]).toBeGreaterThanOrEqual(low - 1e-6 * span);
        expect(ticks.at(-1)).toBeLessThanOrEqual(low + span * (1 + 1e-6));
        const steps = ticks.slice(1).map((tick, i) => tick - (ticks[i] as number));
        for (const step of steps) expect(step).toBeCloseTo(steps[0] as number, 6);
      }),
    );
  });
});

describe("an axis of counts", () => {
  it("ends on a tick that no count is above, and has whole ticks", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1e7 }), fc.integer({ min: 2, max: 6 }), (most, steps) => {
        const { top, ticks } = chooseCountScale(most, steps);
        expect(top).toBeGreaterThanOrEqual(most);
        expect(ticks[0]).toBe(0);
        expect(ticks.at(-1)).toBe(top);
        expect(ticks.every(Number.isInteger)).toBe(true);
        expect(ticks.length).toBeLessThanOrEqual(steps + 2);
      }),
    );
  });
});

describe("ticks of ratios", () => {
  it("are powers of two with 1 among them", () => {
    expect(chooseRatioTicks(0.4, 5, 8)).toEqual([0.5, 1, 2, 4]);
    expect(chooseRatioTicks(0.01, 100, 4)).toEqual([0.0625, 1, 16]);
  });

  it("hold 1 whenever it lies on the axis, and are not more than asked for", () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.001, max: 1, noNaN: true }),
        fc.double({ min: 1, max: 1000, noNaN: true }),
        fc.integer({ min: 1, max: 9 }),
        (low, high, most) => {
          const ticks = chooseRatioTicks(low, high, most);
          expect(ticks).toContain(1);
          expect(ticks.length).toBeLessThanOrEqual(most);
        },
      ),
    );
  });
});

describe("a place on an axis", () => {
  it("is linear between both ends", () => {
    const place = placeLinear(0, 10, 40, 240);
    expect([0, 5, 10].map(place)).toEqual([40, 140, 240]);
  });

  it("is as far for half as for twice on an axis of ratios", () => {
    const place = placeLog(0.25, 4, 0, 100);
    expect(place(1)).toBeCloseTo(50);
    expect(place(2) - place(1)).toBeCloseTo(place(1) - place(0.5));
  });

  it("does not run off where both ends are one", () => {
    expect(placeLinear(3, 3, 10, 90)(3)).toBe(10);
  });
});

it("says a tick in few characters", () => {
  expect([0, 250, 1200, 25_000, 0.25, -2].map(formatTick)).toEqual([
    "0",
    "250",
    "1,200",
    "25k",
    "0.25",
    "−2",
  ]);
});
