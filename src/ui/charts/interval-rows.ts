/** A row of an interval plot: an estimate with its interval, or in their place why there is none. */
export interface IntervalRow {
  readonly label: string;
  /** An estimate with its interval, and the same drawn towards the others where that was done. */
  readonly interval: {
    readonly estimate: number;
    readonly low: number;
    readonly high: number;
    readonly shrunken?: number;
  } | null;
  /** Said where there is no interval: `too few: 3 events`. */
  readonly text?: string;
}

/** What an interval plot's values are: ratios, where 1 says "no difference", or differences, where 0 does. */
export type IntervalScale = "log" | "linear";

/**
 * The stretch of the axis that holds every interval and the reference, a little wider on both sides, or
 * where `limits` are given cut to them.
 */
export function spanIntervals(
  rows: readonly IntervalRow[],
  scale: IntervalScale,
  limits: readonly [number, number] | null,
): [number, number] {
  const reference = referenceOf(scale);
  const values = rows.flatMap(({ interval }) =>
    interval ? [interval.low, interval.high, interval.estimate] : [],
  );
  const usable = values.filter((value) => Number.isFinite(value) && (scale === "linear" || value > 0));
  let low = Math.min(reference, ...usable);
  let high = Math.max(reference, ...usable);
  if (limits) [low, high] = [Math.max(low, limits[0]), Math.min(high, limits[1])];
  if (scale === "linear") {
    const room = 0.06 * (high - low) || 1;
    return [low - room, high + room];
  }
  const factor = (high / low) ** 0.06;
  return factor > 1.01 ? [low / factor, high * factor] : [low / 1.2, high * 1.2];
}

/** The value that says "no difference". */
export function referenceOf(scale: IntervalScale): number {
  return scale === "log" ? 1 : 0;
}

/** `× 1.42 (1.21–1.66)` for a ratio, `+3.1 (0.4 to 5.8)` for a difference. */
export function describeInterval(
  { estimate, low, high }: { readonly estimate: number; readonly low: number; readonly high: number },
  scale: IntervalScale,
): string {
  if (scale === "log") return `× ${estimate.toFixed(2)} (${low.toFixed(2)}–${high.toFixed(2)})`;
  return `${signed(estimate)} (${signed(low)} to ${signed(high)})`;
}

function signed(value: number): string {
  const text = Math.abs(value).toFixed(1);
  if (Number(text) === 0) return "0.0";
  return `${value < 0 ? "−" : "+"}${text}`;
}
