/** A figure with the limits of its 95 % interval. */
export interface Interval {
  readonly value: number;
  readonly low: number;
  readonly high: number;
}

/** How many decimals say enough of an expected number: none from 100 on, one from 1 on, else two. */
export function digitsFor(value: number): number {
  if (value >= 100) return 0;
  return value >= 1 ? 1 : 2;
}

/** Decimals for a column of figures: as many as its least needs, so that points stand below each other. */
export function digitsOfColumn(values: readonly number[]): number {
  const some = values.filter((value) => value > 0);
  return some.length > 0 ? digitsFor(Math.min(...some)) : 0;
}

/** `1,194`, `7.3`, `0.96`. */
export function formatExpected(value: number, digits = digitsFor(value)): string {
  return value.toLocaleString("en-GB", { minimumFractionDigits: digits, maximumFractionDigits: digits });
}

/** `7.3 (6.5–8.5)`: limits with as many decimals as the figure. */
export function formatInterval({ value, low, high }: Interval, digits = digitsFor(value)): string {
  return `${formatExpected(value, digits)} (${formatExpected(low, digits)}–${formatExpected(high, digits)})`;
}

/** `95% interval 6.5 to 8.5`. */
export function sayInterval({ value, low, high }: Interval): string {
  const digits = digitsFor(value);
  return `95% interval ${formatExpected(low, digits)} to ${formatExpected(high, digits)}`;
}
