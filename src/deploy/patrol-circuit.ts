import { type NoCircuit, PATROL_STOP, type PatrolCircuit, type PatrolStop } from "../model/patrol-card.ts";
import type { Steps } from "../model/steps.ts";
import type { LngLat } from "../model/units.ts";
import { solveOrienteering } from "./orienteering.ts";
import { drawTimetable, type TimetableVisit } from "./patrol-timetable.ts";
import { MOST_PLACES_BY_SUBSETS, tourBySubsets } from "./tour-by-subsets.ts";
import {
  measureTravel,
  roundUpTravel,
  selectPlaces,
  shortenTravel,
  type TravelMatrix,
  travelMinutes,
} from "./travel-matrix.ts";

/** A unit, its hot hexes and its stretch of the shift. */
export interface PatrolTask {
  readonly post: LngLat;
  /** Hexes in the unit's reach; those without weight are not hot and are left aside. */
  readonly hotHexes: readonly PatrolStop[];
  /** Minutes on the way between places: 0 is the post, k + 1 the hot hex k. There and back may differ. */
  readonly travel: TravelMatrix;
  /** Minutes after midnight of the event's date. */
  readonly from: number;
  readonly to: number;
  readonly seed: number;
}

/** What the rounds keep to; minutes. */
export interface PatrolOptions {
  /** One round from the post and back with the least stays takes at most this; what is left to the revisit limit lets order and stays vary. */
  readonly cycleMinutes?: number;
  readonly leastMinutes?: number;
  readonly mostMinutes?: number;
  readonly revisitMinutes?: number;
  readonly timeLimitSeconds?: number;
}

/** A cycle of 90 minutes leaves 30 of the two hours for unpredictable order and longer stays. */
const CYCLE_MINUTES = 90;

/**
 * The circuit of one unit. The stops are the hot hexes of most weight that one round from the post and back can take in
 * within `cycleMinutes` (and within the stretch) with the least stay at each: an orienteering problem
 * ({@link solveOrienteering}), whose bound is reported. Order and stays over the whole stretch are drawn from the seed
 * ({@link drawTimetable}), each stop revisited within `revisitMinutes` from arrival to arrival. Walks are the shortest, in whole minutes, rounded up.
 *
 * @returns `no-circuit` with the reason where there is nothing to patrol, no time, or nothing near enough.
 * @throws RangeError where options contradict each other, or the matrix does not hold the post and every hex.
 */
export function* planPatrolCircuit(
  task: PatrolTask,
  options: PatrolOptions = {},
): Steps<PatrolCircuit | NoCircuit> {
  const rules = readRules(task, options);
  const { leastMinutes, cycleMinutes, from, to } = rules;
  const places = task.hotHexes.flatMap((hex, k) => (hex.weight > 0 ? [{ hex, place: k + 1 }] : []));
  if (places.length === 0) return { kind: "no-circuit", reason: "no-hot-hexes", neededMinutes: null };
  const walk = roundUpTravel(shortenTravel(task.travel));
  const needed = ({ place }: { readonly place: number }) =>
    travelMinutes(walk, 0, place) + leastMinutes + travelMinutes(walk, place, 0);
  const least = Math.min(...places.map(needed));
  if (least > cycleMinutes) {
    const neededMinutes = Number.isFinite(least) ? least : null;
    return { kind: "no-circuit", reason: "out-of-reach", neededMinutes };
  }
  if (least > to - from) return { kind: "no-circuit", reason: "stretch-too-short", neededMinutes: least };
  const budgetMinutes = Math.min(cycleMinutes, to - from);
  const choice = yield* solveOrienteering(
    {
      travel: walk,
      weight: Float64Array.of(0, ...task.hotHexes.map((hex) => hex.weight)),
      serviceMinutes: new Float64Array(walk.size).fill(leastMinutes),
      start: 0,
      end: 0,
      budgetMinutes,
    },
    { timeLimitSeconds: rules.timeLimitSeconds },
  );
  yield "Drawing the rounds";
  const round = shortestRound(walk, [0, ...choice.stops]);
  const only = round.length === 2;
  const { visits, meanChoices } = drawTimetable(
    {
      walk: stayAway(selectPlaces(walk, round), only ? leastMinutes : 0),
      to,
      leastMinutes,
      revisitMinutes: rules.revisitMinutes,
    },
    { from, mostMinutes: rules.mostMinutes, seed: task.seed },
  );
  const chosen = new Set(choice.stops);
  const last = visits.at(-1) as TimetableVisit;
  const lastWalk = travelMinutes(walk, round[last.place] as number, 0);
  return {
    kind: "circuit",
    seed: task.seed,
    post: task.post,
    from,
    to,
    stops: round.slice(1).map((place) => task.hotHexes[place - 1] as PatrolStop),
    visits: visits.map(({ place, ...visit }) => ({ stop: place - 1, ...visit })),
    backAt: last.departure + lastWalk,
    leftOut: places
      .filter(({ place }) => !chosen.has(place))
      .map((entry) => ({
        hex: entry.hex,
        reason: needed(entry) > budgetMinutes ? "out-of-reach" : "no-room",
      })),
    stopWeight: choice.weight,
    hotWeight: places.reduce((sum, { hex }) => sum + hex.weight, 0),
    proof: {
      status: choice.status === "out-of-reach" ? "optimal" : choice.status,
      bound: choice.bound,
      gap: choice.gap,
    },
    minutesAtStops: visits.reduce((sum, visit) => sum + visit.departure - visit.arrival, 0),
    minutesWalking: visits.reduce((sum, visit) => sum + visit.walkMinutes, lastWalk),
    longestGapMinutes: longestGap(visits),
    meanChoices,
  };
}

