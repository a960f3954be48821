import { gammaLimits } from "../statistics/gamma-limits.ts";
import { sumOf } from "./prediction-metrics.ts";

/**
 * One group of hex-months whose predictions are alike: what was expected of it in all, and what came, with the exact 95 % Poisson
 * interval of that count (Garwood 1936).
 */
export interface CalibrationGroup {
  readonly hexMonths: number;
  readonly expected: number;
  readonly observed: number;
  readonly low: number;
  readonly high: number;
}

const GROUPS = 10;

/**
 * Expected against observed rows in up to ten groups of rising prediction, each expecting about a tenth of all rows.
 * Groups of equal numbers of hexes would put nearly all that is expected in the last one, since crime gathers in few hexes.
 * Equal predictions stay together, in the group where their middle falls, so there may be fewer groups.
 * @param predictions expected rows per hex-month, all folds laid end to end
 * @param observed rows, in the same order
 */
export function groupByPrediction(
  predictions: Float64Array,
  observed: ArrayLike<number>,
): readonly CalibrationGroup[] {
  const order = Uint32Array.from(predictions, (_, i) => i).sort(
    (a, b) => (predictions[a] as number) - (predictions[b] as number),
  );
  const total = sumOf(predictions);
  const groups = Array.from({ length: GROUPS }, () => ({ hexMonths: 0, expected: 0, observed: 0 }));
  for (let start = 0, below = 0; start < order.length; ) {
    const value = predictions[order[start] as number] as number;
    let end = start;
    let rows = 0;
    for (; end < order.length && predictions[order[end] as number] === value; end++) {
      rows += observed[order[end] as number] as number;
    }
    const expected = value * (end - start);
    const place = total > 0 ? Math.floor((GROUPS * (below + expected / 2)) / total) : 0;
    const group = groups[Math.min(GROUPS - 1, place)];
    if (group !== undefined) {
      group.hexMonths += end - start;
      group.expected += expected;
      group.observed += rows;
    }
    below += expected;
    start = end;
  }
  return groups
    .filter(({ hexMonths }) => hexMonths > 0)
    .map((group) => {
      const { low, high } = gammaLimits(group.observed, group.observed, 1, 1);
      return { ...group, low, high };
    });
}

const MOST_STEPS = 100;

/** The predictions of one fold and what came, with the sums that do not change with the slope. */
interface FoldLogs {
  readonly x: readonly number[];
  readonly rows: number;
  readonly weighted: number;
}

/**
 * The calibration slope b of ln E[observed] = aₖ + b ln predicted, by Poisson maximum likelihood with a level aₖ for each fold (Cox
 * 1958, for counts): 1 where high and low predictions are as far apart as what comes, below 1 where they are too
 * far apart, above 1 where too close. Levels are left to the sums of expected and observed. Hexes of prediction 0 are left out.
 * @param cellCount hexes per fold; folds are laid end to end
 * @returns null where no fold with a row tells its hexes apart, or the likelihood has no finite maximum
 */
export function calibrationSlope(
  predictions: Float64Array,
  observed: ArrayLike<number>,
  cellCount: number,
): number | null {
  const folds: FoldLogs[] = [];
  for (let start = 0; start < predictions.length; start += cellCount) {
    const fold = takeLogs(predictions, observed, start, Math.min(start + cellCount, predictions.length));
    if (fold.rows > 0) folds.push(fold);
  }
  let slope = 1;
  for (let step = 0; step < MOST_STEPS; step++) {
    let gradient = 0;
    let curvature = 0;
    for (const fold of folds) {
      const { mean, variance } = momentsAt(fold, slope);
      gradient += fold.weighted - fold.rows * mean;
      curvature += fold.rows * variance;
    }
    if (!(curvature > 0)) return null;
    const change = Math.max(-1, Math.min(1, gradient / curvature));
    slope += change;
    if (Math.abs(change) < 1e-10) return slope;
  }
  return null;
}

/** Logarithms of the predictions of the hexes `[start, end)`, less the highest of them. */
function takeLogs(
  predictions: Float64Array,
  observed: ArrayLike<number>,
  start: number,
  end: number,
): FoldLogs {
  let highest = 0;
  for (let i = start; i < end; i++) highest = Math.max(highest, predictions[i] as number);
  const x: number[] = [];
  let rows = 0;
  let weighted = 0;
  for (let i = start; i < end; i++) {
    const value = predictions[i] as number;
    if (value <= 0) continue;
    const logValue = Math.log(value / highest);
    const count = observed[i] as number;
    x.push(logValue);
    rows += count;
    weighted += count * logValue;
  }
  return { x, rows, weighted };
}

/** Mean and variance of the logarithms, each weighted with the prediction to the power of the slope. */
function momentsAt({ x }: FoldLogs, slope: number): { mean: number; variance: number } {
  let highest = Number.NEGATIVE_INFINITY;
  for (const value of x) highest = Math.max(highest, slope * value);
  let mass = 0;
  let first = 0;
  for (const value of x) {
    const weight = Math.exp(slope * value - highest);
    mass += weight;
    first += weight * value;
  }
  const mean = first / mass;
  let variance = 0;
  for (const value of x) variance += (Math.exp(slope * value - highest) / mass) * (value - mean) ** 2;
  return { mean, variance };
}
