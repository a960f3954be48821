import { boundCover, type CoverBound } from "./cover-bound.ts";
import {
  type ChosenSites,
  type CoverGroup,
  type CoverProblem,
  coveredWeight,
  listCovers,
  pairCount,
  reduceCoverProblem,
} from "./cover-problem.ts";
import { improvePlacing } from "./greedy-exchange.ts";

/** Bounding once more pays where at most this part of the (site, demand) pairs is left. */
const WORTHWHILE = 0.8;
/** A choice counts as optimal where at most this part of what it covers lies between it and the bound. */
export const RELATIVE_GAP = 1e-6;

/** Whether a placing is proven optimal within the solver's tolerance. */
export function isOptimal(covered: number, bound: number): boolean {
  return bound - covered <= RELATIVE_GAP * covered;
}

/**
 * Bounds a problem from a choice of sites, takes what the bound proposes where that covers more, leaves out the sites
 * that nothing better contains, and bounds what is left: again and again while that brings anything.
 * @param goOn Told how far it is after each bound; it ends the work by `false`.
 */
export function boundClosely(
  problem: CoverProblem,
  given: ChosenSites,
  goOn: (sofar: { readonly covered: number; readonly bound: number }) => boolean,
) {
  let start = given;
  let covered = coveredWeight(problem, start);
  let promising = problem;
  let least = Number.POSITIVE_INFINITY;
  for (;;) {
    const bound = boundCover(promising, start, "thorough");
    const proposed = improvePlacing(problem, bound.proposal);
    const proposedCovers = coveredWeight(problem, proposed);
    const isBetter = proposedCovers > covered;
    if (isBetter) {
      start = proposed;
      covered = proposedCovers;
    }
    // What was left out before covers no more than the start does.
    least = Math.min(least, Math.max(covered, bound.value));
    const isOver = !goOn({ covered, bound: least }) || isOptimal(covered, least);
    const before = pairCount(promising);
    promising = keepPromisingSites(problem, promising, start, covered, bound);
    if (isOver || (!isBetter && pairCount(promising) > WORTHWHILE * before)) {
      return { promising, start, covered, bound: least };
    }
  }
}

/**
 * The problem with those of the `promising` sites that by the bound a better choice can contain, merged anew. Sites of
 * `start` stay, so that it remains a choice of the smaller problem. Site numbers are unchanged.
 */
function keepPromisingSites(
  problem: CoverProblem,
  promising: CoverProblem,
  start: ChosenSites,
  covered: number,
  bound: CoverBound,
): CoverProblem {
  const groups = problem.groups.map((group, g) => {
    const kept = new Set(start[g]);
    const potential = bound.withSite[g] as Float64Array;
    const { start: from } = promising.groups[g] as CoverGroup;
    const isPromising = (site: number) =>
      (from[site] as number) < (from[site + 1] as number) && (potential[site] as number) > covered;
    return {
      count: group.count,
      ...listCovers(problem.siteCount, (site) =>
        kept.has(site) || isPromising(site)
          ? [...group.points.subarray(group.start[site], group.start[site + 1])]
          : [],
      ),
    };
  });
  const smaller = reduceCoverProblem({ weight: problem.weight, siteCount: problem.siteCount, groups });
  return {
    ...smaller,
    totalWeight: problem.totalWeight,
    coveredBefore: problem.coveredBefore,
  };
}
