import type { TravelMatrix } from "./travel-matrix.ts";
import { travelMinutes } from "./travel-matrix.ts";

/** What rounds must keep to; whole minutes. Place 0 of the walks is the post, the stops are 1 … n in the order of a round. */
export interface RoundRules {
  /** Shortest walks; from a stop to itself the least time away from it. */
  readonly walk: TravelMatrix;
  readonly to: number;
  readonly leastMinutes: number;
  readonly revisitMinutes: number;
}

/** Where a unit is in its rounds. */
export interface RoundState {
  readonly here: number;
  readonly time: number;
  /** Stops that this round still lacks. */
  readonly rest: readonly number[];
  /** Latest next arrival at each place. */
  readonly due: Float64Array;
  readonly round: number;
}

/** Stops in the order in which they may still be made this round, and the order of every round after. */
export interface Continuation {
  readonly rest: readonly number[];
  readonly after: readonly number[];
}

/** The last minute at which a unit may arrive at a stop, stay the least and be back at its post in time. */
export function latestArrival({ walk, to, leastMinutes }: RoundRules, stop: number): number {
  return to - leastMinutes - travelMinutes(walk, stop, 0);
}

/**
 * A way on that keeps every revisit in time to the end of the stretch with the least stay at each stop, or undefined
 * where none was found. The rest of the round and the rounds after go along the base order, from any stop on and
 * either way round; two rounds are followed, and each later one is like the second, whose length alone keeps it in time.
 * A stop that would not fit before the end is passed over if it is not due before then, though not in the first round.
 */
export function findContinuation(
  rules: RoundRules,
  state: RoundState,
  known?: Continuation,
): Continuation | undefined {
  const stopCount = rules.walk.size - 1;
  if (known !== undefined && keepsInTime(rules, state, known)) return known;
  const rounds = cyclicOrders(Array.from({ length: stopCount }, (_, k) => k + 1)).filter(
    (order) => roundMinutes(rules, order) <= rules.revisitMinutes,
  );
  const inBaseOrder = [...state.rest].sort((a, b) => a - b);
  for (const rest of cyclicOrders(inBaseOrder)) {
    const last = rest.at(-1) ?? state.here;
    for (const after of rounds) {
      if (stopCount > 1 && after[0] === last) continue;
      if (keepsInTime(rules, state, { rest, after })) return { rest, after };
    }
  }
  return undefined;
}

/** A closed round of the stops with the least stay at each. */
function roundMinutes({ walk, leastMinutes }: RoundRules, order: readonly number[]): number {
  return order.reduce(
    (sum, stop, k) => sum + leastMinutes + travelMinutes(walk, stop, order[(k + 1) % order.length] as number),
    0,
  );
}

/** An order begun at each of its members, forwards and backwards; the empty order once. */
function cyclicOrders(order: readonly number[]): number[][] {
  if (order.length <= 1) return [[...order]];
  const begunAnywhere = (list: readonly number[]) =>
    list.map((_, k) => [...list.slice(k), ...list.slice(0, k)]);
  return [...begunAnywhere(order), ...(order.length > 2 ? begunAnywhere(order.toReversed()) : [])];
}

function keepsInTime(rules: RoundRules, state: RoundState, { rest, after }: Continuation): boolean {
  const { walk, leastMinutes, revisitMinutes } = rules;
  const due = state.due.slice();
  let here = state.here;
  let time = state.time;
  const follow = (order: readonly number[], mustFit: boolean) => {
    for (const stop of order) {
      const arrival = time + travelMinutes(walk, here, stop);
      const latest = latestArrival(rules, stop);
      if (arrival > latest) {
        if (mustFit || (due[stop] as number) < latest) return false;
        continue;
      }
      if (arrival > (due[stop] as number)) return false;
      due[stop] = arrival + revisitMinutes;
      time = arrival + leastMinutes;
      here = stop;
    }
    return true;
  };
  return follow(rest, state.round === 1) && follow(after, false);
}
