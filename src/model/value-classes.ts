/** How values are coloured: the class of each cell, and the largest value in each class. */
export interface ValueClasses {
  /** Class per cell: 0 for nothing (0, or not a number), then from the lowest values up. */
  readonly classOf: Uint8Array;
  /** The first is 0; strictly increasing. */
  readonly edges: readonly number[];
}

/**
 * Sorts values into classes for a legend: class 0 for nothing, then up to `classes` − 1 classes of the positive values,
 * each with about as many cells, their edges rounded up to two digits. There are fewer classes where there are few
 * distinct values.
 */
export function classifyValues(values: ArrayLike<number>, classes = 8): ValueClasses {
  const positive = Array.from(values)
    .filter((value) => value > 0)
    .sort((a, b) => a - b);
  const edges = [0];
  for (let k = 1; k < classes && positive.length > 0; k++) {
    const at = Math.ceil((k * positive.length) / (classes - 1)) - 1;
    const edge = roundUp(positive[at] as number);
    if (edge > (edges.at(-1) as number)) edges.push(edge);
  }
  const classOf = Uint8Array.from(values, (value) =>
    value > 0 ? edges.findIndex((edge) => edge >= value) : 0,
  );
  return { classOf, edges };
}

/** The least number of two digits that is not below the value. */
function roundUp(value: number): number {
  const unit = 10 ** (Math.floor(Math.log10(value)) - 1);
  const scale = (digits: number) => (unit >= 1 ? digits * unit : digits / Math.round(1 / unit));
  const digits = Math.ceil(value / unit - 1e-9);
  return scale(digits) < value ? scale(digits + 1) : scale(digits);
}
