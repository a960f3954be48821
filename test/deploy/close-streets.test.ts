import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  closedLengthM,
  closeStreets,
  edgesToJunctions,
  openNetwork,
} from "../../src/deploy/network/open-network.ts";
import { stretchInArea } from "../../src/deploy/network/stretch-in-area.ts";
import { walkingDistanceM } from "../../src/deploy/network/walking-distance.ts";
import { isInRing } from "../../src/model/plan-area.ts";
import type { LngLat } from "../../src/model/units.ts";
import { networkOfRoads } from "../../src/sources/walking-network.ts";
import { at } from "./small-cases.ts";
import { networkOf, road } from "./small-networks.ts";

/** Two ways from A to B: straight, 400 m, and round by the north, 600 m. */
const A = at(0, 0);
const B = at(400, 0);
const direct = road([A, at(200, 0), B], { id: 7, name: "High Street" });
const round = road([A, at(0, 100), at(400, 100), B], { name: "Back Lane" });
const view = openNetwork(networkOfRoads("test", [direct, round], 0.5).network);
const wayFrom = (closures: Parameters<typeof closeStreets>[1], from: LngLat, to: LngLat) =>
  walkingDistanceM({ kind: "network", view: closeStreets(view, closures) }, from, to);
const box = (west: number, south: number, east: number, north: number): LngLat[] => [
  at(west, south),
  at(east, south),
  at(east, north),
  at(west, north),
];

describe("closing streets", () => {
  test("by their id in the file sends the way round", () => {
    expect(wayFrom([], A, B)).toBeCloseTo(400, 0);
    expect(wayFrom([{ kind: "lines", lineIds: ["7"] }], A, B)).toBeCloseTo(600, 0);
  });

  test("by an area cuts streets where it lies, and leaves their open ends", () => {
    const area = { kind: "area" as const, ring: box(150, -20, 250, 20) };
    expect(closedLengthM(closeStreets(view, [area]))).toBeCloseTo(100, 0);
    expect(wayFrom([area], A, at(140, 0))).toBeCloseTo(140, 0);
    expect(wayFrom([area], at(140, 0), at(260, 0))).toBeCloseTo(140 + 600 + 140, 0);
    expect(wayFrom([area], A, at(200, 0))).toBe(Infinity);
  });

  test("by single edges closes no more than those", () => {
    const closed = closeStreets(view, [{ kind: "edges", edges: [0] }]);
    expect(closedLengthM(closed)).toBeCloseTo(200, 0);
  });

  test("leaves the view that it came from as it is", () => {
    const before = closedLengthM(view);
    const closed = closeStreets(view, [{ kind: "lines", lineIds: ["7"] }]);
    expect(closedLengthM(view)).toBe(before);
    expect(closed.network).toBe(view.network);
    expect(closed.index).toBe(view.index);
  });

  test("adds to what is closed already, in any order", () => {
    const area = { kind: "area" as const, ring: box(-10, 50, 10, 150) };
    const lines = { kind: "lines" as const, lineIds: ["7"] };
    const once = closeStreets(view, [area, lines]);
    const twice = closeStreets(closeStreets(view, [lines]), [area]);
    expect(twice.closedFromM).toEqual(once.closedFromM);
    expect(twice.closedToM).toEqual(once.closedToM);
    expect(walkingDistanceM({ kind: "network", view: twice }, A, B)).toBe(Infinity);
  });

  test("of an edge that is not there is an error, and an id that is not there closes nothing", () => {
    expect(() => closeStreets(view, [{ kind: "edges", edges: [99] }])).toThrow(RangeError);
    expect(closedLengthM(closeStreets(view, [{ kind: "lines", lineIds: ["none"] }]))).toBe(0);
  });

  test("puts nobody on another street: who stands on a closed one stays there", () => {
    const closed = [{ kind: "lines" as const, lineIds: ["7"] }];
    expect(wayFrom(closed, at(200, 45), B)).toBe(Infinity);
    expect(wayFrom(closed, at(200, 55), B)).toBeCloseTo(45 + 200 + 100, 0);
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
