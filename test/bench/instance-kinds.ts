import { type CoverProblem, coveredWeight } from "../../src/deploy/cover/cover-problem.ts";
import { solveExactly } from "../../src/deploy/cover/exact-cover.ts";
import { placeByGreedyExchange } from "../../src/deploy/cover/greedy-exchange.ts";
import { solveMedians } from "../../src/deploy/median/exact-p-median.ts";
import { placeMedians } from "../../src/deploy/median/p-median-heuristic.ts";
import { medianCost, reduceMedianProblem } from "../../src/deploy/median/p-median-problem.ts";
import { runSteps } from "../../src/model/steps.ts";
import { isOrLibraryMedian, readOrLibraryMedian } from "../reference/or-library.ts";
import { coverPlaces, isSaoJose, placesWithin, readSaoJose } from "../reference/sao-jose.ts";
import {
  coverWithin,
  isSpoptDemand,
  isSpoptWays,
  readSpoptStores,
  type SitesAndDemand,
} from "../reference/spopt-stores.ts";
import { Unreadable } from "../reference/unreadable.ts";
import type { Instance, InstanceKind } from "./instance-kind.ts";
import { coverName, STORES_COVER, STORES_MEDIAN } from "./known-optima.ts";
import { type Covering, writeCoverModel, writeMedianModel } from "./textbook-models.ts";
import { tours } from "./tour-instances.ts";

/** Radius of the São José dos Campos files (Lorena & Pereira 2002). */
const SAO_JOSE_RADIUS = 800;
/** Sites to choose, and reach in metres, of the San Francisco files, as spopt's own tests have it. */
const STORES = { count: 4, reach: 5000 } as const;

const saoJose: InstanceKind = {
  name: "maximal covering (São José dos Campos)",
  recognises: ({ text }) => isSaoJose(text),
  open({ name, text }) {
    const places = readSaoJose(text);
    const { weight } = places;
    const total = weight.reduce((sum, w) => sum + w, 0);
    const reaches = placesWithin(places, SAO_JOSE_RADIUS);
    const instances: Instance[] = [];
    for (let count = 1; count <= weight.length; count++) {
      const read = () => coverPlaces(places, SAO_JOSE_RADIUS, count);
      const covering = { weight, siteCount: weight.length, reaches };
      instances.push(coverInstance(coverName(name, count), read, covering, count));
      // Where the quick answer covers all there is, so does every larger number of facilities.
      const problem = read();
      if (coveredWeight(problem, placeByGreedyExchange(problem)) === total) break;
    }
    return instances;
  },
};

const orLibrary: InstanceKind = {
  name: "p-median (OR-Library)",
  recognises: ({ name, text }) => isOrLibraryMedian(text) || /^pmed\d+$/i.test(name),
  open({ name, text }) {
    const { nodes, count, distance } = readOrLibraryMedian(text);
    const weight = new Float64Array(nodes).fill(1);
    const siteNames = Array.from({ length: nodes }, (_, node) => String(node + 1));
    return [medianInstance(name, { siteNames, weight, distance }, count)];
  },
};

const stores: InstanceKind = {
  name: "covering and p-median (spopt, San Francisco)",
  recognises: ({ text }) => isSpoptDemand(text) || isSpoptWays(text),
  open(file, beside) {
    const demand = beside.find(({ text }) => isSpoptDemand(text));
    const ways = beside.find(({ text }) => isSpoptWays(text));
    if (!demand || !ways)
      throw new Unreadable(`there is no table of ${demand ? "distances" : "demand"} beside it`);
    if (file !== ways) return [];
    const table = readSpoptStores(demand.text, ways.text);
    const { weight, siteNames, distance } = table;
    const covering: Covering = {
      weight,
      siteCount: siteNames.length,
      reaches: (site, point) => (distance[site * weight.length + point] as number) <= STORES.reach,
    };
    return [
      coverInstance(
        STORES_COVER,
        () => coverWithin(table, STORES.reach, STORES.count),
        covering,
        STORES.count,
      ),
      medianInstance(STORES_MEDIAN, table, STORES.count),
    ];
  },
};

/** The kinds of instance that the bench knows. A further one is added here. */
export const INSTANCE_KINDS: readonly InstanceKind[] = [saoJose, stores, tours, orLibrary];

function coverInstance(name: string, read: () => CoverProblem, covering: Covering, count: number): Instance {
  return {
    name,
    family: "covering",
    quick() {
      const problem = read();
      return coveredWeight(problem, placeByGreedyExchange(problem));
    },
    async prove(limitSeconds) {
      const { covered, status } = await solveExactly(read(), { timeLimitSeconds: limitSeconds });
      return { found: covered, isProven: status === "optimal" };
    },
    writeModel: () => writeCoverModel(covering, count),
  };
}

function medianInstance(name: string, table: SitesAndDemand, count: number): Instance {
  const { weight, siteNames, distance } = table;
  const read = () => reduceMedianProblem({ weight, siteCount: siteNames.length, count, distance });
  return {
    name,
    family: "p-median",
    quick() {
      const problem = read();
      return medianCost(problem, placeMedians(problem));
    },
    async prove(limitSeconds) {
      const { cost, status } = runSteps(solveMedians(read(), { timeLimitSeconds: limitSeconds }));
      return { found: cost, isProven: status === "optimal" };
    },
    writeModel: () => writeMedianModel(table, count),
  };
}
