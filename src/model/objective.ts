import type { Weighing } from "./analysis-choices.ts";

/** What a placing is chosen for. */
export const GOALS = ["cover", "backup", "distance", "fairness"] as const;
export type Goal = (typeof GOALS)[number];

/** What the best placing is the best at. */
export interface Objective {
  /**
   * `cover`: most demand within reach of a unit; `backup`: most demand within reach of a unit that is free, where each is
   * busy with the same chance; `distance`: shortest way from demand to the nearest unit; `fairness`: the least covered
   * sector first, then the others.
   */
  readonly goal: Goal;
  /** How likely a unit is to be busy, 0 to 0.9; read for `backup` alone. */
  readonly busyShare: number;
  /** What a recorded crime counts for. */
  readonly weighBy: Weighing;
}

export const BUSY_SHARE_LIMITS = { min: 0, max: 0.9 } as const;

export const DEFAULT_OBJECTIVE: Objective = { goal: "cover", busyShare: 0.3, weighBy: "count" };

/** How units get from post to post. */
export interface Movement {
  /** What a straight line is multiplied by for the way on the ground. */
  readonly detour: number;
  /** Minutes between phases in which a unit may change its post; null where it may go any distance. */
  readonly turnaroundMinutes: number | null;
}

export const MOVEMENT_LIMITS = {
  detour: { min: 1, max: 3 },
  turnaroundMinutes: { min: 0, max: 240 },
} as const;

/** Walking people go 1.2 to 1.3 times the straight line. */
export const DEFAULT_MOVEMENT: Movement = { detour: 1.25, turnaroundMinutes: null };

/** What demand is of, by how it is weighed. */
export const WEIGHED_WORDS: Readonly<Record<Weighing, string>> = {
  count: "crime",
  harm: "harm",
  blend: "crime and harm",
};
