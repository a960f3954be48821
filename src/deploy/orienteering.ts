import type { Steps } from "../model/steps.ts";
import { boundOrders } from "./orienteering-bound.ts";
import { findGoodOrder } from "./orienteering-heuristic.ts";
import {
  narrowStops,
  type OrienteeringProblem,
  orderMinutes,
  orderWeight,
  roundDownWeight,
  type StopChoice,
} from "./orienteering-problem.ts";
import { searchOrders } from "./orienteering-search.ts";
import { MOST_STOPS_BY_SUBSETS, orderBySubsets } from "./orienteering-subsets.ts";

const KICKS = 300;
const WIDTH = 60_000;

/** The stops of one way, with the proof. */
export interface OrienteeringSolution {
  /** Places of the stops in order, without start and end. */
  readonly stops: readonly number[];
  /** Sum of their weights. */
  readonly weight: number;
  /** Travel and services from start to end; without a stop, the way from start to end. */
  readonly minutes: number;
  /** No choice of stops within the budget weighs more than this. */
  readonly bound: number;
  /** `(bound − weight) / bound`; 0 where the choice is proven best. */
  readonly gap: number;
  /** `out-of-reach` where not even the way from start to end fits the budget. */
  readonly status: "optimal" | "feasible" | "time-limit" | "out-of-reach";
  /** `subsets` for up to 12 stops in reach, exact by itself; else a heuristic with a bounded search behind it. */
  readonly method: "subsets" | "insertion-and-search";
}

/** How long to search, and how wide. */
export interface OrienteeringOptions {
  readonly timeLimitSeconds: number;
  /** Partial orders of one length followed at most; 60,000 where left out. */
  readonly width?: number;
}

/**
 * Chooses the stops of most weight that fit a budget of minutes, in their order. Up to 12 stops in reach are solved
 * exactly by dynamic programming over subsets. Above, a heuristic ({@link findGoodOrder}) gives the
 * answer and a Lagrangian bound over relaxed ways ({@link boundOrders}) its gap; where they do not meet, all partial orders that
 * could still beat it are searched, as many side by side as `width` allows, which closes the gap in most cases and
 * narrows it in the others. Stopped by the clock, the answer and its bound are the best so far. There and back may differ.
 *
 * @throws RangeError where the problem makes no sense; see {@link narrowStops}.
 */
export function* solveOrienteering(
  problem: OrienteeringProblem,
  options: OrienteeringOptions,
): Steps<OrienteeringSolution> {
  const began = performance.now();
  const isOver = () => performance.now() - began > options.timeLimitSeconds * 1000;
  const stops = narrowStops(problem);
  const conclude = (
    order: readonly number[],
    bound: number,
    method: OrienteeringSolution["method"],
  ): OrienteeringSolution => {
    const weight = orderWeight(stops, order);
    const optimal = bound - weight <= stops.weightTolerance;
    return {
      stops: order.map((stop) => stops.place[stop] as number),
      weight,
      minutes: order.length === 0 ? stops.direct : orderMinutes(stops, order),
      bound: optimal ? weight : bound,
      gap: optimal ? 0 : (bound - weight) / bound,
      status:
        order.length === 0 && stops.direct > stops.budget
          ? "out-of-reach"
          : optimal
            ? "optimal"
            : isOver()
              ? "time-limit"
              : "feasible",
      method,
    };
  };
  if (stops.count <= MOST_STOPS_BY_SUBSETS) {
    const order = orderBySubsets(stops);
    return conclude(order, orderWeight(stops, order), "subsets");
  }
  yield `Choosing among ${stops.count} stops`;
  const known = findGoodOrder(stops, KICKS, 1);
  yield `Bounding what ${stops.count} stops can reach`;
  const completion = yield* boundOrders(stops, known, isOver);
  if (isProven(stops, known, completion.value) || isOver()) {
    return conclude(known, completion.value, "insertion-and-search");
  }
  const search = searchOrders(stops, known, completion, { width: options.width ?? WIDTH, isOver });
  for (;;) {
    const step = search.next();
    if (step.done) {
      const { order, bound } = step.value;
      const least = Math.min(completion.value, roundDownWeight(stops, bound));
      return conclude(order, Math.max(least, orderWeight(stops, order)), "insertion-and-search");
    }
    yield `Proving the choice, ${step.value} stops deep`;
  }
}

function isProven(stops: StopChoice, order: readonly number[], bound: number): boolean {
  return bound - orderWeight(stops, order) <= stops.weightTolerance;
}
