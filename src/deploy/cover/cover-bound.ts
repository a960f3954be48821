import {
  type ChosenSites,
  type CoverProblem,
  coveredWeight,
  hasWholeWeights,
  pairCount,
} from "./cover-problem.ts";

const STEPS = { most: 1000, least: 40 } as const;
/** Looks at (site, demand) pairs that a bound may take: about 0.2 s, and as many seconds as are worth it before a solve. */
const WORK = { quick: 60_000_000, thorough: 1_000_000_000 } as const;
const PATIENCE = 25;
const WORTHWHILE = 1e-4;
/** How much of its last direction a step keeps (Camerini, Fratta & Maffioli 1975). */
const MOMENTUM = 0.85;

/** An upper bound on the weight that any choice of sites covers, with what proves it. */
export interface CoverBound {
  /** No choice of sites covers more than this, fixed posts included. Rounded down where all weights are whole. */
  readonly value: number;
  /** Per group and site: no choice of which that site is part covers more than this. */
  readonly withSite: readonly Float64Array[];
  /** Of all choices the prices have led to, the one that covers most: a start for exchanges. */
  readonly proposal: ChosenSites;
}

/**
 * A certified upper bound without a solver, by Lagrangian relaxation (Galvão & ReVelle 1996): with a price
 * 0 ≤ λᵢ ≤ wᵢ on each demand entry, no choice covers more than
 * L(λ) = Σᵢ (wᵢ − λᵢ) + Σ_groups (the `count` greatest Σ λᵢ over a site's demand).
 * With λᵢ = wᵢ where `chosen` leaves i uncovered and 0 elsewhere, L is the submodular bound of Nemhauser,
 * Wolsey & Fisher (1978): what is covered plus the greatest gains still open. From there the prices follow
 * the subgradient for a fixed number of steps (1000, fewer on very large problems), each keeping part of the last direction; the least L is returned.
 *
 * @param chosen A good choice of sites; it steers the search, every L is a bound whatever it is.
 */
export function boundCover(
  problem: CoverProblem,
  chosen: ChosenSites,
  effort: keyof typeof WORK = "quick",
): CoverBound {
  const { weight, demandCount, groups } = problem;
  const known = coveredWeight(problem, chosen);
  const whole = hasWholeWeights(problem);
  const roundDown = (value: number) => (whole ? Math.floor(value + 1e-6) : value);
  const coverable = weight.reduce((sum, w) => sum + w, problem.coveredBefore);
  const steps = Math.min(
    STEPS.most,
    Math.max(STEPS.least, Math.floor(WORK[effort] / Math.max(1, pairCount(problem)))),
  );
  const taken = countCoverers(problem, chosen);
  const price = weight.map((w, point) => (taken[point] ? 0 : w));
  let best = priceSites(problem, price);
  let stepFactor = 1.5;
  let sinceBetter = 0;
  let proposal: ChosenSites = best.top;
  let proposalCovers = -1;
  const excess = new Float64Array(demandCount);
  let latest = best;
  for (let step = 0; step < steps && roundDown(best.value) > known * (1 + 1e-9); step++) {
    const times = countCoverers(problem, latest.top);
    let norm = 0;
    let covers = problem.coveredBefore;
    for (let point = 0; point < demandCount; point++) {
      if (times[point]) covers += weight[point] as number;
      const p = price[point] as number;
      const w = weight[point] as number;
      const t = times[point] as number;
      // At λ = w the demand may or may not be taken as covered: whichever agrees with the sites.
      let e = (p < w ? t - 1 : Math.max(0, t - 1)) + MOMENTUM * (excess[point] as number);
      if ((p <= 0 && e > 0) || (p >= w && e < 0)) e = 0;
      excess[point] = e;
      norm += e ** 2;
    }
    if (covers > proposalCovers) {
      proposal = latest.top;
      proposalCovers = covers;
    }
    if (norm === 0) break;
    const size = (stepFactor * (latest.value - known)) / norm;
    for (let point = 0; point < demandCount; point++) {
      const moved = (price[point] as number) - size * (excess[point] as number);
      price[point] = Math.min(weight[point] as number, Math.max(0, moved));
    }
    latest = priceSites(problem, price);
    if (latest.value < best.value - 1e-9) {
      if (latest.value < best.value - WORTHWHILE * (best.value - known)) sinceBetter = 0;
      best = latest;
    } else if (++sinceBetter >= PATIENCE) {
      stepFactor *= 0.75;
      sinceBetter = 0;
    }
  }
  return {
    value: Math.max(known, roundDown(Math.min(coverable, best.value))),
    withSite: groups.map((_, group) =>
      (best.prices[group] as Float64Array).map((p) =>
        roundDown(best.value - Math.max(0, (best.leastTop[group] as number) - p)),
      ),
    ),
    proposal,
  };
}

/** L(λ) of a problem, with each site's price, the sites that reach it and the lowest price among them. */
function priceSites(problem: CoverProblem, price: Float64Array) {
  let value = problem.coveredBefore;
  for (let point = 0; point < price.length; point++) {
    value += (problem.weight[point] as number) - (price[point] as number);
  }
  const top: number[][] = [];
  const leastTop: number[] = [];
  const prices = problem.groups.map(({ count, start, points }) => {
    const sums = new Float64Array(problem.siteCount);
    for (let site = 0; site < sums.length; site++) {
      let sum = 0;
      for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
        sum += price[points[k] as number] as number;
      }
      sums[site] = sum;
    }
    const dearest = takeDearest(sums, count);
    for (const site of dearest) value += sums[site] as number;
    top.push(dearest);
    leastTop.push(dearest.length < count ? 0 : (sums[dearest.at(-1) ?? 0] as number));
    return sums;
  });
  return { value, prices, top, leastTop };
}

/** The sites of the `count` greatest sums, greatest first. */
function takeDearest(sums: Float64Array, count: number): number[] {
  const dearest: number[] = [];
  if (count === 0) return dearest;
  for (let site = 0; site < sums.length; site++) {
    const sum = sums[site] as number;
    if (dearest.length === count) {
      if (sum <= (sums[dearest[count - 1] as number] as number)) continue;
      dearest.pop();
    }
    let at = dearest.length;
    while (at > 0 && (sums[dearest[at - 1] as number] as number) < sum) at--;
    dearest.splice(at, 0, site);
  }
  return dearest;
}

function countCoverers(problem: CoverProblem, chosen: ChosenSites): Uint16Array {
  const times = new Uint16Array(problem.demandCount);
  problem.groups.forEach(({ start, points }, group) => {
    for (const site of chosen[group] ?? []) {
      for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
        const point = points[k] as number;
        times[point] = (times[point] as number) + 1;
      }
    }
  });
  return times;
}
