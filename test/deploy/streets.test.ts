import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { assessPlacing } from "../../src/deploy/assess-placing.ts";
import {
  closedLengthM,
  closeStreets,
  edgesToJunctions,
  openNetwork,
} from "../../src/deploy/network/open-network.ts";
import { snapToStreets } from "../../src/deploy/network/snap-to-street.ts";
import { stretchAround } from "../../src/deploy/network/stretch-around.ts";
import { suggestExactly, suggestHeuristically } from "../../src/deploy/suggest-posts.ts";
import { minutesAmong } from "../../src/deploy/task-travel.ts";
import { withRadiusOfMinutes } from "../../src/model/fleet.ts";
import { distanceM } from "../../src/model/geodesy.ts";
import type { PlacingTask } from "../../src/model/placing.ts";
import type { NetworkTravel } from "../../src/model/travel.ts";
import type { WalkingNetwork } from "../../src/model/walking-network.ts";
import {
  at,
  demandAt,
  placingTask,
  postAt,
  sitesAt,
  somePlace,
  somewhere,
  unitGroup,
} from "./small-cases.ts";
import { corner, networkOf, someNetwork } from "./small-networks.ts";

const WALKERS = withRadiusOfMinutes({ ...unitGroup("serial", 300), count: 1, coverMinutes: 3 }, 1.25);
const VEHICLE = withRadiusOfMinutes(
  { ...unitGroup("vehicle", 300), count: 1, coverMinutes: 1, speedKmh: 25 },
  1.25,
);

function along(network: WalkingNetwork, closures: NetworkTravel["closures"] = []): NetworkTravel {
  return { network, closures };
}

const someTask = fc
  .record({
    network: someNetwork,
    places: fc.array(somePlace, { minLength: 2, maxLength: 25 }),
    sites: fc.array(somewhere, { minLength: 2, maxLength: 5 }),
  })
  .filter(({ places }) => places.some(({ weight }) => weight > 0));

const covered = (task: PlacingTask) => assessPlacing(task).periods[0]?.coveredDemand ?? 0;

