import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findShortTour, tourLength } from "../../src/deploy/improve-tour.ts";
import { findShortestTour } from "../../src/deploy/shortest-tour.ts";
import { tourBySubsets } from "../../src/deploy/tour-by-subsets.ts";
import { measureTravel, type TravelMatrix } from "../../src/deploy/travel-matrix.ts";
import { runSteps } from "../../src/model/steps.ts";
import { readTsplib } from "./tsplib.ts";

const solve = (travel: TravelMatrix, timeLimitSeconds = 30) =>
  runSteps(findShortestTour(travel, { timeLimitSeconds }));

/** Random lengths between up to `most` places, the same both ways unless `oneWay`. */
function someLengths(least: number, most: number, oneWay = false, longest = 60): fc.Arbitrary<TravelMatrix> {
  return fc
    .integer({ min: least, max: most })
    .chain((size) =>
      fc
        .array(fc.integer({ min: 0, max: longest }), { minLength: size * size, maxLength: size * size })
        .map((values) =>
          measureTravel(size, (a, b) => values[oneWay || a > b ? a * size + b : b * size + a] ?? 0),
        ),
    );
}

function shortestOfAllOrders(travel: TravelMatrix): number {
  const extend = (order: number[]): number =>
    order.length === travel.size
      ? tourLength(travel, order)
      : Math.min(
          ...Array.from({ length: travel.size }, (_, k) => k)
            .filter((place) => !order.includes(place))
            .map((place) => extend([...order, place])),
        );
  return extend([0]);
}

/** Shortest tour by a table of subsets of its own, for sizes beyond trying all orders. */
function shortestByTable(travel: TravelMatrix): number {
  const { size, minutes } = travel;
  let table = new Map([["1:0", 0]]);
  for (let step = 1; step < size; step++) {
    const longer = new Map<string, number>();
    for (const [key, length] of table) {
      const [set = 0, here = 0] = key.split(":").map(Number);
      for (let next = 1; next < size; next++) {
        if (set & (1 << next)) continue;
        const at = `${set | (1 << next)}:${next}`;
        const sum = length + (minutes[here * size + next] ?? 0);
        if (sum < (longer.get(at) ?? Number.POSITIVE_INFINITY)) longer.set(at, sum);
      }
    }
    table = longer;
  }
  return Math.min(
    ...[...table].map(([key, length]) => length + (minutes[Number(key.split(":")[1]) * size] ?? 0)),
  );
}

const isTour = (order: readonly number[], size: number) =>
  order.length === size && new Set(order).size === size && order.every((p) => p >= 0 && p < size);

test("up to seven places the tour is the shortest of all orders, also where there and back differ", () => {
  fc.assert(
    fc.property(someLengths(1, 7, true), (travel) => {
      const tour = solve(travel);
      expect(isTour(tour.order, travel.size)).toBe(true);
      expect(tour.length).toBe(shortestOfAllOrders(travel));
      expect(tour.length).toBe(tourLength(travel, tour.order));
      expect(tour).toMatchObject({ bound: tour.length, gap: 0, status: "optimal", method: "subsets" });
    }),
    { numRuns: 200 },
  );
});

test("above 13 places branch and bound finds what a table of all subsets finds, on lengths of any kind", () => {
  fc.assert(
    fc.property(
      fc.oneof(someLengths(14, 14), someLengths(14, 14, false, 3), someLengths(14, 14, false, 1)),
      (travel) => {
        const tour = solve(travel);
        expect(tour.method).toBe("branch-and-bound");
        expect(isTour(tour.order, travel.size)).toBe(true);
        expect(tour.order[0]).toBe(0);
        expect(tour.length).toBe(shortestByTable(travel));
        expect(tour.length).toBe(tourLength(travel, tour.order));
        expect(tour).toMatchObject({ bound: tour.length, gap: 0, status: "optimal" });
      },
    ),
    { numRuns: 25 },
  );
});

