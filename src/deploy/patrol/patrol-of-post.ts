import { cellToLatLng, latLngToCell } from "h3-js";
import type { Post } from "../../model/deployment.ts";
import { type EventSpec, phasesOf } from "../../model/event-spec.ts";
import type { UnitGroup } from "../../model/fleet.ts";
import { distanceM } from "../../model/geodesy.ts";
import type { NoCircuit, PatrolCircuit, PatrolStop } from "../../model/patrol-card.ts";
import type { Period } from "../../model/period.ts";
import type { PlacingTask } from "../../model/placing.ts";
import type { Steps } from "../../model/steps.ts";
import type { LngLat } from "../../model/units.ts";
import { minutesAmong } from "../task-travel.ts";
import { planPatrolCircuit } from "./patrol-circuit.ts";
import { measureTravel } from "./travel-matrix.ts";

/** As many stops as are chosen from to proof (see `orienteering.ts`). */
const MOST_HOT_HEXES = 12;

/** The hexes that are patrolled: 0.015 km², about as large as the 150 × 150 m hot spots of Basford (2021), whatever the plan's own are. */
const PATROL_RESOLUTION = 10;

/**
 * The patrol of one unit around its post in one stretch: a circuit of its hot hexes, those within the unit's radius with most demand, 12 at
 * most. How long it is on its way is told by {@link minutesAmong}.
 * @throws RangeError where the task has no such stretch
 */
export function* patrolAroundPost(
  task: PlacingTask,
  {
    post,
    group,
    period,
    event,
    seed,
  }: {
    readonly post: Post;
    readonly group: UnitGroup;
    readonly period: Period;
    readonly event: EventSpec;
    readonly seed: number;
  },
): Steps<PatrolCircuit | NoCircuit> {
  const weight = task.periods.find((each) => each.period === period)?.weight;
  if (!weight) throw new RangeError(`The plan has no stretch named ${period}.`);
  const hotHexes = findHotHexes(task, weight, post);
  const places: readonly LngLat[] = [post.at, ...hotHexes.map(({ at }) => at)];
  const travel = measureTravel(places.length, minutesAmong(task, group, places));
  return yield* planPatrolCircuit({ post: post.at, hotHexes, travel, ...stretchOf(event, period), seed });
}

/** The hexes with demand whose centre is in the unit's reach, most first. */
function findHotHexes(
  { demand }: PlacingTask,
  weight: Float64Array,
  { at, coverRadiusM }: Post,
): PatrolStop[] {
  const byCell = new Map<string, number>();
  weight.forEach((each, point) => {
    if (each === 0) return;
    const cell = latLngToCell(demand.lat[point] as number, demand.lng[point] as number, PATROL_RESOLUTION);
    byCell.set(cell, (byCell.get(cell) ?? 0) + each);
  });
  return [...byCell]
    .map(([id, of]): PatrolStop => {
      const [lat, lng] = cellToLatLng(id);
      return { id, at: [lng, lat], weight: of };
    })
    .filter((stop) => distanceM(at, stop.at) <= coverRadiusM)
    .sort((a, b) => b.weight - a.weight || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_HOT_HEXES);
}

/** A phase from end to end; the evening from the first arrivals until the crowd has dispersed. */
function stretchOf(event: EventSpec, period: Period): { readonly from: number; readonly to: number } {
  const phases = phasesOf(event);
  const [arrival, , dispersal] = phases;
  const phase = phases.find(({ name }) => name === period);
  return {
    from: phase?.from ?? arrival?.from ?? event.doors,
    to: phase?.to ?? dispersal?.to ?? event.end,
  };
}
