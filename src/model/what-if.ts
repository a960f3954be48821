import type { Goal } from "./objective.ts";

/**
 * What a plan reaches with so many units of one group, all else as it is. `reached` and `limit` are in the unit of the plan's goal: the share
 * of demand covered, the share that meets a free unit, the mean metres to the nearest unit (fewer are better), or by fairness the share
 * covered of the worst covered sector of any stretch.
 */
export interface WhatIfStep {
  /** Units of the group more than there are; below zero for fewer. */
  readonly change: number;
  readonly units: number;
  /** The roster then. */
  readonly officers: number;
  /** Null where nothing was found that can be placed as asked. */
  readonly reached: number | null;
  /** No placing of these units does better. */
  readonly limit: number;
  /** Whether `reached` is proven to be the best, or that nothing can be placed as asked. */
  readonly proven: boolean;
}

/** What more and fewer units of one group would do. */
export interface WhatIf {
  /** Id of the group. */
  readonly unit: string;
  readonly goal: Goal;
  /** From fewest to most units. */
  readonly steps: readonly WhatIfStep[];
}

/** One step of the curve of a group, as it becomes known. */
export interface WhatIfPart {
  readonly unit: string;
  readonly step: WhatIfStep;
}

/** Reached and limit that are no farther apart are the same. */
const TOLERANCE = 1e-6;

/** Whether one figure is better than another by a goal. */
export function isBetter(goal: Goal, one: number, other: number): boolean {
  return goal === "distance" ? one < other : one > other;
}

/**
 * A curve with what has become known since: of each number of units the better placing and the tighter limit. More units never do worse
 * than fewer, since those beyond may stay without a post, so what fewer reach holds for more, and the limit of more holds for fewer.
 */
export function sharpenWhatIf(held: WhatIf, found: readonly WhatIfStep[]): WhatIf {
  const { goal } = held;
  const steps = held.steps.map((step) => {
    const other = found.find(({ change }) => change === step.change);
    return other ? mergeSteps(goal, step, other) : step;
  });
  for (let k = 1; k < steps.length; k++) {
    const [before, step] = [steps[k - 1] as WhatIfStep, steps[k] as WhatIfStep];
    steps[k] = { ...step, reached: betterOf(goal, step.reached, before.reached) };
  }
  for (let k = steps.length - 2; k >= 0; k--) {
    const [step, after] = [steps[k] as WhatIfStep, steps[k + 1] as WhatIfStep];
    steps[k] = { ...step, limit: tighterOf(goal, step.limit, after.limit) };
  }
  return { ...held, steps: steps.map((step) => settle(goal, step)) };
}

/** What two answers know together of the same number of units: the better placing and the tighter limit. */
export function mergeSteps(goal: Goal, one: WhatIfStep, other: WhatIfStep): WhatIfStep {
  return {
    ...one,
    reached: betterOf(goal, one.reached, other.reached),
    limit: tighterOf(goal, one.limit, other.limit),
    proven: one.proven || other.proven,
  };
}

/** A limit that rounding left short of what is reached is drawn up to it. */
function settle(goal: Goal, step: WhatIfStep): WhatIfStep {
  const { reached, limit, proven } = step;
  if (reached === null) return step;
  const isMet = Math.abs(limit - reached) <= TOLERANCE * Math.max(1, reached);
  return {
    ...step,
    limit: isBetter(goal, reached, limit) ? reached : limit,
    proven: proven || isMet || isBetter(goal, reached, limit),
  };
}

function betterOf(goal: Goal, one: number | null, other: number | null): number | null {
  if (one === null || other === null) return one ?? other;
  return isBetter(goal, other, one) ? other : one;
}

function tighterOf(goal: Goal, one: number, other: number): number {
  return isBetter(goal, other, one) ? one : other;
}
