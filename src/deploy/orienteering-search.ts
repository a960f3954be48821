import type { CompletionBound } from "./orienteering-bound.ts";
import { orderWeight, type StopChoice } from "./orienteering-problem.ts";
import { contains, gatherPartialOrders, type PartialOrders, wordsFor } from "./partial-orders.ts";

/** Where the search stands: the best order and a bound on every order. */
export interface SearchResult {
  readonly order: readonly number[];
  /** No order weighs more than this. */
  readonly bound: number;
  /** Partial orders that were looked at. */
  readonly looked: number;
}

/**
 * Searches all orders that could beat the known one, by their number of stops: of the partial orders with the same stops
 * and the same last one only the quickest is kept, and one whose weight with the completion bound does not beat the best
 * is dropped. With room for all of them that proves the best order; with more than `width` of one length only the most promising are
 * followed, and the bound of the others stays. Yields once a level or more often.
 */
export function* searchOrders(
  stops: StopChoice,
  known: readonly number[],
  completion: CompletionBound,
  limits: { readonly width: number; readonly isOver: () => boolean },
): Generator<number, SearchResult, undefined> {
  const { count, weight, first, last, step, budget } = stops;
  const words = wordsFor(count);
  const margin = Math.max(stops.weightStep, 2 * stops.weightTolerance) - stops.weightTolerance;
  let best = orderWeight(stops, known);
  let order = known;
  let bound = Number.NEGATIVE_INFINITY;
  let looked = 0;
  const levels: PartialOrders[] = [];
  let level = gatherPartialOrders(limits.width, count);
  for (let stop = 0; stop < count; stop++) {
    const open =
      completion.priceTotal +
      (weight[stop] as number) -
      (completion.price[stop] as number) +
      completion.after(stop, first[stop] as number, -1);
    level.add(new Int32Array(words), stop, first[stop] as number, weight[stop] as number, open, -1);
  }
  for (;;) {
    const current = level.close();
    bound = Math.max(bound, level.dropped());
    levels.push(current);
    for (let k = 0; k < current.size; k++) {
      const back = (current.minutes[k] as number) + (last[current.last[k] as number] as number);
      if (back > budget || (current.weight[k] as number) <= best + stops.weightTolerance) continue;
      best = current.weight[k] as number;
      order = readOrder(levels, levels.length - 1, k);
    }
    if (current.size === 0) break;
    yield levels.length;
    level = gatherPartialOrders(limits.width, count);
    for (let k = 0; k < current.size; k++) {
      if ((current.bound[k] as number) < best + margin) continue;
      if ((looked++ & 4095) === 0 && k > 0) {
        yield levels.length;
        if (limits.isOver()) {
          for (let rest = k; rest < current.size; rest++)
            bound = Math.max(bound, current.bound[rest] as number);
          const started = level.close();
          for (let i = 0; i < started.size; i++) bound = Math.max(bound, started.bound[i] as number);
          return { order, bound: Math.max(best, bound, level.dropped()), looked };
        }
      }
      const stop = current.last[k] as number;
      const set = current.sets.subarray(k * words, (k + 1) * words);
      let unpaid = completion.priceTotal;
      for (let i = 0; i < count; i++) if (contains(set, i)) unpaid -= completion.price[i] as number;
      for (let next = 0; next < count; next++) {
        if (contains(set, next)) continue;
        const minutes = (current.minutes[k] as number) + (step[stop * count + next] as number);
        if (minutes + (last[next] as number) > budget) continue;
        const sum = (current.weight[k] as number) + (weight[next] as number);
        const open =
          sum + unpaid - (completion.price[next] as number) + completion.after(next, minutes, stop);
        if (open < best + margin && sum <= best) continue;
        level.add(set, next, minutes, sum, open, k);
      }
    }
  }
  return { order, bound: Math.max(best, bound), looked };
}

/** The stops of a partial order, in order. */
function readOrder(levels: readonly PartialOrders[], depth: number, at: number): number[] {
  const order: number[] = [];
  for (let d = depth, k = at; d >= 0; d--) {
    const level = levels[d] as PartialOrders;
    order.push(level.last[k] as number);
    k = level.before[k] as number;
  }
  return order.reverse();
}
