import { type SeededRandom, seedRandom } from "../../model/seeded-random.ts";
import {
  listStanding,
  type MovementLimits,
  sitesForOneMoreAfter,
  sitesForOneMoreBefore,
} from "./movement-limits.ts";
import { coverTimes, type PhaseCover, weighPhase } from "./phase-cover.ts";
import type { PhasedPlacing, PhasedProblem } from "./phased-problem.ts";

const SWEEPS = 12;
const SITES_DRAWN = 24;

/** What a search for places works on. */
export interface PlacingTask {
  readonly problem: PhasedProblem;
  /** One per phase, of the problem or reweighted. */
  readonly covers: readonly PhaseCover[];
  readonly limits: MovementLimits;
}

/**
 * Places units by best additions and best moves of one unit (greedy and exchange: Church & ReVelle 1974; Teitz & Bart
 * 1968), one phase after the other in the order given, each under the limits on movement from and to the phases
 * already placed; then over all phases until nothing improves. Must-covers come before demand. A unit that adds nothing
 * anywhere is left in the reserve. Deterministic.
 *
 * @param start Units to start from; they must be a possible placing. Phases not in `order` are improved at the end too.
 */
export function placePhases(
  task: PlacingTask,
  order: readonly number[],
  start?: PhasedPlacing,
): PhasedPlacing {
  const search = openSearch(task, start);
  for (const phase of order) search.improve(phase);
  if (isUnlimited(task)) return search.placing();
  improveTogether(search, task.covers.length);
  return search.placing();
}

/**
 * Looks further from a placing by shaking it: a few random units of one phase are moved to good places among some
 * drawn at random, everything is improved again, and the better placing kept (iterated local search; Lourenço, Martin &
 * Stützle 2003). The same seed gives the same placing, as long as `keepOn` lets it go through all its rounds.
 *
 * @param phases The phases to shake; where movement is not limited the others are left as they are.
 */
export function shakePlacing(
  task: PlacingTask,
  phases: readonly number[],
  start: PhasedPlacing,
  effort: { readonly rounds: number; readonly seed: number; readonly keepOn: () => boolean },
): PhasedPlacing {
  const random = seedRandom(effort.seed);
  let best = start;
  let known = scoreOf(task, best);
  for (let round = 0; round < effort.rounds && effort.keepOn(); round++) {
    const search = openSearch(task, best);
    const phase = phases[round % phases.length] as number;
    search.shake(phase, random, 1 + (round % 3));
    search.improve(phase);
    if (!isUnlimited(task)) improveTogether(search, task.covers.length);
    const candidate = search.placing();
    const score = scoreOf(task, candidate);
    if (score < known) continue;
    best = candidate;
    known = score;
  }
  return best;
}

function scoreOf({ covers }: PlacingTask, placing: PhasedPlacing): number {
  return covers.reduce((sum, cover, phase) => {
    const { value, unmet } = weighPhase(cover, placing[phase] ?? []);
    return sum + value - unmet * (cover.weight[cover.demandCount] ?? 0);
  }, 0);
}

function isUnlimited({ limits }: PlacingTask): boolean {
  return limits.every((types) => types.every((reach) => reach === null));
}

function improveTogether(search: ReturnType<typeof openSearch>, phaseCount: number): void {
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let changed = false;
    for (let phase = 0; phase < phaseCount; phase++) {
      if (search.improve(phase)) changed = true;
    }
    if (!changed) break;
  }
}

/**
 * As many of the units wanted as the limits on movement let stand, phases and units in the order of `order` and of
 * the lists, then improved.
 */
export function repairPlacing(
  task: PlacingTask,
  order: readonly number[],
  wanted: PhasedPlacing,
): PhasedPlacing {
  const search = openSearch(task, undefined);
  for (const phase of order) {
    (wanted[phase] ?? []).forEach((sites, type) => {
      for (const site of sites) search.addWhereAllowed(phase, type, site);
    });
  }
  return placePhases(task, order, search.placing());
}

