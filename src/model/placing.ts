import type { DemandPoints } from "./demand.ts";
import type { Period } from "./period.ts";
import type { PlanDocument } from "./plan-document.ts";
import type { NetworkTravel } from "./travel.ts";
import type { LngLat } from "./units.ts";

/** What there is to cover in one stretch of a plan. */
export interface PeriodDemand {
  readonly period: Period;
  /** What each point of the task's demand weighs in this stretch: recorded or expected rows, or their harm. */
  readonly weight: Float64Array;
}

/** Everything that placings of a plan's units are judged by. Plain data, so that it crosses to the solver's worker. */
export interface PlacingTask
  extends Pick<PlanDocument, "fleet" | "objective" | "movement" | "posts" | "fixedPosts" | "areas"> {
  /** Streets that units on foot go along, with what is closed of them; null where ways are straight lines. */
  readonly streets: NetworkTravel | null;
  /** Sectors are counted around it. */
  readonly venue: LngLat;
  /** Where there is demand; `weight` holds the recorded rows that count there. */
  readonly demand: DemandPoints;
  /** At least one, in order. */
  readonly periods: readonly PeriodDemand[];
}
