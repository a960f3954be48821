import { type CoverGroup, listCovers, listReachers, mergeAlike } from "../cover/cover-problem.ts";
import { countFixed, type MustCover, type PhasedProblem, type SuggestedSites } from "./phased-problem.ts";

/** Units of one type that may be suggested in a phase, and what each candidate site covers; nothing where it may not stand. */
export interface PhaseGroup extends CoverGroup {
  /** Most suggested units at one site. */
  readonly mostPerSite: number;
}

/**
 * One phase of a problem in reduced form: choose sites so that Σ wᵢ · worth[nᵢ] is greatest, nᵢ the units that
 * cover entry i and `worth` concave. Demand that exactly the same sites and as many fixed units reach, within one
 * sector, is one entry. Each must-cover that fixed units do not meet is one entry after the demand, whose first
 * unit outweighs all demand together.
 */
export interface PhaseCover {
  readonly phase: number;
  /** Candidate sites. */
  readonly siteCount: number;
  readonly weight: Float64Array;
  /** Entries before this one are demand, from this one on must-covers. */
  readonly demandCount: number;
  /** Fixed units that cover each entry. */
  readonly before: Uint16Array;
  /** Share of an entry's demand that so many units cover. */
  readonly worth: Float64Array;
  readonly groups: readonly PhaseGroup[];
  /** Value of the fixed units alone. */
  readonly valueBefore: number;
  readonly mustCover: readonly MustCover[];
  /** Whether every value is a whole number, so that bounds may be rounded down. */
  readonly whole: boolean;
  /** Sector of each demand entry; empty without sectors. */
  readonly sector: Uint16Array;
  /** Value of the fixed units alone and weight of all demand, by sector. */
  readonly sectorBefore: Float64Array;
  readonly sectorTotal: Float64Array;
}

/** Share of demand that 0, 1, 2 … units cover: 0, 1, 1 … for cover; 1 − qⁿ for backup (Daskin 1983, eq. 3). */
export function worthOf(problem: Pick<PhasedProblem, "objective">, mostUnits: number): Float64Array {
  const { objective } = problem;
  const busy = objective.kind === "backup" ? objective.busyFraction : 0;
  return Float64Array.from({ length: mostUnits + 2 }, (_, n) => (n === 0 ? 0 : 1 - busy ** n));
}

/**
 * Brings one phase of a cover or backup problem into reduced form.
 * Every placing has the same value in both, and meets the same must-covers.
 */
export function reducePhase(problem: PhasedProblem, phase: number): PhaseCover {
  const { types, siteCount, demandCount, sectors } = problem;
  const { weight = new Float64Array(demandCount), allowed } = problem.phases[phase] ?? {};
  const counts = types.map((type, t) =>
    Math.max(0, (type.available[phase] as number) - countFixed(problem, phase, t)),
  );
  const before = countCoverers(problem, phase);
  const mostUnits =
    counts.reduce((sum, count) => sum + count, 0) + before.reduce((a, b) => Math.max(a, b), 0);
  const worth = worthOf(problem, mostUnits);
  const singly = problem.objective.kind !== "backup" || problem.objective.busyFraction === 0;
  const open = types.map((type, t) => keepAllowed(type, siteCount, (counts[t] as number) > 0, allowed));
  const settled = before.map((n) => (singly && n > 0 ? 1 : 0));
  const sectorCount = sectors?.count ?? 0;
  const kind = Uint32Array.from(before, (n, i) => n * Math.max(1, sectorCount) + (sectors?.of[i] ?? 0));
  const merged = mergeAlike(weight, listReachers(open, demandCount), Uint8Array.from(settled), kind);
  const { entryOf, entryWeight } = merged;
  const sectorBefore = new Float64Array(sectorCount);
  const sectorTotal = new Float64Array(sectorCount);
  const entryBefore = new Uint16Array(entryWeight.length);
  const sector = new Uint16Array(sectorCount > 0 ? entryWeight.length : 0);
  let valueBefore = 0;
  let total = 0;
  weight.forEach((w, i) => {
    const value = w * (worth[before[i] as number] as number);
    valueBefore += value;
    total += w;
    const entry = entryOf[i] as number;
    if (entry >= 0) entryBefore[entry] = before[i] as number;
    const s = sectors?.of[i];
    if (s === undefined) return;
    sectorBefore[s] = (sectorBefore[s] as number) + value;
    sectorTotal[s] = (sectorTotal[s] as number) + w;
    if (entry >= 0) sector[entry] = s;
  });
  const mustCover = problem.mustCover.filter((must) => must.phase === phase && !isMetByFixed(problem, must));
  const mustAt = listMustCovers(mustCover, types.length, siteCount);
  const groups = open.map((covers, t): PhaseGroup => {
    return {
      count: counts[t] as number,
      mostPerSite: Math.min(
        counts[t] as number,
        singly ? 1 : (types[t]?.mostPerSite ?? Number.POSITIVE_INFINITY),
      ),
      ...mapCovers(
        covers,
        entryOf,
        entryWeight.length,
        (counts[t] as number) > 0 ? mustAt[t] : undefined,
        allowed,
      ),
    };
  });
  const heavy = 2 * (total + 1);
  return {
    phase,
    siteCount,
    weight: Float64Array.from([...entryWeight, ...mustCover.map(() => heavy)]),
    demandCount: entryWeight.length,
    before: Uint16Array.from([...entryBefore, ...mustCover.map(() => 0)]),
    worth,
    groups,
    valueBefore,
    mustCover,
    whole: singly && weight.every(Number.isInteger),
    sector,
    sectorBefore,
    sectorTotal,
  };
}

