import { destination } from "../model/geodesy.ts";
import type { StudyArea } from "../model/study-area.ts";
import type { LngLat, Metres } from "../model/units.ts";

/** A distance ring around the middle of the study area. */
export interface Ring {
  readonly radiusM: Metres;
  readonly label: string;
}

const RINGS: readonly Ring[] = [
  { radiusM: 500, label: "500 m" },
  { radiusM: 1000, label: "1 km" },
  { radiusM: 2000, label: "2 km" },
];

/** The rings at 500 m, 1 km and 2 km that lie within the study area. */
export function ringsOf(area: StudyArea): readonly Ring[] {
  return RINGS.filter((ring) => ring.radiusM <= area.radiusM);
}

/** Where a ring's label stands: on the ring, due north. */
export function ringLabelAt(area: StudyArea, ring: Ring): LngLat {
  return destination(area.center, 0, ring.radiusM);
}

/** A ring as short strokes, about `strokeM` metres long and as many apart twice over: a dotted line at any zoom. */
export function dotRing(
  center: LngLat,
  radiusM: Metres,
  strokeM: Metres = 12,
): (readonly [LngLat, LngLat])[] {
  const count = Math.max(24, Math.round((2 * Math.PI * radiusM) / (strokeM * 3)));
  const step = 360 / count;
  return Array.from({ length: count }, (_, i) => [
    destination(center, i * step, radiusM),
    destination(center, (i + 1 / 3) * step, radiusM),
  ]);
}

/** A closed outline as dashes: each side gives `perSide` strokes with gaps of the same length between them. */
export function dashOutline(ring: readonly LngLat[], perSide = 3): (readonly [LngLat, LngLat])[] {
  const dashes: (readonly [LngLat, LngLat])[] = [];
  for (let i = 0; i + 1 < ring.length; i++) {
    const from = ring[i] as LngLat;
    const to = ring[i + 1] as LngLat;
    const along = (share: number): LngLat => [
      from[0] + (to[0] - from[0]) * share,
      from[1] + (to[1] - from[1]) * share,
    ];
    for (let dash = 0; dash < perSide; dash++) {
      dashes.push([along((dash + 0.25) / perSide), along((dash + 0.75) / perSide)]);
    }
  }
  return dashes;
}
