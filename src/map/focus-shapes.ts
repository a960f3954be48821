import type { FocusDraft } from "../app/state.ts";
import { middleOfFocus } from "../model/describe-focus.ts";
import type { FocusGeometry } from "../model/focus-area.ts";
import { destination } from "../model/geodesy.ts";
import type { LngLat, Metres } from "../model/units.ts";

/** How a focus area is drawn: a closed outline, or the line of a route with the band that it covers. */
export interface FocusShape {
  /** Closed where the first point stands again at the end. */
  readonly line: readonly LngLat[];
  /** Width of the band along the line; null for an outline. */
  readonly bandM: Metres | null;
}

const CORNERS_OF_CIRCLE = 72;

/** The lines of a focus area's ground. */
export function shapeOfFocus(geometry: FocusGeometry): FocusShape {
  switch (geometry.type) {
    case "point": {
      const corners = Array.from({ length: CORNERS_OF_CIRCLE }, (_, i) =>
        destination(geometry.at, (360 * i) / CORNERS_OF_CIRCLE, geometry.radiusM),
      );
      return { line: closeRing(corners), bandM: null };
    }
    case "line":
      return { line: geometry.path, bandM: 2 * geometry.halfWidthM };
    case "polygon":
      return { line: closeRing(geometry.ring), bandM: null };
  }
}

/** Where a focus area's name stands: above its northernmost point, on a route above its middle. */
export function focusLabelAt(geometry: FocusGeometry): LngLat {
  if (geometry.type === "line") return middleOfFocus(geometry);
  if (geometry.type === "point") return destination(geometry.at, 0, geometry.radiusM);
  return geometry.ring.reduce((top, at) => (at[1] > top[1] ? at : top), geometry.ring[0] ?? [0, 0]);
}

/** The line of what is being drawn, on to the pointer and, for an area, back to where it began. */
export function lineOfDraft({ type, points }: FocusDraft, pointer: LngLat | null): readonly LngLat[] {
  const line = pointer && points.length > 0 ? [...points, pointer] : points;
  return type === "polygon" && line.length > 2 ? closeRing(line) : line;
}

function closeRing(ring: readonly LngLat[]): readonly LngLat[] {
  return [...ring, ...ring.slice(0, 1)];
}
