import type { Highs } from "highs";
import type { MovementProof } from "../../model/phased-deployment.ts";
import { addRow, solveModel } from "../solver/linear-model.ts";
import { leastMinutes } from "./assign-movements.ts";
import type { PhaseBound } from "./bound-phase.ts";
import { addSmallestShares, listSectorShares, measureShares, sumSmallest } from "./fair-rows.ts";
import { addFlows } from "./movement-flows.ts";
import { coverTimes, type PhaseCover } from "./phase-cover.ts";
import { buildPhasedModel, type PhasedModel, readPlacing } from "./phased-model.ts";
import type { PhasedPlacing, SuggestedSites } from "./phased-problem.ts";
import { compareShares, isMovable, type PhasedTask, weighPlacing } from "./phased-task.ts";
import type { SolveClock } from "./solve-clock.ts";

const SAME_VALUE = 1e-6;
const SAME_MINUTES = 1e-7;

/** A placing with its movement and what is known of it. */
export interface MovedPlacing {
  readonly placing: PhasedPlacing;
  readonly movement: MovementProof;
}

/**
 * Among placings of the same value (within 10⁻⁶, and with fairness the same sorted shares), one that moves units least.
 * First single units are exchanged to places worth the same. Then, where few enough sites can be part of any placing
 * so good, the flow of units from site to site enters the model and the minimum is proven; else the movement is the
 * least for the positions chosen.
 *
 * @param placing A placing that may stand.
 * @param lagrangian Bounds with each site taken, per phase; null where none apply, as with fairness.
 */
export function moveLeast(
  highs: Highs,
  task: PhasedTask,
  placing: PhasedPlacing,
  known: { readonly lagrangian: readonly PhaseBound[] | null; readonly phaseBounds: readonly number[] },
  clock: SolveClock,
): MovedPlacing {
  clock.report(
    "Shortening the ways between phases",
    weighPlacing(task, placing).value,
    Number.POSITIVE_INFINITY,
  );
  const best = exchangeAlike(task, placing, clock);
  const minutes = leastMinutes(task.problem, best);
  const asItIs: MovedPlacing = {
    placing: best,
    movement: {
      minutes,
      bound: minutes <= SAME_MINUTES ? minutes : 0,
      proven: minutes <= SAME_MINUTES ? "minimal" : "for-these-positions",
    },
  };
  if (minutes <= SAME_MINUTES || clock.secondsLeft() <= 0) return asItIs;
  const { value } = weighPlacing(task, best);
  const floor = value - SAME_VALUE * Math.max(1, Math.abs(value));
  const total = known.phaseBounds.reduce((sum, bound) => sum + bound, 0);
  const kept =
    known.lagrangian?.map(({ withSite }, phase) => {
      const others = total - (known.phaseBounds[phase] as number);
      return withSite.map((bounds, type) => {
        const keep = Uint8Array.from(bounds, (bound) => (bound + others >= floor ? 1 : 0));
        for (const site of best[phase]?.[type] ?? []) keep[site] = 1;
        return keep;
      });
    }) ?? null;
  const phases = task.covers.map((_, phase) => phase);
  const built = buildPhasedModel(task, phases, kept);
  const gains = [...built.model.cost];
  if (!addFlows(built, task)) return asItIs;
  const { model } = built;
  keepValue(built, task, best, gains, floor);
  for (let column = 0; column < gains.length; column++) model.cost[column] = 0;
  model.offset = 0;
  const answer = solveModel(highs, model, {
    seconds: clock.secondsLeft(),
    relativeGap: 1e-7,
    absoluteGap: 1e-7,
    report: (negative, bound) => clock.report("Shortening the ways between phases", -negative, -bound),
  });
  const bound = Math.max(0, Math.min(minutes, -answer.bound));
  const found = answer.values === null ? best : readPlacing(built, answer.values, best);
  const shorter = leastMinutes(task.problem, found);
  const taken = shorter < minutes && isAsGood(task, found, best, floor) ? found : best;
  const least = Math.min(minutes, leastMinutes(task.problem, taken));
  const proven = answer.status === "optimal" && least - bound <= 1e-5 * Math.max(1, least);
  return {
    placing: taken,
    movement: {
      minutes: least,
      bound: proven ? least : Math.max(0, bound),
      proven: proven ? "minimal" : "for-these-positions",
    },
  };
}

