import type { Metres } from "./units.ts";

/** What is asked for one unit that patrols an area instead of standing at a point. */
export interface BeatRequest {
  /** The unit's name in the plan, `Foot 3`, or the id of its post. */
  readonly unit: string;
  /** The most hexes that its beat may have, at least 1. */
  readonly mostHexes: number;
  /** The H3 index of a hex that its beat must contain, such as that of the unit's post; null for any. */
  readonly startCell: string | null;
}

/** What holds for the beats of a plan together. */
export interface BeatRules {
  /** How many times the smallest workload of a phase the largest may be; null where balance is not asked for. */
  readonly mostRatio: number | null;
}

/** A connected patch of hexes that one unit patrols. */
export interface Beat {
  readonly unit: string;
  /** H3 indexes, the start first where one was asked for, the others by demand, most first. Never empty. */
  readonly cells: readonly string[];
  readonly startCell: string | null;
  /** Historic demand in the beat: its workload. */
  readonly workload: number;
  /** A walk along the middles of the hexes that visits each and returns is never longer than this, metres. */
  readonly walkM: Metres;
}

/** What is known about how good a choice of beats is. */
export interface BeatProof {
  readonly method: "growth-exchange" | "exact";
  /**
   * `optimal` only where the bound equals the demand covered, within the solver's tolerance. `unbalanced` where the balance
   * asked for is not met by these beats: none meets it where the bound is 0, else none was found.
   */
  readonly status: "optimal" | "feasible" | "time-limit" | "unbalanced";
  /** No choice of beats within the rules covers more than this, same unit as demand. */
  readonly bound: number;
  /** How much more than this any other choice could cover, as a share of what is covered; 0 where nothing is. */
  readonly gap: number;
  readonly seconds: number;
}

/** Beats with the evidence for them. */
export interface BeatPlan {
  /** In the order of the requests; a unit whose beat could add nothing has none. */
  readonly beats: readonly Beat[];
  /** Units that got no beat. */
  readonly withoutBeat: readonly string[];
  readonly totalDemand: number;
  readonly coveredDemand: number;
  /** The largest workload over the smallest; 1 with one beat or none, infinite where a beat has nothing to do. */
  readonly workloadRatio: number;
  readonly proof: BeatProof;
}

/** How many hexes a beat may have, and how uneven workloads may be, as a ratio. */
export const BEAT_LIMITS = {
  mostHexes: { min: 1, max: 100 },
  workloadRatio: { min: 1, max: 20 },
} as const;

/**
 * The most hexes of which any connected patch can be walked round, middle to middle and back to the start, within a distance: a
 * tree of n hexes has n − 1 steps, each walked at most twice, so n = 1 + ⌊length / (2 × spacing)⌋.
 * @param walkM the length of the patrol, at least 0
 * @param spacingM from the middle of a hex to the middle of the next, above 0
 * @throws RangeError where either is not
 */
export function hexesWithinWalk(walkM: Metres, spacingM: Metres): number {
  if (!(walkM >= 0 && spacingM > 0)) {
    throw new RangeError(`Got a walk of ${walkM} m over hexes ${spacingM} m apart; expected ≥ 0 and > 0.`);
  }
  return 1 + Math.floor(walkM / (2 * spacingM));
}
