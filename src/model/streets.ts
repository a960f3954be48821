import type { Metres } from "./units.ts";

/** What a person should know of the streets that are loaded; the streets themselves stay in the engine. */
export interface StreetsSummary {
  /** Differs where nodes, edges or names do: stands for the streets in the keys of results. */
  readonly fingerprint: string;
  /** Where they are from: a file's name, or `the base map`. */
  readonly name: string;
  /** Length of all streets, and of those in the study area they were loaded for. */
  readonly lengthM: Metres;
  readonly inAreaM: Metres;
  /** How they were read, and how well they hang together, as sentences. */
  readonly notes: readonly string[];
}

/** A stretch of street between two junctions, as an area that closes it and touches no other street. */
export interface StreetStretch {
  /** Empty where the street has no name. */
  readonly street: string;
  readonly lengthM: Metres;
  readonly ring: readonly (readonly [lng: number, lat: number])[];
}
