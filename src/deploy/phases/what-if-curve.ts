import type { CannotHold, PhasedDeployment } from "../../model/phased-deployment.ts";
import { readSuggested } from "./describe-placing.ts";
import { deployExactly, type PhasedOptions } from "./exact-phased.ts";
import { deployHeuristically } from "./phased-heuristic.ts";
import type { PhasedPlacing, PhasedProblem } from "./phased-problem.ts";

/** The objective with so many units of one type, all else as asked; where fairness comes first, the share covered of the worst sector. */
export interface WhatIfPoint {
  /** Units of the type more than asked for in every phase; below zero for fewer. */
  readonly change: number;
  /** Units of the type that exist then. */
  readonly units: number;
  /** Officers of all types that exist then. */
  readonly officers: number;
  /** Objective reached; null where the fixed units or must-covers cannot hold with so few. */
  readonly value: number | null;
  /** No placing reaches more. */
  readonly bound: number;
  /** Whether value and bound agree within the gap asked for, or it is proven that nothing can hold. */
  readonly proven: boolean;
}

/** Which points to compute and how. */
export interface WhatIfOptions extends Pick<PhasedOptions, "relativeGap" | "wasmUrl"> {
  readonly type: number;
  /** Fewest and most units more than asked for; points with fewer than zero units are left out. */
  readonly from: number;
  readonly to: number;
  /** Seconds for each point; 0 for the heuristic and its bound alone. */
  readonly secondsPerPoint: number;
  /** A placing for the first point to start from, such as one with a unit fewer. */
  readonly start?: PhasedPlacing;
  /** Told of each point, with its placing where there is one. */
  readonly onPoint?: (point: WhatIfPoint, placing: PhasedPlacing | undefined) => void;
  readonly signal?: AbortSignal;
}

/**
 * How the objective grows with the units of one type: points from fewer to more, each started from the one before, so
 * that more units never reach less; and since fewer never reach more, each bound is at most that of the next point.
 * Where fairness comes first the share of the worst covered sector stands for the objective, of which the same holds.
 *
 * @throws DOMException `AbortError` between points once `signal` is aborted.
 */
export async function drawWhatIfCurve(
  problem: PhasedProblem,
  options: WhatIfOptions,
): Promise<WhatIfPoint[]> {
  const points: WhatIfPoint[] = [];
  let { start } = options;
  const relativeGap = options.relativeGap ?? 1e-6;
  for (let change = options.from; change <= options.to; change++) {
    options.signal?.throwIfAborted();
    const changed = changeUnits(problem, options.type, change);
    if (changed === null) continue;
    const found =
      options.secondsPerPoint > 0
        ? await deployExactly(changed, {
            timeLimitSeconds: options.secondsPerPoint,
            relativeGap,
            ...{ leastMovement: false, worstOnly: true },
            ...(start === undefined ? {} : { start }),
            ...(options.wasmUrl === undefined ? {} : { wasmUrl: options.wasmUrl }),
          })
        : deployHeuristically(changed, start);
    const described = describePoint(changed, options.type, change, found, relativeGap);
    const point = keepEarlier(described, points.at(-1), relativeGap);
    const placing = found.kind === "deployment" ? readSuggested(changed, found) : undefined;
    start = placing ?? start;
    points.push(point);
    options.onPoint?.(point, placing);
  }
  for (let k = points.length - 2; k >= 0; k--) {
    const point = points[k] as WhatIfPoint;
    const bound = Math.min(point.bound, (points[k + 1] as WhatIfPoint).bound);
    points[k] = { ...point, bound, proven: point.proven || isMet(point.value, bound, relativeGap) };
  }
  return points;
}

/** What fewer units reach, more reach as well, with those beyond left without a post: the quick placing for fairness may overlook it. */
function keepEarlier(point: WhatIfPoint, before: WhatIfPoint | undefined, relativeGap: number): WhatIfPoint {
  if (before?.value == null || (point.value !== null && point.value >= before.value)) return point;
  const bound = Math.max(point.bound, before.value);
  return { ...point, value: before.value, bound, proven: isMet(before.value, bound, relativeGap) };
}

function isMet(value: number | null, bound: number, relativeGap: number): boolean {
  return value !== null && bound - value <= relativeGap * Math.max(value, bound);
}

/** The problem with so many more units of a type in every phase; null where it would have fewer than none. */
function changeUnits(problem: PhasedProblem, type: number, change: number): PhasedProblem | null {
  const asked = problem.types[type];
  if (asked === undefined || asked.roster + change < 0) return null;
  const available = asked.available.map((units) => Math.max(0, units + change));
  const roster = asked.roster + change;
  return { ...problem, types: problem.types.with(type, { ...asked, roster, available }) };
}

function describePoint(
  problem: PhasedProblem,
  type: number,
  change: number,
  found: PhasedDeployment | CannotHold,
  relativeGap: number,
): WhatIfPoint {
  const units = problem.types[type]?.roster ?? 0;
  const officers = problem.types.reduce(
    (sum, { roster, officersPerUnit }) => sum + roster * officersPerUnit,
    0,
  );
  if (found.kind === "cannot-hold") {
    const bound = found.proven ? 0 : Number.POSITIVE_INFINITY;
    return { change, units, officers, value: null, bound, proven: found.proven };
  }
  const { proof, fairness } = found;
  const [value, bound] = fairness
    ? [fairness.worstShare, fairness.worstShareBound]
    : [proof.value, proof.bound];
  return { change, units, officers, value, bound, proven: isMet(value, bound, relativeGap) };
}
