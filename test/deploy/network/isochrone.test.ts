import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drawIsochrone } from "../../../src/deploy/network/isochrone.ts";
import { closeStreets, openNetwork } from "../../../src/deploy/network/open-network.ts";
import { areaOfRingM2 } from "../../../src/deploy/network/outline-of-stretches.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import { isInRing } from "../../../src/model/plan-area.ts";
import { indexSegments, nearestOnSegment } from "../../../src/model/segment-index.ts";
import type { Isochrone } from "../../../src/model/travel.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { at } from "../small-cases.ts";
import { corner, networkOf, someNetwork, waysBetween } from "../small-networks.ts";

const CROSS = openNetwork(
  networkOf([at(-400, 0), at(0, 0), at(400, 0)], [at(0, -400), at(0, 0), at(0, 400)]),
);

function endsOf({ stretches }: Isochrone): LngLat[] {
  return Array.from(
    { length: stretches.length / 2 },
    (_, k): LngLat => [stretches[2 * k] as number, stretches[2 * k + 1] as number],
  );
}

const isOutlined = ({ outline }: Isochrone, position: LngLat) =>
  outline.some(
    ([outer, ...holes]) => isInRing(outer ?? [], position) && !holes.some((hole) => isInRing(hole, position)),
  );

describe("where somebody can be within some minutes", () => {
  test("on foot is so many metres along every street from the place", () => {
    const { streetM, walkM, stretches, unreached } = drawIsochrone(CROSS, at(0, 0), 2.5, 4.8);
    expect(unreached).toBeNull();
    expect(walkM).toBeCloseTo(200, 9);
    expect(streetM).toBeCloseTo(800, 0);
    expect(stretches).toHaveLength(16);
  });

  test("begins in the middle of a street and ends in the middle of others", () => {
    const walk = drawIsochrone(CROSS, at(100, 0), 2.5, 4.8);
    expect(walk.streetM).toBeCloseTo(200 + 100 + 3 * 100, 0);
  });

  test("has no stretch that is further than the walk, and leaves out none that is not", () => {
    fc.assert(
      fc.property(
        someNetwork,
        fc.tuple(fc.integer({ min: -300, max: 300 }), fc.integer({ min: -300, max: 300 })),
        fc.integer({ min: 1, max: 8 }),
        (network, [east, north], minutes) => {
          const view = openNetwork(network);
          const place = at(east, north);
          const walk = drawIsochrone(view, place, minutes, 4.8);
          const ends = endsOf(walk);
          if (ends.length > 0) {
            const ways = waysBetween(view, [place], ends);
            for (const metres of ways) expect(metres).toBeLessThanOrEqual(walk.walkM + 0.01);
          }
          const all = drawIsochrone(view, place, 600, 4.8);
          const whole = endsOf(all);
          const middles = whole.flatMap((end, k): LngLat[] => {
            const other = whole[k + 1];
            return k % 2 === 0 && other ? [[(end[0] + other[0]) / 2, (end[1] + other[1]) / 2]] : [];
          });
          const ways = waysBetween(view, [place], middles);
          middles.forEach((middle, k) => {
            if ((ways[k] as number) > walk.walkM - 0.01) return;
            expect(isOnStretch(ends, middle)).toBe(true);
          });
        },
      ),
      { numRuns: 100 },
    );
  });

  test("is outlined with every stretch inside, and nothing far from one", () => {
    const streets = Array.from({ length: 6 }, (_, k) => [
      Array.from({ length: 6 }, (_, j) => corner(j, k)),
      Array.from({ length: 6 }, (_, j) => corner(k, j)),
    ]).flat();
    const walk = drawIsochrone(openNetwork(networkOf(...streets)), corner(2, 2), 4, 4.8);
    const ends = endsOf(walk);
    expect(ends.length).toBeGreaterThan(20);
    for (const end of ends) expect(isOutlined(walk, end)).toBe(true);
    const lng = Float64Array.from(ends, (end) => end[0]);
    const lat = Float64Array.from(ends, (end) => end[1]);
    const from = Uint32Array.from({ length: ends.length / 2 }, (_, k) => 2 * k);
    const index = indexSegments({ lng, lat, from, to: from.map((k) => k + 1) });
    const corners = walk.outline.flatMap(([outer]) => outer ?? []);
    expect(corners.length).toBeGreaterThan(20);
    for (const place of corners) expect(nearestOnSegment(index, place, 70)).toBeDefined();
  });

  test("only grows with the minutes, outline and all", () => {
    let last = { streetM: 0, areaM2: 0 };
    for (const minutes of [1, 2, 3, 4, 5, 6]) {
      const walk = drawIsochrone(CROSS, at(30, 10), minutes, 4.8);
      const areaM2 = walk.outline.reduce((sum, [outer]) => sum + areaOfRingM2(outer ?? []), 0);
      expect(walk.streetM).toBeGreaterThanOrEqual(last.streetM);
      expect(areaM2).toBeGreaterThanOrEqual(last.areaM2);
      last = { streetM: walk.streetM, areaM2 };
    }
    expect(last.streetM).toBeGreaterThan(1500);
  });

  test("stops at what is closed", () => {
    const ring = [at(100, -20), at(200, -20), at(200, 20), at(100, 20)];
    const closed = closeStreets(CROSS, [ring]);
    const walk = drawIsochrone(closed, at(0, 0), 5, 4.8);
    expect(walk.streetM).toBeCloseTo(3 * 400 + 100, 0);
    for (const [lng] of endsOf(walk)) expect(lng).toBeLessThan((at(100, 0)[0] as number) + 1e-6);
  });

  test.each([
    ["off the network", at(900, 900), 5, "more than 200 m from every street"],
    ["on a closed street", at(150, 0), 5, "on a closed street"],
    ["too far aside for the time", at(150, 90), 1, "before the nearest street"],
  ])("says why nothing is reached %s", (_, place, minutes, words) => {
    const ring = [at(100, -20), at(200, -20), at(200, 20), at(100, 20)];
    const view = words.includes("closed") ? closeStreets(CROSS, [ring]) : CROSS;
    const walk = drawIsochrone(view, place, minutes, 4.8);
    expect(walk.unreached).toContain(words);
    expect(walk.outline).toEqual([]);
  });

  test("needs minutes above nought", () => {
    for (const minutes of [0, -1, Number.NaN, Infinity]) {
      expect(() => drawIsochrone(CROSS, at(0, 0), minutes, 4.8)).toThrow(RangeError);
    }
  });
});

function isOnStretch(ends: readonly LngLat[], position: LngLat): boolean {
  return ends.some((end, k) => {
    const other = ends[k + 1];
    if (k % 2 === 1 || other === undefined) return false;
    return distanceM(end, position) + distanceM(position, other) - distanceM(end, other) < 0.01;
  });
}
