import { FOCUS_LIMITS, type FocusArea, type FocusGeometry, type FocusKind } from "./focus-area.ts";
import type { LngLat } from "./units.ts";

/** How far around a point, and to each side of a line, a new focus area reaches until somebody says otherwise, metres. */
export const NEW_FOCUS = { radiusM: 100, halfWidthM: 25 } as const;

/** The fewest points that make each shape. */
export const FEWEST_POINTS: Readonly<Record<FocusGeometry["type"], number>> = {
  point: 1,
  line: 2,
  polygon: 3,
};

/** A focus area beside others, with an id and a name that none of them has and weights that change nothing. */
export function makeFocusArea(
  others: readonly FocusArea[],
  geometry: FocusGeometry,
  { name, kind = "other" }: { readonly name?: string; readonly kind?: FocusKind } = {},
): FocusArea {
  const number = firstFree((n) => others.every(({ id }) => id !== `focus-${n}`));
  const named = firstFree((n) => others.every((other) => other.name !== `Focus area ${n}`));
  return {
    id: `focus-${number}`,
    name: name ?? `Focus area ${named}`,
    kind,
    geometry,
    weight: { arrival: 1, event: 1, dispersal: 1, night: 1 },
  };
}

/** The shape through some points, as far out as a new one reaches; null where they are too few. */
export function shapeThrough(type: FocusGeometry["type"], points: readonly LngLat[]): FocusGeometry | null {
  const [first] = points;
  if (first === undefined || points.length < FEWEST_POINTS[type]) return null;
  switch (type) {
    case "point":
      return { type, at: first, radiusM: NEW_FOCUS.radiusM };
    case "line":
      return { type, path: points, halfWidthM: NEW_FOCUS.halfWidthM };
    case "polygon":
      return { type, ring: points };
  }
}

/** Why another focus area cannot be added, in words; null where it can. */
export function tooManyAreas(count: number): string | null {
  return count <= FOCUS_LIMITS.areas
    ? null
    : `There may be ${FOCUS_LIMITS.areas} focus areas. Remove some that are not needed.`;
}

function firstFree(isFree: (n: number) => boolean): number {
  let n = 1;
  while (!isFree(n)) n++;
  return n;
}
