import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closedLengthM,
  closeStreets,
  edgesToJunctions,
  openNetwork,
} from "../../src/deploy/network/open-network.ts";
import { stretchInArea } from "../../src/deploy/network/stretch-in-area.ts";
import { isInRing } from "../../src/model/plan-area.ts";
import type { LngLat } from "../../src/model/units.ts";
import { networkOfRoads } from "../../src/sources/walking-network.ts";
import { at } from "./small-cases.ts";
import { networkOf, road, wayBetween } from "./small-networks.ts";

/** Two ways from A to B: straight, 400 m, and round by the north, 600 m. */
const A = at(0, 0);
const B = at(400, 0);
const direct = road([A, at(200, 0), B], { id: 7, name: "High Street" });
const round = road([A, at(0, 100), at(400, 100), B], { name: "Back Lane" });
const view = openNetwork(networkOfRoads("test", [direct, round], 0.5).network);
const wayFrom = (closures: Parameters<typeof closeStreets>[1], from: LngLat, to: LngLat) =>
  wayBetween(closeStreets(view, closures), from, to);
const box = (west: number, south: number, east: number, north: number): LngLat[] => [
  at(west, south),
  at(east, south),
  at(east, north),
  at(west, north),
];

/** All of the High Street but a little at its ends, where the Back Lane begins. */
const HIGH_STREET = box(4, -5, 396, 5);

describe("closing streets", () => {
  test("sends the way round", () => {
    expect(wayFrom([], A, B)).toBeCloseTo(400, 0);
    expect(wayFrom([HIGH_STREET], A, B)).toBeCloseTo(600, 0);
  });

  test("cuts them where the area lies, and leaves their open ends", () => {
    const area = box(150, -20, 250, 20);
    expect(closedLengthM(closeStreets(view, [area]))).toBeCloseTo(100, 0);
    expect(wayFrom([area], A, at(140, 0))).toBeCloseTo(140, 0);
    expect(wayFrom([area], at(140, 0), at(260, 0))).toBeCloseTo(140 + 600 + 140, 0);
    expect(wayFrom([area], A, at(200, 0))).toBe(Infinity);
  });

  test("leaves the view that it came from as it is", () => {
    const before = closedLengthM(view);
    const closed = closeStreets(view, [HIGH_STREET]);
    expect(closedLengthM(view)).toBe(before);
    expect(closed.network).toBe(view.network);
    expect(closed.index).toBe(view.index);
  });

  test("adds to what is closed already, in any order", () => {
    const lane = box(-10, 50, 10, 150);
    const once = closeStreets(view, [lane, HIGH_STREET]);
    const twice = closeStreets(closeStreets(view, [HIGH_STREET]), [lane]);
    expect(twice.closedFromM).toEqual(once.closedFromM);
    expect(twice.closedToM).toEqual(once.closedToM);
    expect(wayBetween(twice, A, B)).toBe(Infinity);
  });

  test("closes nothing where no street lies", () => {
    expect(closedLengthM(closeStreets(view, [box(1000, 1000, 1100, 1100)]))).toBe(0);
  });

  test("puts nobody on another street: who stands on a closed one stays there", () => {
    expect(wayFrom([HIGH_STREET], at(200, 45), B)).toBe(Infinity);
    expect(wayFrom([HIGH_STREET], at(200, 55), B)).toBeCloseTo(45 + 200 + 100, 0);
  });
});

test("a street that is pointed at runs to its junctions and no further", () => {
  const network = networkOf(
    [at(0, 0), at(50, 10), at(100, 0), at(150, 10), at(200, 0)],
    [at(100, 0), at(100, 90)],
  );
  expect([...edgesToJunctions(network, 0)].sort()).toEqual([0, 1]);
  expect([...edgesToJunctions(network, 3)].sort()).toEqual([2, 3]);
  expect(edgesToJunctions(network, 4)).toEqual([4]);
});

describe("the stretch of a line in an area", () => {
  const grid = fc.integer({ min: 0, max: 12 });
  const point = fc.tuple(grid, grid).map(([x, y]): LngLat => [x, y]);

  test("holds every position of the line that is inside, and begins and ends at the edge", () => {
    let crossing = 0;
    fc.assert(
      fc.property(point, point, fc.array(point, { minLength: 3, maxLength: 7 }), (a, b, ring) => {
        const from: LngLat = [a[0] + 0.137, a[1] + 0.271];
        const to: LngLat = [b[0] + 0.619, b[1] + 0.353];
        const isInside = (share: number) =>
          isInRing(ring, [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share]);
        const [first, last] = stretchInArea(from, to, ring) ?? [2, -1];
        const inside = Array.from({ length: 99 }, (_, k) => (k + 0.5) / 99).filter(isInside);
        for (const share of inside) {
          expect(share).toBeGreaterThanOrEqual(first - 1e-9);
          expect(share).toBeLessThanOrEqual(last + 1e-9);
        }
        if (last < 0) return;
        crossing++;
        expect(isInside(first + 1e-8)).toBe(true);
        expect(isInside(last - 1e-8)).toBe(true);
      }),
      { numRuns: 300 },
    );
    expect(crossing).toBeGreaterThan(50);
  });

  test("is the whole line within, and none of it without", () => {
    const square: LngLat[] = [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ];
    expect(stretchInArea([1, 1], [3, 3], square)).toEqual([0, 1]);
    expect(stretchInArea([5, 5], [6, 9], square)).toBeNull();
    expect(stretchInArea([-4, 2], [12, 2], square)).toEqual([0.25, 0.5]);
  });
});
