import { type ChosenSites, type CoverProblem, coveredWeight, pairCount } from "./cover-problem.ts";

/** Up to this many looks (about a second) every smaller fleet is solved on the way; beyond, one path of them. */
const TABLE_WORK = 45_000_000;
/** Fleets of up to so many units, all of one group, are also built up afresh from so many sites. */
const FRESH_STARTS = { units: 4, sites: 6 } as const;

interface Unit {
  readonly group: number;
  readonly site: number;
}

/** A site to stand a unit on; `replaces` is the position of the unit that moves there, or −1 for a further unit. */
interface Move extends Unit {
  readonly replaces: number;
  readonly profit: number;
}

/**
 * Chooses sites by best additions and best exchanges (greedy: Church & ReVelle 1974; exchange: Teitz &
 * Bart 1968) until neither improves. Deterministic: equal profits go to the first group and site.
 *
 * Fleets are built up one unit at a time. The answer for (a, b, …) units is the best of the answers for
 * one unit fewer in each group, each with a unit added and improved again, so the weight covered never
 * falls when a unit of any group is added. Up to four units of one group, where a poor first unit weighs
 * most, six further starts spread over the sites are tried too. Where the table of smaller fleets is too
 * large (45 million looks at a site and demand pair), units are added group by group in the order given,
 * and the guarantee holds for the last group only, among fleets that are all too large. A unit that would
 * add nothing anywhere is left out: lists may be shorter than `count`.
 */
export function placeByGreedyExchange(problem: CoverProblem): ChosenSites {
  const counts = problem.groups.map(({ count }) => count);
  const tableSize = counts.reduce((size, count) => size * (count + 1), 1);
  const looks = pairCount(problem) + problem.siteCount * counts.length * sum(counts);
  const path = tableSize * looks > TABLE_WORK;
  const answers = new Map<string, readonly Unit[]>([[counts.map(() => 0).join(), []]]);
  let latest: readonly Unit[] = [];
  for (const fleet of path ? fleetsOnPath(counts) : fleetsUpTo(counts)) {
    latest = bestOf(problem, [
      ...fleet.flatMap((count, group) => {
        const smaller = answers.get(fleet.with(group, count - 1).join());
        return smaller === undefined ? [] : [improve(problem, smaller, fleet)];
      }),
      ...freshStarts(problem, fleet).map((unit) => improve(problem, [unit], fleet)),
    ]);
    answers.set(fleet.join(), latest);
  }
  return dropIdleUnits(problem, sitesByGroup(problem, latest));
}

/** The placing that covers most, the first of equals. */
function bestOf(problem: CoverProblem, placings: readonly (readonly Unit[])[]): readonly Unit[] {
  let best: readonly Unit[] = [];
  let bestWeight = -1;
  for (const units of placings) {
    const weight = coveredWeight(problem, sitesByGroup(problem, units));
    if (weight <= bestWeight) continue;
    best = units;
    bestWeight = weight;
  }
  return best;
}

/** Which fleets start afresh depends on that fleet alone, so that larger ones find the same answer on their way. */
function freshStarts(problem: CoverProblem, fleet: readonly number[]): Unit[] {
  const group = fleet.findIndex((count) => count > 0);
  if (sum(fleet) > FRESH_STARTS.units || fleet[group] !== sum(fleet)) return [];
  return Array.from({ length: FRESH_STARTS.sites }, (_, k) => ({
    group,
    site: Math.floor(((k + 0.5) * problem.siteCount) / FRESH_STARTS.sites),
  }));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}

/** Adds units up to the groups' counts and exchanges them, best first, while that covers more. */
export function improvePlacing(problem: CoverProblem, chosen: ChosenSites): ChosenSites {
  const units = chosen.flatMap((sites, group) => sites.map((site) => ({ group, site })));
  const counts = problem.groups.map(({ count }) => count);
  return sitesByGroup(problem, improve(problem, units, counts));
}

/** Leaves out each unit, last first, without which nothing less is covered. */
export function dropIdleUnits(problem: CoverProblem, chosen: ChosenSites): ChosenSites {
  const coverers = new Uint16Array(problem.demandCount);
  const add = (group: number, site: number, by: number) => {
    const { start, points } = problem.groups[group] as CoverProblem["groups"][number];
    for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
      const point = points[k] as number;
      coverers[point] = (coverers[point] as number) + by;
    }
  };
  chosen.forEach((sites, group) => {
    for (const site of sites) add(group, site, 1);
  });
  return chosen.map((sites, group) => {
    const { start, points } = problem.groups[group] as CoverProblem["groups"][number];
    return sites
      .toReversed()
      .filter((site) => {
        const needed = points
          .subarray(start[site], start[site + 1])
          .some((point) => (coverers[point] as number) === 1);
        if (!needed) add(group, site, -1);
        return needed;
      })
      .reverse();
  });
}

