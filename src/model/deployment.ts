import type { PhaseName } from "./event-spec.ts";
import type { Period } from "./period.ts";
import type { LngLat, Metres } from "./units.ts";

/** A place where one unit stands. */
export interface Post {
  /** Stable for the life of the plan; the number on the map is the post's position in the list. */
  readonly id: string;
  readonly at: LngLat;
  /** Id of the group in the fleet whose unit stands here. */
  readonly unit: string;
  readonly coverRadiusM: Metres;
  /** The phases in which it is staffed; null for the whole evening. */
  readonly phases: readonly PhaseName[] | null;
  /** A pinned post is never moved by a suggestion. */
  readonly pinned: boolean;
  /** Who chose the place. */
  readonly chosenBy: "suggestion" | "officer";
}

/** What is known about how good a placing is. */
export interface Proof {
  readonly method: "greedy-exchange" | "exact" | "by-hand";
  /** `optimal` only where the bound equals the demand covered, within the solver's tolerance. */
  readonly status: "optimal" | "feasible" | "time-limit";
  /** No placing of these units on the candidate sites covers more than this, same unit as demand; all demand where nothing is proven of cover. */
  readonly bound: number;
  /** What was reached, and what no placing goes beyond, where the goal is another than cover; null where it is cover. */
  readonly goal: GoalProof | null;
  readonly seconds: number;
}

/** A proof in the unit of its goal: demand expected to meet a free unit, or the mean way to the nearest unit in metres. */
export interface GoalProof {
  readonly unit: "demand" | "metres";
  readonly value: number;
  readonly bound: number;
}

/** How much of the demand of one stretch posts cover. Demand is in the unit of the stretch's weights. */
export interface Coverage {
  readonly totalDemand: number;
  readonly coveredDemand: number;
  /** In the order of the plan's posts; nothing for those that are not staffed in the stretch. */
  readonly perPost: readonly PostCoverage[];
  /** In the order of the plan's fixed posts. */
  readonly perFixedPost: readonly PostCoverage[];
  readonly goals: GoalFigures;
  /** Recorded rows that the demand rests on, covered or not. */
  readonly rows: number;
}

/** The same placing by what else it may be chosen for. */
export interface GoalFigures {
  /** Demand expected to meet a free unit, each unit busy with the objective's chance (Daskin 1983). */
  readonly expectedDemand: number;
  /** Demand within reach of at least two units. */
  readonly coveredTwice: number;
  /** Mean straight line from demand to the nearest unit; null without demand, or without a unit. */
  readonly meanDistanceM: Metres | null;
  readonly perSector: readonly SectorFigures[];
}

/** One of the eight sectors around the venue. */
export interface SectorFigures {
  /** `north-east`. */
  readonly name: string;
  readonly totalDemand: number;
  readonly coveredDemand: number;
}

/** What one post does for the whole. */
export interface PostCoverage {
  /** Demand within the post's radius. */
  readonly reaches: number;
  /** Demand that only this post reaches: what is lost without it. */
  readonly onlyHere: number;
  /** Recorded rows within the post's radius, whatever they weigh. */
  readonly rows: number;
  /** Reached demand by category, most first, at most five. */
  readonly topCategories: readonly { readonly name: string; readonly rows: number }[];
  /** The most frequent place name within the radius, or null where the data names none. */
  readonly place: string | null;
}

/** How units get from their posts of one stretch to those of the next. */
export interface Transition {
  readonly from: Period;
  readonly to: Period;
  readonly moves: readonly UnitMove[];
  /** Units times minutes, added up. */
  readonly minutes: number;
  /** Units of which the way to the next post takes longer than the turnaround. */
  readonly late: number;
}

/** Units of one group that change their place; null for the reserve. */
export interface UnitMove {
  /** Id of the group in the fleet. */
  readonly unit: string;
  readonly from: LngLat | null;
  readonly to: LngLat | null;
  readonly units: number;
  /** Of one unit. */
  readonly minutes: number;
}

/** What a plan's posts do, stretch by stretch and on the way between. */
export interface Assessment {
  /** As many as the plan has stretches, in their order. */
  readonly periods: readonly Coverage[];
  readonly transitions: readonly Transition[];
}

/** What is known of one stretch of a placing. */
export interface PlacedPeriod {
  readonly period: Period;
  readonly proof: Proof;
}

/** A placing of all units, in all stretches, with what is known of how good it is. */
export interface Placement {
  readonly posts: readonly Post[];
  readonly periods: readonly PlacedPeriod[];
  readonly assessment: Assessment;
  /** Places a suggestion could choose from. */
  readonly candidateSites: number;
  /** What could not be held, in words; a placing without it is given. */
  readonly unmet: readonly string[];
}

/** The posts in one stretch with the evidence for them. */
export interface Deployment {
  readonly posts: readonly Post[];
  readonly coverage: Coverage;
  readonly proof: Proof;
  /** Places a suggestion could choose from. */
  readonly candidateSites: number;
}
