import { existsSync, readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { solveOrienteering } from "../../src/deploy/orienteering.ts";
import { boundOrders } from "../../src/deploy/orienteering-bound.ts";
import { findGoodOrder } from "../../src/deploy/orienteering-heuristic.ts";
import {
  narrowStops,
  type OrienteeringProblem,
  orderMinutes,
  orderWeight,
} from "../../src/deploy/orienteering-problem.ts";
import { searchOrders } from "../../src/deploy/orienteering-search.ts";
import { orderBySubsets } from "../../src/deploy/orienteering-subsets.ts";
import { measureTravel, pathMinutes, shortenTravel } from "../../src/deploy/travel-matrix.ts";
import { runSteps } from "../../src/model/steps.ts";

const solve = (problem: OrienteeringProblem, width?: number) =>
  runSteps(solveOrienteering(problem, { timeLimitSeconds: 50, ...(width === undefined ? {} : { width }) }));

interface Shape {
  readonly stops: { readonly min: number; readonly max: number };
  readonly weights?: fc.Arbitrary<number>;
  readonly service?: fc.Arbitrary<number>;
}

/** Random places on a plane or at random times apart, some unreachable, with services; start and end may be one. */
function someProblem({ stops, weights, service }: Shape): fc.Arbitrary<OrienteeringProblem> {
  return fc.integer({ min: stops.min + 2, max: stops.max + 2 }).chain((size) =>
    fc
      .record({
        times: fc.array(fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constant(Number.POSITIVE_INFINITY)), {
          minLength: size * size,
          maxLength: size * size,
        }),
        east: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size }),
        north: fc.array(fc.integer({ min: 0, max: 30 }), { minLength: size, maxLength: size }),
        flat: fc.boolean(),
        weight: fc.array(weights ?? fc.integer({ min: 0, max: 9 }), { minLength: size, maxLength: size }),
        serviceMinutes: fc.array(service ?? fc.integer({ min: 0, max: 12 }), {
          minLength: size,
          maxLength: size,
        }),
        closed: fc.boolean(),
        budgetMinutes: fc.integer({ min: 0, max: 110 }),
      })
      .map(({ times, east, north, flat, weight, serviceMinutes, closed, budgetMinutes }) => ({
        travel: measureTravel(size, (a, b) =>
          flat
            ? Math.hypot((east[a] ?? 0) - (east[b] ?? 0), (north[a] ?? 0) - (north[b] ?? 0))
            : (times[a * size + b] ?? 0),
        ),
        weight: Float64Array.from(weight),
        serviceMinutes: Float64Array.from(serviceMinutes),
        start: 0,
        end: closed ? 0 : 1,
        budgetMinutes,
      })),
  );
}

/** The most weight over all orders of all choices of stops, each counted by itself. */
function bestOfAllOrders(problem: OrienteeringProblem): number {
  const travel = shortenTravel(problem.travel);
  const { size, minutes } = travel;
  let best = 0;
  const extend = (here: number, used: number, time: number, weight: number) => {
    if (time + (minutes[here * size + problem.end] ?? 0) <= problem.budgetMinutes + 1e-9) {
      best = Math.max(best, weight);
    }
    for (let next = 0; next < size; next++) {
      if (next === problem.start || next === problem.end || used & (1 << next)) continue;
      const then = time + (minutes[here * size + next] ?? 0) + (problem.serviceMinutes[next] ?? 0);
      if (then <= problem.budgetMinutes + 1e-9) {
        extend(next, used | (1 << next), then, weight + (problem.weight[next] ?? 0));
      }
    }
  };
  extend(problem.start, 0, 0, 0);
  return best;
}

const checkAnswer = (problem: OrienteeringProblem, solution: ReturnType<typeof solve>) => {
  const { stops } = solution;
  expect(new Set(stops).size).toBe(stops.length);
  expect(stops).not.toContain(problem.start);
  expect(stops).not.toContain(problem.end);
  const time =
    pathMinutes(shortenTravel(problem.travel), [problem.start, ...stops, problem.end]) +
    stops.reduce((sum, stop) => sum + (problem.serviceMinutes[stop] ?? 0), 0);
  expect(solution.minutes).toBeCloseTo(time, 9);
  if (stops.length > 0) expect(time).toBeLessThanOrEqual(problem.budgetMinutes + 1e-6);
  expect(solution.weight).toBeCloseTo(
    stops.reduce((sum, stop) => sum + (problem.weight[stop] ?? 0), 0),
    9,
  );
  expect(solution.bound).toBeGreaterThanOrEqual(solution.weight);
};