test("lengths need not be whole", () => {
  fc.assert(
    fc.property(someLengths(14, 14), fc.double({ min: 0.001, max: 5, noNaN: true }), (travel, scale) => {
      const scaled = { ...travel, minutes: travel.minutes.map((m) => m * scale) };
      const tour = solve(scaled);
      expect(tour.status).toBe("optimal");
      expect(tour.length).toBeCloseTo(shortestByTable(scaled), 4);
    }),
    { numRuns: 10 },
  );
});

test("the answer by improvement alone is a tour, never longer after more kicks", () => {
  fc.assert(
    fc.property(someLengths(1, 20), (travel) => {
      const [few, many] = [findShortTour(travel, 0, 1), findShortTour(travel, 30, 1)];
      expect(isTour(few, travel.size)).toBe(true);
      expect(isTour(many, travel.size)).toBe(true);
      expect(tourLength(travel, many)).toBeLessThanOrEqual(tourLength(travel, few) + 1e-9);
    }),
    { numRuns: 60 },
  );
});

test("no place, one place and two places are tours too", () => {
  expect(solve(measureTravel(0, () => 1))).toMatchObject({ order: [], length: 0, status: "optimal" });
  expect(solve(measureTravel(1, () => 1))).toMatchObject({ order: [0], length: 0, status: "optimal" });
  expect(solve(measureTravel(2, () => 4))).toMatchObject({ order: [0, 1], length: 8, status: "optimal" });
});

test.each([6, 15])("of %i places in two parts without a way between, it says there is no tour", (size) => {
  const apart = measureTravel(size, (a, b) => (a < 3 === b < 3 ? 1 : Number.POSITIVE_INFINITY));
  const tour = solve(apart);
  expect(tour.status).toBe("no-tour");
  expect(tour.length).toBe(Number.POSITIVE_INFINITY);
});

test("a missing way is gone round where there is another", () => {
  const ring = measureTravel(16, (a, b) =>
    [1, 15].includes(Math.abs(a - b)) ? 2 : (a + b) % 3 === 0 ? Number.POSITIVE_INFINITY : 5,
  );
  expect(solve(ring)).toMatchObject({ length: 32, status: "optimal" });
});

test("out of time, it returns a tour with a bound that still holds", () => {
  const random = (a: number, b: number) => 1 + ((Math.min(a, b) * 7919 + Math.max(a, b) * 104_729) % 1009);
  const travel = measureTravel(60, random);
  const steps = findShortestTour(travel, { timeLimitSeconds: 1e-9 });
  const hurried = runSteps(steps);
  const tour = solve(travel);
  expect(hurried.status).toBe("time-limit");
  expect(isTour(hurried.order, 60)).toBe(true);
  expect(hurried.bound).toBeLessThanOrEqual(tour.length);
  expect(hurried.gap).toBeCloseTo((hurried.length - hurried.bound) / hurried.length, 12);
});

test("more than 13 places that differ there and back are refused in plain words", () => {
  const oneWay = measureTravel(14, (a, b) => (a < b ? 1 : 2));
  expect(() => solve(oneWay)).toThrow("From 1 to 0 is 2, back is 1");
  expect(() => tourBySubsets(oneWay)).toThrow("14 places");
});

const FOLDER = new URL("../../../shared/reference/optimisation/", import.meta.url);

/** Optima of TSPLIB (Reinelt 1991, 1995). */
const OPTIMA = { burma14: 3323, ulysses16: 6859, gr17: 2085, gr21: 2707, fri26: 937, eil51: 426 };

describe.skipIf(!existsSync(new URL("tsp/", FOLDER)))("TSPLIB", () => {
  test("the optima here are those of the reference results", () => {
    const expected = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8"));
    expect(expected.tsp.optimal).toEqual(OPTIMA);
  });

  test.each(Object.entries(OPTIMA))("%s: the shortest tour is %i, and proven", (name, optimum) => {
    const travel = readTsplib(readFileSync(new URL(`tsp/${name}.tsp`, FOLDER), "utf8"));
    const tour = solve(travel);
    expect(tour).toMatchObject({ length: optimum, bound: optimum, status: "optimal" });
    expect(tourLength(travel, tour.order)).toBe(optimum);
  });
});
