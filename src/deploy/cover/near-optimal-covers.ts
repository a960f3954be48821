import { type ChosenSites, type CoverGroup, type CoverProblem, coveredWeight } from "./cover-problem.ts";

/** The share of the best covered weight that a near-optimal placing may lack. */
export const NEAR_OPTIMAL_SHARE = 0.02;

/** One of several placings that cover nearly the same. */
export interface NearOptimalCover {
  readonly chosen: ChosenSites;
  /** Weight covered, fixed posts included. */
  readonly covered: number;
}

/** Placings within reach of the best, and what was asked of them. */
export interface NearOptimalCovers {
  /** The best first, then in the order found; no two place the same units on the same sites. */
  readonly covers: readonly NearOptimalCover[];
  /** No placing here covers less. */
  readonly leastCovered: number;
}

/**
 * Up to `count` placings, each within `share` of what `best` covers and as different as a local search makes them.
 * Each begins as `best` and moves one unit at a time: first to where fewer placings so far have one of its kind,
 * as long as enough stays covered, of equal moves the one that loses least; then to sites no more used than its own
 * that cover more. So units first spread over unused sites within the share, and then win back weight. A placing that was had already
 * has its least costly unit moved to the least used site that keeps it within the share; where there is none, the list ends, so there may
 * be fewer than `count`. How different they are is no optimum, only the outcome.
 *
 * @param best The placing to compare with, as many sites as it has per group; the share counts from what it covers.
 * @throws RangeError where `count` is below 1 or `share` outside [0, 1).
 */
export function findNearOptimalCovers(
  problem: CoverProblem,
  best: ChosenSites,
  count: number,
  share: number = NEAR_OPTIMAL_SHARE,
): NearOptimalCovers {
  if (!(count >= 1)) throw new RangeError(`${count} placings were asked for; it takes at least one.`);
  if (!(share >= 0 && share < 1)) throw new RangeError(`A share of ${share}; it must be from 0 to below 1.`);
  const bestCovered = coveredWeight(problem, best);
  const leastCovered = bestCovered * (1 - share);
  const start = best.map((sites) => [...sites]);
  const covers: NearOptimalCover[] = [{ chosen: start, covered: bestCovered }];
  const used = problem.groups.map(() => new Uint16Array(problem.siteCount));
  const seen = new Set([nameOf(start)]);
  countUse(used, start);
  while (covers.length < count) {
    let placing = spread(problem, start, used, leastCovered);
    if (seen.has(nameOf(placing))) {
      const other = findUnseen(problem, placing, used, seen, leastCovered);
      if (other === undefined) break;
      placing = other;
    }
    seen.add(nameOf(placing));
    countUse(used, placing);
    covers.push({ chosen: placing, covered: coveredWeight(problem, placing) });
  }
  return { covers, leastCovered };
}

/** A unit, by its position among those of its group, and the site that it moves to. */
interface Move {
  readonly group: number;
  readonly position: number;
  readonly to: number;
}

/** A placing one move away that was not had yet, with enough covered: to the least used site, then the one that covers most. */
function findUnseen(
  problem: CoverProblem,
  placing: readonly (readonly number[])[],
  used: readonly Uint16Array[],
  seen: ReadonlySet<string>,
  leastCovered: number,
): number[][] | undefined {
  let best: number[][] | undefined;
  let leastUse = Number.POSITIVE_INFINITY;
  let bestCovered = Number.NEGATIVE_INFINITY;
  priceMoves(problem, placing, (group, position, _, to, covered) => {
    const use = used[group]?.[to] as number;
    if (covered < leastCovered - 1e-9 * problem.totalWeight) return;
    if (use > leastUse || (use === leastUse && covered <= bestCovered)) return;
    const moved = apply(placing, { group, position, to });
    if (seen.has(nameOf(moved))) return;
    best = moved;
    leastUse = use;
    bestCovered = covered;
  });
  return best;
}

