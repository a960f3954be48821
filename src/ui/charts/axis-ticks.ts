/** Where a value falls on an axis, in CSS pixels. */
export type Place = (value: number) => number;

/** An axis that puts `low` at `from` and `high` at `to`; everything at `from` where both are the same. */
export function placeLinear(low: number, high: number, from: number, to: number): Place {
  const span = high - low;
  return (value) => (span === 0 ? from : from + ((value - low) / span) * (to - from));
}

/** An axis of ratios: equal factors are equally far apart. All values must be above 0. */
export function placeLog(low: number, high: number, from: number, to: number): Place {
  const place = placeLinear(Math.log(low), Math.log(high), from, to);
  return (value) => place(Math.log(value));
}

/**
 * Round values from `low` to `high` at steps of 1, 2 or 5 times a power of ten: the finest step that gives at
 * most `most` of them.
 * @param whole Whether steps must be whole numbers, as for counts.
 */
export function chooseTicks(low: number, high: number, most: number, whole = false): number[] {
  if (!(high > low) || most < 1) return low === high ? [low] : [];
  const smallest = 10 ** Math.floor(Math.log10((high - low) / Math.max(1, most)));
  for (const factor of [1, 2, 5, 10, 20, 50, 100]) {
    const step = whole ? Math.max(1, Math.round(smallest * factor)) : smallest * factor;
    const first = Math.ceil(low / step - 1e-9);
    const last = Math.floor(high / step + 1e-9);
    if (last - first + 1 <= most) {
      return Array.from({ length: last - first + 1 }, (_, i) => roundOff((first + i) * step, step));
    }
  }
  return [];
}

/** An axis of counts from 0: where it ends, and its ticks, the last at its end. */
export interface CountScale {
  readonly top: number;
  readonly ticks: readonly number[];
}

/** An axis that holds counts up to `most`, with whole round ticks at about `steps` steps, the last at or above `most`. */
export function chooseCountScale(most: number, steps: number): CountScale {
  const high = Math.max(1, most);
  const chosen = chooseTicks(0, high, steps + 1, true);
  const step = Math.max(1, chosen[1] ?? 1);
  const count = Math.ceil(high / step);
  return { top: count * step, ticks: Array.from({ length: count + 1 }, (_, i) => i * step) };
}

/**
 * Powers of two within `low` to `high`, or of four, eight and so on where those would be more than `most`; 1 is
 * among them whenever it lies within. Ratios read best so: half, once, twice.
 */
export function chooseRatioTicks(low: number, high: number, most: number): number[] {
  for (let step = 1; step <= 64; step++) {
    const first = Math.ceil(Math.log2(low) / step - 1e-9);
    const last = Math.floor(Math.log2(high) / step + 1e-9);
    if (last - first + 1 <= most) {
      return Array.from({ length: Math.max(0, last - first + 1) }, (_, i) => 2 ** ((first + i) * step));
    }
  }
  return [];
}

const THOUSANDS = new Intl.NumberFormat("en-GB");
const FOUR_DIGITS = new Intl.NumberFormat("en-GB", { maximumSignificantDigits: 4 });

/** A tick in few characters: `0`, `250`, `1,200`, `25k`, `0.25`. */
export function formatTick(value: number): string {
  if (Math.abs(value) >= 10_000 && value % 100 === 0) {
    return `${THOUSANDS.format(value / 1000)}k`;
  }
  return FOUR_DIGITS.format(value).replace("-", "−");
}

function roundOff(value: number, step: number): number {
  const digits = Math.max(0, 2 - Math.floor(Math.log10(step)));
  return Number(value.toFixed(Math.min(12, digits)));
}
