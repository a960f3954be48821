import type { LngLat, Metres } from "./units.ts";
import type { WalkingNetwork } from "./walking-network.ts";

/**
 * Streets that those on foot or on horseback go along, and ground whose streets are closed, as rings of corners. A network knows footpaths
 * and no one-way streets.
 */
export interface NetworkTravel {
  readonly network: WalkingNetwork;
  readonly closures: readonly (readonly LngLat[])[];
}

/** Where somebody can be within some minutes of a place. */
export interface Isochrone {
  readonly at: LngLat;
  readonly minutes: number;
  /** How far that is along the ground, metres. */
  readonly walkM: Metres;
  /**
   * The stretches of street reached, each as four numbers: longitude and latitude where it begins and where
   * it ends.
   */
  readonly stretches: Float64Array;
  /** The length of them all, metres. */
  readonly streetM: Metres;
  /** Polygons to draw; of each the first ring is its outline, further ones are holes. The rings are closed. */
  readonly outline: readonly (readonly (readonly LngLat[])[])[];
  /** Why nothing is reached, as a sentence; null where something is. */
  readonly unreached: string | null;
}

/** How far somebody gets in some minutes, metres. */
export function metresIn(minutes: number, speedKmh: number): Metres {
  return (minutes * speedKmh * 1000) / 60;
}

/** How long a way takes, minutes. */
export function minutesFor(metres: Metres, speedKmh: number): number {
  return (metres * 60) / (speedKmh * 1000);
}
