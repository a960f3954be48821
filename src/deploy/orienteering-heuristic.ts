import { seedRandom } from "../model/seeded-random.ts";
import { orderMinutes, orderWeight, type StopChoice } from "./orienteering-problem.ts";

/**
 * A good order of stops within the budget: insertion of the stop with most weight per added minute, then 2-opt, moving
 * a stop, inserting more, and exchanging a stop on the way for a heavier or a nearer one, until nothing gains; then `kicks`
 * times some neighbouring stops are dropped and barred from the first insertion, and what results is kept where it is no
 * worse. The same for the same seed.
 */
export function findGoodOrder(stops: StopChoice, kicks: number, seed: number): number[] {
  const random = seedRandom(seed);
  let current = polish(stops, [], new Set());
  let best = current;
  for (let kick = 0; kick < kicks && stops.count > 1; kick++) {
    const base = kick % 7 === 6 ? best : current;
    const length = 1 + Math.floor(random.next() * Math.max(1, Math.min(base.length, 2 + base.length / 2)));
    const from = Math.floor(random.next() * Math.max(1, base.length - length + 1));
    const barred = new Set(base.slice(from, from + length).filter(() => random.next() < 0.6));
    for (let stop = 0; stop < stops.count; stop++) if (random.next() < 0.1) barred.add(stop);
    const kept = [...base.slice(0, from), ...base.slice(from + length)];
    const candidate = polish(stops, polish(stops, kept, barred), new Set());
    const more = orderWeight(stops, candidate) - orderWeight(stops, current);
    if (more >= -stops.weightTolerance || random.next() < 0.05) current = candidate;
    if (isBetter(stops, candidate, best)) best = candidate;
  }
  return best;
}

/** Whether an order weighs more, or as much and takes less time. */
function isBetter(stops: StopChoice, order: readonly number[], than: readonly number[]): boolean {
  const more = orderWeight(stops, order) - orderWeight(stops, than);
  if (Math.abs(more) > stops.weightTolerance) return more > 0;
  return orderMinutes(stops, order) < orderMinutes(stops, than) - 1e-9;
}

function polish(stops: StopChoice, start: readonly number[], barred: ReadonlySet<number>): number[] {
  let order = insertMost(stops, shorten(stops, start), barred);
  for (;;) {
    const shorter = insertMost(stops, shorten(stops, order), barred);
    const exchanged = exchangeStop(stops, shorter, barred);
    const next = exchanged ?? shorter;
    if (!isBetter(stops, next, order)) return order;
    order = next;
  }
}

/** Inserts stops, most weight per added minute first, as long as one fits. */
function insertMost(stops: StopChoice, start: readonly number[], barred: ReadonlySet<number>): number[] {
  const order = [...start];
  const left = new Set(Array.from({ length: stops.count }, (_, stop) => stop));
  for (const stop of order) left.delete(stop);
  let minutes = orderMinutes(stops, order);
  for (;;) {
    let best: { readonly stop: number; readonly at: number; readonly adds: number } | undefined;
    let bestRate = -1;
    for (const stop of left) {
      if (barred.has(stop)) continue;
      const { at, adds } = cheapestInsertion(stops, order, stop);
      if (minutes + adds > stops.budget) continue;
      const rate = (stops.weight[stop] as number) / Math.max(adds, 1e-6);
      if (rate <= bestRate) continue;
      bestRate = rate;
      best = { stop, at, adds };
    }
    if (best === undefined) return order;
    order.splice(best.at, 0, best.stop);
    left.delete(best.stop);
    minutes = orderMinutes(stops, order);
  }
}

/** Where a stop adds least to an order, and how many minutes. */
function cheapestInsertion(
  stops: StopChoice,
  order: readonly number[],
  stop: number,
): { at: number; adds: number } {
  const { count, first, last, step } = stops;
  if (order.length === 0) return { at: 0, adds: (first[stop] as number) + (last[stop] as number) };
  let at = 0;
  let adds = Number.POSITIVE_INFINITY;
  for (let k = 0; k <= order.length; k++) {
    const before = order[k - 1];
    const after = order[k];
    const to = before === undefined ? (first[stop] as number) : (step[before * count + stop] as number);
    const on = after === undefined ? (last[stop] as number) : (step[stop * count + after] as number);
    const was =
      before === undefined
        ? (first[after as number] as number)
        : after === undefined
          ? (last[before] as number)
          : (step[before * count + after] as number);
    const change = to + on - was;
    if (change >= adds) continue;
    adds = change;
    at = k;
  }
  return { at, adds };
}

/** Turns stretches round and moves single stops until that saves no time. */
function shorten(stops: StopChoice, start: readonly number[]): number[] {
  let order = [...start];
  let minutes = orderMinutes(stops, order);
  for (let improved = true; improved; ) {
    improved = false;
    const tryOrder = (candidate: number[]) => {
      const time = orderMinutes(stops, candidate);
      if (time >= minutes - 1e-9) return;
      order = candidate;
      minutes = time;
      improved = true;
    };
    for (let i = 0; i < order.length; i++) {
      for (let j = i + 1; j < order.length; j++) {
        tryOrder([...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)]);
      }
    }
    for (let i = 0; i < order.length; i++) {
      const stop = order[i] as number;
      const without = order.toSpliced(i, 1);
      tryOrder(without.toSpliced(cheapestInsertion(stops, without, stop).at, 0, stop));
    }
  }
  return order;
}

/** The order after the best exchange of one stop for one outside it, or undefined where none gains. */
function exchangeStop(
  stops: StopChoice,
  order: readonly number[],
  barred: ReadonlySet<number>,
): number[] | undefined {
  const on = new Set(order);
  let best: number[] | undefined;
  order.forEach((out, k) => {
    const without = order.toSpliced(k, 1);
    const minutes = orderMinutes(stops, without);
    for (let stop = 0; stop < stops.count; stop++) {
      if (on.has(stop) || barred.has(stop)) continue;
      if ((stops.weight[stop] as number) < (stops.weight[out] as number) - stops.weightTolerance) continue;
      const { at, adds } = cheapestInsertion(stops, without, stop);
      if (minutes + adds > stops.budget) continue;
      const candidate = without.toSpliced(at, 0, stop);
      if (isBetter(stops, candidate, best ?? order)) best = candidate;
    }
  });
  return best;
}
