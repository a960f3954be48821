import type { PhasedProblem, SuggestedSites } from "./phased-problem.ts";

/** Who reaches whom between two phases, for one type. Rows are computed when first asked for and kept. */
export interface ReachTable {
  /** 1 for each site, off-list ones included, that a unit leaving `site` reaches in time. */
  readonly from: (site: number) => Uint8Array;
  /** 1 for each site from which a unit reaches `site` in time. */
  readonly into: (site: number) => Uint8Array;
}

/** The limits on movement: by transition, then type; null where every site reaches every other in time. */
export type MovementLimits = readonly (readonly (ReachTable | null)[])[];

/** Opens the tables of who reaches whom within each turnaround. */
export function openMovementLimits(problem: PhasedProblem): MovementLimits {
  const { movement, types, siteCount, offListCount, phases } = problem;
  const all = siteCount + offListCount;
  return phases.slice(1).map((_, transition) => {
    const limit = movement?.turnaroundMinutes[transition] ?? Number.POSITIVE_INFINITY;
    return types.map((_, type) => {
      if (movement === undefined || limit === Number.POSITIVE_INFINITY) return null;
      const remember = (reaches: (site: number, other: number) => boolean) => {
        const rows: (Uint8Array | undefined)[] = [];
        return (site: number) => {
          const known = rows[site];
          if (known !== undefined) return known;
          const row = new Uint8Array(all);
          for (let other = 0; other < all; other++) row[other] = reaches(site, other) ? 1 : 0;
          rows[site] = row;
          return row;
        };
      };
      return {
        from: remember((site, other) => site === other || movement.minutes(type, site, other) <= limit),
        into: remember((site, other) => site === other || movement.minutes(type, other, site) <= limit),
      };
    });
  });
}

/** Sites of all units of a type in a phase, fixed ones first, a site once for each unit. */
export function listStanding(
  problem: PhasedProblem,
  phase: number,
  type: number,
  suggested: SuggestedSites,
): number[] {
  const sites: number[] = [];
  for (const fixed of problem.fixed) {
    if (fixed.phase !== phase || fixed.type !== type) continue;
    for (let unit = 0; unit < fixed.units; unit++) sites.push(fixed.site);
  }
  return sites.concat(suggested[type] ?? []);
}

/**
 * How many units must go from site to site because the reserve cannot supply them:
 * units placed before and after, less the roster; zero or more.
 */
export function countMustMove(before: number, after: number, roster: number): number {
  return Math.max(0, before + after - roster);
}

/** A greatest matching of units before to units after within reach (augmenting paths; Kuhn 1955). */
export interface UnitMatching {
  readonly size: number;
  /** Partner of each unit after, as a position among those before; −1 for none. */
  readonly partner: Int32Array;
  /** 1 for each unit before that is unmatched or could be freed by passing its partner on. */
  readonly spare: Uint8Array;
}

/** Matches units before to units after. */
export function matchUnits(
  reach: ReachTable,
  before: readonly number[],
  after: readonly number[],
): UnitMatching {
  const partner = new Int32Array(after.length).fill(-1);
  const matched = new Uint8Array(before.length);
  const rows = before.map((site) => reach.from(site));
  const seen = new Uint8Array(after.length);
  const augment = (unit: number): boolean => {
    const row = rows[unit] as Uint8Array;
    for (let v = 0; v < after.length; v++) {
      if (seen[v] || !row[after[v] as number]) continue;
      seen[v] = 1;
      const rival = partner[v] as number;
      if (rival < 0 || augment(rival)) {
        partner[v] = unit;
        return true;
      }
    }
    return false;
  };
  let size = 0;
  for (let unit = 0; unit < before.length; unit++) {
    seen.fill(0);
    if (!augment(unit)) continue;
    matched[unit] = 1;
    size++;
  }
  const spare = new Uint8Array(before.length);
  const queue: number[] = [];
  matched.forEach((yes, unit) => {
    if (yes) return;
    spare[unit] = 1;
    queue.push(unit);
  });
  for (let unit = queue.pop(); unit !== undefined; unit = queue.pop()) {
    const row = rows[unit] as Uint8Array;
    for (let v = 0; v < after.length; v++) {
      const rival = partner[v] as number;
      if (!row[after[v] as number] || rival < 0 || spare[rival]) continue;
      spare[rival] = 1;
      queue.push(rival);
    }
  }
  return { size, partner, spare };
}

/** Whether units of one type get from where they stand before to where they stand after. */
export function canMove(
  reach: ReachTable | null,
  before: readonly number[],
  after: readonly number[],
  roster: number,
): boolean {
  const needed = countMustMove(before.length, after.length, roster);
  return reach === null || needed === 0 || matchUnits(reach, before, after).size >= needed;
}

/**
 * Sites where one more unit of a type may stand after, all else as it is: 1 for each; null where all may.
 * The placing without it must be possible.
 */
export function sitesForOneMoreAfter(
  reach: ReachTable | null,
  before: readonly number[],
  after: readonly number[],
  roster: number,
): Uint8Array | null {
  if (reach === null || before.length + after.length + 1 <= roster) return null;
  const { size, spare } = matchUnits(reach, before, after);
  if (size >= before.length + after.length + 1 - roster) return null;
  return uniteRows(before, spare, (site) => reach.from(site), reach);
}

/** The same for one more unit before. */
export function sitesForOneMoreBefore(
  reach: ReachTable | null,
  before: readonly number[],
  after: readonly number[],
  roster: number,
): Uint8Array | null {
  if (reach === null) return null;
  const turned: ReachTable = { from: reach.into, into: reach.from };
  return sitesForOneMoreAfter(turned, after, before, roster);
}

function uniteRows(
  units: readonly number[],
  counts: Uint8Array,
  rowOf: (site: number) => Uint8Array,
  reach: ReachTable,
): Uint8Array {
  const united = new Uint8Array(reach.from(0).length);
  units.forEach((site, unit) => {
    if (!counts[unit]) return;
    const row = rowOf(site);
    for (let s = 0; s < united.length; s++) if (row[s]) united[s] = 1;
  });
  return united;
}