function isAsGood(task: PhasedTask, candidate: PhasedPlacing, than: PhasedPlacing, floor: number): boolean {
  const weighed = weighPlacing(task, candidate);
  if (weighed.unmet.length > 0 || weighed.value < floor || !isMovable(task, candidate)) return false;
  if (!task.problem.fairFirst) return true;
  const { shares } = weighPlacing(task, than);
  return shares.every((share, k) => (weighed.shares[k] as number) >= share - SAME_VALUE);
}

/** Moves single units to places worth the same while that shortens the ways. */
function exchangeAlike(task: PhasedTask, placing: PhasedPlacing, clock: SolveClock): PhasedPlacing {
  let best = placing;
  let minutes = leastMinutes(task.problem, best);
  for (let changed = true; changed && minutes > SAME_MINUTES; ) {
    changed = false;
    for (const [phase, cover] of task.covers.entries()) {
      for (const type of cover.groups.keys()) {
        for (let unit = 0; unit < (best[phase]?.[type]?.length ?? 0); unit++) {
          for (const site of sitesAlike(cover, best[phase] ?? [], type, unit)) {
            if (clock.secondsLeft() <= 0) return best;
            const candidate = standAt(best, phase, type, unit, site);
            const shorter = leastMinutes(task.problem, candidate);
            if (shorter >= minutes - SAME_MINUTES) continue;
            if (!isAsGood(task, candidate, best, weighPlacing(task, best).value * (1 - 1e-12))) continue;
            if (task.problem.fairFirst && isLessFair(task, candidate, best)) continue;
            best = candidate;
            minutes = shorter;
            changed = true;
          }
        }
      }
    }
  }
  return best;
}

function standAt(placing: PhasedPlacing, phase: number, type: number, unit: number, site: number) {
  const sites = placing[phase] ?? [];
  return placing.with(phase, sites.with(type, (sites[type] ?? []).with(unit, site)));
}

/** Other sites where a unit adds no less than where it stands. */
function sitesAlike(cover: PhaseCover, suggested: SuggestedSites, type: number, unit: number): number[] {
  const sites = suggested[type] ?? [];
  const without = suggested.with(
    type,
    sites.filter((_, u) => u !== unit),
  );
  const times = coverTimes(cover, without);
  const { start, points, mostPerSite } = cover.groups[type] as PhaseCover["groups"][number];
  const gainAt = (site: number) => {
    let gain = 0;
    for (let k = start[site] as number; k < (start[site + 1] as number); k++) {
      const i = points[k] as number;
      const n = times[i] as number;
      const weight = cover.weight[i] as number;
      if (i >= cover.demandCount) gain += n === 0 ? weight : 0;
      else gain += weight * ((cover.worth[n + 1] as number) - (cover.worth[n] as number));
    }
    return gain;
  };
  const here = sites[unit] as number;
  const least = gainAt(here) * (1 - 1e-12);
  const alike: number[] = [];
  for (let site = 0; site < cover.siteCount; site++) {
    if (site === here || start[site] === start[site + 1] || gainAt(site) < least) continue;
    if (sites.filter((s) => s === site).length < mostPerSite) alike.push(site);
  }
  return alike;
}

function isLessFair(task: PhasedTask, candidate: PhasedPlacing, than: PhasedPlacing): boolean {
  return compareShares(weighPlacing(task, candidate).shares, weighPlacing(task, than).shares) < 0;
}

/** Rows that keep the objective, and with fairness the sorted shares, of a placing. */
function keepValue(
  built: PhasedModel,
  task: PhasedTask,
  placing: PhasedPlacing,
  gains: readonly number[],
  floor: number,
): void {
  const terms = gains.flatMap((gain, column) => (gain === 0 ? [] : [[column, gain] as const]));
  addRow(built.model, floor - built.model.offset, Number.POSITIVE_INFINITY, terms);
  if (!task.problem.fairFirst) return;
  const shares = listSectorShares(built, task);
  sumSmallest(measureShares(built, task, placing)).forEach((sum, k) => {
    const smallest = addSmallestShares(built, shares, k + 1);
    addRow(built.model, sum - SAME_VALUE / 10, Number.POSITIVE_INFINITY, smallest);
  });
}
