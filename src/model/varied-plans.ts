import type { Post } from "./deployment.ts";
import type { Period } from "./period.ts";
import type { LngLat } from "./units.ts";

/** How many occasions a schedule may have, and which numbers it may be drawn from. */
export const VARY_LIMITS = { occasions: { min: 1, max: 60 }, seed: { min: 1, max: 999_999 } } as const;

/** How many occasions a schedule has until somebody says otherwise. */
export const DEFAULT_OCCASIONS = 6;

/** What a schedule is asked for. */
export interface VaryChoice {
  readonly occasions: number;
  /** The number that the schedule is drawn from: the same number gives the same schedule. */
  readonly seed: number;
}

/** One of several placings of a stretch that cover nearly the same. */
export interface VariedPlan {
  /** Demand covered, pinned and fixed posts included. */
  readonly covered: number;
  /** Chance of being drawn on an occasion. */
  readonly chance: number;
  /** On how many of the occasions it was drawn. */
  readonly times: number;
}

/** A place that one of the plans staffs. */
export interface VariedPlace {
  readonly at: LngLat;
  /** The most frequent place name in reach, or null where the data names none. */
  readonly place: string | null;
  /** Why somebody stands there: drawn with a plan, or pinned or a fixed post and so in every plan. */
  readonly stands: "drawn" | "pinned" | "fixed";
  /** Share of occasions that it is staffed on: to expect, and of those drawn. */
  readonly expected: number;
  readonly drawn: number;
}

/** The plans of one stretch and how they are mixed. */
export interface VariedStretch {
  readonly period: Period;
  readonly totalDemand: number;
  /** The best placing known, and what no placing exceeds. */
  readonly bestCovered: number;
  readonly bound: number;
  readonly isProven: boolean;
  /** No plan here covers less. */
  readonly leastCovered: number;
  /** The best first; called A, B, C … in this order. */
  readonly plans: readonly VariedPlan[];
  /** Every place of the plans, most often staffed first. */
  readonly places: readonly VariedPlace[];
  /** Places staffed on one occasion, on average over those drawn. */
  readonly placesPerOccasion: number;
  /** Places that two occasions have in common on average: to expect, and of those drawn; null for one occasion. */
  readonly sharedExpected: number;
  readonly sharedDrawn: number | null;
}

/** One evening of the schedule. */
export interface VariedOccasion {
  /** For each stretch the plan, by its position among those of the stretch. */
  readonly plans: readonly number[];
  /** Everybody's posts that evening, pinned ones first. */
  readonly posts: readonly Post[];
}

/** A schedule of plans drawn at random, so that what was seen on one occasion tells little of the next. */
export interface VariedPlans extends VaryChoice {
  readonly kind: "varied";
  /** The share of the best covered demand that a plan may lack. */
  readonly share: number;
  readonly stretches: readonly VariedStretch[];
  /** As many as were asked for. */
  readonly schedule: readonly VariedOccasion[];
}

/** Why a plan is not varied, in words. */
export interface NoVariation {
  readonly kind: "cannot-vary";
  readonly why: string;
  readonly remedy: string;
}

/** `A` for the first plan of a stretch, `B` for the second; after `Z` come `AA`, `AB`. */
export function nameVariedPlan(position: number): string {
  const letter = String.fromCharCode(65 + (position % 26));
  return position < 26 ? letter : nameVariedPlan(Math.floor(position / 26) - 1) + letter;
}
