import type { Placement, Proof } from "../model/deployment.ts";
import type { PlacingTask } from "../model/placing.ts";
import { ProblemError } from "../model/problem.ts";
import { assessPlacing } from "./assess-placing.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { composePosts, type PlacedSite } from "./compose-posts.ts";
import { isOptimal } from "./cover/bound-closely.ts";
import { boundCover } from "./cover/cover-bound.ts";
import { type ChosenSites, coveredWeight } from "./cover/cover-problem.ts";
import { type ExactOptions, solveExactly } from "./cover/exact-cover.ts";
import { placeByGreedyExchange } from "./cover/greedy-exchange.ts";
import { deployPhased } from "./deploy-phased.ts";
import { openPeriod } from "./open-period.ts";
import { deployExactly } from "./phases/exact-phased.ts";
import { deployHeuristically } from "./phases/phased-heuristic.ts";

/**
 * Places a task's units at once: greedy additions and exchanges around the pinned and fixed posts, with the Lagrangian bound.
 *
 * Pinned posts are kept as they are and come first, in their order; each takes one unit off its group, and fixed posts take
 * theirs. Suggested posts follow, the one that reaches most first. A unit that could add nothing anywhere gets no post, so
 * there may be fewer posts than units.
 *
 * @throws ProblemError where no recorded crime is in the demand, or there is no site.
 */
export async function suggestHeuristically(task: PlacingTask, sites: CandidateSites): Promise<Placement> {
  requireDemand(task);
  requireSites(sites);
  if (!isPlainCover(task)) return deployPhased(task, sites, async (problem) => deployHeuristically(problem));
  const began = performance.now();
  const { problem, unmet } = openEvening(task, sites);
  if (problem === null) return composeByHand(task, sites, unmet);
  const chosen = placeByGreedyExchange(problem);
  const { value: bound } = boundCover(problem, chosen);
  const status = isOptimal(coveredWeight(problem, chosen), bound) ? "optimal" : "feasible";
  const seconds = (performance.now() - began) / 1000;
  return compose(
    task,
    sites,
    chosen,
    { method: "greedy-exchange", status, bound, goal: null, seconds },
    unmet,
  );
}

/**
 * Places a task's units with proof of optimality, as far as the time limit allows: as {@link suggestHeuristically}, then
 * {@link solveExactly} or, for several stretches and other goals than cover, {@link deployExactly}. A proof's method is
 * `greedy-exchange` where its answer met the bound by itself.
 *
 * @throws ProblemError where no recorded crime is in the demand, there is no site, or the solver fails.
 */
export async function suggestExactly(
  task: PlacingTask,
  sites: CandidateSites,
  options: ExactOptions,
): Promise<Placement> {
  requireDemand(task);
  requireSites(sites);
  if (!isPlainCover(task)) {
    const { timeLimitSeconds, wasmUrl } = options;
    const limits = { timeLimitSeconds, ...(wasmUrl !== undefined && { wasmUrl }) };
    return deployPhased(task, sites, (problem) => deployExactly(problem, limits));
  }
  const began = performance.now();
  const { problem, unmet } = openEvening(task, sites);
  if (problem === null) return composeByHand(task, sites, unmet);
  const { chosen, bound, status, method } = await solveExactly(problem, options);
  const seconds = (performance.now() - began) / 1000;
  return compose(task, sites, chosen, { method, status, bound, goal: null, seconds }, unmet);
}

/** Whether units are placed for cover in one stretch, anywhere: the case that has solvers of its own. */
function isPlainCover({ periods, objective, areas }: PlacingTask): boolean {
  return periods.length === 1 && objective.goal === "cover" && areas.length === 0;
}

function openEvening(task: PlacingTask, sites: CandidateSites) {
  return openPeriod(task, sites, task.periods[0] as PlacingTask["periods"][number]);
}

/** Pinned and fixed posts alone: with no unit to place there is nothing better to find. */
function composeByHand(task: PlacingTask, sites: CandidateSites, unmet: readonly string[]): Placement {
  const standing = { ...task, posts: task.posts.filter((post) => post.pinned) };
  const bound = assessPlacing(standing).periods[0]?.coveredDemand ?? 0;
  return compose(
    task,
    sites,
    [],
    { method: "by-hand", status: "optimal", bound, goal: null, seconds: 0 },
    unmet,
  );
}

function compose(
  task: PlacingTask,
  sites: CandidateSites,
  chosen: ChosenSites,
  proof: Proof,
  unmet: readonly string[],
): Placement {
  const placed = chosen.flatMap((list, group) => list.map((site): PlacedSite => ({ phase: 0, group, site })));
  const posts = composePosts(task, sites, placed);
  return {
    posts,
    periods: task.periods.map(({ period }) => ({ period, proof })),
    assessment: assessPlacing({ ...task, posts }),
    candidateSites: sites.lng.length,
    unmet,
  };
}

function requireDemand({ periods }: PlacingTask): void {
  if (periods.some(({ weight }) => weight.some((each) => each > 0))) return;
  throw new ProblemError({
    what: "No recorded crime is left in the area under these filters.",
    meaning: "There is no historic demand to place units by, so nothing is suggested.",
    remedy: "Widen the area, the period or the crime types.",
  });
}

function requireSites({ lng }: CandidateSites): void {
  if (lng.length > 0) return;
  throw new ProblemError({
    what: "None of the places of the list is in the study area.",
    meaning: "There is nowhere that a unit may be suggested, so nothing is.",
    remedy: "Widen the study area, give another list, or let units stand in the middle of any hexagon.",
  });
}