function spread(
  problem: CoverProblem,
  start: readonly number[][],
  used: readonly Uint16Array[],
  leastCovered: number,
): number[][] {
  const slack = 1e-9 * problem.totalWeight;
  let placing = start.map((sites) => [...sites]);
  for (const phase of ["spread", "recover"] as const) {
    for (;;) {
      const now = coveredWeight(problem, placing);
      let best: Move | undefined = undefined as Move | undefined;
      let bestDrop = 0;
      let bestCovered = Number.NEGATIVE_INFINITY;
      priceMoves(problem, placing, (group, position, from, to, covered) => {
        const counts = used[group] as Uint16Array;
        const drop = (counts[from] as number) - (counts[to] as number);
        const allowed =
          phase === "spread"
            ? drop > 0 && covered >= leastCovered - slack
            : drop >= 0 && covered > now + slack;
        if (!allowed) return;
        if (phase === "spread" && drop !== bestDrop ? drop < bestDrop : covered <= bestCovered) return;
        best = { group, position, to };
        bestDrop = drop;
        bestCovered = covered;
      });
      if (best === undefined) break;
      placing = apply(placing, best);
    }
  }
  return placing;
}

/**
 * Offers every move of one unit to a site without one of its group that covers anything, with what is covered then: all are priced in one
 * look at each (site, demand) pair, covered = now − loss(from) + gain(to) + what only `from` covers now and `to` covers too.
 */
function priceMoves(
  problem: CoverProblem,
  placing: readonly (readonly number[])[],
  offer: (group: number, position: number, from: number, to: number, covered: number) => void,
): void {
  const { weight, groups, siteCount } = problem;
  const coverers = new Uint16Array(problem.demandCount);
  const soleUnit = new Int32Array(problem.demandCount);
  const units = placing.flatMap((sites, group) => sites.map((site, position) => ({ group, site, position })));
  units.forEach(({ group, site }, unit) => {
    const { start, points } = groups[group] as CoverGroup;
    for (const point of points.subarray(start[site], start[site + 1])) {
      coverers[point] = (coverers[point] as number) + 1;
      soleUnit[point] = unit;
    }
  });
  const loss = new Float64Array(units.length);
  let now = problem.coveredBefore;
  coverers.forEach((times, point) => {
    if (times > 0) now += weight[point] as number;
    if (times === 1) {
      const unit = soleUnit[point] as number;
      loss[unit] = (loss[unit] as number) + (weight[point] as number);
    }
  });
  const kept = new Float64Array(units.length);
  groups.forEach(({ start, points }, group) => {
    const own = units.flatMap((unit, u) => (unit.group === group ? [u] : []));
    const taken = new Set(placing[group]);
    for (let to = 0; to < siteCount && own.length > 0; to++) {
      if (taken.has(to) || start[to] === start[to + 1]) continue;
      kept.fill(0);
      let gain = 0;
      for (const point of points.subarray(start[to], start[to + 1])) {
        const times = coverers[point] as number;
        if (times === 0) gain += weight[point] as number;
        else if (times === 1) {
          const unit = soleUnit[point] as number;
          kept[unit] = (kept[unit] as number) + (weight[point] as number);
        }
      }
      for (const u of own) {
        const { site, position } = units[u] as (typeof units)[number];
        offer(group, position, site, to, now - (loss[u] as number) + gain + (kept[u] as number));
      }
    }
  });
}

function apply(placing: readonly (readonly number[])[], { group, position, to }: Move): number[][] {
  return placing.map((sites, g) => (g === group ? sites.with(position, to) : [...sites]));
}

function countUse(used: readonly Uint16Array[], placing: readonly (readonly number[])[]): void {
  placing.forEach((sites, group) => {
    const counts = used[group] as Uint16Array;
    for (const site of sites) counts[site] = (counts[site] as number) + 1;
  });
}

/** The same for placings that differ only in which unit of a kind stands where. */
function nameOf(placing: readonly (readonly number[])[]): string {
  return placing.map((sites) => [...sites].sort((a, b) => a - b).join()).join("|");
}
