import type { Post } from "../model/deployment.ts";
import { type UnitGroup, walksStreets } from "../model/fleet.ts";
import { distanceM } from "../model/geodesy.ts";
import type { PlacingTask } from "../model/placing.ts";
import { metresIn, minutesFor, type NetworkTravel } from "../model/travel.ts";
import type { LngLat, Metres } from "../model/units.ts";
import type { OpenStreets, Standing } from "./ground.ts";
import { measureRows, positionsOf } from "./network/network-reach.ts";
import { closeStreets, type NetworkView, openNetwork } from "./network/open-network.ts";

const openedNetworks = new WeakMap<NetworkTravel["network"], NetworkView>();
const openedViews = new WeakMap<NetworkTravel, NetworkView>();

/** What of a task says how units get about. */
export type TravelTask = Pick<PlacingTask, "streets" | "movement">;

/** Streets as they can be walked, what is closed of them closed. The same streets are opened once. */
export function openTravel(streets: NetworkTravel): NetworkView {
  const known = openedViews.get(streets);
  if (known) return known;
  const whole = openedNetworks.get(streets.network) ?? openNetwork(streets.network);
  openedNetworks.set(streets.network, whole);
  const view = streets.closures.length > 0 ? closeStreets(whole, streets.closures) : whole;
  openedViews.set(streets, view);
  return view;
}

/** The streets of a task as they can be walked; null without streets. */
export function openStreets({ streets, movement }: TravelTask): OpenStreets | null {
  return streets && { view: openTravel(streets), detour: movement.detour };
}

/** A unit of a group at a place: it covers its radius, or where it walks loaded streets and its cover is said in minutes, what it reaches in them. */
export function standAt(
  { streets }: TravelTask,
  group: UnitGroup,
  at: LngLat,
  coverRadiusM: Metres,
): Standing {
  if (streets === null || !walksStreets(group)) return { at, coverRadiusM };
  const { coverMinutes, speedKmh } = group;
  return {
    at,
    coverRadiusM,
    walks: { coverM: coverMinutes === null ? null : metresIn(coverMinutes, speedKmh) },
  };
}

/** The unit of a post where it stands, or at another place. */
export function standAtPost(
  task: TravelTask & Pick<PlacingTask, "fleet">,
  { unit, coverRadiusM, ...post }: Pick<Post, "unit" | "at" | "coverRadiusM">,
  at: LngLat = post.at,
): Standing {
  const group = task.fleet.find(({ id }) => id === unit);
  return group ? standAt(task, group, at, coverRadiusM) : { at, coverRadiusM };
}

/**
 * Minutes that a unit of a group takes from one of some places to another, by their positions in the list: along streets where it walks
 * them and there is a way, else the straight line times the detour factor, at its pace. What is asked is worked out when it is asked.
 * @param maxMinutes Ways that take longer may be told as Infinity: others are told alike with and without this limit.
 */
export function minutesAmong(
  task: TravelTask,
  group: UnitGroup,
  places: readonly LngLat[],
  maxMinutes: number = Number.POSITIVE_INFINITY,
): (from: number, to: number) => number {
  const straight = (from: number, to: number) =>
    minutesFor(
      distanceM(places[from] as LngLat, places[to] as LngLat) * task.movement.detour,
      group.speedKmh,
    );
  const streets = walksStreets(group) ? openStreets(task) : null;
  if (streets === null) return straight;
  const maxM = maxMinutes === Number.POSITIVE_INFINITY ? maxMinutes : metresIn(maxMinutes, group.speedKmh);
  const rowFrom = measureRows(streets.view, positionsOf(places), maxM);
  const partOf = labelParts(streets.view, places);
  return (from, to) => {
    if (from === to) return 0;
    const metres = rowFrom(from)[to] as number;
    if (metres < Number.POSITIVE_INFINITY) return minutesFor(metres, group.speedKmh);
    const isTooFar = straight(from, to) > maxMinutes || partOf(from) === partOf(to);
    return isTooFar ? Number.POSITIVE_INFINITY : straight(from, to);
  };
}

/** Which places streets lead between: those of one part bear the same number. Worked out when first asked, by one search for each part. */
function labelParts(view: NetworkView, places: readonly LngLat[]): (place: number) => number {
  const parts = new Int32Array(places.length).fill(-1);
  let wholeRowFrom: ((from: number) => Float64Array) | null = null;
  return (place) => {
    if (parts[place] === -1) {
      wholeRowFrom ??= measureRows(view, positionsOf(places));
      wholeRowFrom(place).forEach((metres, other) => {
        if (metres < Number.POSITIVE_INFINITY) parts[other] = place;
      });
      parts[place] = place;
    }
    return parts[place] as number;
  };
}
