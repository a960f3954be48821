/** How counts are coloured: the class of each cell, and the largest count in each class. */
export interface CountClasses {
  /** Class per cell, an index into `classEdges`: the first whose edge is not below the count. */
  readonly classOf: Uint8Array;
  /** Strictly increasing; the first is 0 ("none recorded"), the last at or above the largest count. */
  readonly classEdges: number[];
}

/**
 * Sorts counts into classes for a legend: class 0 for none recorded, then up to `classes` − 1 quantile
 * classes of the positive counts, each with about as many cells as the others, none of them empty.
 * Edges are the round numbers nearest to the quantiles, 1, 2, 5, 10, 15, 20, 25, 30, 40, 50, 75, 100, 150 and so on, or
 * finer ones where those would tell too few classes apart. There are fewer classes where there are
 * few distinct counts, or where most cells share one.
 * @throws RangeError unless `classes` is a whole number from 2 to 256
 */
export function classifyCounts(count: Uint32Array, classes = 8): CountClasses {
  if (!Number.isInteger(classes) || classes < 2 || classes > 256) {
    throw new RangeError(`Expected 2 to 256 classes, got ${classes}.`);
  }
  const classEdges = [0, ...roundestEdges(rankDistinct(count), classes - 1)];
  const classOf = Uint8Array.from(count, (value) => classEdges.findIndex((edge) => edge >= value));
  return { classOf, classEdges };
}

/** Distinct positive counts in order, with the number of cells at or below each. */
interface Distribution {
  readonly values: readonly number[];
  readonly cellsUpTo: readonly number[];
}

function rankDistinct(count: Uint32Array): Distribution {
  const values: number[] = [];
  const cellsUpTo: number[] = [];
  let cells = 0;
  for (const value of count.filter((each) => each > 0).sort()) {
    if (value !== values.at(-1)) values.push(value);
    cells++;
    cellsUpTo[values.length - 1] = cells;
  }
  return { values, cellsUpTo };
}

/** Finds the round numbers on both sides of a count: the largest below it, the smallest not below it. */
type Rounding = (value: number) => { readonly below: number; readonly notBelow: number };

const ENOUGH_CLASSES = 4;

function roundestEdges(distribution: Distribution, limit: number): number[] {
  const largest = distribution.values.at(-1);
  if (largest === undefined) return [];
  const enough = Math.min(limit, distribution.values.length, ENOUGH_CLASSES);
  let best: number[] = [];
  for (const rounding of [roundToPreferred, ...stepsDownFrom(largest).map(roundToMultiple)]) {
    const edges = quantileEdges(distribution, limit, rounding);
    if (edges.length > best.length) best = edges;
    if (best.length >= enough) break;
  }
  return best;
}

/** Takes one class after the other from the low end, each as near to its fair share of the rest as round numbers allow. */
function quantileEdges({ values, cellsUpTo }: Distribution, limit: number, round: Rounding): number[] {
  const cells = cellsUpTo.at(-1) ?? 0;
  const edges: number[] = [];
  const cellsAtOrBelow = (edge: number) => cellsUpTo[firstAbove(values, edge) - 1] ?? 0;
  for (let next = 0; next < values.length; next = firstAbove(values, edges.at(-1) ?? 0)) {
    const classesLeft = limit - edges.length;
    const lowest = values[next] as number;
    if (values.length - next <= classesLeft) {
      edges.push(round(lowest).notBelow);
      continue;
    }
    const taken = cellsUpTo[next - 1] ?? 0;
    const share = taken + (cells - taken) / classesLeft;
    const quantile = values[cellsUpTo.findIndex((upTo) => upTo >= share)] as number;
    const { below, notBelow } = round(quantile);
    const lowerIsNearer = share - cellsAtOrBelow(below) <= cellsAtOrBelow(notBelow) - share;
    edges.push(below >= lowest && classesLeft > 1 && lowerIsNearer ? below : notBelow);
  }
  return edges;
}

/** Index of the first of the rising `values` above `edge`. */
function firstAbove(values: readonly number[], edge: number): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((values[middle] as number) <= edge) low = middle + 1;
    else high = middle;
  }
  return low;
}

const PREFERRED = [
  ...[0, 1, 2, 5],
  ...Array.from({ length: 9 }, (_, decade) =>
    [1, 1.5, 2, 2.5, 3, 4, 5, 7.5].map((digits) => digits * 10 ** (decade + 1)),
  ).flat(),
];

function roundToPreferred(value: number): { below: number; notBelow: number } {
  const at = PREFERRED.findIndex((edge) => edge >= value);
  return { below: PREFERRED[at - 1] ?? 0, notBelow: PREFERRED[at] ?? value };
}

/** 5, 2 and 1 times each power of ten from that of `largest` down to 1. */
function stepsDownFrom(largest: number): number[] {
  const steps: number[] = [];
  for (let power = Math.floor(Math.log10(largest)); power >= 0; power--) {
    steps.push(5 * 10 ** power, 2 * 10 ** power, 10 ** power);
  }
  return steps;
}

function roundToMultiple(step: number): Rounding {
  return (value) => {
    const notBelow = Math.ceil(value / step) * step;
    return { below: notBelow - step, notBelow };
  };
}
