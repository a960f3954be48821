import { shortenTravel, type TravelMatrix, travelMinutes } from "./travel-matrix.ts";

/**
 * Which stops to make, and in which order, on one way from `start` to `end` within a budget, so that their weights
 * sum to most (orienteering: Tsiligirides 1984; Golden, Levy & Vohra 1987), with a time at each stop. Every
 * place but `start` and `end` is a stop; these two, which may be the same, carry no weight and take no time. A place may be
 * passed without a stop.
 */
export interface OrienteeringProblem {
  readonly travel: TravelMatrix;
  /** Per place, zero or more. */
  readonly weight: Float64Array;
  /** Per place, zero or more. */
  readonly serviceMinutes: Float64Array;
  readonly start: number;
  readonly end: number;
  readonly budgetMinutes: number;
}

/** The stops that matter, renumbered: those with weight that the budget allows to be made alone. */
export interface StopChoice {
  readonly count: number;
  /** Place of each stop. */
  readonly place: Int32Array;
  readonly weight: Float64Array;
  /** Minutes from the start to the stop, its service included. */
  readonly first: Float64Array;
  /** Minutes from the stop to the end. */
  readonly last: Float64Array;
  /** Minutes from stop to stop, `step[i × count + j]`, the service at j included. */
  readonly step: Float64Array;
  readonly budget: number;
  /** Every sum of weights is a multiple of this; 0 where nothing is known of them. */
  readonly weightStep: number;
  /** Less than this is no difference in weight. */
  readonly weightTolerance: number;
  /** Minutes from start to end without a stop. */
  readonly direct: number;
}

/** A stretch of time so short that a budget is not exceeded by it. */
export const MINUTES_TOLERANCE = 1e-9;

/**
 * Leaves out the stops without weight and those out of reach, takes the shortest ways, and brings services into them.
 *
 * @throws RangeError where a weight or service is negative or no number, sizes differ, or start or end is no place.
 */
export function narrowStops(problem: OrienteeringProblem): StopChoice {
  const { weight, serviceMinutes, start, end, budgetMinutes } = problem;
  const travel = shortenTravel(problem.travel);
  if (weight.length !== travel.size || serviceMinutes.length !== travel.size) {
    throw new RangeError(
      `${travel.size} places, ${weight.length} weights and ${serviceMinutes.length} services; they must be as many.`,
    );
  }
  for (const place of [start, end]) {
    if (!Number.isInteger(place) || place < 0 || place >= travel.size) {
      throw new RangeError(`Place ${place} is none of ${travel.size}.`);
    }
  }
  if (Number.isNaN(budgetMinutes)) throw new RangeError("The budget is not a number.");
  weight.forEach((w, i) => {
    if (!(w >= 0) || w === Number.POSITIVE_INFINITY || !((serviceMinutes[i] as number) >= 0)) {
      throw new RangeError(
        `Stop ${i} weighs ${w} and takes ${serviceMinutes[i]} minutes; both must be zero or more.`,
      );
    }
  });
  const budget = budgetMinutes + MINUTES_TOLERANCE;
  const arrive = (from: number, to: number) =>
    travelMinutes(travel, from, to) + (serviceMinutes[to] as number);
  const place = Int32Array.from(
    Array.from({ length: travel.size }, (_, i) => i).filter(
      (i) =>
        i !== start &&
        i !== end &&
        (weight[i] as number) > 0 &&
        arrive(start, i) + travelMinutes(travel, i, end) <= budget,
    ),
  );
  const weights = Float64Array.from(place, (i) => weight[i] as number);
  const total = weights.reduce((sum, w) => sum + w, 0);
  return {
    count: place.length,
    place,
    weight: weights,
    first: Float64Array.from(place, (i) => arrive(start, i)),
    last: Float64Array.from(place, (i) => travelMinutes(travel, i, end)),
    step: Float64Array.from({ length: place.length ** 2 }, (_, k) =>
      arrive(place[Math.floor(k / place.length)] as number, place[k % place.length] as number),
    ),
    budget,
    weightStep: total < 2 ** 50 && weights.every(Number.isInteger) ? weights.reduce(greatestDivisor, 0) : 0,
    weightTolerance: 1e-9 * total,
    direct: travelMinutes(travel, start, end),
  };
}

/** Minutes of stops in order, from the start to the end; what the empty order takes is no matter here: 0. */
export function orderMinutes(stops: StopChoice, order: readonly number[]): number {
  const [head] = order;
  if (head === undefined) return 0;
  let sum = stops.first[head] as number;
  for (let k = 1; k < order.length; k++) {
    sum += stops.step[(order[k - 1] as number) * stops.count + (order[k] as number)] as number;
  }
  return sum + (stops.last[order.at(-1) as number] as number);
}

/** The weight of stops. */
export function orderWeight(stops: StopChoice, order: readonly number[]): number {
  return order.reduce((sum, stop) => sum + (stops.weight[stop] as number), 0);
}

/** A bound on weights brought down to what a sum of them can be. */
export function roundDownWeight(stops: StopChoice, bound: number): number {
  const { weightStep, weightTolerance } = stops;
  return weightStep > 0 ? Math.floor((bound + weightTolerance) / weightStep) * weightStep : bound;
}

function greatestDivisor(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y > 0) [x, y] = [y, x % y];
  return x;
}
