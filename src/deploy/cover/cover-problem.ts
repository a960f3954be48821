/** Units of one kind: site `s` covers demand `points[start[s] … start[s + 1])`. */
export interface CoverGroup {
  readonly count: number;
  readonly start: Uint32Array;
  readonly points: Uint32Array;
}

/**
 * A maximal covering problem (Church & ReVelle 1974) with unit groups of different counts and reaches:
 * choose at most `count` sites per group so that the weight of the demand covered at least once is
 * greatest. It knows no geometry. It is in reduced form: what fixed posts already cover is set aside in
 * `coveredBefore`, demand that no site can reach counts in `totalWeight` only, and demand that exactly
 * the same sites reach is one entry.
 */
export interface CoverProblem {
  readonly demandCount: number;
  /** Weight of each demand entry, all above zero. */
  readonly weight: Float64Array;
  readonly siteCount: number;
  readonly groups: readonly CoverGroup[];
  /** Weight of all demand, whatever covers it. */
  readonly totalWeight: number;
  /** Weight that fixed posts cover before any site is chosen. */
  readonly coveredBefore: number;
}

/** Chosen sites, one list per group of the problem. */
export type ChosenSites = readonly (readonly number[])[];

/** A covering problem as it comes: every demand point by itself. */
export interface UnreducedCover {
  readonly weight: Float64Array;
  readonly siteCount: number;
  readonly groups: readonly CoverGroup[];
  /** 1 for each demand point that fixed posts cover already; none where left out. */
  readonly alreadyCovered?: Uint8Array;
}

/** Packs the demand points of each site into the two arrays of a {@link CoverGroup}. */
export function listCovers(
  siteCount: number,
  pointsOf: (site: number) => readonly number[],
): Pick<CoverGroup, "start" | "points"> {
  const start = new Uint32Array(siteCount + 1);
  const points: number[] = [];
  for (let site = 0; site < siteCount; site++) {
    for (const point of pointsOf(site)) points.push(point);
    start[site + 1] = points.length;
  }
  return { start, points: Uint32Array.from(points) };
}

/**
 * Brings a covering problem into reduced form. The best choice of sites and its weight are unchanged.
 * @throws RangeError where a weight is negative or not a number.
 */
export function reduceCoverProblem(cover: UnreducedCover): CoverProblem {
  const { weight, siteCount, alreadyCovered } = cover;
  const groups = cover.groups.map((group) => (group.count > 0 ? group : withoutCovers(group)));
  let totalWeight = 0;
  let coveredBefore = 0;
  weight.forEach((w, point) => {
    if (!(w >= 0)) throw new RangeError(`Demand point ${point} weighs ${w}; a weight must be zero or more.`);
    totalWeight += w;
    if (alreadyCovered?.[point]) coveredBefore += w;
  });
  const { entryOf, entryWeight } = mergeAlike(weight, listReachers(groups, weight.length), alreadyCovered);
  const firstSeen = new Int32Array(entryWeight.length).fill(-1);
  const reduced = groups.map((group) => {
    firstSeen.fill(-1);
    const covers = listCovers(siteCount, (site) => {
      const entries: number[] = [];
      for (let k = group.start[site] as number; k < (group.start[site + 1] as number); k++) {
        const entry = entryOf[group.points[k] as number] as number;
        if (entry < 0 || firstSeen[entry] === site) continue;
        firstSeen[entry] = site;
        entries.push(entry);
      }
      return entries;
    });
    return { count: Math.min(group.count, siteCount), ...covers };
  });
  return {
    demandCount: entryWeight.length,
    weight: Float64Array.from(entryWeight),
    siteCount,
    groups: reduced,
    totalWeight,
    coveredBefore,
  };
}

/** Weight that the chosen sites and the fixed posts cover together. */
export function coveredWeight(problem: CoverProblem, chosen: ChosenSites): number {
  const covered = new Uint8Array(problem.demandCount);
  let sum = problem.coveredBefore;
  problem.groups.forEach((group, g) => {
    for (const site of chosen[g] ?? []) {
      for (let k = group.start[site] as number; k < (group.start[site + 1] as number); k++) {
        const point = group.points[k] as number;
        if (covered[point]) continue;
        covered[point] = 1;
        sum += problem.weight[point] as number;
      }
    }
  });
  return sum;
}

