import type { PhaseName } from "./event-spec.ts";
import type { LngLat } from "./units.ts";

/** What a fixed post is, for a person; it changes no figure. */
export const FIXED_POST_KINDS = ["gate", "station", "junction", "other"] as const;
export type FixedPostKind = (typeof FIXED_POST_KINDS)[number];

/** The units of one group that a fixed post asks for in a phase. */
export interface FixedNeed {
  /** Id of the group in the fleet. */
  readonly unit: string;
  readonly phase: PhaseName;
  readonly officers: number;
}

/** A place that must be staffed, whatever else is decided: no suggestion moves it or leaves it open. */
export interface FixedPost {
  readonly id: string;
  readonly name: string;
  readonly kind: FixedPostKind;
  readonly at: LngLat;
  /** The officers it takes, phase by phase and group by group; each pair of phase and group once. */
  readonly needs: readonly FixedNeed[];
}

/** The most fixed posts in a plan, and officers one may ask for of a group in a phase. */
export const FIXED_POST_LIMITS = { posts: 60, officers: 100, nameLength: 80 } as const;
