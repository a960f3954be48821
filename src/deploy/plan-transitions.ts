import type { Transition, UnitMove } from "../model/deployment.ts";
import type { UnitGroup } from "../model/fleet.ts";
import type { Period } from "../model/period.ts";
import type { PlacingTask } from "../model/placing.ts";
import { type StandingUnits, standingUnits } from "../model/standing-units.ts";
import type { LngLat } from "../model/units.ts";
import { assignUnits } from "./phases/assign-movements.ts";
import { countMustMove } from "./phases/movement-limits.ts";
import { minutesAmong } from "./task-travel.ts";

/**
 * How units get from the posts of each stretch to those of the next: of all ways on which nobody is late the one that takes the fewest
 * minutes in all, by group, units of a group being alike; where somebody must be late, of all ways. A unit that can stay stays; one without a post before or after comes from the reserve or goes there.
 */
export function planTransitions(task: PlacingTask): Transition[] {
  return task.periods.slice(1).map(({ period: to }, i) => {
    const from = (task.periods[i] as PlacingTask["periods"][number]).period;
    const moves = task.fleet.flatMap((group) => moveGroup(task, group, from, to));
    const limit = task.movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY;
    return {
      ...{ from, to, moves },
      minutes: moves.reduce((sum, { units, minutes }) => sum + units * minutes, 0),
      late: moves.reduce((sum, { units, minutes }) => sum + (minutes > limit ? units : 0), 0),
    };
  });
}

function moveGroup(task: PlacingTask, group: UnitGroup, from: Period, to: Period): UnitMove[] {
  const { posts, fixedPosts, fleet, movement } = task;
  const places: LngLat[] = [];
  const numberOf = new Map<string, number>();
  const listIn = (period: Period) =>
    standingUnits(posts, fixedPosts, fleet, period)
      .filter(({ unit }) => unit === group.id)
      .flatMap(({ at, units }: StandingUnits) => {
        const key = at.join();
        const number = numberOf.get(key) ?? places.push(at) - 1;
        numberOf.set(key, number);
        return Array.from({ length: units }, () => number);
      });
  const [before, after] = [listIn(from), listIn(to)];
  const minutes = minutesAmong(task, group, places);
  const mustMove = countMustMove(
    before.length,
    after.length,
    Math.max(group.count, before.length, after.length),
  );
  const limit = movement.turnaroundMinutes ?? Number.POSITIVE_INFINITY;
  const assignment =
    assignUnits(before, after, minutes, limit, mustMove) ??
    assignUnits(before, after, minutes, Number.POSITIVE_INFINITY, mustMove);
  if (assignment === null) return [];
  const arrived = new Set(assignment.goesTo);
  const pairs: (readonly [number | null, number | null])[] = [
    ...before.map((place, u) => [place, after[assignment.goesTo[u] as number] ?? null] as const),
    ...after.flatMap((place, v) => (arrived.has(v) ? [] : [[null, place] as const])),
  ];
  return gather(pairs.filter(([a, b]) => a !== b)).map(({ a, b, units }) => ({
    unit: group.id,
    from: a === null ? null : (places[a] as LngLat),
    to: b === null ? null : (places[b] as LngLat),
    units,
    minutes: a === null || b === null ? 0 : minutes(a, b),
  }));
}

function gather(pairs: readonly (readonly [number | null, number | null])[]) {
  const gathered = new Map<string, { a: number | null; b: number | null; units: number }>();
  for (const [a, b] of pairs) {
    const known = gathered.get(`${a} ${b}`) ?? { a, b, units: 0 };
    known.units++;
    gathered.set(`${a} ${b}`, known);
  }
  return [...gathered.values()];
}
