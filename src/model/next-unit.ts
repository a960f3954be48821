import type { Goal } from "./objective.ts";
import { mergeSteps, type WhatIf, type WhatIfStep } from "./what-if.ts";

/** What something is at least and at most. */
export interface Interval {
  readonly least: number;
  readonly most: number;
}

/** What one unit more of a group would bring: in shares, 0 to 1, or by distance in metres that the mean way is shorter. */
export interface NextUnit {
  /** Id of the group. */
  readonly unit: string;
  /** Officers that one unit takes. */
  readonly officers: number;
  readonly gain: Interval;
  /** The gain divided by the officers of the unit. */
  readonly gainPerOfficer: Interval;
  /** 1 for the group that brings most, per unit and per officer; null where its interval meets that of another, so that it is too close to call. */
  readonly rank: number | null;
  readonly rankPerOfficer: number | null;
  /** Whether both ends of the gain are proven. */
  readonly proven: boolean;
}

/**
 * Which group gains most by one unit more. The gain of a group lies between what it is known to reach then less the limit of now, and
 * the limit of then less what is reached now; a rank is given only where no interval of another group meets it.
 *
 * @param curves Of each group the step of now and the one of one unit more, all of the same plan.
 * @returns By the middle of the gain per unit, most first; null where nothing can be placed as asked now, so that there is nothing to gain from.
 */
export function rankNextUnits(curves: readonly WhatIf[]): readonly NextUnit[] | null {
  const now = tightestNow(curves);
  const found = curves.flatMap(({ unit, goal, steps }) => {
    const then = steps.find(({ change }) => change === 1);
    const gain = now && then ? gainBetween(goal, now, then) : null;
    if (!now || !then || !gain) return [];
    const officers = then.officers - now.officers;
    const gainPerOfficer = { least: gain.least / officers, most: gain.most / officers };
    return [{ unit, officers, gain, gainPerOfficer, proven: now.proven && then.proven }];
  });
  if (found.length < curves.length) return null;
  return found
    .map((each, i) => ({
      ...each,
      rank: rankAmong(
        found.map(({ gain }) => gain),
        i,
      ),
      rankPerOfficer: rankAmong(
        found.map(({ gainPerOfficer }) => gainPerOfficer),
        i,
      ),
    }))
    .sort((a, b) => middle(b.gain) - middle(a.gain));
}

/** The groups that may gain most: those of which the interval reaches as high as the surest gain of all. */
export function mayBeFirst(
  units: readonly NextUnit[],
  read: (unit: NextUnit) => Interval,
): readonly NextUnit[] {
  const surest = Math.max(0, ...units.map((unit) => read(unit).least));
  return units.filter((unit) => read(unit).most >= surest);
}

/** The plan of now is the same in every curve, so the best that any of them knows of it holds for all. */
function tightestNow(curves: readonly WhatIf[]): WhatIfStep | null {
  let now: WhatIfStep | null = null;
  for (const { goal, steps } of curves) {
    const step = steps.find(({ change }) => change === 0);
    if (step) now = now === null ? step : mergeSteps(goal, now, step);
  }
  return now;
}

/**
 * What more units gain over fewer: at least what is known to be reached then over the limit before, at most the limit then over what
 * is reached before; never below zero, since more units never do worse. Null where nothing can be placed as asked.
 */
export function gainBetween(goal: Goal, before: WhatIfStep, then: WhatIfStep): Interval | null {
  if (before.reached === null || then.reached === null) return null;
  const least = gainOf(goal, before.limit, then.reached);
  return { least, most: Math.max(least, gainOf(goal, before.reached, then.limit)) };
}

function gainOf(goal: Goal, from: number, to: number): number {
  return Math.max(0, goal === "distance" ? from - to : to - from);
}

function rankAmong(intervals: readonly Interval[], own: number): number | null {
  const { least, most } = intervals[own] as Interval;
  const others = intervals.filter((_, i) => i !== own);
  if (others.some((other) => other.most >= least && other.least <= most)) return null;
  return 1 + others.filter((other) => other.least > most).length;
}

function middle({ least, most }: Interval): number {
  return (least + most) / 2;
}
