import type { Highs } from "highs";
import type { CannotHold, Requirement } from "../../model/phased-deployment.ts";
import { solveModel } from "../solver/linear-model.ts";
import { separateFrom } from "./movement-cuts.ts";
import { reducePhase } from "./phase-cover.ts";
import { buildPhasedModel } from "./phased-model.ts";
import type { PhasedTask } from "./phased-task.ts";

/**
 * The requirements that cannot hold together, none of them without need: each in turn is left out for good where the
 * rest still cannot hold (deletion filter; Chinneck & Dravnieks 1991). Fixed units and the numbers available are
 * taken as given.
 *
 * @returns null where all requirements can hold.
 */
export function explainConflict(highs: Highs, task: PhasedTask, seconds: number): CannotHold | null {
  const began = performance.now();
  const secondsLeft = () => seconds - (performance.now() - began) / 1000;
  const all: Requirement[] = [
    ...task.covers.flatMap(({ phase, mustCover }) =>
      mustCover.map(({ name }): Requirement => ({ kind: "must-cover", phase, name })),
    ),
    ...task.limits.flatMap((types, afterPhase) =>
      types.flatMap((reach, type): Requirement[] =>
        reach === null ? [] : [{ kind: "turnaround", afterPhase, type }],
      ),
    ),
  ];
  const first = canHold(highs, task, all, secondsLeft());
  if (first === "yes") return null;
  let together = all;
  let proven = first === "no";
  for (const requirement of all) {
    const rest = together.filter((other) => other !== requirement);
    const answer = secondsLeft() > 0 ? canHold(highs, task, rest, secondsLeft()) : "unknown";
    if (answer === "no") together = rest;
    else if (answer === "unknown") proven = false;
  }
  return { kind: "cannot-hold", together, proven };
}

function canHold(
  highs: Highs,
  task: PhasedTask,
  requirements: readonly Requirement[],
  seconds: number,
): "yes" | "no" | "unknown" {
  const asks = (wanted: Requirement) =>
    requirements.some((requirement) => JSON.stringify(requirement) === JSON.stringify(wanted));
  const { problem } = task;
  const bare = {
    ...problem,
    phases: problem.phases.map((phase) => ({ ...phase, weight: new Float64Array(problem.demandCount) })),
    mustCover: problem.mustCover.filter(({ phase, name }) => asks({ kind: "must-cover", phase, name })),
  };
  const lighter: PhasedTask = {
    ...task,
    problem: bare,
    covers: bare.phases.map((_, phase) => reducePhase(bare, phase)),
    limits: task.limits.map((types, afterPhase) =>
      types.map((reach, type) => (asks({ kind: "turnaround", afterPhase, type }) ? reach : null)),
    ),
  };
  const built = buildPhasedModel(
    lighter,
    lighter.covers.map(({ phase }) => phase),
    null,
  );
  if (lighter.covers.every(({ mustCover }) => mustCover.length === 0)) return "yes";
  const answer = solveModel(highs, built.model, {
    seconds: Math.max(0.1, seconds),
    relativeGap: 0,
    absoluteGap: 0,
    separate: (values) => separateFrom(built, lighter, values),
  });
  return answer.status === "infeasible" ? "no" : answer.values === null ? "unknown" : "yes";
}
