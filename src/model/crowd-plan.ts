import { distanceM } from "./geodesy.ts";
import type { LngLat, Metres } from "./units.ts";

/** What an exit is walked on, which limits its flow. */
export type ExitSurface = "level" | "stepped";

/** One way out of the venue. */
export interface CrowdExit {
  readonly name: string;
  /** Clear width at its narrowest, metres. */
  readonly widthM: number;
  readonly surface: ExitSurface;
  /** People per minute and metre of width. */
  readonly flowPerMinuteM: number;
  /** Share of the crowd, 0–1, that leaves by it; null for as much of the rest as its capacity is of theirs. */
  readonly share: number | null;
}

/** How far a station is to walk to: in minutes, or along the way in metres. */
export type CrowdWalk =
  | { readonly kind: "minutes"; readonly minutes: number }
  | { readonly kind: "distance"; readonly distanceM: Metres };

/** How fast people get away: as a rate, or by trains. */
export type CrowdThroughput =
  | { readonly kind: "rate"; readonly peoplePerMinute: number }
  | { readonly kind: "trains"; readonly trainsPerHour: number; readonly peoplePerTrain: number };

/** Trains of one direction, with a queue and a last train of their own. */
export interface CrowdLine {
  readonly name: string;
  /** Share of those who come to the station that want this line, 0–1. */
  readonly share: number;
  readonly throughput: CrowdThroughput;
  /** Minutes after midnight of the event's date; null where trains run on. */
  readonly lastTrain: number | null;
}

/** A station, or whatever else people queue for: buses, coaches, taxis. */
export interface CrowdStation {
  readonly name: string;
  /** Where its queue stands; null where nobody said. */
  readonly at: LngLat | null;
  readonly walk: CrowdWalk;
  /** Share of the crowd that makes for it, 0–1. */
  readonly share: number;
  /** When it opens and closes its doors to the queue, minutes after midnight of the event's date; null for always open. */
  readonly opensAt: number | null;
  readonly closesAt: number | null;
  /** People who stand in each metre of its queue. */
  readonly queuePeoplePerM: number;
  readonly lines: readonly CrowdLine[];
}

/**
 * When people want to leave: some before the end, most at the end, some who linger. Each group is spread evenly over its
 * minutes, the early ones up to the end, the others from it on; 0 minutes is all at once.
 */
export interface LeavingHabit {
  readonly earlyShare: number;
  readonly earlyMinutes: number;
  readonly promptMinutes: number;
  readonly lingerShare: number;
  readonly lingerMinutes: number;
}

/** What a person says of how a crowd leaves a venue, besides when the event ends. */
export interface CrowdInputs {
  readonly attendance: number;
  readonly exits: readonly CrowdExit[];
  readonly leaving: LeavingHabit;
  /** Shares may add up to less than 1: the rest leaves by other means and queues nowhere. */
  readonly stations: readonly CrowdStation[];
}

/** How a crowd leaves a venue. Times are minutes after midnight of the event's date, above 1440 past midnight. */
export interface CrowdPlan extends CrowdInputs {
  readonly endsAt: number;
}

/**
 * The most that an exit may pass, people per minute and metre: the Guide to Safety at Sports Grounds (the Green Guide),
 * 82 on a level surface and 66 on a stepped one.
 */
export const MAX_FLOW: Readonly<Record<ExitSurface, number>> = { level: 82, stepped: 66 };

/** What is taken until somebody knows better. All but the flow are assumptions of this project. */
export const CROWD_DEFAULTS = {
  /** What is reached at concerts stays below the Green Guide's figures. */
  flowPerMinuteM: 60,
  walkMetresPerMinute: 80,
  /** A way is longer than the straight line. */
  detour: 1.25,
  /** 5 m wide at 2 people per square metre. */
  queuePeoplePerM: 10,
  leaving: { earlyShare: 0.05, earlyMinutes: 30, promptMinutes: 10, lingerShare: 0.15, lingerMinutes: 60 },
  exits: 8,
  /** New exits together empty a full venue within so many minutes. */
  emptiedWithinMinutes: 20,
} as const;

/** People per minute through an exit. */
export function exitCapacity({ widthM, flowPerMinuteM }: CrowdExit): number {
  return widthM * flowPerMinuteM;
}

/** People per minute that a line takes away while it runs. */
export function lineCapacity({ throughput }: Pick<CrowdLine, "throughput">): number {
  return throughput.kind === "rate"
    ? throughput.peoplePerMinute
    : (throughput.trainsPerHour * throughput.peoplePerTrain) / 60;
}

/** Minutes from the venue's exits to a station: a distance is walked at 4.8 km/h. */
export function walkMinutes(walk: CrowdWalk): number {
  return walk.kind === "minutes" ? walk.minutes : walk.distanceM / CROWD_DEFAULTS.walkMetresPerMinute;
}

/** Metres to walk between two points where nobody has measured the way: 1.25 times the straight line, to ten metres. */
export function guessWalkM(from: LngLat, to: LngLat): Metres {
  return Math.round((distanceM(from, to) * CROWD_DEFAULTS.detour) / 10) * 10;
}

/** The share of the crowd that makes for no station. */
export function otherShare({ stations }: Pick<CrowdInputs, "stations">): number {
  return Math.max(0, 1 - stations.reduce((sum, { share }) => sum + share, 0));
}

/** The share of the crowd that each exit gets, in the order of the exits. */
export function exitShares(exits: readonly CrowdExit[]): readonly number[] {
  const said = exits.reduce((sum, { share }) => sum + (share ?? 0), 0);
  const open = exits.reduce((sum, exit) => sum + (exit.share === null ? exitCapacity(exit) : 0), 0);
  return exits.map((exit) => exit.share ?? (Math.max(0, 1 - said) * exitCapacity(exit)) / open);
}

/** When a line takes nobody any more: its last train or the closing of its station; null for neither. */
export function serviceEnd(station: Pick<CrowdStation, "closesAt">, line: CrowdLine): number | null {
  const ends = [station.closesAt, line.lastTrain].filter((time) => time !== null);
  return ends.length === 0 ? null : Math.min(...ends);
}

/** A start for a venue of so many people: eight equal exits that empty it within twenty minutes, and no station. */
export function startCrowdInputs(capacity: number): CrowdInputs {
  const { exits, emptiedWithinMinutes, flowPerMinuteM, leaving } = CROWD_DEFAULTS;
  const widthM = Math.max(1, Math.round(capacity / emptiedWithinMinutes / flowPerMinuteM / exits));
  return {
    attendance: capacity,
    exits: Array.from({ length: exits }, (_, i) => makeExit(`Exit ${i + 1}`, widthM)),
    leaving,
    stations: [],
  };
}

/** A level exit at the usual flow that takes its share of the rest. */
export function makeExit(name: string, widthM: number): CrowdExit {
  return { name, widthM, surface: "level", flowPerMinuteM: CROWD_DEFAULTS.flowPerMinuteM, share: null };
}

/** A line of twelve trains of 800 an hour that runs on, until somebody says otherwise. */
export function makeLine(name: string, share: number): CrowdLine {
  return {
    name,
    share,
    throughput: { kind: "trains", trainsPerHour: 12, peoplePerTrain: 800 },
    lastTrain: null,
  };
}