function readRules(task: PatrolTask, options: PatrolOptions) {
  const revisitMinutes = options.revisitMinutes ?? PATROL_STOP.revisitMinutes;
  const rules = {
    revisitMinutes,
    leastMinutes: options.leastMinutes ?? PATROL_STOP.leastMinutes,
    mostMinutes: options.mostMinutes ?? PATROL_STOP.mostMinutes,
    cycleMinutes: options.cycleMinutes ?? Math.min(CYCLE_MINUTES, revisitMinutes),
    timeLimitSeconds: options.timeLimitSeconds ?? 10,
    from: Math.ceil(task.from),
    to: Math.floor(task.to),
  };
  const { leastMinutes, mostMinutes, cycleMinutes } = rules;
  if (![leastMinutes, mostMinutes, cycleMinutes, revisitMinutes].every(Number.isInteger)) {
    throw new RangeError("Stays, cycle and revisit limit are whole minutes.");
  }
  if (
    !(
      leastMinutes >= 1 &&
      leastMinutes <= mostMinutes &&
      cycleMinutes <= revisitMinutes &&
      revisitMinutes >= 2 * leastMinutes
    )
  ) {
    throw new RangeError(
      `Stays of ${leastMinutes}–${mostMinutes} minutes, a cycle of ${cycleMinutes} and revisits within ${revisitMinutes} do not go together.`,
    );
  }
  if (task.travel.size !== task.hotHexes.length + 1) {
    throw new RangeError(
      `Travel times between ${task.travel.size} places for a post and ${task.hotHexes.length} hot hexes.`,
    );
  }
  return rules;
}

/** The places in the order of the shortest round from the first; as given where there are too many to be sure. */
function shortestRound(walk: TravelMatrix, places: readonly number[]): readonly number[] {
  if (places.length > MOST_PLACES_BY_SUBSETS) return places;
  return tourBySubsets(selectPlaces(walk, places)).order.map((k) => places[k] as number);
}

/** Walks in which from a place to itself takes so many minutes. */
function stayAway(walk: TravelMatrix, minutes: number): TravelMatrix {
  const { size } = walk;
  const away = measureTravel(size, (from, to) => travelMinutes(walk, from, to));
  for (let place = 0; place < size; place++) away.minutes[place * size + place] = minutes;
  return away;
}

function longestGap(visits: readonly TimetableVisit[]): number {
  const before = new Map<number, number>();
  let longest = 0;
  for (const { place, arrival } of visits) {
    longest = Math.max(longest, arrival - (before.get(place) ?? arrival));
    before.set(place, arrival);
  }
  return longest;
}
