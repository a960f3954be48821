import { type UnitGroup, walksStreets } from "../model/fleet.ts";
import type { FocusArea } from "../model/focus-area.ts";
import type { Isochrone } from "../model/travel.ts";
import { selectPlan } from "./selectors.ts";
import type { AppState } from "./state.ts";
import { streetsKey } from "./streets-key.ts";

/** Minutes of which the reach is drawn for a unit that covers a circle. */
const USUAL_MINUTES = [5, 10] as const;

/** What the unit of the selected post reaches along the streets, as shapes for the map. */
export type ReachShape = Pick<FocusArea, "id" | "name" | "geometry">;

/** The post that is selected, where its unit walks streets that are loaded, and the minutes of which its reach is drawn. */
export function selectWalker(state: AppState) {
  const { posts, fleet } = selectPlan(state);
  const { selection, streets } = state;
  if (streets === null || selection?.kind !== "post") return null;
  const number = posts.findIndex(({ id }) => id === selection.id) + 1;
  const post = posts[number - 1];
  const group = fleet.find(({ id }) => id === post?.unit);
  if (!post || !group || !walksStreets(group)) return null;
  const minutes = group.coverMinutes === null ? USUAL_MINUTES : [group.coverMinutes];
  return { number, at: post.at, speedKmh: group.speedKmh, minutes };
}

/** Whether a unit's reach is told by the streets, where they are loaded, and not by its circle. */
export function coversByStreets(state: AppState, group: UnitGroup | undefined): boolean {
  return state.streets !== null && group !== undefined && group.coverMinutes !== null && walksStreets(group);
}

/** Hash of what the reach on the map is drawn from; null where none is. */
export function reachKey(state: AppState): string | null {
  const walker = selectWalker(state);
  return walker && JSON.stringify([streetsKey(state), walker]);
}

/** What the engine is asked for it. */
export function reachRequest(state: AppState) {
  const { at = [0, 0], speedKmh = 1, minutes = [] } = selectWalker(state) ?? {};
  const streets = state.streets?.fingerprint ?? null;
  return {
    areas: selectPlan(state).areas,
    streets,
    places: minutes.map((each) => ({ at, minutes: each, speedKmh })),
  };
}

const NOTHING: readonly ReachShape[] = [];
let last: { readonly of: readonly Isochrone["outline"][]; readonly shapes: readonly ReachShape[] } | null =
  null;

/** The reach to draw; nothing until it is known. */
export function selectReach(state: AppState): readonly ReachShape[] {
  const { reach } = state;
  const walker = selectWalker(state);
  if (!walker || !reach || reach.key !== reachKey(state)) return NOTHING;
  if (last?.of !== reach.value) {
    const shapes = reach.value.flatMap((polygons, i) =>
      polygons.map(([ring = []], part) => ({
        id: `reach-${i}-${part}`,
        name: part === 0 ? `${walker.minutes[i]} min from post ${walker.number}` : "",
        geometry: { type: "polygon" as const, ring: ring.slice(0, -1) },
      })),
    );
    last = { of: reach.value, shapes };
  }
  return last.shapes;
}
