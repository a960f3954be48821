import { officersIn } from "../model/fleet.ts";
import type { PlacingTask } from "../model/placing.ts";
import type { WhatIf } from "../model/what-if.ts";
import { BEYOND_M, buildPhasedProblem } from "./build-phased-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { drawWhatIfCurve } from "./phases/what-if-curve.ts";

/** How many units fewer and more are tried. */
const RANGE = 3;

/**
 * What a task reaches with up to three units of one group fewer and more, at once, each with a certified bound; null where the fleet has no
 * unit of the group, or where fairness comes first, under which more units may reach less in all.
 */
export async function weighMoreUnits(
  task: PlacingTask,
  sites: CandidateSites,
  unit: string,
  signal?: AbortSignal,
): Promise<WhatIf | null> {
  const { problem, groups } = buildPhasedProblem(task, sites);
  const type = groups.findIndex(({ id }) => id === unit);
  if (type < 0 || problem.fairFirst) return null;
  const points = await drawWhatIfCurve(problem, {
    ...{ type, from: -RANGE, to: RANGE, secondsPerPoint: 0 },
    ...(signal && { signal }),
  });
  const demand = task.periods.reduce(
    (sum, { weight }) => sum + weight.reduce((total, each) => total + each, 0),
    0,
  );
  const most = task.objective.goal === "distance" ? demand * BEYOND_M : demand;
  const shareOf = (value: number) => (most > 0 ? Math.min(1, value / most) : 0);
  const perUnit = groups[type]?.officersPerUnit ?? 0;
  return {
    unit,
    goal: task.objective.goal,
    steps: points.map(({ change, units, value, bound }) => ({
      ...{ change, units, officers: officersIn(task.fleet) + change * perUnit },
      share: value === null ? null : shareOf(value),
      boundShare: shareOf(bound),
    })),
  };
}
