import type { PredictorName } from "../../model/back-test-report.ts";
import type { HexGrid } from "../../model/hex-grid.ts";
import type { Steps } from "../../model/steps.ts";
import type { Metres } from "../../model/units.ts";
import { type HexMonths, sumMonths } from "../counting/hex-months.ts";
import { chooseBandwidth, listBandwidths } from "../where/kernel-bandwidth.ts";
import { layKernel } from "../where/kernel-operator.ts";
import { choosePriorWeight, meanOfNeighbours } from "../where/neighbour-shrinkage.ts";
import { sumOf } from "./prediction-metrics.ts";

/** A predictor that has seen its training months. */
export interface FittedPredictor {
  /** The first training month that it uses, counted from the first month there is. */
  readonly from: number;
  /**
   * Expected value per month and hex, from values per hex summed over the months it uses: rows, or rows times a weight. Linear
   * in the values.
   */
  readonly spread: (totals: Float64Array) => Float64Array;
  /** As many months of recorded rows as an expectation rests on. */
  readonly monthsWorth: number;
  /** What was chosen from the training months. */
  readonly parameters: Readonly<Record<string, number>>;
}

/** Choices that are made once, on the months before the first fold, and kept. */
export interface KeptChoices {
  readonly bandwidthM: Metres;
  /** The kernel of that bandwidth, laid over the grid. */
  readonly spreadByKernel: (values: Float64Array) => Float64Array;
}

const RECENT_MONTHS = 12;

/**
 * Fits a predictor on the months `[0, before)`:
 *
 * - `uniform`: all rows spread evenly.
 * - `prior-count`: the mean monthly rows of the hex itself.
 * - `recent-count`: the same over the last twelve months.
 * - `smoothed-count`: shrunk towards the mean of the hexes that touch it (`neighbour-shrinkage.ts`).
 * - `kernel-density`: spread by the quartic kernel (`kernel-operator.ts`).
 *
 * Each is then mixed with one more row spread evenly over all n hexes, scaled back to the same total: (x + X/(Nn)) N/(N + 1) for N
 * rows and the sum of values X (Perks 1947: a Dirichlet prior worth one row). So no hex is ever called
 * impossible, and the order of hexes stays.
 */
export function fitPredictor(
  name: PredictorName,
  grid: HexGrid,
  months: HexMonths,
  before: number,
  kept: KeptChoices,
): FittedPredictor {
  const from = name === "recent-count" ? Math.max(0, before - RECENT_MONTHS) : 0;
  const monthCount = before - from;
  const rows = sumMonths(months, from, before);
  const rowCount = sumOf(rows);
  const fitted = (
    shape: (totals: Float64Array) => Float64Array,
    priorMonths = 0,
    parameters: Readonly<Record<string, number>> = {},
  ): FittedPredictor => ({
    from,
    spread: (totals) => addOneRow(shape(totals), rowCount).map((value) => value / monthCount),
    monthsWorth: monthCount + priorMonths,
    parameters,
  });
  switch (name) {
    case "uniform":
      return fitted((totals) => new Float64Array(totals.length).fill(sumOf(totals) / totals.length));
    case "prior-count":
    case "recent-count":
      return fitted((totals) => totals);
    case "smoothed-count": {
      const around = (totals: Float64Array) => addOneRow(meanOfNeighbours(totals, grid), rowCount);
      const weight = choosePriorWeight(rows, around(rows));
      const shape = (totals: Float64Array) => {
        const prior = around(totals);
        return totals.map((value, i) => (value + weight * (prior[i] as number)) / (1 + weight));
      };
      return fitted(shape, weight * monthCount, { priorMonths: weight * monthCount });
    }
    case "kernel-density": {
      return fitted(kept.spreadByKernel, 0, { bandwidthM: kept.bandwidthM });
    }
  }
}

/** The bandwidth of the kernel from the rows of the months `[0, before)`, by leaving rows out; the least there is where that says nothing. */
export function* keepChoices(grid: HexGrid, months: HexMonths, before: number): Steps<KeptChoices> {
  const candidates = listBandwidths(grid.lng, grid.lat);
  const choice = yield* chooseBandwidth(sumMonths(months, 0, before), grid.lng, grid.lat, candidates);
  return layChoices(grid, choice?.bandwidthM ?? candidates[0] ?? grid.area.radiusM);
}

/** The choices that go with a bandwidth. */
export function layChoices(grid: HexGrid, bandwidthM: Metres): KeptChoices {
  return { bandwidthM, spreadByKernel: layKernel(grid.lng, grid.lat, bandwidthM) };
}

/** Values that sum to X, mixed with X/N spread evenly and scaled back to X; all 0 where there is no row. */
export function addOneRow(values: Float64Array, rowCount: number): Float64Array {
  if (rowCount === 0) return new Float64Array(values.length);
  const share = sumOf(values) / (rowCount * values.length);
  return values.map((value) => ((value + share) * rowCount) / (rowCount + 1));
}
