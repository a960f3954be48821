import type { Metres } from "../../model/units.ts";
import { nearestCells, placeOnSphere } from "../counting/nearest-cells.ts";

/**
 * All circular windows of a scan. Window `w` between `start[i]` and `start[i + 1]` is centred on cell `i` and holds
 * `cell[start[i] … w]`: each window is the one before it and one cell more, nearest first.
 */
export interface ScanWindows {
  readonly start: Uint32Array;
  readonly cell: Uint32Array;
  /** Incidents expected in the window, of `total` in the area. */
  readonly expected: Float64Array;
  /** √(E (C − E) / C). */
  readonly deviation: Float64Array;
  /** ln E − ln(C − E). */
  readonly slope: Float64Array;
  /** C ln(C − E). */
  readonly constant: Float64Array;
  readonly total: number;
  /** k ln k + (C − k) ln(C − k) for k from 0 to C. */
  readonly entropy: Float64Array;
}

/** How large a window may grow. */
export interface WindowLimits {
  /** Largest share of all expected incidents in a window, above 0 and below 1. */
  readonly maxShare: number;
  /** All centres of a window are closer than this to its own. */
  readonly maxRadiusM: Metres;
}

/**
 * Lays out the windows of a scan for `total` incidents.
 * @param expected one value per cell, not negative, in any unit: it is brought to the sum `total`
 */
export function layScanWindows(
  expected: ArrayLike<number>,
  lng: ArrayLike<number>,
  lat: ArrayLike<number>,
  total: number,
  { maxShare, maxRadiusM }: WindowLimits,
): ScanWindows {
  const n = expected.length;
  const points = placeOnSphere(lng, lat);
  let sum = 0;
  for (let i = 0; i < n; i++) sum += expected[i] as number;
  const start = new Uint32Array(n + 1);
  const cells: Uint32Array[] = [];
  for (let i = 0; i < n; i++) {
    const near = nearestCells(points, i, maxRadiusM).cells;
    let inside = 0;
    let size = 0;
    while (size < near.length) {
      inside += expected[near[size] as number] as number;
      if (inside > maxShare * sum * (1 + 1e-12)) break;
      size++;
    }
    cells.push(near.subarray(0, size));
    start[i + 1] = (start[i] as number) + size;
  }
  const windowCount = start[n] as number;
  const windows = {
    start,
    cell: new Uint32Array(windowCount),
    expected: new Float64Array(windowCount),
    deviation: new Float64Array(windowCount),
    slope: new Float64Array(windowCount),
    constant: new Float64Array(windowCount),
  };
  cells.forEach((near, i) => {
    let inside = 0;
    near.forEach((cell, k) => {
      const w = (start[i] as number) + k;
      inside += expected[cell] as number;
      const E = (inside / sum) * total;
      windows.cell[w] = cell;
      windows.expected[w] = E;
      windows.deviation[w] = Math.sqrt((E * (total - E)) / total);
      windows.slope[w] = Math.log(E) - Math.log(total - E);
      windows.constant[w] = total * Math.log(total - E);
    });
  });
  const weigh = (k: number) => (k === 0 ? 0 : k * Math.log(k));
  const entropy = Float64Array.from({ length: total + 1 }, (_, k) => weigh(k) + weigh(total - k));
  return { ...windows, total, entropy };
}

/** The best window of a search: its last place in `ScanWindows.cell`, its centre and its log likelihood ratio. */
export interface BestWindow {
  readonly window: number;
  readonly center: number;
  readonly logLikelihoodRatio: number;
}

/**
 * The window with the greatest log likelihood ratio among those with more incidents than expected and without a
 * cell that is taken; null where there is none.
 */
export function findBestWindow(
  windows: ScanWindows,
  count: Uint32Array,
  isTaken: Uint8Array,
): BestWindow | null {
  const { start, cell, expected, slope, constant, entropy } = windows;
  let best = 0;
  let window = -1;
  let center = -1;
  for (let i = 0; i + 1 < start.length; i++) {
    const end = start[i + 1] as number;
    let inside = 0;
    for (let w = start[i] as number; w < end; w++) {
      const added = cell[w] as number;
      if (isTaken[added] === 1) break;
      inside += count[added] as number;
      if (inside <= (expected[w] as number)) continue;
      const ratio = (entropy[inside] as number) - inside * (slope[w] as number) - (constant[w] as number);
      if (ratio > best) {
        best = ratio;
        window = w;
        center = i;
      }
    }
  }
  return window < 0 ? null : { window, center, logLikelihoodRatio: best };
}

/**
 * The greatest log likelihood ratio of any window; 0 where none has more incidents than expected. A window is worth
 * its logarithm only where it may beat the best so far: as the relative entropy of two distributions is at most their
 * χ² (Gibbs & Su 2002), LLR ≤ (c − E)² / (E (C − E) / C).
 */
export function greatestRatio(windows: ScanWindows, count: Uint32Array): number {
  const { start, cell, expected, deviation, slope, constant, entropy } = windows;
  let best = 0;
  let rootOfBest = 0;
  for (let i = 0; i + 1 < start.length; i++) {
    const end = start[i + 1] as number;
    let inside = 0;
    for (let w = start[i] as number; w < end; w++) {
      inside += count[cell[w] as number] as number;
      if (inside <= (expected[w] as number) + rootOfBest * (deviation[w] as number)) continue;
      const ratio = (entropy[inside] as number) - inside * (slope[w] as number) - (constant[w] as number);
      if (ratio > best) {
        best = ratio;
        rootOfBest = Math.sqrt(best);
      }
    }
  }
  return best;
}
