import type { StopChoice } from "./orienteering-problem.ts";

/** Up to this many stops every subset is tried. */
export const MOST_STOPS_BY_SUBSETS = 12;

/**
 * The best order of stops within the budget, by dynamic programming over subsets: the least time f(S, j) at which
 * all of S can be made, j last. Exact; of equal weights the one that takes least time.
 *
 * @throws RangeError for more than {@link MOST_STOPS_BY_SUBSETS} stops.
 */
export function orderBySubsets(stops: StopChoice): number[] {
  const { count, budget } = stops;
  if (count > MOST_STOPS_BY_SUBSETS) {
    throw new RangeError(`${count} stops; subsets are tried for at most ${MOST_STOPS_BY_SUBSETS}.`);
  }
  const earliest = new Float64Array((1 << count) * count).fill(Number.POSITIVE_INFINITY);
  const before = new Int8Array(earliest.length).fill(-1);
  for (let j = 0; j < count; j++) earliest[(1 << j) * count + j] = stops.first[j] as number;
  let bestAt = -1;
  let bestWeight = 0;
  let bestMinutes = Number.POSITIVE_INFINITY;
  for (let set = 1; set < 1 << count; set++) {
    let weight = 0;
    for (let j = 0; j < count; j++) if (set & (1 << j)) weight += stops.weight[j] as number;
    for (let j = 0; j < count; j++) {
      const time = earliest[set * count + j] as number;
      const back = time + (stops.last[j] as number);
      if (!(time <= budget)) continue;
      if (back <= budget) {
        const more = weight - bestWeight;
        if (more > stops.weightTolerance || (more >= -stops.weightTolerance && back < bestMinutes)) {
          bestAt = set * count + j;
          bestWeight = weight;
          bestMinutes = back;
        }
      }
      for (let next = 0; next < count; next++) {
        if (set & (1 << next)) continue;
        const at = (set | (1 << next)) * count + next;
        const then = time + (stops.step[j * count + next] as number);
        if (then >= (earliest[at] as number)) continue;
        earliest[at] = then;
        before[at] = j;
      }
    }
  }
  const order: number[] = [];
  for (let at = bestAt; at >= 0; ) {
    const j = at % count;
    const previous = before[at] as number;
    order.push(j);
    at = previous < 0 ? -1 : ((at - j) / count - (1 << j)) * count + previous;
  }
  return order.reverse();
}
