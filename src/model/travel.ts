import type { LngLat, Metres } from "./units.ts";
import type { WalkingNetwork } from "./walking-network.ts";

/** How somebody gets from place to place. */
export type TravelMode = "foot" | "mounted" | "cycle" | "vehicle";

/**
 * Usual speeds, km/h. On foot 4.8, the pace that pedestrian planning in Britain assumes. The others are
 * assumptions of ours, not measurements: a horse at a walk, a bicycle in traffic, a car in a town on an event
 * day.
 */
export const SPEED_KMH: Readonly<Record<TravelMode, number>> = {
  foot: 4.8,
  mounted: 6.5,
  cycle: 15,
  vehicle: 20,
};

/**
 * A walk is this much longer than the straight line, where no network says better: 1.2 to 1.3 is usual in
 * towns.
 */
export const DETOUR_FACTOR = { usual: 1.25, min: 1, max: 3 } as const;

/** How distance is told: the straight line times a factor, or along streets, some of them closed. */
export type TravelModel = StraightLineTravel | NetworkTravel;

/** Great-circle distance times a factor of at least 1. */
export interface StraightLineTravel {
  readonly kind: "straight-line";
  readonly detourFactor: number;
}

/**
 * Along the streets of a network. It knows footpaths and no one-way streets, so it is for those on foot or on
 * horseback.
 */
export interface NetworkTravel {
  readonly kind: "network";
  readonly network: WalkingNetwork;
  readonly closures: readonly StreetClosure[];
}

/**
 * Streets that cannot be walked: single edges, whole lines by their id in the file, or all that lies in an
 * area.
 */
export type StreetClosure =
  | { readonly kind: "edges"; readonly edges: readonly number[] }
  | { readonly kind: "lines"; readonly lineIds: readonly string[] }
  | { readonly kind: "area"; readonly ring: readonly LngLat[] };

/** Where somebody can be within some minutes of a place. */
export interface Isochrone {
  readonly at: LngLat;
  readonly minutes: number;
  /** How far that is along the ground, metres. */
  readonly walkM: Metres;
  /**
   * The stretches of street reached, each as four numbers: longitude and latitude where it begins and where
   * it ends. Empty where distance is a straight line.
   */
  readonly stretches: Float64Array;
  /** The length of them all, metres. */
  readonly streetM: Metres;
  /** Polygons to draw; of each the first ring is its outline, further ones are holes. The rings are closed. */
  readonly outline: readonly (readonly (readonly LngLat[])[])[];
  /** Why nothing is reached, as a sentence; null where something is. */
  readonly unreached: string | null;
}

/** Straight lines with the usual detour. */
export const STRAIGHT_LINE: StraightLineTravel = {
  kind: "straight-line",
  detourFactor: DETOUR_FACTOR.usual,
};

/** Why a detour factor cannot be used, in words for the person who set it; null where it can. */
export function detourProblem(factor: number): string | null {
  const { min, max } = DETOUR_FACTOR;
  return factor >= min && factor <= max
    ? null
    : `The detour factor is ${factor} and must be ${min} to ${max}. A walk is never shorter than the straight line.`;
}

/** How far somebody gets in some minutes, metres. */
export function metresIn(minutes: number, speedKmh: number): Metres {
  return (minutes * speedKmh * 1000) / 60;
}

/** How long a way takes, minutes. */
export function minutesFor(metres: Metres, speedKmh: number): number {
  return (metres * 60) / (speedKmh * 1000);
}
