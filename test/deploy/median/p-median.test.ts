import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type MedianProgress, solveMedians } from "../../../src/deploy/median/exact-p-median.ts";
import { openMedians, raiseMedianBound, startingPrices } from "../../../src/deploy/median/p-median-bound.ts";
import { improveMedians, placeMedians } from "../../../src/deploy/median/p-median-heuristic.ts";
import {
  medianCost,
  reduceMedianProblem,
  type WeighedDistances,
} from "../../../src/deploy/median/p-median-problem.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { runSteps } from "../../../src/model/steps.ts";

const options = { timeLimitSeconds: 20 };

/** Sites and demand with any distances at all, some of it near a fixed post: no triangle need close. */
const anyDistances = (number: fc.Arbitrary<number>): fc.Arbitrary<WeighedDistances> =>
  fc
    .record({
      weight: fc.array(fc.integer({ min: 0, max: 5 }), { minLength: 1, maxLength: 10 }),
      siteCount: fc.integer({ min: 1, max: 9 }),
      count: fc.integer({ min: 0, max: 5 }),
      withFixed: fc.boolean(),
    })
    .chain(({ weight, siteCount, count, withFixed }) =>
      fc
        .record({
          distance: fc.array(number, {
            minLength: siteCount * weight.length,
            maxLength: siteCount * weight.length,
          }),
          fixed: fc.array(number, { minLength: weight.length, maxLength: weight.length }),
        })
        .map(({ distance, fixed }) => ({
          weight: Float64Array.from(weight),
          siteCount,
          count,
          distance: Float64Array.from(distance),
          ...(withFixed && { fixedDistance: Float64Array.from(fixed) }),
        })),
    );

const wholeDistances = anyDistances(fc.integer({ min: 0, max: 12 }));
const realDistances = anyDistances(fc.integer({ min: 0, max: 99_000 }).map((k) => k / 997));

/** The least cost of any choice of at most `count` sites, each weighed plainly on the distances as given. */
function leastByTryingAll(given: WeighedDistances): number {
  const points = given.weight.length;
  const weigh = (chosen: readonly number[]) =>
    given.weight.reduce((sum, weight, i) => {
      const ways = chosen.map((site) => given.distance[site * points + i] as number);
      return weight === 0
        ? sum
        : sum + weight * Math.min(given.fixedDistance?.[i] ?? Number.POSITIVE_INFINITY, ...ways);
    }, 0);
  const choices = Array.from({ length: 2 ** given.siteCount }, (_, bits) =>
    Array.from({ length: given.siteCount }, (_, site) => site).filter((site) => (bits >> site) & 1),
  );
  return Math.min(...choices.filter((sites) => sites.length <= given.count).map(weigh));
}

/** Sites at random in a unit square with demand at each; seeded. */
function scatter(n: number, count: number, seed = 3): WeighedDistances {
  const random = seedRandom(seed);
  const places = Array.from({ length: n }, () => [random.next(), random.next()] as const);
  return {
    weight: Float64Array.from(places, () => 1 + Math.floor(9 * random.next())),
    siteCount: n,
    count,
    distance: Float64Array.from(
      places.flatMap(([ax, ay]) => places.map(([bx, by]) => Math.round(1000 * Math.hypot(ax - bx, ay - by)))),
    ),
  };
}

