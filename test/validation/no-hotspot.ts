import { adjustPValues } from "../../src/analysis/statistics/benjamini-hochberg.ts";
import { twoSidedP } from "../../src/analysis/statistics/normal-p.ts";
import { permuteConditionally } from "../../src/analysis/where/conditional-permutation.ts";
import { getisOrdStar } from "../../src/analysis/where/getis-ord.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { seedRandom } from "../../src/model/seeded-random.ts";
import { runSteps } from "../../src/model/steps.ts";
import { drawGamma } from "./draw-gamma.ts";

const GRID = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 2000, resolution: 9 });
const PERMUTATIONS = 9999;

/** In how many areas where every arrangement is as likely some hex is called hot or cold at a false discovery rate of 5 %. */
export interface FalseHotspots {
  readonly analytic: number;
  readonly permutation: number;
  readonly total: number;
}

/**
 * @param mean incidents per hex
 * @param variance of the factor on each hex's mean, drawn for each hex by itself: 0 for Poisson counts, more for skewed ones
 */
export function validateNoHotspot(seeds: number, mean: number, variance = 0): FalseHotspots {
  let analytic = 0;
  let permutation = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const random = seedRandom(seed);
    const count = Uint32Array.from({ length: GRID.cellCount }, () =>
      random.poisson(mean * drawGamma(random, variance)),
    );
    const { neighbourStart, neighbours } = GRID;
    const z = getisOrdStar(count, neighbourStart, neighbours);
    if (adjustPValues(z.map(twoSidedP)).some((p) => p < 0.05)) analytic++;
    const { twoSided } = runSteps(
      permuteConditionally(count, neighbourStart, neighbours, PERMUTATIONS, seed),
    );
    if (adjustPValues(twoSided).some((p) => p < 0.05)) permutation++;
  }
  return { analytic, permutation, total: seeds };
}
