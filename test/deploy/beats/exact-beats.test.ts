import fc from "fast-check";
import { expect, test } from "vitest";
import {
  isBalanced,
  openBeatProblem,
  weighBeats,
  workloadRatio,
} from "../../../src/deploy/beats/beat-problem.ts";
import { solveBeats } from "../../../src/deploy/beats/exact-beats.ts";
import { growBeats } from "../../../src/deploy/beats/grow-beats.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { anyFree, bestBeatsByTryingAll, brokenRules, honeycomb, someBeats, strip } from "../small-beats.ts";

const options = { timeLimitSeconds: 20 };

test("equals the best of all choices, and proves it", async () => {
  await fc.assert(
    fc.asyncProperty(someBeats({}), async (input) => {
      const problem = openBeatProblem(input);
      const solution = await solveBeats(problem, options);
      expect(brokenRules(problem, solution.beats)).toEqual([]);
      expect(solution).toMatchObject({
        covered: bestBeatsByTryingAll(problem),
        bound: solution.covered,
        status: "optimal",
      });
    }),
    { numRuns: 150 },
  );
});

test("weights need not be whole", async () => {
  await fc.assert(
    fc.asyncProperty(someBeats({ fractions: true }), async (input) => {
      const problem = openBeatProblem(input);
      const { covered, bound, status } = await solveBeats(problem, options);
      expect(covered).toBeCloseTo(bestBeatsByTryingAll(problem) ?? -1, 6);
      expect(bound).toBeGreaterThanOrEqual(covered - 1e-9);
      expect(status).toBe("optimal");
    }),
    { numRuns: 60 },
  );
});

test("balanced, equals the best of all balanced choices, or says that there is none", async () => {
  const ends = { optimal: 0, unbalanced: 0 };
  await fc.assert(
    fc.asyncProperty(someBeats({ mostRatio: fc.constantFrom(1, 1.2, 1.5, 2, 4) }), async (input) => {
      const problem = openBeatProblem(input);
      const solution = await solveBeats(problem, options);
      const best = bestBeatsByTryingAll(problem);
      expect(brokenRules(problem, solution.beats)).toEqual([]);
      if (best === null) {
        ends.unbalanced++;
        expect(solution.status).toBe("unbalanced");
        return;
      }
      ends.optimal++;
      expect(solution).toMatchObject({ covered: best, bound: best, status: "optimal" });
      expect(isBalanced(problem, solution.beats)).toBe(true);
    }),
    { numRuns: 60, seed: 11 },
  );
  expect(ends.optimal).toBeGreaterThan(15);
  expect(ends.unbalanced).toBeGreaterThan(1);
});

const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1500, resolution: 9 });

function onGrid(seed: number, count: number, mostHexes: number, mostRatio: number | null = null) {
  const random = seedRandom(seed);
  const weight = Float64Array.from(grid.cells, () => random.poisson(random.next() < 0.3 ? 14 : 2));
  const beats = [{ mostHexes, start: 0 }, ...Array.from({ length: count - 1 }, () => anyFree(mostHexes))];
  return openBeatProblem({ graph: grid, weight, beats, mostRatio });
}

test("on a study area it proves more than what is grown, and keeps the rules", async () => {
  let better = 0;
  for (const seed of [1, 2, 3, 4]) {
    const problem = onGrid(seed, 4, 5);
    const grown = weighBeats(problem, growBeats(problem));
    const solution = await solveBeats(problem, options);
    expect(brokenRules(problem, solution.beats)).toEqual([]);
    expect(solution.status).toBe("optimal");
    expect(solution.covered).toBeGreaterThanOrEqual(grown);
    if (solution.covered > grown) better++;
  }
  expect(better).toBeGreaterThan(0);
});

test("more beats never cover less", async () => {
  const covered = [];
  for (const count of [1, 2, 3, 4]) covered.push((await solveBeats(onGrid(5, count, 4), options)).covered);
  expect(covered).toEqual(covered.toSorted((a, b) => a - b));
});

test("balance costs demand, and the ratio asked for is met", async () => {
  const problem = onGrid(6, 3, 4, 1.1);
  const balanced = await solveBeats(problem, { timeLimitSeconds: 5 });
  const free = await solveBeats(onGrid(6, 3, 4), options);
  expect(workloadRatio(problem, balanced.beats)).toBeLessThanOrEqual(1.1 + 1e-9);
  expect(balanced.covered).toBeLessThanOrEqual(free.covered);
  expect(balanced.bound).toBeGreaterThanOrEqual(balanced.covered);
});

test("out of time, it returns the best it has with a bound that still holds", async () => {
  const problem = onGrid(7, 6, 9);
  const { covered, bound, beats, status } = await solveBeats(problem, { timeLimitSeconds: 0.01 });
  expect(brokenRules(problem, beats)).toEqual([]);
  expect(covered).toBeGreaterThanOrEqual(weighBeats(problem, growBeats(problem)));
  expect(bound).toBeGreaterThanOrEqual(covered);
  expect(status).toBe(bound === covered ? "optimal" : "time-limit");
  const proven = await solveBeats(problem, options);
  expect(bound).toBeGreaterThanOrEqual(proven.covered);
});

test("progress is true at any time: the bound never under what is covered in the end", async () => {
  const reports: { covered: number; bound: number }[] = [];
  const solution = await solveBeats(onGrid(1, 4, 5), {
    ...options,
    onProgress: (report) => reports.push(report),
  });
  expect(reports.length).toBeGreaterThan(1);
  for (const { covered, bound } of reports) {
    expect(bound).toBeGreaterThanOrEqual(solution.covered);
    expect(covered).toBeLessThanOrEqual(solution.covered);
  }
});

test("a cancel is heard before and between the parts of the work", async () => {
  await expect(
    solveBeats(onGrid(1, 4, 5), { ...options, signal: AbortSignal.abort() }),
  ).rejects.toMatchObject({ name: "AbortError" });
  const controller = new AbortController();
  const solving = solveBeats(onGrid(1, 4, 5), {
    ...options,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(solving).rejects.toMatchObject({ name: "AbortError" });
});

test("a beat may have to leave the best hex to reach more around it", async () => {
  // 3 and 4 make 7 around a 5 that stands alone; a beat of two cannot have both.
  const problem = strip([5, 0, 0, 3, 4], [anyFree(2)]);
  expect((await solveBeats(problem, options)).beats[0]?.toSorted()).toEqual([3, 4]);
});

test("beats of several sizes go where each covers most", async () => {
  const problem = openBeatProblem({
    graph: honeycomb(7, 1),
    weight: Float64Array.of(6, 6, 6, 0, 8, 0, 1),
    beats: [anyFree(1), anyFree(3)],
    mostRatio: null,
  });
  const { beats, covered } = await solveBeats(problem, options);
  expect(covered).toBe(26);
  expect(beats.map((hexes) => hexes.toSorted())).toEqual([[4], [0, 1, 2]]);
});
