import type { DemandPoints } from "../model/demand.ts";
import type { Deployment, Post, Proof } from "../model/deployment.ts";
import type { Fleet, UnitGroup } from "../model/fleet.ts";
import { ProblemError } from "../model/problem.ts";
import { isOptimal } from "./bound-closely.ts";
import { boundCover } from "./cover-bound.ts";
import { buildCoverProblem, type ChosenSites, coveredWeight } from "./cover-problem.ts";
import { evaluatePosts } from "./evaluate-posts.ts";
import { type ExactOptions, solveExactly } from "./exact-cover.ts";
import { placeByGreedyExchange } from "./greedy-exchange.ts";

/** Places a unit may be suggested at; a `HexGrid` is one, with its hex centres. */
export interface CandidateSites {
  readonly lng: Float64Array;
  readonly lat: Float64Array;
  /** A lasting name for each site, used in post ids; its number where left out. */
  readonly cells?: readonly string[];
}

/**
 * Places a fleet at once: greedy additions and exchanges around the fixed posts, with the Lagrangian bound.
 *
 * Fixed posts are kept as they are and come first, in their order; each takes one unit off the group of its
 * mode, and where a mode has more fixed posts than units none is added. Suggested posts follow, the one
 * that reaches most first. A unit that could add nothing anywhere gets no post, so there may be fewer posts
 * than units.
 *
 * @throws ProblemError where no recorded crime is in the demand.
 */
export function suggestHeuristically(
  demand: DemandPoints,
  sites: CandidateSites,
  fleet: Fleet,
  fixedPosts: readonly Post[],
): Deployment {
  const began = performance.now();
  const task = openTask(demand, sites, fleet, fixedPosts);
  if (task === undefined) return deployByHand(demand, sites, fixedPosts);
  const chosen = placeByGreedyExchange(task.problem);
  const { value: bound } = boundCover(task.problem, chosen);
  const optimal = isOptimal(coveredWeight(task.problem, chosen), bound);
  return deploy(demand, sites, task.groups, fixedPosts, chosen, {
    method: "greedy-exchange",
    status: optimal ? "optimal" : "feasible",
    bound,
    seconds: (performance.now() - began) / 1000,
  });
}

/**
 * Places a fleet with proof of optimality, as far as the time limit allows: as {@link suggestHeuristically},
 * then {@link solveExactly}. The proof's method is `greedy-exchange` where its answer met the bound by itself.
 *
 * @throws ProblemError where no recorded crime is in the demand, or the solver fails.
 */
export async function suggestExactly(
  demand: DemandPoints,
  sites: CandidateSites,
  fleet: Fleet,
  fixedPosts: readonly Post[],
  options: ExactOptions,
): Promise<Deployment> {
  const began = performance.now();
  const task = openTask(demand, sites, fleet, fixedPosts);
  if (task === undefined) return deployByHand(demand, sites, fixedPosts);
  const { chosen, bound, status, method } = await solveExactly(task.problem, options);
  const seconds = (performance.now() - began) / 1000;
  return deploy(demand, sites, task.groups, fixedPosts, chosen, { method, status, bound, seconds });
}

/** The covering problem of the units still free, or undefined where every unit has its post. */
function openTask(demand: DemandPoints, sites: CandidateSites, fleet: Fleet, fixedPosts: readonly Post[]) {
  if (!demand.weight.some((weight) => weight > 0)) {
    throw new ProblemError({
      what: "No recorded crime is left in the area under these filters.",
      meaning: "There is no historic demand to place units by, so nothing is suggested.",
      remedy: "Widen the area, the period or the crime types.",
    });
  }
  const groups = fleet.map((group) => {
    const fixed = fixedPosts.filter((post) => post.mode === group.mode).length;
    return { ...group, count: Math.max(0, group.count - fixed) };
  });
  if (groups.every((group) => group.count === 0)) return undefined;
  return { groups, problem: buildCoverProblem(demand, sites, groups, fixedPosts) };
}

function deploy(
  demand: DemandPoints,
  sites: CandidateSites,
  groups: readonly UnitGroup[],
  fixedPosts: readonly Post[],
  chosen: ChosenSites,
  proof: Proof,
): Deployment {
  const taken = new Set(fixedPosts.map((post) => post.id));
  const suggested = groups.flatMap(({ mode, coverRadiusM }, group) =>
    (chosen[group] ?? []).map(
      (site): Post => ({
        id: freshId(`p-${mode}-${sites.cells?.[site] ?? site}`, taken),
        at: [sites.lng[site] as number, sites.lat[site] as number],
        mode,
        coverRadiusM,
        pinned: false,
        chosenBy: "suggestion",
      }),
    ),
  );
  const { perPost } = evaluatePosts(demand, suggested);
  const order = suggested
    .map((post, p) => ({ post, reaches: perPost[p]?.reaches ?? 0 }))
    .sort((a, b) => b.reaches - a.reaches || (a.post.id < b.post.id ? -1 : 1));
  const posts = [...fixedPosts, ...order.map(({ post }) => post)];
  return {
    posts,
    coverage: evaluatePosts(demand, posts),
    proof,
    candidateSites: sites.lng.length,
  };
}

/** Fixed posts alone: with no unit to place there is nothing better to find. */
function deployByHand(demand: DemandPoints, sites: CandidateSites, fixedPosts: readonly Post[]): Deployment {
  const coverage = evaluatePosts(demand, fixedPosts);
  return {
    posts: fixedPosts,
    coverage,
    proof: { method: "by-hand", status: "optimal", bound: coverage.coveredDemand, seconds: 0 },
    candidateSites: sites.lng.length,
  };
}

/** A post that was pinned and then moved keeps the id of the hex it came from; the next one there is numbered. */
function freshId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
  taken.add(id);
  return id;
}
