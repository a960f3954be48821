import { distanceM } from "../../model/geodesy.ts";
import { seedRandom } from "../../model/seeded-random.ts";
import type { Steps } from "../../model/steps.ts";
import type { ScanCluster } from "../../model/where-report.ts";
import { prepareMultinomial } from "../statistics/multinomial.ts";
import {
  type BestWindow,
  findBestWindow,
  greatestRatio,
  layScanWindows,
  type ScanWindows,
  type WindowLimits,
} from "./scan-windows.ts";

/** How to scan. */
export interface ScanOptions extends WindowLimits {
  /** How many areas are drawn by chance; the smallest p is 1 / (replicates + 1). */
  readonly replicates: number;
  readonly seed: number;
  /** Secondary clusters are given up to this p. */
  readonly alpha: number;
}

/** Windows up to half of what is expected, 999 replicates, secondary clusters up to p = 0.05. */
export const DEFAULT_SCAN: ScanOptions = {
  maxShare: 0.5,
  maxRadiusM: Number.POSITIVE_INFINITY,
  replicates: 999,
  seed: 1,
  alpha: 0.05,
};

/**
 * Kulldorff's spatial scan statistic, Poisson model, looking for circles with more incidents than expected (Kulldorff 1997):
 * for c incidents where E are expected of C in all,
 *
 * LLR = c ln(c/E) + (C − c) ln((C − c)/(C − E))  where c > E, else 0.
 *
 * Circles are centred on cells and grow cell by cell, nearest first, up to the limits. p compares with the greatest LLR
 * anywhere in each of `replicates` areas that hold C incidents thrown at the cells in proportion to `expected`. The first
 * cluster is the most likely one, whatever its p; those that follow share no cell with any before them, and their p,
 * by the same comparison, is on the safe side. Empty where no window holds more than expected.
 * @param count incidents per cell
 * @param expected one value per cell, not negative, in any unit: all 1 for "as many in each hex", or another count
 * @throws RangeError where incidents were recorded in a cell that expects none, or `maxShare` is not between 0 and 1
 */
export function* scanForClusters(
  count: Uint32Array,
  expected: ArrayLike<number>,
  lng: ArrayLike<number>,
  lat: ArrayLike<number>,
  options: ScanOptions = DEFAULT_SCAN,
): Steps<ScanCluster[]> {
  const { maxShare, replicates, seed, alpha } = options;
  if (!(maxShare > 0 && maxShare < 1)) throw new RangeError(`Expected a share in (0, 1), got ${maxShare}.`);
  const impossible = count.findIndex((each, i) => each > 0 && !((expected[i] as number) > 0));
  if (impossible >= 0) throw new RangeError(`Cell ${impossible} has incidents and expects none.`);
  const total = count.reduce((sum, each) => sum + each, 0);
  if (total === 0) return [];
  yield "Laying circles";
  const windows = layScanWindows(expected, lng, lat, total, options);
  const isTaken = new Uint8Array(count.length);
  let best = findBestWindow(windows, count, isTaken);
  if (best === null) return [];
  const byChance = yield* drawGreatest(windows, expected, replicates, seed);
  const clusters: ScanCluster[] = [];
  while (best !== null) {
    const p = shareAtLeast(byChance, best.logLikelihoodRatio);
    if (clusters.length > 0 && p > alpha) break;
    const cluster = describeWindow(windows, count, lng, lat, best, p);
    clusters.push(cluster);
    for (const cell of cluster.cells) isTaken[cell] = 1;
    yield `Looking for circle ${clusters.length + 1}`;
    best = findBestWindow(windows, count, isTaken);
  }
  return clusters;
}

/** The greatest ratio in each of the areas drawn by chance. */
function* drawGreatest(
  windows: ScanWindows,
  expected: ArrayLike<number>,
  replicates: number,
  seed: number,
): Steps<Float64Array> {
  const throwIncidents = prepareMultinomial(expected, seedRandom(seed));
  const count = new Uint32Array(expected.length);
  const greatest = new Float64Array(replicates);
  for (let replicate = 0; replicate < replicates; replicate++) {
    yield `Scanning circles, ${replicate + 1} of ${replicates}`;
    throwIncidents(windows.total, count);
    greatest[replicate] = greatestRatio(windows, count);
  }
  return greatest;
}

function shareAtLeast(byChance: Float64Array, ratio: number): number {
  const slack = 1e-9 * Math.max(1, ratio);
  const asLarge = byChance.reduce((sum, each) => sum + (each >= ratio - slack ? 1 : 0), 0);
  return (asLarge + 1) / (byChance.length + 1);
}

function describeWindow(
  windows: ScanWindows,
  count: Uint32Array,
  lng: ArrayLike<number>,
  lat: ArrayLike<number>,
  { window, center, logLikelihoodRatio }: BestWindow,
  p: number,
): ScanCluster {
  const cells = windows.cell.slice(windows.start[center], window + 1);
  const inside = cells.reduce((sum, cell) => sum + (count[cell] as number), 0);
  const expected = windows.expected[window] as number;
  const outside = windows.total - inside;
  const at = (cell: number) => [lng[cell] as number, lat[cell] as number] as const;
  return {
    center,
    cells,
    radiusM: distanceM(at(center), at(cells.at(-1) ?? center)),
    count: inside,
    expected,
    relativeRisk: outside > 0 ? (inside / expected) * ((windows.total - expected) / outside) : null,
    logLikelihoodRatio,
    p,
  };
}