/** Whether all weights are whole numbers, so that any bound may be rounded down. */
export function hasWholeWeights(problem: CoverProblem): boolean {
  return Number.isInteger(problem.coveredBefore) && problem.weight.every(Number.isInteger);
}

/** The problem with only those sites that are kept; no unit covers anything from the others. Site numbers are unchanged. */
export function keepSites(problem: CoverProblem, isKept: (site: number) => boolean): CoverProblem {
  const groups = problem.groups.map(({ count, start, points }) => ({
    count,
    ...listCovers(problem.siteCount, (site) =>
      isKept(site) ? [...points.subarray(start[site], start[site + 1])] : [],
    ),
  }));
  return { ...problem, groups };
}

/** How many (site, demand) pairs the groups list: the cost of one look at everything. */
export function pairCount(problem: CoverProblem): number {
  return problem.groups.reduce((sum, group) => sum + group.points.length, 0);
}

function withoutCovers(group: CoverGroup): CoverGroup {
  return { count: 0, start: new Uint32Array(group.start.length), points: new Uint32Array(0) };
}

/** For each demand point, which (group, site) pairs reach it, ascending: the groups' lists turned round. */
export function listReachers(
  groups: readonly Pick<CoverGroup, "start" | "points">[],
  pointCount: number,
): { readonly start: Uint32Array; readonly reachers: Uint32Array } {
  const start = new Uint32Array(pointCount + 1);
  for (const { points } of groups) {
    for (const point of points) start[point + 1] = (start[point + 1] as number) + 1;
  }
  for (let point = 0; point < pointCount; point++) {
    start[point + 1] = (start[point + 1] as number) + (start[point] as number);
  }
  const next = start.slice();
  const reachers = new Uint32Array(start[pointCount] as number);
  let column = 0;
  for (const group of groups) {
    for (let site = 0; site + 1 < group.start.length; site++, column++) {
      for (let k = group.start[site] as number; k < (group.start[site + 1] as number); k++) {
        const point = group.points[k] as number;
        const slot = next[point] as number;
        reachers[slot] = column;
        next[point] = slot + 1;
      }
    }
  }
  return { start, reachers };
}

/**
 * Merges demand points that exactly the same sites reach and that are of the same kind (all alike where left out).
 * Points that nothing reaches, that weigh nothing or that are covered already belong to no entry (−1).
 */
export function mergeAlike(
  weight: Float64Array,
  { start, reachers }: { readonly start: Uint32Array; readonly reachers: Uint32Array },
  alreadyCovered: Uint8Array | undefined,
  kind?: Uint32Array,
): { readonly entryOf: Int32Array; readonly entryWeight: number[] } {
  const entryOf = new Int32Array(weight.length).fill(-1);
  const entryWeight: number[] = [];
  const firstPoint: number[] = [];
  const entriesByHash = new Map<number, number[]>();
  for (let point = 0; point < weight.length; point++) {
    const from = start[point] as number;
    const to = start[point + 1] as number;
    if (from === to || weight[point] === 0 || alreadyCovered?.[point]) continue;
    let hash = (to - from) ^ Math.imul(kind?.[point] ?? 0, 0x9e3779b1);
    for (let k = from; k < to; k++) hash = Math.imul(hash ^ (reachers[k] as number), 0x01000193);
    const bucket = entriesByHash.get(hash) ?? [];
    let entry = bucket.find((other) => {
      const first = firstPoint[other] as number;
      return kind?.[first] === kind?.[point] && sameList(start, reachers, first, point);
    });
    if (entry === undefined) {
      entry = entryWeight.length;
      entryWeight.push(0);
      firstPoint.push(point);
      bucket.push(entry);
      entriesByHash.set(hash, bucket);
    }
    entryOf[point] = entry;
    entryWeight[entry] = (entryWeight[entry] as number) + (weight[point] as number);
  }
  return { entryOf, entryWeight };
}

function sameList(start: Uint32Array, items: Uint32Array, a: number, b: number): boolean {
  const fromA = start[a] as number;
  const fromB = start[b] as number;
  const length = (start[a + 1] as number) - fromA;
  if ((start[b + 1] as number) - fromB !== length) return false;
  for (let k = 0; k < length; k++) if (items[fromA + k] !== items[fromB + k]) return false;
  return true;
}
