import type { Goal } from "./objective.ts";
import type { LngLat } from "./units.ts";

/** The best other place for the unit of one post, all other units where they are. */
export interface NextBest {
  /** Id of the post. */
  readonly post: string;
  readonly at: LngLat;
  readonly goal: Goal;
  /** As it is, at the other place, and with nobody at either. */
  readonly now: PlaceWorth;
  readonly there: PlaceWorth;
  readonly without: PlaceWorth;
  /** Units that would come late to their next posts, more than now; below zero for fewer. */
  readonly late: number;
  /** Other candidate places where the unit may stand. */
  readonly candidates: number;
}

/** What a placing is worth over the stretches in which the post is staffed. */
export interface PlaceWorth {
  /**
   * By the goal: share of the demand within reach (`cover`, `fairness`) or expected to meet a free unit (`backup`), 0–1; for
   * `distance` the mean straight line to the nearest unit, metres, null where there is no unit.
   */
  readonly figure: number | null;
  /** Share covered of the worst covered sector in any stretch of the plan, 0–1; null unless the goal is fairness. */
  readonly worstShare: number | null;
}
