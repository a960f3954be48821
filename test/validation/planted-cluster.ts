import { scanForClusters } from "../../src/analysis/where/spatial-scan.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { type SeededRandom, seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";
import { drawGamma } from "./draw-gamma.ts";
import type { FalseAlarms } from "./judge.ts";

const GRID = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 2500, resolution: 9 });
/** Incidents per hex where nothing is planted. */
const MEAN = 5;
const REPLICATES = 199;

/** How well the scan finds a cluster that was planted. */
export interface FoundClusters {
  /** Areas in which the most likely circle is significant and holds the middle of the planted one. */
  readonly found: number;
  readonly total: number;
  /** Mean share of the planted hexes that the circle holds, and of the circle's hexes that are planted. */
  readonly sensitivity: number;
  readonly precision: number;
}

/** Plants a hex and its neighbours with so many times the incidents of the others, and scans. */
export function validateScan(seeds: number, relativeRisk: number): FoundClusters {
  const planted = new Set([0, ...GRID.neighbours.subarray(GRID.neighbourStart[0], GRID.neighbourStart[1])]);
  let found = 0;
  let sensitivity = 0;
  let precision = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const [first] = scanSimulated(seed, (cell) => (planted.has(cell) ? relativeRisk : 1));
    if (!first || first.p > 0.05) continue;
    const hits = first.cells.filter((cell) => planted.has(cell)).length;
    if (first.cells.includes(0)) found++;
    sensitivity += hits / planted.size;
    precision += hits / first.cells.length;
  }
  return { found, total: seeds, sensitivity: sensitivity / seeds, precision: precision / seeds };
}

/** In how many areas without any cluster the scan claims one at 5 %, and the p of the most likely circle of each. */
export interface NoClusters extends FalseAlarms {
  readonly p: readonly number[];
}

/** @param variance of the factor on each hex's mean, drawn for each hex by itself: 0 for the Poisson counts that the scan assumes */
export function validateNoCluster(seeds: number, variance = 0): NoClusters {
  const p: number[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    const [first] = scanSimulated(seed, (_, random) => drawGamma(random, variance));
    p.push(first?.p ?? 1);
  }
  return { falseAlarms: p.filter((each) => each <= 0.05).length, total: seeds, p };
}

function scanSimulated(seed: number, riskOf: (cell: number, random: SeededRandom) => number) {
  const random = seedRandom(seed);
  const count = Uint32Array.from({ length: GRID.cellCount }, (_, cell) =>
    random.poisson(MEAN * riskOf(cell, random)),
  );
  const even = new Float64Array(GRID.cellCount).fill(1);
  return runSteps(
    scanForClusters(count, even, GRID.lng, GRID.lat, {
      ...{ maxShare: 0.5, maxRadiusM: 1500, alpha: 0.05 },
      ...{ replicates: REPLICATES, seed },
    }),
  );
}
