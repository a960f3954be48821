import { existsSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { coveredWeight } from "../../src/deploy/cover/cover-problem.ts";
import { solveExactly } from "../../src/deploy/cover/exact-cover.ts";
import { placeByGreedyExchange } from "../../src/deploy/cover/greedy-exchange.ts";
import { coverPlaces, readSaoJose } from "./sao-jose.ts";
import { coverWithin, readSpoptStores } from "./spopt-stores.ts";

const FOLDER = new URL("../../../shared/reference/optimisation/", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, FOLDER), "utf8");
const options = { timeLimitSeconds: 50 };

/** Optima for 1, 2, 3 … facilities of radius 800, São José dos Campos (Lorena & Pereira 2002). */
const OPTIMA = {
  SJC324: [5461, 8790, 11_604, 12_106, 12_152],
  SJC402: [6555, 11_339, 14_690, 15_658, 15_970, 15_984],
};

const readProblem = (name: string, count: number) =>
  coverPlaces(readSaoJose(read(`mclp/${name}.txt`)), 800, count);

describe.skipIf(!existsSync(new URL("mclp/", FOLDER)))("São José dos Campos instances", () => {
  for (const [name, optima] of Object.entries(OPTIMA)) {
    test(`${name}: the optima here are those of the reference results`, () => {
      const expected = JSON.parse(read("expected.json")).mclp.optimal[name].covered_by_p;
      expect(Object.values(expected)).toEqual(optima);
    });

    test.each(optima.map((optimum, i) => [i + 1, optimum]))(
      `${name}, %i facilities: exact covers %i and proves it`,
      async (count, optimum) => {
        const solution = await solveExactly(readProblem(name, count), options);
        expect(solution).toMatchObject({ covered: optimum, bound: optimum, status: "optimal" });
      },
    );

    test.each(optima.map((optimum, i) => [i + 1, optimum]))(
      `${name}, %i facilities: greedy and exchange come within 1 percent of %i`,
      (count, optimum) => {
        const problem = readProblem(name, count);
        const covered = coveredWeight(problem, placeByGreedyExchange(problem));
        expect(covered).toBeLessThanOrEqual(optimum);
        expect(covered).toBeGreaterThanOrEqual(0.99 * optimum);
      },
    );
  }
});

describe.skipIf(!existsSync(new URL("spopt/", FOLDER)))("San Francisco stores (PySAL spopt)", () => {
  test("4 of 16 stores cover 875,247 people within 5 km by road", async () => {
    const stores = readSpoptStores(
      read("spopt/SF_demand_205_centroid_uniform_weight.csv"),
      read("spopt/SF_network_distance_candidateStore_16_censusTract_205_new.csv"),
    );
    const problem = coverWithin(stores, 5000, 4);
    const solution = await solveExactly(problem, options);
    expect(solution).toMatchObject({ covered: 875_247, bound: 875_247, status: "optimal" });
    expect(solution.chosen[0]?.map((s) => stores.siteNames[s]).sort()).toEqual([
      "Store_11",
      "Store_12",
      "Store_15",
      "Store_2",
    ]);
  });
});
