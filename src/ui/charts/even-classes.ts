import { chooseTicks } from "./axis-ticks.ts";

/** How the counts of a chart are coloured: class 0 for none recorded, then steps of one size. */
export interface EvenClasses {
  /** Largest count of each class, strictly increasing; the first is 0. */
  readonly edges: readonly number[];
  /** The class of a count, an index into `edges`; counts above the last edge are in the last class. */
  readonly classOf: (count: number) => number;
}

/**
 * Classes with round edges at even steps, at most `most` of them, none recorded included. Steps are even, not quantiles,
 * so that a colour twice as far along means about twice as many.
 */
export function classifyEvenly(counts: ArrayLike<number>, most = 8): EvenClasses {
  let largest = 0;
  for (let i = 0; i < counts.length; i++) largest = Math.max(largest, counts[i] as number);
  const inner = largest > 0 ? chooseTicks(0, largest, most - 1, true) : [0];
  const edges = (inner.at(-1) ?? 0) < largest ? [...inner, largest] : inner;
  return {
    edges,
    classOf: (count) => {
      const found = edges.findIndex((edge) => edge >= count);
      return found < 0 ? edges.length - 1 : found;
    },
  };
}
