import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { arrowsOf } from "../../src/map/move-arrows.ts";
import type { SceneMove } from "../../src/map/scene.ts";
import { bearingDeg, distanceM } from "../../src/model/geodesy.ts";
import { at, somewhere, WEMBLEY } from "../deploy/small-cases.ts";

const AREA = { center: WEMBLEY, radiusM: 2000, resolution: 9 } as const;

function move(change: Partial<SceneMove> = {}): SceneMove {
  return { id: "1", from: at(0, 0), to: at(900, 0), units: 1, isLate: false, words: "serial", ...change };
}

describe("an arrow between posts", () => {
  it("points the way that units go, part of the way along, where no post hides its head", () => {
    fc.assert(
      fc.property(somewhere, somewhere, (from, to) => {
        fc.pre(distanceM(from, to) > 50);
        const [arrow] = arrowsOf([move({ from, to })], AREA);
        const [left, tip, right] = arrow?.head ?? [from, from, from];
        expect(distanceM(tip, to)).toBeLessThan(distanceM(left, to));
        expect(distanceM(tip, to)).toBeLessThan(distanceM(right, to));
        expect(distanceM(from, tip)).toBeCloseTo(0.62 * distanceM(from, to), -1);
        expect(Math.abs(bearingDeg(from, tip) - bearingDeg(from, to)) % 360).toBeLessThan(1);
      }),
    );
  });

  it("is one stroke from place to place, and dashes where the units come late", () => {
    const [onTime, late] = arrowsOf([move(), move({ isLate: true })], AREA);
    expect(onTime?.strokes).toEqual([[at(0, 0), at(900, 0)]]);
    expect(late?.strokes.length).toBeGreaterThanOrEqual(3);
  });

  it("says how many go, where more than one does", () => {
    const labels = arrowsOf([move(), move({ units: 3 })], AREA).map(({ label }) => label?.name);
    expect(labels).toEqual([undefined, "×3"]);
  });
});
