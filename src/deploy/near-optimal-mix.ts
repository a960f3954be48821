import { accumulate, seedRandom } from "../model/seeded-random.ts";
import { NEAR_OPTIMAL_SHARE } from "./near-optimal-covers.ts";

const ROUNDS = 5000;

/** A plan that may be drawn: what it covers and the places that it staffs. */
export interface MixablePlan {
  readonly covered: number;
  /** Names of the places; the order is no matter and each counts once. */
  readonly places: readonly string[];
}

/** How often a place is staffed. */
export interface PlaceShare {
  readonly place: string;
  /** Share of occasions to expect, and of those drawn. */
  readonly expected: number;
  readonly drawn: number;
}

/** A schedule of plans drawn at random. */
export interface MixedSchedule {
  /** The number that it was drawn from. */
  readonly seed: number;
  /** For each occasion the plan, by its position among those given. */
  readonly planOf: readonly number[];
  /** Chance of each plan on each occasion; 0 for those left out. */
  readonly chance: readonly number[];
  /** Plans that cover less than the share allows, by position. */
  readonly leftOut: readonly number[];
  readonly bestCovered: number;
  /** Covered demand on average: to expect, and over the occasions drawn (0 where there is none). */
  readonly expectedCovered: number;
  readonly drawnCovered: number;
  /** Every place of the mixed plans, most often staffed first. */
  readonly places: readonly PlaceShare[];
  /**
   * Places that two occasions have in common, on average to expect: for a single plan, all of its places. The lower, the less
   * somebody learns from watching one evening.
   */
  readonly expectedShared: number;
}

/**
 * Draws for each occasion one of several near-optimal plans, independently, so that what was seen tells nothing of what is
 * next. The chances p are those that make two occasions alike as little as possible: they minimise Σ over places of
 * (Σ over plans with the place of p)², the number of places that two independent draws share on average, a convex quadratic
 * programme over the simplex, solved by pairwise exchange of chance (Mitchell, Demyanov & Malozemov 1974). Plans below
 * (1 − share) × the best are left out. Randomised patrol schedules: Paruchuri et al. (2008), Pita et al. (2008).
 *
 * @throws RangeError where there is no plan, a covered weight is no number, or occasions are not a whole number from 0.
 */
export function mixPlans(
  plans: readonly MixablePlan[],
  occasions: number,
  seed: number,
  share: number = NEAR_OPTIMAL_SHARE,
): MixedSchedule {
  if (plans.length === 0) throw new RangeError("There is no plan to draw from.");
  if (!Number.isInteger(occasions) || occasions < 0) {
    throw new RangeError(`${occasions} occasions; it must be a whole number from 0.`);
  }
  plans.forEach(({ covered }, k) => {
    if (!(covered >= 0)) throw new RangeError(`Plan ${k} covers ${covered}; it must be zero or more.`);
  });
  const bestCovered = Math.max(...plans.map((plan) => plan.covered));
  const isNear = plans.map((plan) => plan.covered >= bestCovered * (1 - share) * (1 - 1e-12));
  const near = plans.flatMap((_, k) => (isNear[k] ? [k] : []));
  const sets = plans.map((plan) => new Set(plan.places));
  const common = near.map((a) =>
    near.map((b) => [...(sets[a] as Set<string>)].filter((place) => sets[b]?.has(place)).length),
  );
  const chanceOfNear = leastAlike(common);
  const chance = plans.map((_, k) => (isNear[k] ? (chanceOfNear[near.indexOf(k)] as number) : 0));
  const random = seedRandom(seed);
  const cumulative = accumulate(chance);
  const planOf = Array.from({ length: occasions }, () => random.pick(cumulative));
  const times = plans.map((_, k) => planOf.filter((plan) => plan === k).length);
  const shareWith = (place: string, amount: readonly number[]) =>
    amount.reduce((sum, a, k) => (sets[k]?.has(place) ? sum + a : sum), 0);
  const names = [...new Set(near.flatMap((k) => [...(sets[k] as Set<string>)]))];
  const places = names
    .map((place) => ({
      place,
      expected: shareWith(place, chance),
      drawn: occasions === 0 ? 0 : shareWith(place, times) / occasions,
    }))
    .sort((a, b) => b.expected - a.expected || (a.place < b.place ? -1 : 1));
  const meanCovered = (amount: readonly number[]) =>
    amount.reduce((sum, a, k) => sum + a * (plans[k]?.covered as number), 0);
  return {
    seed,
    planOf,
    chance,
    leftOut: plans.flatMap((_, k) => (isNear[k] ? [] : [k])),
    bestCovered,
    expectedCovered: meanCovered(chance),
    drawnCovered: occasions === 0 ? 0 : meanCovered(times) / occasions,
    places,
    expectedShared: places.reduce((sum, { expected }) => sum + expected ** 2, 0),
  };
}

/** The chances that minimise pᵀCp, beginning with all alike; they sum to 1. */
function leastAlike(common: readonly (readonly number[])[]): number[] {
  const n = common.length;
  const chance = new Array<number>(n).fill(1 / n);
  const slope = common.map((row) => row.reduce((sum, c, k) => sum + c * (chance[k] as number), 0));
  for (let round = 0; round < ROUNDS; round++) {
    let low = 0;
    let high = -1;
    for (let k = 0; k < n; k++) {
      if ((slope[k] as number) < (slope[low] as number)) low = k;
      if ((chance[k] as number) > 0 && (high < 0 || (slope[k] as number) > (slope[high] as number))) high = k;
    }
    const fall = (slope[high] as number) - (slope[low] as number);
    if (fall <= 1e-10) break;
    const c = (a: number, b: number) => common[a]?.[b] as number;
    const curve = c(low, low) + c(high, high) - 2 * c(low, high);
    const most = chance[high] as number;
    const shift = curve > 0 ? Math.min(most, fall / curve) : most;
    chance[low] = (chance[low] as number) + shift;
    chance[high] = shift === most ? 0 : most - shift;
    for (let k = 0; k < n; k++) slope[k] = (slope[k] as number) + shift * (c(k, low) - c(k, high));
  }
  const total = chance.reduce((sum, p) => sum + p, 0);
  return chance.map((p) => p / total);
}
