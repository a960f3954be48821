import type { PlacedPeriod, Placement, Proof } from "../model/deployment.ts";
import type { PeriodDemand, PlacingTask } from "../model/placing.ts";
import { ProblemError } from "../model/problem.ts";
import { assessPlacing } from "./assess-placing.ts";
import type { CandidateSites } from "./candidate-sites.ts";
import { composePosts, type PlacedSite } from "./compose-posts.ts";
import { boundCover } from "./cover-bound.ts";
import { type ChosenSites, coveredWeight } from "./cover-problem.ts";
import { type ExactOptions, isOptimal, solveExactly } from "./exact-cover.ts";
import { placeByGreedyExchange } from "./greedy-exchange.ts";
import { openPeriod } from "./open-period.ts";

/**
 * Places a task's units at once, stretch by stretch: greedy additions and exchanges around the pinned and fixed posts, with the
 * Lagrangian bound.
 *
 * Pinned posts are kept as they are and come first, in their order; each takes one unit off its group, and fixed posts take
 * theirs. Suggested posts follow, the one that reaches most first. A unit that could add nothing anywhere gets no post, so
 * there may be fewer posts than units.
 *
 * @throws ProblemError where no recorded crime is in the demand.
 */
export function suggestHeuristically(task: PlacingTask, sites: CandidateSites): Placement {
  requireDemand(task);
  const found = task.periods.map((period): FoundPlacing => {
    const began = performance.now();
    const { problem } = openPeriod(task, sites, period);
    if (problem === null) return byHand(task, period);
    const chosen = placeByGreedyExchange(problem);
    const { value: bound } = boundCover(problem, chosen);
    const isProven = isOptimal(coveredWeight(problem, chosen), bound);
    const status = isProven ? "optimal" : "feasible";
    return { chosen, proof: { method: "greedy-exchange", status, bound, seconds: secondsSince(began) } };
  });
  return compose(task, sites, found);
}

/**
 * Places a task's units with proof of optimality, as far as the time limit, which all stretches share, allows: as
 * {@link suggestHeuristically}, then {@link solveExactly}. A proof's method is `greedy-exchange` where its answer met the bound by itself.
 *
 * @throws ProblemError where no recorded crime is in the demand, or the solver fails.
 */
export async function suggestExactly(
  task: PlacingTask,
  sites: CandidateSites,
  options: ExactOptions,
): Promise<Placement> {
  requireDemand(task);
  const found: FoundPlacing[] = [];
  const start = performance.now();
  for (const [i, period] of task.periods.entries()) {
    const began = performance.now();
    const { problem } = openPeriod(task, sites, period);
    if (problem === null) {
      found.push(byHand(task, period));
      continue;
    }
    const left = options.timeLimitSeconds - secondsSince(start);
    const timeLimitSeconds = Math.max(0.1, left / (task.periods.length - i));
    const { chosen, bound, status, method } = await solveExactly(problem, { ...options, timeLimitSeconds });
    found.push({ chosen, proof: { method, status, bound, seconds: secondsSince(began) } });
  }
  return compose(task, sites, found);
}

/** The sites that were chosen in a stretch, by group, with what is known of them. */
interface FoundPlacing {
  readonly chosen: ChosenSites;
  readonly proof: Proof;
}

/** Pinned and fixed posts alone: with no unit to place there is nothing better to find. */
function byHand(task: PlacingTask, period: PeriodDemand): FoundPlacing {
  const standing = { ...task, posts: task.posts.filter((post) => post.pinned), periods: [period] };
  const bound = assessPlacing(standing).periods[0]?.coveredDemand ?? 0;
  return { chosen: [], proof: { method: "by-hand", status: "optimal", bound, seconds: 0 } };
}

function compose(task: PlacingTask, sites: CandidateSites, found: readonly FoundPlacing[]): Placement {
  const placed = found.flatMap(({ chosen }, phase) =>
    chosen.flatMap((list, group) => list.map((site): PlacedSite => ({ phase, group, site }))),
  );
  const posts = composePosts(task, sites, placed);
  return {
    posts,
    periods: task.periods.map(
      ({ period }, phase): PlacedPeriod => ({ period, proof: (found[phase] as FoundPlacing).proof }),
    ),
    assessment: assessPlacing({ ...task, posts }),
    candidateSites: sites.lng.length,
    unmet: task.periods.flatMap((period) => openPeriod(task, sites, period).unmet),
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

function secondsSince(began: number): number {
  return (performance.now() - began) / 1000;
}
