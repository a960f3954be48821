import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { nearestSiteM, positionsOf, reachOfSites } from "../../../src/deploy/network/network-reach.ts";
import { closeStreets, openNetwork } from "../../../src/deploy/network/open-network.ts";
import { distanceM } from "../../../src/model/geodesy.ts";
import type { LngLat } from "../../../src/model/units.ts";
import { at } from "../small-cases.ts";
import { networkOf, someNetwork, wayBetween, waysBetween, waysPlainly } from "../small-networks.ts";

const nearby: fc.Arbitrary<LngLat> = fc
  .tuple(fc.integer({ min: -450, max: 450 }), fc.integer({ min: -450, max: 450 }))
  .map(([east, north]) => at(east, north));

const someClosure: fc.Arbitrary<readonly LngLat[]> = fc
  .tuple(nearby, fc.integer({ min: 20, max: 200 }))
  .map(([middle, size]) => squareAround(middle, size));

function squareAround([lng, lat]: LngLat, metres: number): LngLat[] {
  const [dy, dx] = [metres / 111_195, metres / 69_130];
  return [
    [lng - dx, lat - dy],
    [lng + dx, lat - dy],
    [lng + dx, lat + dy],
    [lng - dx, lat + dy],
  ];
}

const someView = fc.tuple(someNetwork, fc.array(someClosure, { maxLength: 3 })).map(([network, rings]) => {
  const open = openNetwork(network);
  return { open, closed: closeStreets(open, rings) };
});

/** A T of streets: 600 m from west to east, and 300 m north from its middle. */
const WEST = at(-300, 0);
const MIDDLE = at(0, 0);
const EAST = at(300, 0);
const NORTH = at(0, 300);
const TEE = openNetwork(networkOf([WEST, MIDDLE, EAST], [MIDDLE, NORTH]));

describe("ways on foot", () => {
  test("are those of the plain all-pairs twin, closures and all", () => {
    let finite = 0;
    let cut = 0;
    fc.assert(
      fc.property(someView, fc.array(nearby, { minLength: 2, maxLength: 6 }), ({ open, closed }, places) => {
        for (const view of [open, closed]) {
          const ours = waysBetween(view, places, places);
          const twin = waysPlainly(view, places).flat();
          twin.forEach((metres, k) => {
            if (metres < Infinity) expect(ours[k]).toBeCloseTo(metres, 6);
            else expect(ours[k]).toBe(Infinity);
            if (metres < Infinity && metres > 0) finite++;
            else if (metres === Infinity && view === closed) cut++;
          });
        }
      }),
      { numRuns: 300 },
    );
    expect(finite).toBeGreaterThan(500);
    expect(cut).toBeGreaterThan(50);
  });

  test("are as long there as back, and no shorter by way of a third place or than the straight line", () => {
    fc.assert(
      fc.property(someView, nearby, nearby, nearby, ({ closed }, a, b, c) => {
        const places = [a, b, c];
        const ways = waysBetween(closed, places, places);
        const way = (i: number, j: number) => ways[3 * i + j] as number;
        if (way(0, 1) < Infinity) expect(way(0, 1)).toBeCloseTo(way(1, 0), 6);
        else expect(way(1, 0)).toBe(Infinity);
        expect(way(0, 2)).toBeLessThanOrEqual(way(0, 1) + way(1, 2) + 1e-6);
        expect(way(0, 1)).toBeGreaterThanOrEqual(distanceM(a, b) * (1 - 1e-4) - 1e-6);
      }),
      { numRuns: 300 },
    );
  });

  test("never get shorter when a street is closed", () => {
    let longer = 0;
    fc.assert(
      fc.property(someView, fc.array(nearby, { minLength: 2, maxLength: 5 }), ({ open, closed }, places) => {
        const before = waysBetween(open, places, places);
        waysBetween(closed, places, places).forEach((metres, k) => {
          expect(metres).toBeGreaterThanOrEqual((before[k] as number) - 1e-6);
          if (metres > (before[k] as number) + 1) longer++;
        });
      }),
      { numRuns: 200 },
    );
    expect(longer).toBeGreaterThan(20);
  });

  test("begin and end anywhere along a street, the steps to it counted", () => {
    const way = wayBetween(TEE, at(-200, 10), at(-50, -20));
    expect(way).toBeCloseTo(10 + 150 + 20, 1);
    expect(wayBetween(TEE, at(-200, 10), at(-30, 100))).toBeCloseTo(10 + 200 + 100 + 30, 1);
  });

  test("are nought to the very same place, even off the network", () => {
    expect(wayBetween(TEE, at(900, 900), at(900, 900))).toBe(0);
  });

  test("do not exist from further than 200 m off every street", () => {
    expect(wayBetween(TEE, at(-100, -190), EAST)).toBeLessThan(Infinity);
    expect(wayBetween(TEE, at(-100, -210), EAST)).toBe(Infinity);
  });

  test("start from a street that leads on, not from a scrap of path that is nearer", () => {
    const scrap = [at(100, 80), at(140, 80)] as const;
    const view = openNetwork(networkOf([WEST, MIDDLE, EAST], [MIDDLE, NORTH], scrap));
    expect(wayBetween(view, at(120, 75), EAST)).toBeCloseTo(75 + 180, 0);
  });

  test("lead across the 180th meridian", () => {
    const view = openNetwork(
      networkOf([
        [179.999, -17],
        [-179.999, -17],
      ]),
    );
    const way = wayBetween(view, [179.9995, -17], [-179.9995, -17]);
    expect(way).toBeCloseTo(distanceM([179.9995, -17], [-179.9995, -17]), 3);
  });

  test("go round a ring the shorter way", () => {
    const ring = [at(0, 0), at(200, 0), at(200, 200), at(0, 200), at(0, 0)];
    const view = openNetwork(networkOf(ring));
    expect(wayBetween(view, at(0, 50), at(100, 0))).toBeCloseTo(150, 1);
    expect(wayBetween(view, at(0, 150), at(200, 150))).toBeCloseTo(50 + 200 + 50, 1);
  });
});