/** All unit counts from one unit up to `counts`, each after all that are smaller. */
function* fleetsUpTo(counts: readonly number[]): Generator<number[]> {
  const fleet = counts.map(() => 0);
  for (;;) {
    let group = 0;
    while (group < fleet.length && fleet[group] === counts[group]) fleet[group++] = 0;
    if (group === fleet.length) return;
    fleet[group] = (fleet[group] as number) + 1;
    yield [...fleet];
  }
}

function* fleetsOnPath(counts: readonly number[]): Generator<number[]> {
  const fleet = counts.map(() => 0);
  for (let group = 0; group < counts.length; group++) {
    for (let count = 1; count <= (counts[group] as number); count++) {
      fleet[group] = count;
      yield [...fleet];
    }
  }
}

function sitesByGroup(problem: CoverProblem, units: readonly Unit[]): number[][] {
  return problem.groups.map((_, group) => units.filter((u) => u.group === group).map((u) => u.site));
}

/** Adds and exchanges units, best first, within the fleet's counts, while that covers more. */
function improve(problem: CoverProblem, units: readonly Unit[], counts: readonly number[]): readonly Unit[] {
  const placed = [...units];
  const unitCount = sum(counts);
  const coverers = new Uint16Array(problem.demandCount);
  // While one unit alone covers a point, the sum of the positions of its coverers is that unit's position.
  const covererSum = new Int32Array(problem.demandCount);
  const stand = (position: number, { group, site }: Unit, by: 1 | -1) => {
    const { start, points } = problem.groups[group] as CoverProblem["groups"][number];
    for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
      const point = points[k] as number;
      coverers[point] = (coverers[point] as number) + by;
      covererSum[point] = (covererSum[point] as number) + by * position;
    }
  };
  placed.forEach((unit, position) => {
    stand(position, unit, 1);
  });
  const worthwhile = 1e-9 * problem.totalWeight;
  for (;;) {
    const move = findBestMove(problem, placed, counts, unitCount, coverers, covererSum);
    if (move === undefined || move.profit <= worthwhile) return placed;
    const position = move.replaces < 0 ? placed.length : move.replaces;
    const old = placed[position];
    if (old !== undefined) stand(position, old, -1);
    const unit = { group: move.group, site: move.site };
    placed[position] = unit;
    stand(position, unit, 1);
  }
}

/**
 * The most profitable addition or exchange. One look at each (site, demand) pair prices every exchange at
 * once: profit(in, out) = gain(in) − loss(out) + weight that only `out` covers now and `in` covers too.
 */
function findBestMove(
  problem: CoverProblem,
  placed: readonly Unit[],
  counts: readonly number[],
  unitCount: number,
  coverers: Uint16Array,
  covererSum: Int32Array,
): Move | undefined {
  const { weight, groups, siteCount } = problem;
  const loss = new Float64Array(unitCount);
  for (let point = 0; point < coverers.length; point++) {
    if (coverers[point] !== 1) continue;
    const position = covererSum[point] as number;
    loss[position] = (loss[position] as number) + (weight[point] as number);
  }
  const kept = new Float64Array(unitCount);
  let best: Move | undefined;
  let bestProfit = 0;
  groups.forEach(({ start, points }, group) => {
    const positions = placed.flatMap((unit, position) => (unit.group === group ? [position] : []));
    const spare = positions.length < (counts[group] as number);
    if (!spare && positions.length === 0) return;
    for (let site = 0; site < siteCount; site++) {
      let gain = 0;
      for (const position of positions) kept[position] = 0;
      for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
        const point = points[k] as number;
        const times = coverers[point] as number;
        if (times === 0) gain += weight[point] as number;
        else if (times === 1) {
          const position = covererSum[point] as number;
          kept[position] = (kept[position] as number) + (weight[point] as number);
        }
      }
      if (gain <= 0) continue;
      if (spare && gain > bestProfit) {
        best = { group, site, replaces: -1, profit: gain };
        bestProfit = gain;
      }
      for (const position of positions) {
        const profit = gain - (loss[position] as number) + (kept[position] as number);
        if (profit <= bestProfit) continue;
        best = { group, site, replaces: position, profit };
        bestProfit = profit;
      }
    }
  });
  return best;
}
