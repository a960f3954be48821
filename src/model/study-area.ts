import type { LngLat, Metres } from "./units.ts";

/** The circle that a plan looks at, and the hex resolution it is looked at with. */
export interface StudyArea {
  readonly center: LngLat;
  readonly radiusM: Metres;
  readonly resolution: Resolution;
}

/** H3 resolutions a person may choose: mean cell area 0.737, 0.105, 0.015 km². */
export const RESOLUTIONS = [8, 9, 10] as const;
/** An H3 resolution a person may choose. */
export type Resolution = (typeof RESOLUTIONS)[number];

/** Whether two areas hold the same hexes. */
export function isSameArea(a: StudyArea, b: StudyArea): boolean {
  return (
    a.resolution === b.resolution &&
    a.radiusM === b.radiusM &&
    a.center[0] === b.center[0] &&
    a.center[1] === b.center[1]
  );
}

/** How small and large a study area may be, metres. */
export const RADIUS_LIMITS_M = { min: 250, max: 5000 } as const;
