import type { CrowdClock, StationClock } from "./crowd-clock.ts";
import { valueAt } from "./crowd-clock.ts";
import type { Phase, PhaseName } from "./event-spec.ts";
import { FOCUS_LIMITS, type FocusArea } from "./focus-area.ts";
import { makeFocusArea } from "./new-focus-area.ts";
import type { Metres } from "./units.ts";

/** How a queue is turned into weights, until a person changes them in the focus area's editor. */
export interface QueueFocusOptions {
  /** Weight where the most wait: of the phases and stations, the one with most people at a time. */
  readonly mostWeight: number;
  /** Around the station; null for half the longest queue, within what a focus area may be. */
  readonly radiusM: Metres | null;
  /** How long after the last train those left behind are still counted, minutes. */
  readonly strandedMinutes: number;
}

export const QUEUE_FOCUS: QueueFocusOptions = { mostWeight: 3, radiusM: null, strandedMinutes: 60 };

/**
 * People-minutes that are spent waiting at a station in each phase: the area below its queue. Those left behind count for
 * `strandedMinutes` after its last train and no longer, since where they go is not known.
 */
export function waitingByPhase(
  clock: CrowdClock,
  station: StationClock,
  phases: readonly Phase[],
  strandedMinutes = QUEUE_FOCUS.strandedMinutes,
): readonly number[] {
  const until = station.endsAt === null ? Number.POSITIVE_INFINITY : station.endsAt + strandedMinutes;
  return phases.map((phase) => {
    const end = Math.min(phase.to, until);
    let peopleMinutes = 0;
    for (let time = phase.from; time < end; time++) {
      const next = Math.min(time + 1, end);
      const waiting = (at: number) => valueAt(station.waiting, clock.from, at);
      peopleMinutes += ((waiting(time) + waiting(next)) / 2) * (next - time);
    }
    return peopleMinutes;
  });
}

/**
 * A focus area for a station's queue, to be added or thrown away: a circle with a weight per phase,
 *
 * weightₚ = 1 + (most − 1) · wₚ / max w,  wₚ = people-minutes waiting in p ÷ minutes of p,
 *
 * the maximum over all phases of all stations, so that weights of several stations compare. Per minute, since demand of a phase is already
 * the sum over its hours. It is a convention, not an estimate: no study says how much more crime a person in a queue meets.
 * Null where the station has no position or nobody waits.
 */
export function focusOnQueue(
  clock: CrowdClock,
  station: StationClock,
  phases: readonly Phase[],
  others: readonly FocusArea[],
  options: QueueFocusOptions = QUEUE_FOCUS,
): FocusArea | null {
  const { mostWeight, radiusM, strandedMinutes } = options;
  const densities = (each: StationClock) =>
    waitingByPhase(clock, each, phases, strandedMinutes).map((peopleMinutes, p) => {
      const { from, to } = phases[p] as Phase;
      return to > from ? peopleMinutes / (to - from) : 0;
    });
  const own = densities(station);
  if (station.at === null || Math.max(0, ...own) < 0.5) return null;
  const most = Math.max(...clock.stations.flatMap(densities));
  const weight: Record<PhaseName, number> = { arrival: 1, event: 1, dispersal: 1, night: 1 };
  phases.forEach(({ name }, p) => {
    const factor = 1 + (mostWeight - 1) * ((own[p] as number) / most);
    weight[name] = Math.round(factor * 100) / 100;
  });
  const reach = radiusM ?? Math.round(station.peak.people / station.queuePeoplePerM / 2 / 10) * 10;
  const { min, max } = FOCUS_LIMITS.radiusM;
  const geometry = {
    type: "point" as const,
    at: station.at,
    radiusM: Math.min(Math.max(reach, SMALLEST_M, min), max),
  };
  const name = `Queue at ${station.name}`.slice(0, FOCUS_LIMITS.nameLength);
  return { ...makeFocusArea(others, geometry, { name, kind: "station" }), weight };
}

/** A short queue still has a station around it. */
const SMALLEST_M = 100;
