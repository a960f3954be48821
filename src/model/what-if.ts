import type { Goal } from "./objective.ts";

/** What a plan reaches with so many units of one group, all else as it is. */
export interface WhatIfStep {
  /** Units of the group more than there are; below zero for fewer. */
  readonly change: number;
  readonly units: number;
  /** The roster then. */
  readonly officers: number;
  /** Share of all demand that is reached, or by the goal expected to be met; null where nothing can be placed as asked. */
  readonly share: number | null;
  /** No placing of these units reaches a greater share. */
  readonly boundShare: number;
}

/** What more and fewer units of one group would do. */
export interface WhatIf {
  /** Id of the group. */
  readonly unit: string;
  readonly goal: Goal;
  /** From fewest to most units. */
  readonly steps: readonly WhatIfStep[];
}