describe("units that cover by minutes along streets", () => {
  it("are proven by the same ways as they are assessed by: no site covers more than what is proven best", async () => {
    await fc.assert(
      fc.asyncProperty(someTask, async ({ network, places, sites }) => {
        const task = { ...placingTask(demandAt(places), [WALKERS], []), streets: along(network) };
        const exact = await suggestExactly(task, sitesAt(sites), { timeLimitSeconds: 20 });
        const quick = await suggestHeuristically(task, sitesAt(sites));
        const byHand = sites.map((site) => covered({ ...task, posts: [postAt(site)] }));
        const best = Math.max(...byHand);
        expect(exact.assessment.periods[0]?.coveredDemand).toBeCloseTo(best, 9);
        expect(exact.periods[0]?.proof.bound).toBeCloseTo(best, 9);
        expect(quick.periods[0]?.proof.bound).toBeGreaterThanOrEqual(best - 1e-9);
      }),
      { numRuns: 30 },
    );
  });

  it("cover no more with a street closed than with it open", () => {
    fc.assert(
      fc.property(someTask, somewhere, somewhere, ({ network, places, sites }, a, b) => {
        const posts = sites.map((site, i) => postAt(site, { id: `post-${i}` }));
        const task = placingTask(demandAt(places), [WALKERS], posts);
        const ring = [a, b, [a[0], b[1]] as const];
        const open = covered({ ...task, streets: along(network) });
        const closed = covered({ ...task, streets: along(network, [ring]) });
        expect(closed).toBeLessThanOrEqual(open + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it("walk round what a straight line goes through", () => {
    const demand = demandAt([{ at: corner(1, 0), weight: 1 }]);
    const posts = [postAt(corner(0, 0), { coverRadiusM: WALKERS.coverRadiusM })];
    const task = placingTask(demand, [WALKERS], posts);
    const round = networkOf([corner(0, 0), corner(0, 2), corner(1, 2), corner(1, 0)]);
    expect(covered(task)).toBe(1);
    expect(covered({ ...task, streets: along(round) })).toBe(0);
    expect(covered({ ...task, streets: along(networkOf([corner(0, 0), corner(1, 0)])) })).toBe(1);
  });
});

describe("units of two groups at one fixed post", () => {
  it("cover together what either of them reaches, one along streets and one in a circle", () => {
    const [alongStreet, besideIt] = [corner(0, 3), at(-530, -282)];
    const demand = demandAt([
      { at: alongStreet, weight: 1 },
      { at: besideIt, weight: 2 },
      { at: at(4000, 0), weight: 4 },
    ]);
    const crew = { ...unitGroup("vehicle", 250), count: 1 };
    const walkers = { ...WALKERS, coverMinutes: 5 };
    const needs = [
      { unit: "serial", phase: "event", officers: 2 },
      { unit: "vehicle", phase: "event", officers: 2 },
    ] as const;
    const gate = { id: "gate", name: "Gate", kind: "gate", at: corner(0, 0), needs } as const;
    const task = { ...placingTask(demand, [walkers, crew], []), fixedPosts: [gate] };
    const streets = along(networkOf([corner(0, 0), alongStreet, corner(0, 4)]));
    const reachOf = (unit: string) => {
      const one = { ...gate, needs: needs.filter((need) => need.unit === unit) };
      return covered({ ...task, streets, fixedPosts: [one] });
    };
    const together = assessPlacing({ ...task, streets }).periods[0];
    expect([reachOf("serial"), reachOf("vehicle")]).toEqual([1, 2]);
    expect(together?.coveredDemand).toBe(3);
    expect(together?.perFixedPost[0]?.reaches).toBe(3);
  });
});

describe("units that do not", () => {
  it("cover the same circle with streets as without: those who cover by metres, and those in vehicles", () => {
    fc.assert(
      fc.property(someTask, ({ network, places, sites }) => {
        for (const group of [{ ...WALKERS, coverMinutes: null }, VEHICLE]) {
          const posts = sites.map((site, i) =>
            postAt(site, { id: `post-${i}`, unit: group.id, coverRadiusM: group.coverRadiusM }),
          );
          const task = placingTask(demandAt(places), [group], posts);
          expect(covered({ ...task, streets: along(network) })).toBe(covered(task));
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe("how long units are on their way", () => {
  const places = [corner(0, 0), corner(2, 0), corner(2, 2)];
  const network = networkOf([corner(0, 0), corner(0, 2), corner(2, 2), corner(2, 0)]);
  const movement = { detour: 1.25, turnaroundMinutes: null };

  it("is by the streets for those who walk, the straight line with its detour for the others", () => {
    const task = { streets: along(network), movement };
    const walked = [
      [corner(0, 0), corner(0, 2)],
      [corner(0, 2), corner(2, 2)],
      [corner(2, 2), corner(2, 0)],
    ].reduce((sum, [a, b]) => sum + distanceM(a ?? [0, 0], b ?? [0, 0]), 0);
    expect(minutesAmong(task, WALKERS, places)(0, 1)).toBeCloseTo(walked / 80, 4);
    const straight = distanceM(corner(0, 0), corner(2, 0)) * 1.25;
    expect(minutesAmong(task, VEHICLE, places)(0, 1)).toBeCloseTo(straight / ((25 * 1000) / 60), 6);
    expect(minutesAmong({ streets: null, movement }, WALKERS, places)(0, 1)).toBeCloseTo(straight / 80, 6);
  });

  it("is the straight line again where no street leads there, and without end where only so long is asked for", () => {
    const apart = [...places, at(9000, 0)];
    const task = { streets: along(network), movement };
    const straight = (distanceM(corner(0, 0), at(9000, 0)) * 1.25) / 80;
    expect(minutesAmong(task, WALKERS, apart)(0, 3)).toBeCloseTo(straight, 6);
    expect(minutesAmong(task, WALKERS, apart, 5)(0, 3)).toBe(Number.POSITIVE_INFINITY);
  });

  it("is the same within a limit as without one, whatever streets lead where", () => {
    fc.assert(
      fc.property(
        fc.record({
          network: someNetwork,
          stops: fc.array(somewhere, { minLength: 2, maxLength: 6 }),
          corners: fc.array(fc.tuple(fc.nat({ max: 5 }), fc.nat({ max: 5 })), { maxLength: 4 }),
          closed: fc.option(fc.tuple(somewhere, somewhere)),
          limit: fc.integer({ min: 1, max: 40 }),
        }),
        ({ network: some, stops, corners, closed, limit }) => {
          const all = [...stops, ...corners.map(([column, row]) => corner(column, row))];
          const rings = closed ? [[closed[0], closed[1], [closed[0][0], closed[1][1]] as const]] : [];
          const task = {
            streets: along(
              some,
              rings.map((ring) => ring),
            ),
            movement,
          };
          const whole = minutesAmong(task, WALKERS, all);
          const limited = minutesAmong(task, WALKERS, all, limit);
          for (const from of all.keys()) {
            for (const to of all.keys()) {
              const minutes = whole(from, to);
              if (minutes <= limit - 1e-6) expect(limited(from, to)).toBeCloseTo(minutes, 6);
              else if (minutes > limit + 1e-6) expect(limited(from, to)).toBeGreaterThan(limit);
            }
          }
        },
      ),
      { numRuns: 100 },
    );
  });

  it("lets a unit move in time between two places off the streets, as the assessment says that it can", async () => {
    const [first, second] = [at(0, 600), at(400, 600)];
    const demand = demandAt([first, second].map((place) => ({ at: place, weight: 10 })));
    const group = { ...unitGroup("serial", 150), count: 1 };
    const task: PlacingTask = {
      ...placingTask(demand, [group], []),
      streets: along(networkOf([at(-900, 0), at(900, 0)])),
      movement: { detour: 1.25, turnaroundMinutes: 15 },
      periods: [
        { period: "arrival", weight: Float64Array.of(10, 0) },
        { period: "event", weight: Float64Array.of(0, 10) },
      ],
    };
    const placed = await suggestExactly(task, sitesAt([first, second]), { timeLimitSeconds: 20 });
    expect(placed.assessment.periods.map(({ coveredDemand }) => coveredDemand)).toEqual([10, 10]);
    expect(placed.assessment.transitions.map(({ late }) => late)).toEqual([0]);
  });
});

describe("closing the street at a place", () => {
  it("closes that street from junction to junction, and none that meets it", () => {
    fc.assert(
      fc.property(someNetwork, somewhere, (network, place) => {
        const view = openNetwork(network);
        const stretch = stretchAround(view, place);
        if (stretch === null) return;
        const closed = closeStreets(view, [stretch.ring]);
        expect(closedLengthM(closed)).toBeGreaterThan(0);
        expect(closedLengthM(closed)).toBeLessThanOrEqual(stretch.lengthM + 1);
        const [lng, lat] = place;
        const { edge: nearest } = snapToStreets(view, {
          lng: Float64Array.of(lng),
          lat: Float64Array.of(lat),
        });
        const street = edgesToJunctions(network, nearest[0] as number);
        closed.closedToM.forEach((to, edge) => {
          if (to > 0) expect(street).toContain(edge);
        });
      }),
      { numRuns: 80 },
    );
  });

  it("finds none where no street is within 50 metres", () => {
    expect(stretchAround(openNetwork(networkOf([corner(0, 0), corner(1, 0)])), at(5000, 0))).toBeNull();
  });
});
