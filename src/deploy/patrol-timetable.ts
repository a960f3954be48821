import { seedRandom } from "../model/seeded-random.ts";
import {
  type Continuation,
  findContinuation,
  latestArrival,
  type RoundRules,
  type RoundState,
} from "./patrol-rounds.ts";
import { travelMinutes } from "./travel-matrix.ts";

/** One stay, times in whole minutes; `place` as in {@link RoundRules}. */
export interface TimetableVisit {
  readonly place: number;
  readonly round: number;
  readonly arrival: number;
  readonly departure: number;
  readonly walkMinutes: number;
  readonly freeMinutes: number;
}

/** The rounds of a stretch. */
export interface Timetable {
  readonly visits: readonly TimetableVisit[];
  /** Stops that could have come next, on average over the visits. */
  readonly meanChoices: number;
}

/**
 * Draws the rounds of a stretch from a seed. At each departure any stop that the round still lacks may come next from which every
 * revisit can still be kept in time ({@link findContinuation}); one of them is drawn, all alike. The stay is drawn in whole minutes from those between
 * the least and the most that leave such a way on, so it is the least where time is short. With one or two stops, whose order
 * cannot vary, free time before the walk is drawn likewise.
 *
 * It keeps: each stop is made in the first round; from one arrival to the next at most `revisitMinutes`; and no stop falls due
 * while another visit would still fit before the end. The unit is back at its post by `to`.
 *
 * @throws RangeError where not even the base order keeps these.
 */
export function drawTimetable(
  rules: RoundRules,
  drawn: { readonly from: number; readonly mostMinutes: number; readonly seed: number },
): Timetable {
  const random = seedRandom(drawn.seed);
  const drawOne = (list: readonly number[]) => list[Math.floor(random.next() * list.length)] as number;
  const stopCount = rules.walk.size - 1;
  const all = Array.from({ length: stopCount }, (_, k) => k + 1);
  const visits: TimetableVisit[] = [];
  let choices = 0;
  let state: RoundState = {
    here: 0,
    time: drawn.from,
    rest: all,
    due: new Float64Array(stopCount + 1).fill(Number.POSITIVE_INFINITY),
    round: 1,
  };
  let known: Continuation | undefined = { rest: all, after: all };
  for (;;) {
    let open = certifyNext(rules, state, known);
    if (open.size === 0) {
      if (state.round === 1 && state.rest.length > 0) {
        throw new RangeError(`The first round of ${stopCount} stops does not fit before minute ${rules.to}.`);
      }
      state = { ...state, rest: all, round: state.round + 1 };
      known = known === undefined ? undefined : { rest: known.after, after: known.after };
      open = certifyNext(rules, state, known);
      if (open.size === 0) break;
    }
    choices += open.size;
    const place = drawOne([...open.keys()]);
    const walkMinutes = travelMinutes(rules.walk, state.here, place);
    const soonest = state.time + walkMinutes;
    const waits =
      stopCount <= 2 && visits.length > 0
        ? wholeMinutes(0, Math.min(latestArrival(rules, place), state.due[place] as number) - soonest)
        : [0];
    const byWait = waits.filter((wait) =>
      findContinuation(rules, visit(rules, state, place, soonest + wait, 0)),
    );
    const freeMinutes = byWait.length === 0 ? 0 : drawOne(byWait);
    const arrival = soonest + freeMinutes;
    const longest = Math.min(drawn.mostMinutes, latestArrival(rules, place) + rules.leastMinutes - arrival);
    const byStay = new Map<number, Continuation>();
    for (const more of wholeMinutes(0, longest - rules.leastMinutes)) {
      const way = findContinuation(rules, visit(rules, state, place, arrival, more), open.get(place));
      if (way !== undefined) byStay.set(more, way);
    }
    const more = drawOne([...byStay.keys()]);
    const isAgain = state.here === place;
    visits.push({
      place,
      round: state.round,
      arrival,
      departure: arrival + rules.leastMinutes + more,
      walkMinutes: isAgain ? 0 : walkMinutes,
      freeMinutes: freeMinutes + (isAgain ? walkMinutes : 0),
    });
    known = byStay.get(more);
    state = visit(rules, state, place, arrival, more);
  }
  return { visits, meanChoices: visits.length === 0 ? 0 : choices / visits.length };
}

/** The stops that may come next, each with a way on from it. */
function certifyNext(
  rules: RoundRules,
  state: RoundState,
  known: Continuation | undefined,
): Map<number, Continuation> {
  const open = new Map<number, Continuation>();
  const only = rules.walk.size === 2;
  for (const place of state.rest) {
    if (place === state.here && !only) continue;
    const arrival = state.time + travelMinutes(rules.walk, state.here, place);
    if (arrival > latestArrival(rules, place) || arrival > (state.due[place] as number)) continue;
    const hint = known && { rest: known.rest.filter((stop) => stop !== place), after: known.after };
    const way = findContinuation(rules, visit(rules, state, place, arrival, 0), hint);
    if (way !== undefined) open.set(place, way);
  }
  return open;
}

/** The state on leaving a stop. All stops fall due for the first time so long after the very first arrival. */
function visit(
  rules: RoundRules,
  state: RoundState,
  place: number,
  arrival: number,
  moreMinutes: number,
): RoundState {
  const due = state.due.map((latest) =>
    latest === Number.POSITIVE_INFINITY ? arrival + rules.revisitMinutes : latest,
  );
  due[place] = arrival + rules.revisitMinutes;
  return {
    here: place,
    time: arrival + rules.leastMinutes + moreMinutes,
    rest: state.rest.filter((stop) => stop !== place),
    due,
    round: state.round,
  };
}

/** The whole numbers from one to another, both included. */
function wholeMinutes(from: number, to: number): number[] {
  return Array.from({ length: Math.max(1, to - from + 1) }, (_, k) => from + k);
}
