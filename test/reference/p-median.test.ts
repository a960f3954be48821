import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { solveMedians } from "../../src/deploy/median/exact-p-median.ts";
import { placeMedians } from "../../src/deploy/median/p-median-heuristic.ts";
import { medianCost, reduceMedianProblem } from "../../src/deploy/median/p-median-problem.ts";
import { runSteps } from "../../src/model/steps.ts";
import { readOrLibraryMedian } from "./or-library.ts";
import { readSpoptStores } from "./spopt-stores.ts";

const FOLDER = new URL("../../../shared/reference/optimisation/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FOLDER), "utf8");
const options = { timeLimitSeconds: 50 };

/** Optima of pmed1 to pmed20 (Beasley 1990, OR-Library). */
const OPTIMA = [
  ...[5819, 4093, 4250, 3034, 1355, 7824, 5631, 4445, 2734, 1255],
  ...[7696, 6634, 4374, 2968, 1729, 8162, 6999, 4809, 2845, 1789],
];

describe.skipIf(!existsSync(new URL("pmedian/", FOLDER)))("OR-Library p-medians", () => {
  test.each(OPTIMA.map((optimum, i) => [i + 1, optimum]))(
    "pmed%i: exact costs %i and proves it; quick is within 1 percent",
    (number, optimum) => {
      const { nodes, count, distance } = readOrLibraryMedian(read(`pmedian/pmed${number}.txt`));
      const weight = new Float64Array(nodes).fill(1);
      const problem = reduceMedianProblem({ weight, siteCount: nodes, count, distance });
      const quick = medianCost(problem, placeMedians(problem));
      expect(quick).toBeGreaterThanOrEqual(optimum);
      expect(quick).toBeLessThanOrEqual(1.01 * optimum);
      const solution = runSteps(solveMedians(problem, options));
      expect(solution).toMatchObject({ cost: optimum, bound: optimum, status: "optimal" });
    },
  );
});

describe.skipIf(!existsSync(new URL("spopt/", FOLDER)))("San Francisco stores (PySAL spopt)", () => {
  test("with 4 of 16 stores the way is 2,982.13 m on average", () => {
    const { siteNames, weight, distance } = readSpoptStores(
      read("spopt/SF_demand_205_centroid_uniform_weight.csv"),
      read("spopt/SF_network_distance_candidateStore_16_censusTract_205_new.csv"),
    );
    const problem = reduceMedianProblem({ weight, siteCount: siteNames.length, count: 4, distance });
    const solution = runSteps(solveMedians(problem, options));
    expect(solution.status).toBe("optimal");
    expect(solution.cost).toBeCloseTo(2_848_268_129.714512, 3);
    expect(solution.cost / weight.reduce((sum, w) => sum + w, 0)).toBeCloseTo(2982.126857989067, 6);
    expect(solution.chosen.map((s) => siteNames[s]).sort()).toEqual([
      "Store_11",
      "Store_12",
      "Store_15",
      "Store_2",
    ]);
  });
});
