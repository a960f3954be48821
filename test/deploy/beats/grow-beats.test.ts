import fc from "fast-check";
import { expect, test } from "vitest";
import { boundBeats } from "../../../src/deploy/beats/beat-bound.ts";
import {
  isBalanced,
  openBeatProblem,
  weighBeats,
  workloadRatio,
} from "../../../src/deploy/beats/beat-problem.ts";
import { growBeats, improveBeats } from "../../../src/deploy/beats/grow-beats.ts";
import { layHexGrid } from "../../../src/model/hex-grid.ts";
import { seedRandom } from "../../../src/model/seeded-random.ts";
import { anyFree, bestBeatsByTryingAll, brokenRules, honeycomb, someBeats, strip } from "../small-beats.ts";

const someRatio = fc.option(fc.constantFrom(1, 1.2, 1.5, 2, 4));

test("beats are connected, apart, within their size, on walkable hexes, and contain their starts", () => {
  fc.assert(
    fc.property(someBeats({ mostRatio: someRatio }), (input) => {
      const problem = openBeatProblem(input);
      expect(brokenRules(problem, growBeats(problem))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test("the bound is at least the best of all choices, which is at least what is grown", () => {
  fc.assert(
    fc.property(someBeats({ fractions: true }), (input) => {
      const problem = openBeatProblem(input);
      const grown = growBeats(problem);
      const best = bestBeatsByTryingAll(problem) ?? -1;
      expect(weighBeats(problem, grown)).toBeLessThanOrEqual(best + 1e-9);
      expect(boundBeats(problem, grown).value).toBeGreaterThanOrEqual(best - 1e-9);
    }),
    { numRuns: 200 },
  );
});

test("with balance asked for too, no balanced choice covers more than the bound, and what is called balanced is", () => {
  let balancedCases = 0;
  fc.assert(
    fc.property(someBeats({ mostRatio: fc.constantFrom(1, 1.2, 1.5, 2, 4) }), (input) => {
      const problem = openBeatProblem(input);
      const grown = growBeats(problem);
      const best = bestBeatsByTryingAll(problem);
      expect(boundBeats(problem, grown).value).toBeGreaterThanOrEqual((best ?? 0) - 1e-9);
      if (!isBalanced(problem, grown)) return;
      balancedCases++;
      expect(workloadRatio(problem, grown)).toBeLessThanOrEqual((problem.mostRatio ?? 1) + 1e-6);
      expect(weighBeats(problem, grown)).toBeLessThanOrEqual((best ?? -1) + 1e-9);
    }),
    { numRuns: 200, seed: 3 },
  );
  expect(balancedCases).toBeGreaterThan(50);
});

test("no beat of a root, its hex with most demand, carries more than the bound with that root", () => {
  fc.assert(
    fc.property(someBeats({ starts: false }), (input) => {
      const mostHexes = input.beats[0]?.mostHexes ?? 1;
      const problem = openBeatProblem({ ...input, beats: [anyFree(mostHexes)] });
      const { reach, withRoot } = boundBeats(problem, growBeats(problem));
      reach?.roots.forEach((root, r) => {
        const own = problem.weight[root] as number;
        const walkable = problem.walkable.map((open, hex) => {
          const other = problem.weight[hex] as number;
          return open && (other < own || (other === own && hex >= root)) ? 1 : 0;
        });
        const beneath = openBeatProblem({ ...input, walkable, beats: [{ mostHexes, start: root }] });
        expect(withRoot[r]).toBeGreaterThanOrEqual(bestBeatsByTryingAll(beneath) ?? 0);
      });
    }),
    { numRuns: 60 },
  );
});

test("a further beat without a start never makes the beats cover less", () => {
  const grid = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 1200, resolution: 9 });
  fc.assert(
    fc.property(fc.nat(), fc.integer({ min: 1, max: 6 }), (seed, mostHexes) => {
      const random = seedRandom(seed);
      const weight = Float64Array.from(grid.cells, () => random.poisson(random.next() < 0.2 ? 12 : 1));
      const covered = Array.from({ length: 6 }, (_, count) => {
        const beats = [{ mostHexes, start: 0 }, ...Array.from({ length: count }, () => anyFree(mostHexes))];
        const problem = openBeatProblem({ graph: grid, weight, beats, mostRatio: null });
        return weighBeats(problem, growBeats(problem));
      });
      expect(covered).toEqual(covered.toSorted((a, b) => a - b));
    }),
    { numRuns: 15 },
  );
});

test("crosses hexes without demand to reach what lies beyond", () => {
  const problem = strip([5, 0, 0, 7, 0, 0, 0, 0, 1], [anyFree(4)]);
  expect(growBeats(problem)[0]?.toSorted()).toEqual([0, 1, 2, 3]);
});

test("reaches far demand from a start where nothing is near", () => {
  const problem = strip([0, 0, 0, 0, 0, 0, 9], [{ mostHexes: 7, start: 0 }]);
  expect(weighBeats(problem, growBeats(problem))).toBe(9);
});

test("goes round hexes that may not be walked", () => {
  const walkable = Uint8Array.of(1, 0, 1, 1, 1, 1);
  const problem = openBeatProblem({
    graph: honeycomb(3, 2),
    weight: Float64Array.of(9, 50, 9, 1, 1, 1),
    walkable,
    beats: [anyFree(4)],
    mostRatio: null,
  });
  expect(growBeats(problem)[0]?.toSorted()).toEqual([0, 2, 3, 4]);
});

test("a hex that only one beat can do without is exchanged over the border", () => {
  // Grown in order, the first beat takes 2, 3 and leaves 1 and 4 to the second: a start pins each beat to its side.
  const problem = strip(
    [0, 4, 9, 9, 4, 0],
    [
      { mostHexes: 2, start: 2 },
      { mostHexes: 2, start: 3 },
    ],
  );
  expect(weighBeats(problem, growBeats(problem))).toBe(26);
});

test("improving beats never covers less, and keeps the rules", () => {
  fc.assert(
    fc.property(someBeats({}), (input) => {
      const problem = openBeatProblem(input);
      const poor = problem.beats.map(({ start }) => (start === null ? [] : [start]));
      const improved = improveBeats(problem, poor);
      expect(brokenRules(problem, improved)).toEqual([]);
      expect(weighBeats(problem, improved)).toBeGreaterThanOrEqual(weighBeats(problem, poor));
    }),
  );
});

test("the same question has the same answer", () => {
  fc.assert(
    fc.property(someBeats({ mostRatio: someRatio }), (input) => {
      const problem = openBeatProblem(input);
      expect(growBeats(problem)).toEqual(growBeats(problem));
    }),
    { numRuns: 30 },
  );
});

test("without demand, beats, hexes or neighbours there is nothing to find and nothing fails", () => {
  expect(growBeats(strip([0, 0, 0], [anyFree(2)]))).toEqual([[]]);
  expect(growBeats(strip([0, 0, 0], [{ mostHexes: 2, start: 1 }]))).toEqual([[1]]);
  expect(growBeats(strip([1, 2, 3], []))).toEqual([]);
  expect(growBeats(strip([4], [anyFree(3), anyFree(3)]))).toEqual([[0], []]);
  const apart = openBeatProblem({
    graph: { neighbourStart: new Uint32Array(4), neighbours: new Uint32Array(0) },
    weight: Float64Array.of(3, 1, 2),
    beats: [anyFree(9), anyFree(9)],
    mostRatio: null,
  });
  expect(growBeats(apart)).toEqual([[0], [2]]);
  expect(boundBeats(apart, growBeats(apart)).value).toBe(5);
});

test("balanced, each beat gets a hex as far as there are hexes", () => {
  const problem = strip([4, 4, 4], [anyFree(3), anyFree(3)], { mostRatio: 2 });
  const beats = growBeats(problem);
  expect(beats.map((hexes) => hexes.length).toSorted()).toEqual([1, 2]);
  expect(isBalanced(problem, beats)).toBe(true);
});

test("what cannot be is refused with both sides said", () => {
  expect(() => strip([1, -2], [])).toThrow("Hex 1 weighs -2");
  expect(() => strip([1, Number.NaN], [])).toThrow("Hex 1 weighs NaN");
  expect(() => strip([1], [anyFree(0)])).toThrow("Beat 0 may have 0 hexes");
  expect(() => strip([1], [{ mostHexes: 1, start: 4 }])).toThrow("Beat 0 starts at hex 4");
  expect(() => strip([1], [], { mostRatio: 0.5 })).toThrow("ratio of 0.5");
  const twice = { mostHexes: 1, start: 0 };
  expect(() => strip([1, 1], [twice, twice])).toThrow("Two beats start at hex 0");
  const oneWay = { neighbourStart: Uint32Array.of(0, 1, 1), neighbours: Uint32Array.of(1) };
  expect(() => strip([1, 1], [], { graph: oneWay })).toThrow("Hex 0 touches hex 1, but not the other way");
});