function openSearch({ problem, covers, limits }: PlacingTask, start: PhasedPlacing | undefined) {
  const units = covers.map((cover, phase) =>
    cover.groups.map((_, type) => [...(start?.[phase]?.[type] ?? [])]),
  );
  const times = covers.map((cover, phase) => coverTimes(cover, units[phase] as number[][]));
  const open = covers.map((cover, phase) =>
    Float64Array.from(times[phase] as Uint16Array, (n, i) => nextGain(cover, i, n)),
  );
  const scale = covers.map((cover) => 1e-9 * (1 + cover.weight.reduce((sum, w) => sum + w, 0)));

  const stand = (phase: number, type: number, site: number, by: 1 | -1) => {
    const cover = covers[phase] as PhaseCover;
    const { start: from, points } = cover.groups[type] as PhaseCover["groups"][number];
    const phaseTimes = times[phase] as Uint16Array;
    const phaseOpen = open[phase] as Float64Array;
    for (let k = from[site] as number; k < (from[site + 1] as number); k++) {
      const i = points[k] as number;
      const n = (phaseTimes[i] as number) + by;
      phaseTimes[i] = n;
      phaseOpen[i] = nextGain(cover, i, n);
    }
  };
  const standing = (phase: number, type: number) =>
    listStanding(problem, phase, type, units[phase] as number[][]);

  const masksFor = (phase: number, type: number): Uint8Array[] => {
    const roster = problem.types[type]?.roster ?? 0;
    const masks: (Uint8Array | null)[] = [];
    const into = limits[phase - 1]?.[type] ?? null;
    if (into !== null) {
      masks.push(sitesForOneMoreAfter(into, standing(phase - 1, type), standing(phase, type), roster));
    }
    const onward = limits[phase]?.[type] ?? null;
    if (onward !== null) {
      masks.push(sitesForOneMoreBefore(onward, standing(phase, type), standing(phase + 1, type), roster));
    }
    return masks.filter((mask) => mask !== null);
  };

  const gainAt = (phase: number, type: number, site: number) => {
    const { start: from, points } = (covers[phase] as PhaseCover).groups[
      type
    ] as PhaseCover["groups"][number];
    const phaseOpen = open[phase] as Float64Array;
    let gain = 0;
    for (let k = from[site] as number; k < (from[site + 1] as number); k++) {
      gain += phaseOpen[points[k] as number] as number;
    }
    return gain;
  };

  const bestSite = (phase: number, type: number) => {
    const cover = covers[phase] as PhaseCover;
    const { mostPerSite } = cover.groups[type] as PhaseCover["groups"][number];
    const [first, second] = masksFor(phase, type);
    const here = units[phase]?.[type] as number[];
    let site = -1;
    let gain = 0;
    for (let s = 0; s < cover.siteCount; s++) {
      if (first?.[s] === 0 || second?.[s] === 0) continue;
      const g = gainAt(phase, type, s);
      if (g <= gain || countAt(here, s) >= mostPerSite) continue;
      site = s;
      gain = g;
    }
    return { site, gain };
  };

  const add = (phase: number): boolean => {
    let added = false;
    for (;;) {
      let best = { type: -1, site: -1, gain: scale[phase] as number };
      (covers[phase] as PhaseCover).groups.forEach(({ count }, type) => {
        if ((units[phase]?.[type]?.length ?? 0) >= count) return;
        const found = bestSite(phase, type);
        if (found.gain > best.gain) best = { type, ...found };
      });
      if (best.site < 0) return added;
      units[phase]?.[best.type]?.push(best.site);
      stand(phase, best.type, best.site, 1);
      added = true;
    }
  };

  const exchange = (phase: number): boolean => {
    let changed = false;
    (units[phase] as number[][]).forEach((sites, type) => {
      for (let unit = 0; unit < sites.length; unit++) {
        const site = sites.shift() as number;
        stand(phase, type, site, -1);
        const loss = gainAt(phase, type, site);
        const found = bestSite(phase, type);
        const better = found.site >= 0 && found.gain > loss + (scale[phase] as number);
        if (better) changed = true;
        else if (loss <= (scale[phase] as number)) {
          unit--;
          continue;
        }
        const next = better ? found.site : site;
        sites.push(next);
        stand(phase, type, next, 1);
      }
    });
    return changed;
  };

  return {
    improve: (phase: number): boolean => {
      let changed = add(phase);
      for (let sweep = 0; sweep < SWEEPS && exchange(phase); sweep++) {
        changed = true;
        add(phase);
      }
      return changed;
    },
    addWhereAllowed: (phase: number, type: number, site: number) => {
      const {
        count,
        mostPerSite,
        start: from,
      } = (covers[phase] as PhaseCover).groups[type] as PhaseCover["groups"][number];
      const here = units[phase]?.[type] as number[];
      if (from[site] === from[site + 1] || here.length >= count || countAt(here, site) >= mostPerSite) return;
      if (masksFor(phase, type).some((mask) => mask[site] === 0)) return;
      here.push(site);
      stand(phase, type, site, 1);
    },
    /** Moves so many random units of a phase each to the best of some sites drawn at random. */
    shake: (phase: number, random: SeededRandom, count: number) => {
      const cover = covers[phase] as PhaseCover;
      for (let n = 0; n < count; n++) {
        const all = (units[phase] as number[][]).flatMap((sites, type) =>
          sites.map((_, unit) => ({ type, unit })),
        );
        const moved = all[Math.floor(random.next() * all.length)];
        if (moved === undefined) return;
        const here = units[phase]?.[moved.type] as number[];
        const [old] = here.splice(moved.unit, 1);
        if (old === undefined) return;
        stand(phase, moved.type, old, -1);
        const masks = masksFor(phase, moved.type);
        const { mostPerSite } = cover.groups[moved.type] as PhaseCover["groups"][number];
        let site = old;
        let gain = -1;
        for (let drawn = 0; drawn < SITES_DRAWN; drawn++) {
          const s = Math.floor(random.next() * cover.siteCount);
          if (masks.some((mask) => mask[s] === 0) || countAt(here, s) >= mostPerSite) continue;
          const g = gainAt(phase, moved.type, s);
          if (g <= gain || g <= 0) continue;
          site = s;
          gain = g;
        }
        here.push(site);
        stand(phase, moved.type, site, 1);
      }
    },
    placing: (): PhasedPlacing => units.map((phase) => phase.map((sites) => [...sites])),
  };
}

function nextGain(cover: PhaseCover, i: number, n: number): number {
  const weight = cover.weight[i] as number;
  if (i >= cover.demandCount) return n === 0 ? weight : 0;
  return weight * ((cover.worth[n + 1] ?? 1) - (cover.worth[n] ?? 1));
}

function countAt(sites: readonly number[], site: number): number {
  let units = 0;
  for (const s of sites) if (s === site) units++;
  return units;
}
