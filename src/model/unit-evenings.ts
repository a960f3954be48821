import type { Transition } from "./deployment.ts";
import { isSamePlace } from "./geodesy.ts";
import { type Period, periodsOf } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import { standingUnits } from "./standing-units.ts";
import type { LngLat } from "./units.ts";

/** Where one unit is, stretch after stretch. Units of a group are alike: the number only tells them apart. */
export interface UnitEvening {
  /** Id of the group in the fleet. */
  readonly unit: string;
  /** From 1 within the group. */
  readonly number: number;
  /** In order; together they take in all stretches of the plan. */
  readonly stays: readonly UnitStay[];
}

/** One place in one or more stretches running. */
export interface UnitStay {
  /** Null at no post: spare, in reserve or off duty. */
  readonly at: LngLat | null;
  readonly periods: readonly Period[];
  /** Minutes on the way here from the post before; 0 where there was none. */
  readonly minutes: number;
}

type Units = Pick<PlanDocument, "fleet" | "phases" | "posts" | "fixedPosts">;

/**
 * The evening of every unit, made of the posts of the first stretch and the exchanges that follow it. Every group has a row for each
 * of its units, more where posts take more than there are.
 */
export function unitEvenings(plan: Units, transitions: readonly Transition[]): UnitEvening[] {
  return plan.fleet.flatMap((group) => {
    const periods = periodsOf(plan);
    const most = Math.max(...periods.map((period) => placesIn(plan, group.id, period).length));
    const evenings = startEvenings(plan, group.id, Math.max(group.count, most));
    for (const transition of transitions) exchange(evenings, group.id, transition);
    return evenings.map((stays, i) => ({ unit: group.id, number: i + 1, stays }));
  });
}

function startEvenings(plan: Units, unit: string, count: number): UnitStay[][] {
  const [first] = periodsOf(plan) as [Period];
  const places = placesIn(plan, unit, first);
  return Array.from({ length: count }, (_, i) => [{ at: places[i] ?? null, periods: [first], minutes: 0 }]);
}

function placesIn({ posts, fixedPosts, fleet }: Units, unit: string, period: Period): LngLat[] {
  return standingUnits(posts, fixedPosts, fleet, period)
    .filter((standing) => standing.unit === unit)
    .flatMap(({ at, units }) => Array.from({ length: units }, () => at));
}

function exchange(evenings: readonly UnitStay[][], unit: string, { moves, to }: Transition): void {
  const staying = new Set(evenings);
  for (const move of moves) {
    if (move.unit !== unit) continue;
    const leaving = [...staying].filter((stays) => isAt(lastOf(stays).at, move.from));
    for (const stays of leaving.slice(0, move.units)) {
      staying.delete(stays);
      stays.push({ at: move.to, periods: [to], minutes: move.minutes });
    }
  }
  for (const stays of staying) {
    const { periods, ...stay } = lastOf(stays);
    stays[stays.length - 1] = { ...stay, periods: [...periods, to] };
  }
}

function lastOf(stays: readonly UnitStay[]): UnitStay {
  return stays[stays.length - 1] as UnitStay;
}

function isAt(a: LngLat | null, b: LngLat | null): boolean {
  return a === null || b === null ? a === b : isSamePlace(a, b);
}
