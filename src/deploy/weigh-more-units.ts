import { officersIn } from "../model/fleet.ts";
import type { PlacingTask } from "../model/placing.ts";
import { sharpenWhatIf, type WhatIf, type WhatIfPart, type WhatIfStep } from "../model/what-if.ts";
import { type BuiltProblem, buildPhasedProblem } from "./build-phased-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { BEYOND_M } from "./ground.ts";
import type { PhasedPlacing } from "./phases/phased-problem.ts";
import { drawWhatIfCurve, type WhatIfPoint } from "./phases/what-if-curve.ts";

/** Which numbers of units to weigh, and how. */
export interface WeighOptions {
  /** Ids of groups; those that the fleet does not have are passed over. */
  readonly units: readonly string[];
  /** Fewest and most units more than there are. */
  readonly from: number;
  readonly to: number;
  /** Seconds for the exact solver at each number of units; 0 for a quick placing and its bound alone. */
  readonly secondsPerPoint: number;
  readonly wasmUrl?: string;
  /** Told before each number of units what is being worked out: `2 of 7`. */
  readonly onWork?: (doing: string) => void;
  /** Told of each number of units as soon as it is known. */
  readonly onPart?: (part: WhatIfPart) => void;
  readonly signal?: AbortSignal;
}

/**
 * What a task reaches with more and fewer units of each of some groups, by its goal, all other groups as they are. The plan as it is now is
 * weighed once for all of them. Groups without a unit are weighed as if they had none to place yet.
 *
 * @throws DOMException `AbortError` between points once `signal` is aborted.
 */
export async function weighMoreUnits(
  task: PlacingTask,
  sites: CandidateSites,
  options: WeighOptions,
): Promise<readonly WhatIf[]> {
  const { units, from, to, secondsPerPoint, wasmUrl, signal } = options;
  const built = buildPhasedProblem(withEmptyGroups(task, units), sites);
  const measure = gaugeOf(task, built);
  const curves: WhatIf[] = [];
  const types = units
    .map((unit) => built.groups.findIndex(({ id }) => id === unit))
    .filter((type) => type >= 0);
  const total = countPoints(built, types, from, to);
  let now: { readonly point: WhatIfPoint; readonly placing: PhasedPlacing | undefined } | undefined;
  let weighed = 0;
  const tell = () => options.onWork?.(`${Math.min(total, weighed + 1)} of ${total}`);
  tell();
  for (const type of types) {
    const unit = built.groups[type]?.id ?? "";
    const known = from === 0 ? now : undefined;
    const points = await drawWhatIfCurve(built.problem, {
      ...{ type, from: known ? 1 : from, to, secondsPerPoint },
      ...(known?.placing && { start: known.placing }),
      ...(wasmUrl !== undefined && { wasmUrl }),
      ...(signal && { signal }),
      onPoint(point, placing) {
        weighed++;
        tell();
        if (point.change === 0) now = { point, placing };
        options.onPart?.({ unit, step: measure(point, type) });
      },
    });
    const steps = (known ? [known.point, ...points] : points).map((point) => measure(point, type));
    curves.push(sharpenWhatIf({ unit, goal: task.objective.goal, steps }, []));
  }
  return curves;
}

/** How many numbers of units there are to weigh: none below zero, and the plan as it is now once where every curve begins with it. */
function countPoints({ problem }: BuiltProblem, types: readonly number[], from: number, to: number): number {
  const each = types.map((type) => to - Math.max(from, -(problem.types[type]?.roster ?? 0)) + 1);
  const points = each.reduce((sum, count) => sum + count, 0);
  return from === 0 ? points - Math.max(0, types.length - 1) : points;
}

/** Groups without a unit stand in the fleet with one that is held back, so that they have a place in the problem and nothing to place. */
function withEmptyGroups(task: PlacingTask, units: readonly string[]): PlacingTask {
  const fleet = task.fleet.map((group) =>
    group.count === 0 && units.includes(group.id) ? { ...group, count: 1, reserve: 1, onDuty: {} } : group,
  );
  return { ...task, fleet };
}

/** Reads a point of a curve as a step in the unit of the task's goal. */
function gaugeOf(
  task: PlacingTask,
  { groups }: BuiltProblem,
): (point: WhatIfPoint, type: number) => WhatIfStep {
  const { goal } = task.objective;
  const demand = task.periods.reduce(
    (sum, { weight }) => sum + weight.reduce((total, each) => total + each, 0),
    0,
  );
  const inGoal = (value: number) => {
    if (goal === "fairness") return Math.min(1, value);
    if (goal === "distance") return demand > 0 ? BEYOND_M - Math.min(BEYOND_M, value / demand) : BEYOND_M;
    return demand > 0 ? Math.min(1, value / demand) : 0;
  };
  return ({ change, value, bound, proven }, type) => ({
    change,
    units: (task.fleet.find(({ id }) => id === groups[type]?.id)?.count ?? 0) + change,
    officers: officersIn(task.fleet) + change * (groups[type]?.officersPerUnit ?? 0),
    reached: value === null ? null : inGoal(value),
    limit: inGoal(bound),
    proven,
  });
}
