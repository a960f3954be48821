import type { CrimeTable } from "../../model/crime-table.ts";
import { cellAreasKm2, type HexGrid } from "../../model/hex-grid.ts";
import type { Query } from "../../model/query.ts";
import type { Steps } from "../../model/steps.ts";
import {
  QUADRANTS,
  type WhereCluster,
  type WhereOptions,
  type WhereReport,
} from "../../model/where-report.ts";
import { adjustPValues } from "../statistics/benjamini-hochberg.ts";
import { twoSidedP } from "../statistics/normal-p.ts";
import { measureConcentration } from "./concentration.ts";
import { permuteConditionally } from "./conditional-permutation.ts";
import { smoothRates } from "./empirical-bayes.ts";
import { getisOrdStar } from "./getis-ord.ts";
import { measureHarm } from "./harm-surface.ts";
import { FALSE_DISCOVERY_RATE, findHotCells } from "./hot-cells.ts";
import { resampleHotspots, shiftHotspots } from "./hotspot-stability.ts";
import { chooseBandwidth, listBandwidths } from "./kernel-bandwidth.ts";
import { kernelDensity } from "./kernel-density.ts";
import { localMoran } from "./local-moran.ts";
import { judgeAgreement, markTopTenth } from "./method-agreement.ts";
import { globalMoran } from "./moran.ts";
import { DEFAULT_SCAN, scanForClusters } from "./spatial-scan.ts";
import { writeWhereNotes } from "./where-notes.ts";

/**
 * Where recorded crime gathers under a query: counts, rates and harm of each hex, hotspots by several methods, how steady they
 * are and how far the methods agree, with a note for each part. The scan expects as many rows per km² everywhere.
 * @param cellOf cell index per location, from `cellOfLocations`
 * @throws RangeError for a weight below 0 or a blend outside 0 to 1
 */
export function* reportWhere(
  table: CrimeTable,
  grid: HexGrid,
  cellOf: Int32Array,
  query: Query,
  options: WhereOptions,
): Steps<WhereReport> {
  yield "Counting rows and harm";
  const { neighbourStart, neighbours } = grid;
  const areaKm2 = cellAreasKm2(grid);
  const surface = measureHarm(table, grid, cellOf, query, options);
  const { count, months, rowsCounted, rowsUnweighted, unweightedCategories } = surface;

  const giStar = getisOrdStar(count, neighbourStart, neighbours);
  const permuted = yield* permuteConditionally(
    count,
    neighbourStart,
    neighbours,
    options.permutations,
    options.seed,
  );
  const giStarPermutationP = adjustPValues(permuted.twoSided);
  const moran = localMoran(count, neighbourStart, neighbours);
  const localMoranP = adjustPValues(moran.p);
  const clusters = yield* findClusters(count, areaKm2, grid, options);
  const cluster = new Int32Array(grid.cellCount).fill(-1);
  clusters.forEach(({ cells }, index) => {
    for (const cell of cells) cluster[cell] = index;
  });
  const bandwidth = yield* chooseBandwidth(count, grid.lng, grid.lat, listBandwidths(grid.lng, grid.lat));
  const density = bandwidth && kernelDensity(count, grid.lng, grid.lat, bandwidth.bandwidthM);
  const smoothedPerKm2 = smoothRates(count, areaKm2);
  const meanPerKm2 = rowsCounted / areaKm2.reduce((sum, area) => sum + area, 0);
  const resampleShare = yield* resampleHotspots(count, grid, options.replicates, options.seed);
  const { share: shiftShare, shifts } = yield* shiftHotspots(table, grid, query);
  const mark = (isHot: (cell: number) => boolean) =>
    Uint8Array.from(count, (_, cell) => (isHot(cell) ? 1 : 0));
  const passes = (p: Float64Array, cell: number) => (p[cell] as number) < FALSE_DISCOVERY_RATE;
  const agreement = judgeAgreement({
    count,
    hotBy: {
      giStar: findHotCells(count, grid),
      giStarPermutation: mark((cell) => passes(giStarPermutationP, cell) && isHigh(permuted, cell)),
      localMoran: mark(
        (cell) => passes(localMoranP, cell) && QUADRANTS[moran.quadrant[cell] as number] === "high-high",
      ),
      scan: mark((cell) => (cluster[cell] as number) >= 0),
      kernel: density ? markTopTenth(density) : new Uint8Array(grid.cellCount),
      empiricalBayes: mark((cell) => (smoothedPerKm2[cell] as number) > meanPerKm2 * (1 + 1e-9)),
    },
    resampleShare,
    shiftShare,
  });
  const concentration = measureConcentration(count);
  return {
    area: grid.area,
    cells: grid.cells,
    lng: grid.lng.slice(),
    lat: grid.lat.slice(),
    simulated: table.simulated,
    hexes: {
      areaKm2,
      count,
      ratePerKm2Month: surface.ratePerKm2Month,
      harm: surface.harm,
      unweighted: surface.unweighted,
      blend: surface.blend,
      density,
      smoothedPerKm2,
      giStar,
      giStarP: adjustPValues(giStar.map(twoSidedP)),
      giStarPermutationP,
      localMoran: moran.I,
      localMoranP,
      quadrant: moran.quadrant,
      cluster,
      resampleShare,
      shiftShare,
      ...agreement,
    },
    months,
    rowsCounted,
    rowsUnweighted,
    unweightedCategories,
    concentration,
    globalMoran: globalMoran(count, neighbourStart, neighbours),
    bandwidth,
    clusters,
    notes: writeWhereNotes({
      hexes: grid.cellCount,
      simulated: table.simulated,
      surface,
      bandwidth,
      shifts,
      options,
    }),
  };
}

function isHigh({ high, low }: { high: Float64Array; low: Float64Array }, cell: number): boolean {
  return (high[cell] as number) < (low[cell] as number);
}

function* findClusters(
  count: Uint32Array,
  areaKm2: Float64Array,
  grid: HexGrid,
  { scanReplicates, scanRadiusM, seed }: WhereOptions,
): Steps<WhereCluster[]> {
  const scan = { ...DEFAULT_SCAN, maxRadiusM: scanRadiusM, replicates: scanReplicates, seed };
  const found = yield* scanForClusters(count, areaKm2, grid.lng, grid.lat, scan);
  return found
    .filter(({ p }) => p <= scan.alpha)
    .map((cluster) => ({
      ...cluster,
      lng: grid.lng[cluster.center] as number,
      lat: grid.lat[cluster.center] as number,
      hexes: Array.from(cluster.cells, (cell) => grid.cells[cell] as string),
    }));
}
