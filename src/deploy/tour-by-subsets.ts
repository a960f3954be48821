import { type TravelMatrix, travelMinutes } from "./travel-matrix.ts";

/** Above this many places the table of subsets outgrows what is worth its memory. */
export const MOST_PLACES_BY_SUBSETS = 13;

/**
 * The shortest round tour through all places from place 0, by dynamic programming over the subsets visited
 * (Bellman 1962; Held & Karp 1962): f(S, j) = min over i in S \ {j} of f(S \ {j}, i) + d(i, j). Exact, also where there
 * and back differ. Of tours of equal length always the same one. No tour is shorter than `Infinity` where a place cannot be reached.
 *
 * @returns the places in order, 0 first, and the length of the closed tour; no place or one is a tour of length 0.
 * @throws RangeError for more than {@link MOST_PLACES_BY_SUBSETS} places.
 */
export function tourBySubsets(travel: TravelMatrix): {
  readonly order: readonly number[];
  readonly length: number;
} {
  const { size } = travel;
  if (size > MOST_PLACES_BY_SUBSETS) {
    throw new RangeError(`${size} places; subsets are tried for at most ${MOST_PLACES_BY_SUBSETS}.`);
  }
  if (size <= 1) return { order: Array.from({ length: size }, (_, k) => k), length: 0 };
  const rest = size - 1;
  const shortest = new Float64Array((1 << rest) * rest).fill(Number.POSITIVE_INFINITY);
  const before = new Int8Array(shortest.length).fill(-1);
  for (let j = 0; j < rest; j++) shortest[(1 << j) * rest + j] = travelMinutes(travel, 0, j + 1);
  for (let set = 1; set < 1 << rest; set++) {
    for (let j = 0; j < rest; j++) {
      const soFar = shortest[set * rest + j] as number;
      if (soFar === Number.POSITIVE_INFINITY) continue;
      for (let next = 0; next < rest; next++) {
        if (set & (1 << next)) continue;
        const at = (set | (1 << next)) * rest + next;
        const length = soFar + travelMinutes(travel, j + 1, next + 1);
        if (length >= (shortest[at] as number)) continue;
        shortest[at] = length;
        before[at] = j;
      }
    }
  }
  const all = (1 << rest) - 1;
  let last = 0;
  let length = Number.POSITIVE_INFINITY;
  for (let j = 0; j < rest; j++) {
    const closed = (shortest[all * rest + j] as number) + travelMinutes(travel, j + 1, 0);
    if (closed >= length) continue;
    length = closed;
    last = j;
  }
  if (length === Number.POSITIVE_INFINITY)
    return { order: Array.from({ length: size }, (_, k) => k), length };
  const order: number[] = [];
  for (let set = all, j = last; j >= 0; ) {
    order.push(j + 1);
    const previous = before[set * rest + j] as number;
    set &= ~(1 << j);
    j = previous;
  }
  return { order: [0, ...order.reverse()], length };
}
