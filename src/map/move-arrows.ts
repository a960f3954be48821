import { bearingDeg, destination, distanceM } from "../model/geodesy.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";
import { dashOutline } from "./rings.ts";
import type { SceneMove } from "./scene.ts";

/** How a move is drawn, whichever way the map is. */
export interface MoveArrow {
  readonly id: string;
  readonly isLate: boolean;
  /** From place to place. */
  readonly way: readonly [LngLat, LngLat];
  /** The way as it is drawn: one stroke, or dashes where the units come late. */
  readonly strokes: readonly (readonly [LngLat, LngLat])[];
  /** The two wings of the head and its tip between them; part of the way along, where no post hides it. */
  readonly head: readonly [LngLat, LngLat, LngLat];
  /** `×2` at the place where it stands; null for one unit alone. */
  readonly label: { readonly name: string; readonly at: LngLat } | null;
}

/** How thick moves are drawn, CSS pixels or drawing units. */
export const MOVE_LINE = { width: 2.5, casing: 3 } as const;

const TIP_SHARE = 0.62;
const LABEL_SHARE = 0.38;
const HEADS_PER_RADIUS = 30;
const WING_DEGREES = 28;

/** The arrows of moves in a study area, of a size that is told from the posts when the whole area is in view. */
export function arrowsOf(moves: readonly SceneMove[], area: StudyArea): readonly MoveArrow[] {
  return moves.map((move) => arrowOf(move, area.radiusM / HEADS_PER_RADIUS));
}

function arrowOf({ id, from, to, units, isLate }: SceneMove, headM: Metres): MoveArrow {
  const length = distanceM(from, to);
  const wing = Math.min(headM, 0.3 * length);
  const tip = between(from, to, TIP_SHARE);
  const back = bearingDeg(to, from);
  const dashes = Math.max(3, Math.round(length / (1.2 * headM)));
  return {
    ...{ id, isLate, way: [from, to] as const },
    strokes: isLate ? dashOutline([from, to], dashes) : [[from, to]],
    head: [destination(tip, back - WING_DEGREES, wing), tip, destination(tip, back + WING_DEGREES, wing)],
    label: units > 1 ? { name: `×${units}`, at: between(from, to, LABEL_SHARE) } : null,
  };
}

function between(from: LngLat, to: LngLat, share: number): LngLat {
  return [from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share];
}