describe("the demand that sites reach", () => {
  test("is what the plain twin puts within the limit, for every site", () => {
    fc.assert(
      fc.property(
        someView,
        fc.array(nearby, { minLength: 1, maxLength: 4 }),
        fc.array(nearby, { minLength: 1, maxLength: 6 }),
        fc.integer({ min: 50, max: 900 }),
        ({ closed }, sites, demand, maxM) => {
          const { start, points } = reachOfSites(closed, positionsOf(sites), positionsOf(demand), maxM);
          const twin = waysPlainly(closed, [...sites, ...demand]);
          sites.forEach((_, site) => {
            const expected = demand.flatMap((_, point) =>
              (twin[site]?.[sites.length + point] as number) <= maxM ? [point] : [],
            );
            const listed = [...points.subarray(start[site], start[site + 1])].sort((a, b) => a - b);
            expect(listed).toEqual(expected);
          });
        },
      ),
      { numRuns: 300 },
    );
  });

  test("is as far from the nearest of many sites as the least of the ways from each", () => {
    fc.assert(
      fc.property(
        someView,
        fc.array(nearby, { minLength: 1, maxLength: 5 }),
        fc.array(nearby, { minLength: 1, maxLength: 5 }),
        ({ closed }, sites, demand) => {
          const ways = waysBetween(closed, sites, demand);
          nearestSiteM(closed, positionsOf(sites), positionsOf(demand)).forEach((metres, point) => {
            const least = Math.min(...sites.map((_, site) => ways[site * demand.length + point] as number));
            if (least < Infinity) expect(metres).toBeCloseTo(least, 9);
            else expect(metres).toBe(Infinity);
          });
        },
      ),
    );
  });

  test("says how many sites and points are off the network", () => {
    const far = at(2000, 2000);
    const reach = reachOfSites(TEE, positionsOf([WEST, far]), positionsOf([EAST, far, far]), 1000);
    expect(reach.sitesOffNetwork).toBe(1);
    expect(reach.pointsOffNetwork).toBe(2);
    expect([...reach.start]).toEqual([0, 1, 3]);
    expect([...reach.points]).toEqual([0, 1, 2]);
  });

  test("is empty without demand, and without sites", () => {
    expect([...reachOfSites(TEE, positionsOf([WEST]), positionsOf([]), 500).start]).toEqual([0, 0]);
    expect([...reachOfSites(TEE, positionsOf([]), positionsOf([WEST]), 500).start]).toEqual([0]);
  });
});