test("up to seven stops it finds the best of all orders, proven, with services and one-way times", () => {
  fc.assert(
    fc.property(someProblem({ stops: { min: 0, max: 7 } }), (problem) => {
      const solution = solve(problem);
      checkAnswer(problem, solution);
      expect(solution.weight).toBe(bestOfAllOrders(problem));
      expect(solution).toMatchObject({ bound: solution.weight, gap: 0, method: "subsets" });
    }),
    { numRuns: 400 },
  );
});

test("the bounded search finds what the table of subsets finds, from the poorest start", () => {
  let searched = 0;
  fc.assert(
    fc.property(
      someProblem({
        stops: { min: 5, max: 10 },
        weights: fc.oneof(fc.integer({ min: 1, max: 30 }), fc.double({ min: 0.1, max: 5, noNaN: true })),
      }),
      (problem) => {
        const stops = narrowStops(problem);
        if (stops.count === 0) return;
        const best = orderWeight(stops, orderBySubsets(stops));
        const completion = runSteps(boundOrders(stops, []));
        expect(completion.value).toBeGreaterThanOrEqual(best - 1e-9);
        const steps = searchOrders(stops, [], completion, { width: 100_000, isOver: () => false });
        let step = steps.next();
        while (!step.done) step = steps.next();
        searched++;
        expect(orderWeight(stops, step.value.order)).toBeCloseTo(best, 6);
        expect(orderMinutes(stops, step.value.order)).toBeLessThanOrEqual(stops.budget);
        expect(step.value.bound).toBeGreaterThanOrEqual(best - 1e-9);
        expect(step.value.bound).toBeLessThan(best + Math.max(1, stops.weightStep));
      },
    ),
    { numRuns: 120 },
  );
  expect(searched).toBeGreaterThan(40);
});

test("however narrow the search, the bound holds and the answer is a way within the budget", () => {
  let open = 0;
  fc.assert(
    fc.property(
      someProblem({ stops: { min: 8, max: 11 }, weights: fc.integer({ min: 1, max: 30 }) }),
      fc.integer({ min: 1, max: 4 }),
      (problem, width) => {
        const stops = narrowStops(problem);
        const best = orderWeight(stops, orderBySubsets(stops));
        if (stops.count === 0) return;
        const completion = runSteps(boundOrders(stops, []));
        const steps = searchOrders(stops, [], completion, { width, isOver: () => false });
        let step = steps.next();
        while (!step.done) step = steps.next();
        const weight = orderWeight(stops, step.value.order);
        if (weight < best) open++;
        expect(weight).toBeLessThanOrEqual(best + 1e-9);
        expect(orderMinutes(stops, step.value.order)).toBeLessThanOrEqual(stops.budget);
        expect(step.value.bound).toBeGreaterThanOrEqual(best - 1e-9);
      },
    ),
    { numRuns: 100 },
  );
  expect(open).toBeGreaterThan(0);
});

test("above 12 stops the answer is a way within the budget, and the gap says what is open", () => {
  fc.assert(
    fc.property(
      someProblem({ stops: { min: 13, max: 30 }, weights: fc.integer({ min: 1, max: 30 }) }),
      fc.constantFrom(50, 1000),
      (problem, width) => {
        const solution = solve(problem, width);
        checkAnswer(problem, solution);
        const open = solution.bound - solution.weight;
        expect(solution.gap).toBeCloseTo(solution.bound === 0 ? 0 : open / solution.bound, 12);
        expect(["optimal", "out-of-reach"].includes(solution.status)).toBe(open === 0);
      },
    ),
    { numRuns: 10 },
  );
});

test("stops at one place without service are all made, and the bound is still finite", () => {
  const problem = {
    travel: measureTravel(16, (a, b) => (a === 0 || b === 0 ? 1 : 0)),
    weight: new Float64Array(16).fill(3),
    serviceMinutes: new Float64Array(16),
    start: 0,
    end: 0,
    budgetMinutes: 2,
  };
  expect(solve(problem)).toMatchObject({ weight: 45, bound: 45, status: "optimal" });
});

