import type { BeatPlan } from "./beat.ts";
import type { Locked } from "./locked.ts";
import type { Period } from "./period.ts";

/** What the data says of the hexes of one beat. */
export interface BeatContents {
  /** Recorded rows in it, whatever they count for. */
  readonly rows: number;
  /** Names of the places in it that hold most rows, most first, at most {@link PLACES_OF_BEAT}. */
  readonly places: readonly string[];
}

/** The beats of one stretch of a plan. */
export interface BeatReport {
  readonly period: Period;
  /** What workloads are counted in: `recorded rows`, `rows per evening`, `harm, rows per evening`. */
  readonly unit: string;
  /** Beats by the id of their post, or why there are none. */
  readonly plan: BeatPlan | Locked;
  /** Recorded rows that the demand of the area rests on. */
  readonly rows: number;
  /** In the order of the plan's beats. */
  readonly contents: readonly BeatContents[];
  /** Where a beat does not start in the hex of its post, as sentences. */
  readonly notes: readonly string[];
}

/** How many places of a beat are named. */
export const PLACES_OF_BEAT = 4;
