import type { PhaseName } from "./event-spec.ts";
import { FOCUS_LIMITS } from "./focus-area.ts";
import type { LngLat } from "./units.ts";

/** What an area asks of a plan: that no unit stands in it, that units reach all demand in it, or that nobody goes through its streets. */
export const PLAN_AREA_KINDS = ["no-go", "must-cover", "closed"] as const;
export type PlanAreaKind = (typeof PLAN_AREA_KINDS)[number];

const AREA_WORDS: Readonly<Record<PlanAreaKind, string>> = {
  "no-go": "No-go area",
  "must-cover": "Must-cover area",
  closed: "Closed streets",
};

/** An area drawn on the map that binds the placing of units in some phases. */
export interface PlanArea {
  readonly id: string;
  readonly name: string;
  readonly kind: PlanAreaKind;
  /** Its corners in order, the first not repeated at the end. */
  readonly ring: readonly LngLat[];
  /** The phases in which it holds, at least one; closed streets are closed all evening, whatever is named here. */
  readonly phases: readonly PhaseName[];
}

const ALL_PHASES: readonly PhaseName[] = ["arrival", "event", "dispersal", "night"];

/** Why an area cannot be used, in words for the person who drew it; null where it can. */
export function planAreaProblem({ name, ring, phases }: PlanArea): string | null {
  if (name.trim() === "") return "The area has no name. Give it one.";
  if (name.length > FOCUS_LIMITS.nameLength)
    return `The name is longer than ${FOCUS_LIMITS.nameLength} characters. Shorten it.`;
  if (phases.length === 0) return "The area holds in no phase. Choose at least one, or remove it.";
  if (ring.length > FOCUS_LIMITS.points)
    return `The area has ${ring.length} corners and may have ${FOCUS_LIMITS.points}. Draw it more simply.`;
  if (!ring.every(([lng, lat]) => Math.abs(lng) <= 180 && Math.abs(lat) <= 90))
    return "A corner of the area is not on the Earth. Longitudes run to ±180, latitudes to ±90.";
  const distinct = new Set(ring.map(([lng, lat]) => `${lng} ${lat}`));
  if (distinct.size < 3) return "An area needs at least three different corners.";
  return ringIsFlat(ring) ? "All corners of the area lie on one line. Draw it around some ground." : null;
}

/**
 * Whether a position is inside a ring, its edge included. On the plane of degrees, where a map draws the
 * sides as straight lines; where the ring crosses itself, inside is by the even–odd rule. A ring that crosses
 * the date line stays whole.
 */
export function isInRing(ring: readonly LngLat[], at: LngLat): boolean {
  const [first] = ring;
  if (first === undefined) return false;
  const corners = unwrapRing(ring);
  const x = at[0] + 360 * Math.round((first[0] - at[0]) / 360);
  const y = at[1];
  let inside = false;
  for (let i = 0; i < corners.length; i++) {
    const [u, v] = corners[i] as LngLat;
    const [nextU, nextV] = corners[(i + 1) % corners.length] as LngLat;
    const turn = (nextU - u) * (y - v) - (nextV - v) * (x - u);
    const isBeside =
      x >= Math.min(u, nextU) &&
      x <= Math.max(u, nextU) &&
      y >= Math.min(v, nextV) &&
      y <= Math.max(v, nextV);
    if (turn === 0 && isBeside) return true;
    if (v > y !== nextV > y && turn > 0 === nextV > v) inside = !inside;
  }
  return inside;
}

/** The areas of a kind that hold in a phase. */
export function areasInPhase(
  areas: readonly PlanArea[],
  kind: PlanAreaKind,
  phase: PhaseName,
): readonly PlanArea[] {
  return areas.filter((area) => area.kind === kind && area.phases.includes(phase));
}

/** 1 for each position (degrees) that is inside any of the areas, 0 for the others. */
export function markInAreas(
  areas: readonly PlanArea[],
  positions: { readonly lng: Float64Array; readonly lat: Float64Array },
): Uint8Array {
  return Uint8Array.from(positions.lng, (lng, i) =>
    areas.some(({ ring }) => isInRing(ring, [lng, positions.lat[i] as number])) ? 1 : 0,
  );
}

/** A drawn area in all phases, with an id and a name that none of the others has. */
export function makePlanArea(
  kind: PlanAreaKind,
  ring: readonly LngLat[],
  others: readonly PlanArea[],
): PlanArea {
  const words = AREA_WORDS[kind];
  let number = 1;
  while (others.some(({ name }) => name === `${words} ${number}`)) number++;
  return { id: freshAreaId(others), name: `${words} ${number}`, kind, ring, phases: ALL_PHASES };
}

/** An id that none of the areas has: `area-1`, `area-2` and so on. */
export function freshAreaId(areas: readonly PlanArea[]): string {
  let number = 1;
  while (areas.some(({ id }) => id === `area-${number}`)) number++;
  return `area-${number}`;
}

/** Each corner within 180° of the one before it. */
function unwrapRing(ring: readonly LngLat[]): readonly LngLat[] {
  let previous = ring[0]?.[0] ?? 0;
  return ring.map(([lng, lat]): LngLat => {
    previous = lng + 360 * Math.round((previous - lng) / 360);
    return [previous, lat];
  });
}

function ringIsFlat(ring: readonly LngLat[]): boolean {
  const corners = unwrapRing(ring);
  const [x, y] = corners[0] as LngLat;
  return corners.every(([u, v]) =>
    corners.every(([s, t]) => Math.abs((u - x) * (t - y) - (v - y) * (s - x)) < 1e-18),
  );
}