test("the same heuristic order for the same seed", () => {
  fc.assert(
    fc.property(someProblem({ stops: { min: 5, max: 20 } }), fc.nat(), (problem, seed) => {
      const stops = narrowStops(problem);
      expect(findGoodOrder(stops, 20, seed)).toEqual(findGoodOrder(stops, 20, seed));
    }),
    { numRuns: 30 },
  );
});

const line = (budgetMinutes: number, end: number): OrienteeringProblem => ({
  travel: measureTravel(3, (a, b) => 10 * Math.abs(a - b)),
  weight: Float64Array.of(7, 7, 5),
  serviceMinutes: Float64Array.of(90, 4, 90),
  start: 0,
  end,
  budgetMinutes,
});

test("start and end carry no weight and take no time", () => {
  expect(solve(line(24, 2))).toMatchObject({ stops: [1], weight: 7, minutes: 24, status: "optimal" });
});

test("with no stop within the budget the way is the direct one", () => {
  expect(solve(line(23, 2))).toMatchObject({
    stops: [],
    weight: 0,
    bound: 0,
    minutes: 20,
    status: "optimal",
  });
});

test("where not even the direct way fits, it says so", () => {
  expect(solve(line(19, 2))).toMatchObject({ stops: [], status: "out-of-reach" });
});

test("what makes no sense is refused in plain words", () => {
  expect(() => solve({ ...line(9, 2), end: 3 })).toThrow("Place 3 is none of 3");
  expect(() => solve({ ...line(9, 2), weight: Float64Array.of(0, -1, 0) })).toThrow("Stop 1 weighs -1");
  expect(() => solve({ ...line(9, 2), weight: Float64Array.of(1) })).toThrow("3 places, 1 weights");
  expect(() => solve(line(Number.NaN, 2))).toThrow("The budget is not a number.");
});

const FOLDER = new URL("../../../shared/reference/optimisation/", import.meta.url);

/** Budgets and best weights of Tsiligirides' first problem (1984). */
const BEST: Readonly<Record<string, number>> = {
  5: 10,
  10: 15,
  15: 45,
  20: 65,
  25: 90,
  30: 110,
  35: 135,
  40: 155,
  50: 190,
  70: 260,
  85: 285,
};

describe.skipIf(!existsSync(new URL("tsiligirides1_nodes.json", FOLDER)))(
  "Tsiligirides' first problem",
  () => {
    const readProblem = (budgetMinutes: number): OrienteeringProblem => {
      const file = readFileSync(new URL("tsiligirides1_nodes.json", FOLDER), "utf8");
      const nodes: [number, number, number][] = JSON.parse(file).nodes;
      return {
        travel: measureTravel(nodes.length, (a, b) => {
          const [[ax, ay], [bx, by]] = [nodes[a] ?? [0, 0], nodes[b] ?? [0, 0]];
          return Math.hypot(ax - bx, ay - by);
        }),
        weight: Float64Array.from(nodes, (node) => node[2]),
        serviceMinutes: new Float64Array(nodes.length),
        start: 0,
        end: 1,
        budgetMinutes,
      };
    };

    test("the values here are those of the reference results", () => {
      const { best_known } = JSON.parse(readFileSync(new URL("expected.json", FOLDER), "utf8")).orienteering;
      expect(best_known).toMatchObject(BEST);
    });

    test.each(Object.entries(BEST))("with %s to go the best weight is %i, and proven", (budget, best) => {
      const problem = readProblem(Number(budget));
      const solution = solve(problem);
      checkAnswer(problem, solution);
      expect(solution).toMatchObject({ weight: best, bound: best, status: "optimal" });
    });

    test.each([
      [46, 175],
      [65, 240],
      [80, 280],
    ])(
      "with %i to go a narrow search finds a way of weight %i, and its bound at most 5 above",
      (budget, best) => {
        const problem = readProblem(budget);
        const solution = solve(problem, 200);
        checkAnswer(problem, solution);
        expect(solution.weight).toBeGreaterThanOrEqual(best);
        expect(solution.bound).toBeLessThanOrEqual(solution.weight + 5);
      },
    );
  },
);