describe("the exact placing", () => {
  test("costs the least of all choices, proven, whatever the distances and fixed posts", () => {
    fc.assert(
      fc.property(wholeDistances, (given) => {
        const problem = reduceMedianProblem(given);
        const solution = runSteps(solveMedians(problem, options));
        expect(solution.cost).toBe(leastByTryingAll(given));
        expect(solution.bound).toBe(solution.cost);
        expect(solution.status).toBe("optimal");
        expect(solution.chosen.length).toBeLessThanOrEqual(given.count);
        expect(medianCost(problem, solution.chosen)).toBe(solution.cost);
      }),
      { numRuns: 800 },
    );
  });

  test("is found by branching where the bound does not settle it: the edges of a complete graph as demand", () => {
    let branched = 0;
    const edges = (n: number) =>
      Array.from({ length: n }, (_, a) => Array.from({ length: n - a - 1 }, (_, k) => [a, a + 1 + k])).flat();
    const graph = fc.record({
      n: fc.integer({ min: 5, max: 8 }),
      count: fc.integer({ min: 2, max: 3 }),
      weights: fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 28, maxLength: 28 }),
    });
    fc.assert(
      fc.property(graph, ({ n, count, weights }) => {
        const given = {
          weight: Float64Array.from(edges(n), (_, edge) => weights[edge] ?? 1),
          siteCount: n,
          count,
          distance: Float64Array.from(
            Array.from({ length: n }, (_, site) =>
              edges(n).map((edge) => (edge.includes(site) ? 1 : 4)),
            ).flat(),
          ),
        };
        const solution = runSteps(solveMedians(reduceMedianProblem(given), options));
        expect(solution).toMatchObject({
          cost: leastByTryingAll(given),
          bound: solution.cost,
          status: "optimal",
        });
        if (solution.branches > 1) branched++;
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(branched).toBeGreaterThan(100);
  });

  test("is good to 10⁻⁷ of the cost where distances are not whole", () => {
    fc.assert(
      fc.property(
        realDistances.filter((given) => given.count > 0),
        (given) => {
          const solution = runSteps(solveMedians(reduceMedianProblem(given), options));
          const least = leastByTryingAll(given);
          expect(solution.status).toBe("optimal");
          expect(solution.cost).toBeCloseTo(least, 4);
          expect(solution.bound).toBeLessThanOrEqual(least * (1 + 1e-9));
          expect(solution.bound).toBeGreaterThanOrEqual(least * (1 - 1e-6));
        },
      ),
      { numRuns: 400 },
    );
  });

  test("holds where whole costs are too great to round by", () => {
    const given = scatter(30, 4);
    const small = runSteps(solveMedians(reduceMedianProblem(given), options));
    const great = { ...given, distance: given.distance.map((metres) => metres * 1e9) };
    const solution = runSteps(solveMedians(reduceMedianProblem(great), options));
    expect(solution.cost).toBe(small.cost * 1e9);
    expect(solution.bound).toBeLessThanOrEqual(solution.cost);
    expect(solution.gap).toBeLessThanOrEqual(1e-6);
    expect(solution.status).toBe("optimal");
  });

  test("never costs more than the choice it starts from, and mends a poor one", () => {
    const given = scatter(40, 4);
    const problem = reduceMedianProblem(given);
    const best = runSteps(solveMedians(problem, options));
    const poor = runSteps(solveMedians(problem, { ...options, warmStart: [0] }));
    expect(poor.cost).toBe(best.cost);
    expect(poor.cost).toBeLessThan(medianCost(problem, [0]));
  });

  test("reports how far it has come, the bound never above the least cost", () => {
    const reports: MedianProgress[] = [];
    const solution = runSteps(
      solveMedians(reduceMedianProblem(scatter(80, 6)), {
        ...options,
        onProgress: (progress) => reports.push(progress),
      }),
    );
    expect(reports.length).toBeGreaterThan(0);
    for (const { cost, bound } of reports) {
      expect(bound).toBeLessThanOrEqual(solution.cost);
      expect(cost).toBeGreaterThanOrEqual(solution.cost);
    }
  });

  test("out of time, it returns the best it has with a bound that still holds", () => {
    // Random costs without geometry: the relaxation is far below any choice, so that no tree of this size ends soon.
    const random = seedRandom(5);
    const n = 150;
    const distance = Float64Array.from({ length: n * n }, () => 1 + Math.floor(1000 * random.next()));
    const problem = reduceMedianProblem({
      weight: new Float64Array(n).fill(1),
      siteCount: n,
      count: 8,
      distance,
    });
    const stopped = runSteps(solveMedians(problem, { timeLimitSeconds: 0.5 }));
    expect(stopped.status).toBe("time-limit");
    expect(medianCost(problem, stopped.chosen)).toBe(stopped.cost);
    expect(stopped.bound).toBeGreaterThan(0.5 * stopped.cost);
    expect(stopped.bound).toBeLessThan(stopped.cost);
    expect(stopped.gap).toBeCloseTo((stopped.cost - stopped.bound) / stopped.cost, 12);
  });

  test("says what it is doing between steps, so that it can be left at any", () => {
    const steps = solveMedians(reduceMedianProblem(scatter(50, 5)), options);
    expect(steps.next().value).toBe("Placing units near demand");
    expect(steps.return(undefined as never).done).toBe(true);
  });

  test("refuses a time limit of nothing", () => {
    const problem = reduceMedianProblem(scatter(5, 2));
    expect(() => runSteps(solveMedians(problem, { timeLimitSeconds: 0 }))).toThrow(RangeError);
  });
});

describe("the quick placing", () => {
  test("costs between the bound and what any price would allow: bound ≤ least ≤ quick", () => {
    fc.assert(
      fc.property(
        wholeDistances,
        fc.array(fc.double({ min: 0, max: 40, noNaN: true }), { minLength: 10 }),
        (given, prices) => {
          fc.pre(given.count > 0);
          const problem = reduceMedianProblem(given);
          const quick = placeMedians(problem);
          const least = leastByTryingAll(given);
          expect(medianCost(problem, quick)).toBeGreaterThanOrEqual(least);
          expect(quick.length).toBeLessThanOrEqual(given.count);
          const medians = runSteps(openMedians(problem, quick));
          const run = {
            aim: medianCost(problem, quick),
            enough: Number.POSITIVE_INFINITY,
            steps: 20,
            size: 1,
          };
          for (const start of [
            startingPrices(problem, quick),
            Float64Array.from({ length: problem.demandCount }, (_, i) => prices[i] ?? 0),
          ]) {
            expect(raiseMedianBound(medians, start, run).value).toBeLessThanOrEqual(least + 1e-9);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  test("no exchange of one site improves it", () => {
    const problem = reduceMedianProblem(scatter(60, 7));
    const placed = improveMedians(problem, []);
    const cost = medianCost(problem, placed);
    for (const position of placed.keys()) {
      for (let site = 0; site < problem.siteCount; site++) {
        expect(medianCost(problem, placed.with(position, site))).toBeGreaterThanOrEqual(cost);
      }
    }
  });

  test("leaves out units that bring nothing closer", () => {
    const given = { ...scatter(6, 6), fixedDistance: new Float64Array(6) };
    expect(placeMedians(reduceMedianProblem(given))).toEqual([]);
  });
});

describe("the problem", () => {
  test("where there is nothing to decide there is an answer all the same", () => {
    const none = { weight: new Float64Array(0), siteCount: 0, count: 3, distance: new Float64Array(0) };
    expect(runSteps(solveMedians(reduceMedianProblem(none), options))).toMatchObject({
      chosen: [],
      cost: 0,
      bound: 0,
      status: "optimal",
    });
    const unserved = { ...scatter(4, 0) };
    expect(runSteps(solveMedians(reduceMedianProblem(unserved), options)).cost).toBe(
      Number.POSITIVE_INFINITY,
    );
    const single = { weight: Float64Array.of(2), siteCount: 1, count: 1, distance: Float64Array.of(7) };
    expect(runSteps(solveMedians(reduceMedianProblem(single), options))).toMatchObject({
      chosen: [0],
      cost: 14,
    });
  });

  test("a way without end needs a fixed post to stand in for it", () => {
    const cut = {
      weight: Float64Array.of(1, 1),
      siteCount: 1,
      count: 1,
      distance: Float64Array.of(3, Number.POSITIVE_INFINITY),
    };
    expect(() => reduceMedianProblem(cut)).toThrow(RangeError);
    const capped = reduceMedianProblem({ ...cut, fixedDistance: Float64Array.of(10, 10) });
    expect(runSteps(solveMedians(capped, options))).toMatchObject({ cost: 13, status: "optimal" });
  });

  test("refuses weights and distances that are not", () => {
    const good = scatter(3, 1);
    expect(() => reduceMedianProblem({ ...good, weight: Float64Array.of(1, -1, 1) })).toThrow(/weighs -1/);
    expect(() => reduceMedianProblem({ ...good, distance: good.distance.with(4, Number.NaN) })).toThrow(
      /NaN/,
    );
    expect(() => reduceMedianProblem({ ...good, distance: new Float64Array(8) })).toThrow(/8 distances/);
  });
});
