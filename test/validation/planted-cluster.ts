import { scanForClusters } from "../../src/analysis/spatial-scan.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";

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

/** In how many areas without any cluster the scan claims one at 5 %. */
export function validateNoCluster(seeds: number): { readonly falseAlarms: number; readonly total: number } {
  let falseAlarms = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const [first] = scanSimulated(seed, () => 1);
    if (first && first.p <= 0.05) falseAlarms++;
  }
  return { falseAlarms, total: seeds };
}

function scanSimulated(seed: number, riskOf: (cell: number) => number) {
  const random = seedRandom(seed);
  const count = Uint32Array.from({ length: GRID.cellCount }, (_, cell) =>
    random.poisson(MEAN * riskOf(cell)),
  );
  const even = new Float64Array(GRID.cellCount).fill(1);
  return runSteps(
    scanForClusters(count, even, GRID.lng, GRID.lat, {
      ...{ maxShare: 0.5, maxRadiusM: 1500, alpha: 0.05 },
      ...{ replicates: REPLICATES, seed },
    }),
  );
}
