import type { Placement, Proof } from "../model/deployment.ts";
import type { CannotHold, DeployedPhase, PhasedDeployment } from "../model/phased-deployment.ts";
import type { PlacingTask } from "../model/placing.ts";
import { assessPlacing } from "./assess-placing.ts";
import { type BuiltProblem, buildPhasedProblem } from "./build-phased-problem.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { composePosts, type PlacedSite } from "./compose-posts.ts";
import { BEYOND_M } from "./ground.ts";
import type { PhasedProblem } from "./phases/phased-problem.ts";

/** Solves a problem without geometry, at once or to proof. */
export type PhasedSolver = (problem: PhasedProblem) => Promise<PhasedDeployment | CannotHold>;

/**
 * Places a task's units over all its stretches together, for any goal, within the turnaround, off the no-go areas and so that the
 * must-cover areas are reached. Where that cannot all hold, units are placed without the must-cover areas that are at odds with
 * the rest, else without the turnaround, and `unmet` says so.
 */
export async function deployPhased(
  task: PlacingTask,
  sites: CandidateSites,
  solve: PhasedSolver,
): Promise<Placement> {
  const built = buildPhasedProblem(task, sites);
  const unmet = [...built.unmet];
  let problem = built.problem;
  for (;;) {
    const answer = await solve(problem);
    if (answer.kind === "deployment") return compose(task, sites, built, answer, unmet);
    const names = new Set(
      answer.together.flatMap((requirement) => (requirement.kind === "must-cover" ? [requirement.name] : [])),
    );
    if (names.size > 0) {
      problem = { ...problem, mustCover: problem.mustCover.filter(({ name }) => !names.has(name)) };
      for (const name of names)
        unmet.push(`${name} cannot be reached in all its parts with the units there are.`);
    } else if (problem.movement) {
      const { movement: _, ...unlimited } = problem;
      problem = unlimited;
      unmet.push(describeTurnaround(task));
    } else throw new Error("What is fixed cannot stand even without a turnaround.");
  }
}

function describeTurnaround({ movement }: PlacingTask): string {
  return `Pinned and fixed posts of one phase cannot all be reached from those of the phase before within ${movement.turnaroundMinutes} minutes, so no turnaround is kept.`;
}

function compose(
  task: PlacingTask,
  sites: CandidateSites,
  { groups }: BuiltProblem,
  answer: PhasedDeployment,
  unmet: readonly string[],
): Placement {
  const placed = answer.phases.flatMap(({ standing }, phase) =>
    standing
      .filter(({ fixed }) => !fixed)
      .flatMap(({ type, site, units }) => {
        const group = groups[type];
        const index = task.fleet.findIndex(({ id }) => id === group?.id);
        return Array.from({ length: units }, (): PlacedSite => ({ phase, group: index, site }));
      }),
  );
  const posts = composePosts(task, sites, placed);
  return {
    posts,
    periods: answer.phases.map((phase, i) => ({
      period: task.periods[i]?.period ?? "evening",
      proof: proofOf(task, phase),
    })),
    assessment: assessPlacing({ ...task, posts }),
    candidateSites: sites.lng.length,
    unmet,
  };
}

/** What is proven of one stretch, by the goal: of cover where cover is the goal, and of nothing else. */
function proofOf({ objective }: PlacingTask, { coverage, proof }: DeployedPhase): Proof {
  const { status, seconds, value, bound } = proof;
  const common = { method: proof.method === "exact" ? "exact" : "greedy-exchange", status, seconds } as const;
  switch (objective.goal) {
    case "cover":
    case "fairness":
      return { ...common, bound, goal: null };
    case "backup":
      return { ...common, bound: coverage.total, goal: { unit: "demand", value, bound } };
    case "distance": {
      const mean = (saved: number) => (coverage.total > 0 ? BEYOND_M - saved / coverage.total : 0);
      return {
        ...common,
        bound: coverage.total,
        goal: { unit: "metres", value: mean(value), bound: mean(bound) },
      };
    }
  }
}
