import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { coveredWeight, reduceCoverProblem } from "../../../src/deploy/cover/cover-problem.ts";
import type { ExactProgress } from "../../../src/deploy/cover/exact-cover.ts";
import { solveExactly } from "../../../src/deploy/cover/exact-cover.ts";
import { placeByGreedyExchange } from "../../../src/deploy/cover/greedy-exchange.ts";
import { anyCover, bestByTryingAll, bestOfReduced, completeGraph } from "../small-cases.ts";

const options = { timeLimitSeconds: 20 };

test("equals the best of all choices on random cases of two groups and fixed posts", async () => {
  await fc.assert(
    fc.asyncProperty(anyCover, async (cover) => {
      const problem = reduceCoverProblem(cover);
      const solution = await solveExactly(problem, options);
      const best = bestByTryingAll(cover);
      expect(solution.covered).toBe(best);
      expect(coveredWeight(problem, solution.chosen)).toBe(best);
      expect(solution.status).toBe("optimal");
      expect(solution.bound).toBe(best);
    }),
    { numRuns: 400 },
  );
});

test("covers at least what the quick answer covers", async () => {
  await fc.assert(
    fc.asyncProperty(anyCover, async (cover) => {
      const problem = reduceCoverProblem(cover);
      const quick = coveredWeight(problem, placeByGreedyExchange(problem));
      expect((await solveExactly(problem, options)).covered).toBeGreaterThanOrEqual(quick);
    }),
  );
});

describe("where the Lagrangian bound does not settle it", () => {
  const graph = fc
    .tuple(
      fc.integer({ min: 5, max: 8 }),
      fc.integer({ min: 2, max: 3 }),
      fc.array(fc.integer({ min: 1, max: 6 }), { minLength: 28, maxLength: 28 }),
    )
    .map(([n, count, weights]) => {
      const problem = completeGraph(n, count);
      return { ...problem, weight: problem.weight.map((_, edge) => weights[edge] ?? 1) };
    })
    .map((problem) => ({ ...problem, totalWeight: problem.weight.reduce((sum, w) => sum + w, 0) }));

  test("HiGHS finds and proves the best of all choices", async () => {
    let bySolver = 0;
    await fc.assert(
      fc.asyncProperty(graph, async (problem) => {
        const solution = await solveExactly(problem, options);
        if (solution.method === "exact") bySolver++;
        expect(solution.covered).toBe(bestOfReduced(problem));
        expect(solution.bound).toBe(solution.covered);
        expect(solution.status).toBe("optimal");
      }),
      { numRuns: 200, seed: 7 },
    );
    expect(bySolver).toBeGreaterThan(100);
  });

  test("HiGHS improves on a poor start", async () => {
    await fc.assert(
      fc.asyncProperty(graph, async (problem) => {
        const solution = await solveExactly(problem, { ...options, warmStart: [[0]] });
        expect(solution.covered).toBe(bestOfReduced(problem));
      }),
      { numRuns: 50 },
    );
  });

  test("weights need not be whole, and what is covered before counts in the answer and the bound", async () => {
    const problem = completeGraph(7, 3);
    const shifted = {
      ...problem,
      weight: problem.weight.map((w, edge) => w / 3 + edge / 100),
      coveredBefore: 0.25,
      totalWeight: 100,
    };
    const solution = await solveExactly(shifted, options);
    expect(solution.method).toBe("exact");
    expect(solution.covered).toBeCloseTo(bestOfReduced(shifted), 9);
    expect(solution.bound).toBeGreaterThanOrEqual(solution.covered);
    expect(solution.bound).toBeCloseTo(solution.covered, 5);
    expect(solution.status).toBe("optimal");
  });

  test("reports how far it has come, the bound never under what is covered", async () => {
    const reports: ExactProgress[] = [];
    const solution = await solveExactly(completeGraph(14, 5), {
      ...options,
      onProgress: (progress) => reports.push(progress),
    });
    expect(reports.length).toBeGreaterThan(0);
    for (const report of reports) {
      expect(report.bound).toBeGreaterThanOrEqual(report.covered);
      expect(report.bound).toBeGreaterThanOrEqual(solution.covered);
    }
  });
});

test("out of time, it returns the best it has with a bound that still holds", async () => {
  // Every choice of k sites of a complete graph covers the same, which branch-and-bound cannot see.
  const solution = await solveExactly(completeGraph(60, 20), { timeLimitSeconds: 0.1 });
  const every = (60 * 59 - 40 * 39) / 2;
  expect(solution.covered).toBe(every);
  expect(solution.bound).toBeGreaterThanOrEqual(every);
  expect(solution.status).toBe(solution.bound === every ? "optimal" : "time-limit");
});
