import { reckonCells } from "../../src/analysis/events/effect-cells.ts";
import { smoothRates, smoothRatesLocally } from "../../src/analysis/where/empirical-bayes.ts";
import { EFFECT_RINGS } from "../../src/model/event-report.ts";
import { layHexGrid } from "../../src/model/hex-grid.ts";
import { type SeededRandom, seedRandom } from "../../src/model/seeded-random.ts";
import { drawGamma } from "./draw-gamma.ts";
import type { Coverage } from "./judge.ts";

/** Mean squared errors over all cells of all simulated data sets, and in how many sets the shrunken one is the smaller. */
export interface ShrinkageError {
  readonly raw: number;
  readonly shrunken: number;
  readonly better: number;
  readonly total: number;
}

const GRID = layHexGrid({ center: [-0.27961, 51.55602], radiusM: 2000, resolution: 9 });
/** Incidents per hex and unit of exposure. */
const MEAN = 3;
const CELLS = 20;
const SETS = 24;
const COMPARISON_DAYS = 5;

/**
 * Hexes of unequal exposure with rates around a mean of 3, against what each rate was made with. Rates that are hexes' own are
 * for the global form of the estimate, rates shared by a hex and those around it for the spatial one.
 */
export function validateEmpiricalBayes(seeds: number, shared: boolean): ShrinkageError {
  return compareErrors(seeds, (random) => {
    const { neighbourStart, neighbours } = GRID;
    const own = Float64Array.from({ length: GRID.cellCount }, () => drawGamma(random, shared ? 1 : 0.3));
    const rate = own.map((each, i) => {
      if (!shared) return MEAN * each;
      const around = [...neighbours.subarray(neighbourStart[i], neighbourStart[i + 1])];
      const sum = around.reduce((total, j) => total + (own[j] as number), each);
      return (MEAN * sum) / (around.length + 1);
    });
    const exposure = rate.map(() => 0.5 + random.next());
    const cases = rate.map((each, i) => random.poisson(each * (exposure[i] as number)));
    const smooth = shared
      ? smoothRatesLocally(cases, exposure, neighbourStart, neighbours)
      : smoothRates(cases, exposure);
    return Array.from(rate, (truth, i) => ({
      raw: (cases[i] as number) / (exposure[i] as number) - truth,
      shrunken: (smooth[i] as number) - truth,
    }));
  });
}

/** Tables of twenty event ratios, their logarithms normal with a standard deviation of 0.3, and how often the posterior intervals hold them. */
export function validateShrunkenRatios(seeds: number): ShrinkageError & { readonly intervals: Coverage } {
  let covered = 0;
  let total = 0;
  const errors = compareErrors(seeds, (random) => {
    const planted = Array.from({ length: CELLS }, () => ({
      truth: 0.3 * random.normal(),
      perDay: 0.2 + 2 * random.next(),
    }));
    const counted = planted.map(({ truth, perDay }) =>
      Array.from({ length: SETS }, () => [
        random.poisson(perDay * Math.exp(truth)),
        ...Array.from({ length: COMPARISON_DAYS }, () => random.poisson(perDay)),
      ]),
    );
    const cells = reckonCells(
      counted.map((counts) => ({
        phase: "day" as const,
        ring: EFFECT_RINGS[0] as (typeof EFFECT_RINGS)[number],
        counts,
        hours: counts.map(() => 24),
      })),
      19,
      1,
    );
    return planted.flatMap(({ truth }, i) => {
      const { ratio = null, shrunken = null } = cells[i] ?? {};
      if (shrunken === null || ratio === null || ratio === 0) return [];
      total++;
      if (Math.log(shrunken.low) <= truth && truth <= Math.log(shrunken.high)) covered++;
      return [{ raw: Math.log(ratio) - truth, shrunken: Math.log(shrunken.ratio) - truth }];
    });
  });
  return { ...errors, intervals: { covered, total } };
}

function compareErrors(
  seeds: number,
  simulate: (random: SeededRandom) => readonly { readonly raw: number; readonly shrunken: number }[],
): ShrinkageError {
  let raw = 0;
  let shrunken = 0;
  let better = 0;
  for (let seed = 1; seed <= seeds; seed++) {
    const errors = simulate(seedRandom(seed));
    const meanOf = (name: "raw" | "shrunken") =>
      errors.reduce((sum, error) => sum + error[name] ** 2, 0) / errors.length;
    if (meanOf("shrunken") < meanOf("raw")) better++;
    raw += meanOf("raw") / seeds;
    shrunken += meanOf("shrunken") / seeds;
  }
  return { raw, shrunken, better, total: seeds };
}
