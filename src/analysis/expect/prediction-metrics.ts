/** Shares of the hexes that predictions are compared at; figures of different shares are never compared. */
export const AREA_FRACTIONS = [0.01, 0.02, 0.05, 0.1] as const;

/**
 * The share of the observed rows in the hexes that a prediction puts first, for each fraction of the hexes; null where
 * nothing was observed. A fraction that is no whole number of hexes takes the last hex in part: that share of its
 * rows. Hexes with equal predictions are taken alike, each in part, which is the mean over all orders of them; so an
 * even prediction has a hit rate of exactly the fraction.
 * @param prediction one finite value per hex, the higher the more is expected
 * @param observed rows per hex
 */
export function hitRates(
  prediction: ArrayLike<number>,
  observed: ArrayLike<number>,
  fractions: readonly number[],
): Float64Array | null {
  const n = prediction.length;
  const total = sumOf(observed);
  if (total === 0) return null;
  const order = Uint32Array.from({ length: n }, (_, i) => i).sort(
    (a, b) => (prediction[b] as number) - (prediction[a] as number),
  );
  const hits = new Float64Array(fractions.length);
  for (let start = 0, before = 0; start < n; ) {
    const value = prediction[order[start] as number] as number;
    let end = start;
    let rows = 0;
    for (; end < n && prediction[order[end] as number] === value; end++) {
      rows += observed[order[end] as number] as number;
    }
    fractions.forEach((fraction, k) => {
      const taken = (fraction * n - start) / (end - start);
      if (taken > 0) hits[k] = (before + Math.min(1, taken) * rows) / total;
    });
    before += rows;
    start = end;
  }
  return hits;
}

/**
 * The prediction accuracy index: hit rate over the fraction of the area (Chainey, Tompson & Uhlig 2008). 1 is what an
 * even spread gets. Its greatest possible value depends on the fraction, so it compares predictions at one fraction only.
 */
export function predictionAccuracyIndex(hitRate: number, fraction: number): number {
  return hitRate / fraction;
}

/**
 * The prediction efficiency index PEI*: hit rate over the greatest hit rate that any choice of the same area could have
 * had with what was then observed (n/n* of Hunt 2016; PEI* of White, Hunt & Green 2023), which is PAI over the best
 * possible PAI at that area. 1 is perfect hindsight.
 */
export function predictionEfficiencyIndex(hitRate: number, bestHitRate: number): number {
  return hitRate / bestHitRate;
}

/**
 * The mean natural logarithm of the share that a prediction gave to the hex of each observed row, nats per row: the
 * logarithmic score (Good 1952) of where rows fell, given how many. Values are scaled to sum 1 first. Higher is
 * better; an even spread over n hexes scores −ln n. −Infinity where a row fell in a hex given nothing; null where nothing was
 * observed or nothing predicted anywhere.
 */
export function logScorePerRow(prediction: ArrayLike<number>, observed: ArrayLike<number>): number | null {
  const expected = sumOf(prediction);
  const rows = sumOf(observed);
  if (expected === 0 || rows === 0) return null;
  let score = 0;
  for (let i = 0; i < observed.length; i++) {
    const count = observed[i] as number;
    if (count > 0) score += count * Math.log((prediction[i] as number) / expected);
  }
  return score / rows;
}

/** The sum of all values. */
export function sumOf(values: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i] as number;
  return sum;
}