/** What the candidate sites cover of a type that has units to place; nothing at sites that are not allowed. */
function keepAllowed(
  { start, points }: Pick<CoverGroup, "start" | "points">,
  siteCount: number,
  hasUnits: boolean,
  allowed: Uint8Array | undefined,
): Pick<CoverGroup, "start" | "points"> {
  if (!hasUnits) return { start: new Uint32Array(siteCount + 1), points: new Uint32Array() };
  if (allowed === undefined) {
    return { start: start.subarray(0, siteCount + 1), points: points.subarray(0, start[siteCount]) };
  }
  return listCovers(siteCount, (site) =>
    allowed[site] === 1 ? Array.from(points.subarray(start[site], start[site + 1])) : [],
  );
}

/** Covers with each entry named once by its merged number, and the must-covers that a site meets after them. */
function mapCovers(
  covers: Pick<CoverGroup, "start" | "points">,
  entryOf: Int32Array,
  entryCount: number,
  mustAt: readonly (readonly number[] | undefined)[] | undefined,
  allowed: Uint8Array | undefined,
): Pick<CoverGroup, "start" | "points"> {
  const siteCount = covers.start.length - 1;
  const stamp = new Int32Array(entryCount).fill(-1);
  const start = new Uint32Array(siteCount + 1);
  const musts = mustAt?.reduce((sum, list) => sum + (list?.length ?? 0), 0) ?? 0;
  const points = new Uint32Array(covers.points.length + musts);
  let end = 0;
  for (let site = 0; site < siteCount; site++) {
    for (let k = covers.start[site] as number; k < (covers.start[site + 1] as number); k++) {
      const entry = entryOf[covers.points[k] as number] as number;
      if (entry < 0 || stamp[entry] === site) continue;
      stamp[entry] = site;
      points[end++] = entry;
    }
    if (allowed === undefined || allowed[site] === 1) {
      for (const must of mustAt?.[site] ?? []) points[end++] = entryCount + must;
    }
    start[site + 1] = end;
  }
  return { start, points: points.slice(0, end) };
}

/** Units that cover each entry, fixed ones included. */
export function coverTimes(cover: PhaseCover, suggested: SuggestedSites): Uint16Array {
  const times = cover.before.slice();
  cover.groups.forEach(({ start, points }, t) => {
    for (const site of suggested[t] ?? []) {
      for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
        const entry = points[k] as number;
        times[entry] = (times[entry] as number) + 1;
      }
    }
  });
  return times;
}

/** What a placing is worth: its value, the value by sector, and how many must-covers it leaves unmet. */
export interface PhaseValue {
  readonly value: number;
  readonly perSector: Float64Array;
  readonly unmet: number;
}

/** Weighs suggested sites together with the fixed units. */
export function weighPhase(cover: PhaseCover, suggested: SuggestedSites): PhaseValue {
  const times = coverTimes(cover, suggested);
  const perSector = cover.sectorBefore.slice();
  let value = cover.valueBefore;
  for (let i = 0; i < cover.demandCount; i++) {
    const n = times[i] as number;
    const before = cover.before[i] as number;
    if (n === before) continue;
    const gain = (cover.weight[i] as number) * ((cover.worth[n] as number) - (cover.worth[before] as number));
    value += gain;
    const sector = cover.sector[i];
    if (sector !== undefined) perSector[sector] = (perSector[sector] as number) + gain;
  }
  let unmet = 0;
  for (let i = cover.demandCount; i < times.length; i++) if (times[i] === 0) unmet++;
  return { value, perSector, unmet };
}

/** Whether fixed units meet a must-cover by themselves. */
export function isMetByFixed(problem: PhasedProblem, must: MustCover): boolean {
  return problem.fixed.some(
    ({ phase, type, site, units }) =>
      phase === must.phase &&
      units > 0 &&
      must.anyOf.some((option) => option.type === type && option.sites.includes(site)),
  );
}

function countCoverers(problem: PhasedProblem, phase: number): Uint16Array {
  const before = new Uint16Array(problem.demandCount);
  for (const fixed of problem.fixed) {
    if (fixed.phase !== phase) continue;
    const { start, points } = problem.types[fixed.type] as PhasedProblem["types"][number];
    for (const point of points.subarray(start[fixed.site], start[fixed.site + 1])) {
      before[point] = (before[point] as number) + fixed.units;
    }
  }
  return before;
}

function listMustCovers(mustCover: readonly MustCover[], typeCount: number, siteCount: number): number[][][] {
  const at: number[][][] = Array.from({ length: typeCount }, () => []);
  mustCover.forEach(({ anyOf }, must) => {
    for (const { type, sites } of anyOf) {
      for (const site of sites) {
        if (site >= siteCount) continue;
        const bySite = at[type] as number[][];
        const list = bySite[site] ?? [];
        if (!list.includes(must)) list.push(must);
        bySite[site] = list;
      }
    }
  });
  return at;
}
