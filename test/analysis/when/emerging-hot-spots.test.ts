import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { testTrend } from "../../../src/analysis/statistics/mann-kendall.ts";
import { findEmergingHotSpots } from "../../../src/analysis/when/emerging-hot-spots.ts";
import { nameHotSpotPattern } from "../../../src/analysis/when/hot-spot-pattern.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import type { Locked } from "../../../src/model/locked.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import type { EmergingHotSpots } from "../../../src/model/when-report.ts";

const RULES = "../shared/reference/statistics/emerging_hotspot_rules.json";
const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
const JANUARY_2021 = 612;
const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 700, resolution: 9 });

function open(result: EmergingHotSpots | Locked): EmergingHotSpots {
  if ("locked" in result) throw new Error(result.locked);
  return result;
}

const monthsFrom = (length: number) => Array.from({ length }, (_, t) => JANUARY_2021 + t);

/** Counts of each hex and month from a function, one month after another within a hex. */
function countsOf(steps: number, count: (hex: number, t: number) => number) {
  return Uint32Array.from({ length: grid.cellCount * steps }, (_, i) =>
    count(Math.floor(i / steps), i % steps),
  );
}

const touching = (hex: number) => [
  hex,
  ...grid.neighbours.subarray(grid.neighbourStart[hex], grid.neighbourStart[hex + 1]),
];

describe("nameHotSpotPattern", () => {
  describe.skipIf(!existsSync(RULES))("in ../shared/reference", () => {
    test("names each of the cases made from Esri's rules", () => {
      const { cases } = JSON.parse(readFileSync(RULES, "utf8"));
      expect(cases.length).toBe(8);
      for (const { name, gi, sig, expect: expected } of cases) {
        const sides = gi.map((value: number, t: number) =>
          sig[t] === 1 ? Math.sign(value) : value < -2 ? -1 : 0,
        );
        expect(nameHotSpotPattern(sides, testTrend(gi)), name).toBe(expected);
      }
    });
  });

  const flat = { tau: 0, p: 1 };
  const name = (text: string, trend = flat) =>
    nameHotSpotPattern(
      Array.from(text, (letter) => ({ h: 1, c: -1 })[letter] ?? 0),
      trend,
    );

  test("tells a course by when it was hot", () => {
    expect(name("----------")).toBe("none");
    expect(name("---------h")).toBe("new");
    expect(name("--------hh")).toBe("consecutive");
    expect(name("-c------hh")).toBe("consecutive");
    expect(name("hh-------h")).toBe("sporadic");
    expect(name("hhc------h")).toBe("oscillating");
    expect(name("hhh-------")).toBe("none");
    expect(name("hhhhhhhhh-")).toBe("historical");
  });

  test("tells a lasting one by where its z is going", () => {
    expect(name("-hhhhhhhhh")).toBe("persistent");
    expect(name("-hhhhhhhhh", { tau: 0.7, p: 0.01 })).toBe("intensifying");
    expect(name("hhhhhhhhhh", { tau: -0.7, p: 0.01 })).toBe("diminishing");
    expect(name("hhhhhhhhhh", { tau: 0.4, p: 0.06 })).toBe("persistent");
  });
});

describe("findEmergingHotSpots", () => {
  test("gives the Gi* of every hex and month by the formula, written out", () => {
    const months = [612, 613, 614, 616, 617, 618, 619, 620, 621, 622];
    const steps = months.length;
    const anyCounts = fc.array(fc.oneof(fc.constant(0), fc.nat(40)), {
      minLength: grid.cellCount * steps,
      maxLength: grid.cellCount * steps,
    });
    fc.assert(
      fc.property(anyCounts, (list) => {
        fc.pre(list.some((count) => count > 0));
        const counts = Uint32Array.from(list);
        const { z } = open(findEmergingHotSpots(grid, { months, counts }));
        const x = (hex: number, t: number) =>
          (counts[hex * steps + t] as number) / (DAYS[(months[t] as number) % 12] as number);
        const all = grid.cells.flatMap((_, hex) => months.map((_, t) => x(hex, t)));
        const n = all.length;
        const mean = all.reduce((sum, value) => sum + value, 0) / n;
        const s = Math.sqrt(all.reduce((sum, value) => sum + value * value, 0) / n - mean * mean);
        for (let hex = 0; hex < grid.cellCount; hex++) {
          for (let t = 0; t < steps; t++) {
            const times = months.flatMap((month, u) =>
              month === months[t] || month === (months[t] as number) - 1 ? [u] : [],
            );
            const values = touching(hex).flatMap((other) => times.map((u) => x(other, u)));
            const W = values.length;
            const expected =
              (values.reduce((sum, value) => sum + value, 0) - W * mean) /
              (s * Math.sqrt((n * W - W * W) / (n - 1)));
            expect(z[hex * steps + t]).toBeCloseTo(expected, 7);
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  test("sees a hotspot that has just come, one that stays, and a quiet rest", () => {
    const random = seedRandom(2);
    const steps = 24;
    const arrives = grid.cellCount - 1;
    const stays = touching(0);
    const newcomers = touching(arrives);
    const counts = countsOf(steps, (hex, t) => {
      const noise = random.poisson(2);
      if (stays.includes(hex)) return 20 + noise;
      return newcomers.includes(hex) && t >= 20 ? 30 + noise : noise;
    });
    const { patternOf, sideOf } = open(findEmergingHotSpots(grid, { months: monthsFrom(steps), counts }));
    expect(patternOf[0]).toBe("persistent");
    expect(patternOf[arrives]).toBe("consecutive");
    expect([sideOf[0], sideOf[arrives]]).toEqual([1, 1]);
  });

  test("finds about nothing in counts that are the same everywhere but for chance", () => {
    const random = seedRandom(8);
    let called = 0;
    for (let round = 0; round < 20; round++) {
      const counts = countsOf(12, () => random.poisson(6));
      const { sideOf } = open(findEmergingHotSpots(grid, { months: monthsFrom(12), counts }));
      called += sideOf.filter((side) => side !== 0).length;
    }
    expect(called).toBeLessThan(0.02 * 20 * grid.cellCount);
  });

  test("names the cold course where a hex has lost what the others have", () => {
    const random = seedRandom(4);
    const hollow = touching(0);
    const counts = countsOf(12, (hex) => random.poisson(hollow.includes(hex) ? 2 : 60));
    const { patternOf, sideOf } = open(findEmergingHotSpots(grid, { months: monthsFrom(12), counts }));
    expect([patternOf[0], sideOf[0]]).toEqual(["persistent", -1]);
  });

  test("does not call long months hot", () => {
    const counts = countsOf(12, (_, t) => DAYS[t] as number);
    const found = open(findEmergingHotSpots(grid, { months: monthsFrom(12), counts }));
    expect([...new Set(found.significant)]).toEqual([0]);
  });

  test("is locked under ten months, without rows, and where there are too many hexes", () => {
    expect(findEmergingHotSpots(grid, { months: monthsFrom(9), counts: countsOf(9, () => 1) })).toEqual({
      locked: "How hotspots emerge needs at least 10 whole months, and there are 9.",
    });
    const empty = { months: monthsFrom(12), counts: countsOf(12, () => 0) };
    expect(findEmergingHotSpots(grid, empty)).toHaveProperty("locked");
    const huge = { months: monthsFrom(10), counts: new Uint32Array(1_500_010).fill(1) };
    expect(findEmergingHotSpots({ ...grid, cellCount: 150_001 }, huge)).toHaveProperty("locked");
  });
});
