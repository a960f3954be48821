import type { PhaseName } from "./event-spec.ts";
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
  /** No placing of these units on the candidate sites covers more than this, same unit as demand. */
  readonly bound: number;
  readonly seconds: number;
}

/** How much of the demand posts cover. Demand is counted in recorded crimes. */
export interface Coverage {
  readonly totalDemand: number;
  readonly coveredDemand: number;
  readonly perPost: readonly PostCoverage[];
}

/** What one post does for the whole. */
export interface PostCoverage {
  /** Demand within the post's radius. */
  readonly reaches: number;
  /** Demand that only this post reaches: what is lost without it. */
  readonly onlyHere: number;
  /** Reached demand by category, most first, at most five. */
  readonly topCategories: readonly { readonly name: string; readonly rows: number }[];
  /** The most frequent place name within the radius, or null where the data names none. */
  readonly place: string | null;
}

/** Posts with the evidence for them. */
export interface Deployment {
  readonly posts: readonly Post[];
  readonly coverage: Coverage;
  readonly proof: Proof;
  /** Places a suggestion could choose from. */
  readonly candidateSites: number;
}
